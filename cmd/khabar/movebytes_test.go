//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// arabicNews writes a feed of n articles whose headlines take two lines of the
// list, as most do.
func arabicNews(t *testing.T, n int) string {
	t.Helper()
	titles := []string{
		"أعلن وزير الثقافة اليوم افتتاح معرض الكتاب الدولي في دورته الجديدة بمشاركة ناشرين",
		"اللجنة المنظمة: عدد الزوار في اليوم الأول بلغ 25000 زائر (بزيادة 12% عن العام الماضي)",
		"مُدُنُ الشَّمالِ تَستَعِدُّ لموجة أمطار غزيرة تستمر حتى نهاية الأسبوع",
		"شركة OpenGate توقّع عقد الميناء الجديد بقيمة 1.5 مليار دولار مع شركاء محليين",
	}
	type item struct {
		ID        string   `json:"id"`
		Title     string   `json:"title"`
		Text      string   `json:"content_text"`
		Published string   `json:"date_published"`
		Tags      []string `json:"tags"`
	}
	var items []item
	for i := range n {
		items = append(items, item{
			ID: fmt.Sprint(i), Title: titles[i%len(titles)], Text: strings.Repeat("هذا نص الخبر كما ورد. ", 40),
			// Half hours: none of the ages changes while the test runs.
			Published: time.Now().Add(-time.Duration(2*i+5) * time.Hour / 2).Format(time.RFC3339), Tags: []string{"اقتصاد"},
		})
	}
	text, err := json.Marshal(map[string]any{"version": "https://jsonfeed.org/version/1.1", "title": "جريدة الصباح", "language": "ar", "items": items})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "news.json")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// ofSize starts the program on a pseudo-terminal of w columns and h rows
// that answers nothing.
func ofSize(t *testing.T, w, h int, args ...string) *session {
	t.Helper()
	return ofSizeIn(t, w, h, []string{"TERM=xterm-256color"}, args...)
}

// ofSizeIn is ofSize with more in the environment.
func ofSizeIn(t *testing.T, w, h int, env []string, args ...string) *session {
	t.Helper()
	cmd := exec.Command(os.Args[0], args...)
	cmd.Args[0] = "khabar"
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "LANG=C.UTF-8", "XDG_STATE_HOME=" + t.TempDir()}, env...)
	master, err := pty.StartWithAttrs(cmd, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}, &syscall.SysProcAttr{Setsid: true, Setctty: true})
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	s := &session{t: t, master: master, cmd: cmd, exited: make(chan error, 1)}
	go s.listen(nil)
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		master.Close()
	})
	return s
}

// press presses a key and returns what is written until nothing more is for a
// while; of one that writes nothing it takes seconds to know.
func (s *session) press(key string) string {
	s.t.Helper()
	from := len(s.output())
	if _, err := s.master.WriteString(key); err != nil {
		s.t.Fatal(err)
	}
	begin := time.Now()
	for have, still := from, 0; still < 15 && time.Since(begin) < 5*time.Second; {
		time.Sleep(20 * time.Millisecond)
		if n := len(s.output()); n == from {
			still = 0 // it has not begun yet
		} else if n == have {
			still++
		} else {
			have, still = n, 0
		}
	}
	return s.output()[from:]
}

// says presses a key and waits until all words are in what is written then.
func (s *session) says(key string, words ...string) {
	s.t.Helper()
	from := len(s.output())
	if _, err := s.master.WriteString(key); err != nil {
		s.t.Fatal(err)
	}
	for begin, missing := time.Now(), 0; missing < len(words); {
		wrote := s.output()[from:]
		if missing = slices.IndexFunc(words, func(w string) bool { return !strings.Contains(wrote, w) }); missing < 0 {
			return
		}
		if time.Since(begin) > patient {
			s.t.Fatalf("%q is not in what %q writes: %q", words[missing], key, wrote)
		}
		time.Sleep(5 * time.Millisecond)
	}
}

// mostBytes is how much a move of the selection may write.
const mostBytes = 400

// TestLongListMoveBytes goes down a long list: the pane is written anew once in
// some moves, not at each.
func TestLongListMoveBytes(t *testing.T) {
	const moves = 40
	s := ofSize(t, 120, 36, "--lang", "ar", "--bidi", "visual", arabicNews(t, 2*moves))
	s.awaits("25000", 0, patient)
	s.press("j")
	all, many := 0, 0
	for range moves {
		n := len(s.press("j"))
		if all += n; n > mostBytes {
			many++
		}
	}
	if many > moves/4 || many == 0 || all > 2*moves*mostBytes {
		t.Errorf("%d of %d moves write more than %d bytes, all of them %d", many, moves, mostBytes, all)
	}
	t.Logf("%d bytes on average", all/moves)
}

// TestListMoveBytes moves up and down in a list of Arabic headlines and counts
// what the terminal is written.
func TestListMoveBytes(t *testing.T) {
	news := arabicNews(t, 60)
	for _, c := range []struct{ class, lang string }{{"visual", "ar"}, {"explicit", "ar"}, {"words", "ar"}, {"kitty", "ar"}, {"visual", "en"}, {"words", "en"}} {
		t.Run(c.class+" "+c.lang, func(t *testing.T) {
			t.Parallel()
			s := ofSize(t, 120, 36, "--lang", c.lang, "--bidi", c.class, news)
			s.awaits("25000", 0, patient)
			s.press("j")
			most := 0
			for range 4 {
				// On a busy machine something else may fall into the same frame:
				// the least of three moves over the same place counts.
				down := min(len(s.press("j")), len(s.press("k")), len(s.press("j")))
				if most = max(most, down); down > mostBytes {
					t.Errorf("a move writes %d bytes", down)
				}
			}
			if most < 40 {
				t.Errorf("a move writes %d bytes: nothing has moved", most)
			}
			t.Logf("at most %d bytes", most)
		})
	}
}
