package main

import (
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
)

var needTmux = flag.Bool("tmux", false, "fail, rather than skip, where tmux is missing")

// patient is how long a test waits for what has to come, on the busiest machine.
const patient = time.Minute

// pane is the program in a window of tmux, which keeps every mark and cell.
type tmuxPane struct {
	t       *testing.T
	socket  string
	prompts int // of the shell, seen so far
}

// tmuxStart runs the binary's command line in a shell in tmux, at a size.
func tmuxStart(t *testing.T, w, h int, env []string, command string) *tmuxPane {
	t.Helper()
	if _, err := exec.LookPath("tmux"); err != nil {
		if *needTmux {
			t.Fatal(err)
		}
		t.Skip("tmux is not installed")
	}
	p := &tmuxPane{t: t, socket: filepath.Join(t.TempDir(), "socket")}
	args := []string{"-u", "-f", "/dev/null", "new-session", "-d", "-x", fmt.Sprint(w), "-y", fmt.Sprint(h),
		"env", "-u", "TMUX", "PS1=READY ", "LC_ALL=C.UTF-8", "XDG_STATE_HOME=" + t.TempDir(), "XDG_DATA_HOME=" + t.TempDir(), "XDG_CONFIG_HOME=" + t.TempDir()}
	args = append(append(args, env...), "bash", "--norc", "--noprofile", "-i")
	p.tmux(args...)
	t.Cleanup(func() { _ = exec.Command("tmux", "-S", p.socket, "kill-server").Run() })
	p.prompt()
	p.keys(command, "Enter")
	return p
}

func (p *tmuxPane) tmux(args ...string) string {
	p.t.Helper()
	out, err := exec.Command("tmux", append([]string{"-S", p.socket}, args...)...).CombinedOutput()
	if err != nil {
		p.t.Fatalf("tmux %v: %v\n%s", args, err, out)
	}
	return string(out)
}

func (p *tmuxPane) keys(keys ...string) {
	p.t.Helper()
	p.tmux(append([]string{"send-keys"}, keys...)...)
}

func (p *tmuxPane) screen() string { return p.tmux("capture-pane", "-p") }

// shows reports whether a text stands on the screen as a reader sees it: in
// visual order with presentation forms, where it is right-to-left. Digits and
// Latin letters must not be in a right-to-left text.
func shows(screen, text string) bool {
	plain := norm.NFKC.String(screen)
	if strings.Contains(plain, text) {
		return true
	}
	runes := []rune(norm.NFKC.String(text))
	for i, j := 0, len(runes)-1; i < j; i, j = i+1, j-1 {
		runes[i], runes[j] = runes[j], runes[i]
	}
	// A lam-alef is one cell: taken apart it keeps its own order.
	unligated := strings.NewReplacer("لا", "ال", "لأ", "أل", "لإ", "إل", "لآ", "آل").Replace(plain)
	return strings.Contains(plain, string(runes)) || strings.Contains(unligated, string(runes))
}

// wait waits until all texts show.
func (p *tmuxPane) wait(texts ...string) string {
	p.t.Helper()
	return p.until(fmt.Sprintf("%q", texts), func(screen string) bool {
		for _, s := range texts {
			if !shows(screen, s) {
				return false
			}
		}
		return true
	})
}

func (p *tmuxPane) until(what string, ok func(screen string) bool) string {
	p.t.Helper()
	var screen string
	for end := time.Now().Add(patient); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if screen = p.screen(); ok(screen) {
			return screen
		}
	}
	p.t.Fatalf("waited for %s; the screen is\n%s", what, screen)
	return ""
}

// prompt waits for the shell to ask for the next command: not for the prompt
// that stands on its screen from before.
func (p *tmuxPane) prompt() {
	p.t.Helper()
	p.prompts++
	p.until("the shell's prompt", func(screen string) bool {
		return strings.Count(screen, "READY") >= p.prompts
	})
}

// back presses Esc and waits for what then shows: a key that follows at once
// would make one of both, with Alt.
func (p *tmuxPane) back(shows string) {
	p.t.Helper()
	p.keys("Escape")
	p.wait(shows)
}

// gone waits until a text is no longer on the screen.
func (p *tmuxPane) gone(text string) {
	p.t.Helper()
	p.until("the end of "+text, func(screen string) bool { return !shows(screen, text) })
}

// binary builds the program once for all tests.
func binary(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "khabar")
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return path
}

// story copies the articles of testdata/story into a folder, the first the
// newest, with a long one among them and one that can't be read.
func story(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	names, err := filepath.Glob("testdata/story/*.txt")
	if err != nil || len(names) != 5 {
		t.Fatalf("the story has %d articles: %v", len(names), err)
	}
	now := time.Date(2026, 11, 20, 12, 0, 0, 0, time.UTC)
	put := func(name string, text []byte, age time.Duration) {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, text, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, now.Add(-age), now.Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	for i, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if i == 0 {
			for n := range 40 {
				text = fmt.Appendf(text, "\nفقرة طويلة من النص رقم (%d) تملأ الصفحة حتى تحتاج إلى التمرير نحو الأسفل ثم العودة إلى أعلى الخبر بمفتاح واحد.\n", n)
			}
		}
		put(filepath.Base(name), text, time.Duration(24*i)*time.Hour)
	}
	put("bad.bin", []byte("\x7fELF\x02\x01\x01\x00\x00\x00\x00\x00\x00\x00"), 0)
	return dir
}

const (
	headPort  = "افتتاح ميناء جديد"
	headFish  = "سوق السمك في المدينة"
	headRain  = "גשם ראשון בצפון"
	headline  = "الساحل الشمالي بعد خمس سنوات" // of the port, in the reader only
	bodyPort  = "افتتحت سلطات المدينة"
	bodyFish  = "يستعد تجار سوق السمك"
	bodyRain  = "גשם ראשון ירד הבוקר"
	bodyTrain = "Night trains run again"
)

// TestTmuxStory presses every key in the real binary, on a pty, and looks at
// the screen.
func TestTmuxStory(t *testing.T) {
	bin, dir := binary(t), story(t)
	p := tmuxStart(t, 120, 36, nil, bin+" "+dir)

	// The newest first; the bad file is named with its reason.
	p.wait("الأخبار", "القراءة", "ذات صلة", headPort, bodyPort, headFish, headRain, "bad.bin")

	// The list: down, up, ends, pages. The hint says which pane has the keys.
	const inList = "Enter"
	for _, step := range []struct {
		keys []string
		body string
	}{
		{[]string{"j"}, bodyFish}, {[]string{"k"}, bodyPort}, {[]string{"Down", "Down", "Up", "Down"}, bodyRain},
		{[]string{"End"}, bodyTrain}, {[]string{"Home"}, bodyPort}, {[]string{"G"}, bodyTrain}, {[]string{"g"}, bodyPort},
		{[]string{"PageDown"}, bodyTrain}, {[]string{"PageUp"}, bodyPort},
	} {
		p.keys(append(step.keys, "Enter")...)
		p.wait(step.body)
		p.gone(inList)
		p.back(inList)
	}
	p.keys("Enter")
	p.gone(inList)

	// The reader: lines, pages, the end, and back to the top.
	p.keys("j", "Down", "j", "Down", "j", "j", "j")
	p.gone(headline)
	p.keys("k", "Up", "k", "Up", "k", "k", "k")
	p.wait(headline)
	for _, way := range [][2]string{{"PageDown", "PageUp"}, {"G", "g"}, {"End", "Home"}, {"Space", "Home"}, {"C-d", "C-u"}} {
		p.keys(way[0])
		p.gone(headline)
		p.keys(way[1])
		p.wait(headline)
	}
	p.keys("Space")
	p.gone(headline)
	before := p.screen()

	// Related: there, and back to the same place.
	p.keys("Tab")
	p.wait(inList)
	p.keys("Enter")
	p.wait(bodyFish)
	p.keys("Escape")
	p.until("the place that was left", func(screen string) bool { return readerText(screen) == readerText(before) })
	p.keys("BTab", "g")
	p.wait(headline)

	// The text as it came, the page of the keys.
	p.keys("v")
	p.wait("النص كما ورد")
	p.keys("v")
	p.wait(headline)
	p.keys("?")
	p.wait("Home", "Tab", "PgDn")
	p.keys("?")
	p.wait(headline)

	// Left and right move to the pane that stands there.
	p.keys("Right", "j", "Enter")
	p.wait(bodyFish)

	// Other sizes.
	p.tmux("resize-window", "-x", "80", "-y", "24")
	p.wait("الأخبار", "القراءة", bodyFish)
	p.tmux("resize-window", "-x", "50", "-y", "20")
	p.wait("القراءة", bodyFish)
	p.gone("الأخبار")
	p.back("الأخبار")
	p.wait(headRain)
	p.tmux("resize-window", "-x", "120", "-y", "36")
	p.wait("ذات صلة", bodyFish)

	// Turned round.
	p.keys("M")
	p.until("the list at the left", func(screen string) bool {
		first, _, _ := strings.Cut(screen, "\n")
		return strings.Index(norm.NFKC.String(first), reversed("الأخبار")) < len(first)/3
	})
	p.keys("q")
	p.left()
}

func reversed(s string) string {
	r := []rune(s)
	for i, j := 0, len(r)-1; i < j; i, j = i+1, j-1 {
		r[i], r[j] = r[j], r[i]
	}
	return string(r)
}

// readerText is the middle of three panes.
func readerText(screen string) string {
	var out strings.Builder
	for _, row := range strings.Split(screen, "\n") {
		if parts := strings.Split(row, "│"); len(parts) == 3 {
			out.WriteString(parts[1] + "\n")
		}
	}
	return out.String()
}

// left waits until the program is left and the terminal is as it was: the main
// screen, the cursor shown, no mouse, echo and lines as a shell has them.
func (p *tmuxPane) left() {
	p.t.Helper()
	p.prompt()
	if flags := p.tmux("display-message", "-p", "#{alternate_on}#{mouse_any_flag}#{keypad_flag}"); flags != "000\n" {
		p.t.Errorf("alternate screen, mouse, keypad: %s", flags)
	}
	p.keys("stty -a | grep -ow -e '-*icanon' -e '-*echo' -e '-*isig'; echo D'O'NE $?", "Enter")
	screen := p.wait("DONE 0")
	p.prompt()
	for _, flag := range []string{"isig", "icanon", "echo"} {
		if !strings.Contains(screen, "\n"+flag+"\n") {
			p.t.Errorf("stty has no %s:\n%s", flag, screen)
		}
	}
	if p.tmux("display-message", "-p", "#{cursor_flag}") != "1\n" {
		p.t.Error("the cursor is hidden")
	}
}

// TestTmuxLeaving ends the program in every way: the terminal is as it was.
func TestTmuxLeaving(t *testing.T) {
	bin, dir := binary(t), story(t)
	for _, how := range []string{"-TERM", "-HUP", "-INT"} {
		t.Run(how, func(t *testing.T) {
			p := tmuxStart(t, 80, 24, nil, bin+" "+dir)
			p.wait(headPort, bodyPort)
			if out, err := exec.Command("pkill", how, "-f", "^"+bin).CombinedOutput(); err != nil {
				t.Fatalf("pkill: %v %s", err, out)
			}
			p.left()
		})
	}
	t.Run("suspend", func(t *testing.T) {
		p := tmuxStart(t, 80, 24, nil, bin+" "+dir)
		p.wait(headPort, bodyPort)
		p.keys("C-z")
		p.left()
		p.keys("fg", "Enter")
		p.wait(headPort, bodyPort)
		p.keys("q")
		p.left()
	})
}

// TestTmuxStdin pipes an article in; the keys still come from the terminal.
func TestTmuxStdin(t *testing.T) {
	bin := binary(t)
	p := tmuxStart(t, 80, 24, nil, "cat testdata/story/2-fish.txt | "+bin)
	p.wait(headFish, bodyFish)
	p.keys("?")
	p.wait("Home", "Tab")
	p.keys("q")
	p.left()
}

// TestTmuxWelcome opens the welcome edition.
func TestTmuxWelcome(t *testing.T) {
	p := tmuxStart(t, 120, 36, nil, binary(t))
	p.wait("الأخبار", "هذه طبعة الترحيب", "6")
	p.keys("End", "Enter")
	p.wait("not one escape code")
	p.keys("q")
	p.left()
}
