package clip

import (
	"context"
	"encoding/base64"
	"errors"
	"os/exec"
	"slices"
	"strings"
	"testing"
)

const news = "قال الوزير: «نعم»، ثم\u200cغادر. قُرئ."

func env(pairs ...string) func(string) string {
	return func(name string) string {
		for i := 0; i < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

// Which way a text goes, by where the program runs.
func TestCopy(t *testing.T) {
	osc := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(news)) + "\a"
	tmux := osc + "\x1bPtmux;" + strings.ReplaceAll(osc, "\x1b", "\x1b\x1b") + "\x1b\\"
	for _, tt := range []struct {
		name  string
		os    string
		env   func(string) string
		there []string // tools
		fails []string
		want  string   // to the terminal
		ran   []string // the tools, in their order
	}{
		{"a terminal and nothing else", "linux", env("TERM", "xterm-256color"), nil, nil, osc, nil},
		{"X11", "linux", env("TERM", "xterm", "DISPLAY", ":0"), []string{"xclip", "xsel"}, nil, osc, []string{"xclip -selection clipboard -in"}},
		{"X11 without xclip", "linux", env("TERM", "xterm", "DISPLAY", ":0"), []string{"xsel"}, nil, osc, []string{"xsel --clipboard --input"}},
		{"X11, the first fails", "linux", env("TERM", "xterm", "DISPLAY", ":0"), []string{"xclip", "xsel"}, []string{"xclip"}, osc, []string{"xclip -selection clipboard -in", "xsel --clipboard --input"}},
		{"Wayland", "linux", env("TERM", "foot", "DISPLAY", ":0", "WAYLAND_DISPLAY", "w"), []string{"wl-copy", "xclip"}, nil, osc, []string{"wl-copy --type text/plain;charset=utf-8"}},
		{"over SSH", "linux", env("TERM", "xterm", "DISPLAY", ":10", "SSH_TTY", "/dev/pts/1"), []string{"xclip"}, nil, osc, nil},
		{"macOS", "darwin", env("TERM", "xterm"), []string{"pbcopy"}, nil, osc, []string{"pbcopy"}},
		{"Windows", "windows", env(), []string{"clip.exe"}, nil, osc, []string{"clip.exe"}},
		{"WSL", "linux", env("TERM", "xterm", "WSL_DISTRO_NAME", "Debian"), []string{"clip.exe"}, nil, osc, []string{"clip.exe"}},
		{"Termux", "android", env("TERM", "xterm", "TERMUX_VERSION", "1"), []string{"termux-clipboard-set"}, nil, osc, []string{"termux-clipboard-set"}},
		{"tmux", "linux", env("TERM", "tmux-256color", "TMUX", "/tmp/x,1,0"), nil, nil, "", []string{"tmux load-buffer -w -"}},
		{"an old tmux", "linux", env("TERM", "screen-256color", "TMUX", "/tmp/x,1,0"), nil, []string{"tmux"}, tmux, []string{"tmux load-buffer -w -"}},
		{"tmux at this end of SSH", "linux", env("TERM", "tmux-256color", "SSH_TTY", "x"), nil, nil, tmux, nil},
		{"screen", "linux", env("TERM", "screen", "STY", "1.x"), nil, nil, "\x1bP" + osc + "\x1b\\", nil},
		{"the Linux console with a tool", "linux", env("TERM", "linux", "DISPLAY", ":0"), []string{"xclip"}, nil, "", []string{"xclip -selection clipboard -in"}},
	} {
		var ran []string
		c := Clipboard{Env: tt.env, OS: tt.os, Look: func(name string) (string, error) {
			if slices.Contains(tt.there, name) {
				return "/bin/" + name, nil
			}
			return "", exec.ErrNotFound
		}, Run: func(_ context.Context, text []byte, argv ...string) error {
			ran = append(ran, strings.Join(argv, " "))
			if slices.Contains(tt.fails, argv[0]) {
				return errors.New("exit status 1")
			}
			if argv[0] == "clip.exe" {
				if string(text[:4]) != "\xff\xfe\x42\x06" { // a byte order mark and ق, the low byte first
					t.Errorf("%s: UTF-16 begins with % x", tt.name, text[:4])
				}
			} else if string(text) != news {
				t.Errorf("%s: %q was copied", tt.name, text)
			}
			return nil
		}}
		got, err := c.Copy(t.Context(), news)
		if err != nil || got != tt.want || !slices.Equal(ran, tt.ran) {
			t.Errorf("%s: %q, %v, tools %q; want %q and %q", tt.name, got, err, ran, tt.want, tt.ran)
		}
	}
}

func TestTooLarge(t *testing.T) {
	long := strings.Repeat("x", maxOSC+1)
	c := Clipboard{Env: env("TERM", "xterm")}
	if s, err := c.Copy(t.Context(), long); !errors.Is(err, ErrTooLarge) || s != "" {
		t.Errorf("%d bytes, %v", len(s), err)
	}
	if s, err := c.Copy(t.Context(), long[1:]); err != nil || len(s) != len("\x1b]52;c;\a")+100000-8 {
		t.Errorf("%d bytes, %v", len(s), err)
	}
	c = Clipboard{Env: env("TERM", "xterm", "DISPLAY", ":0"), OS: "linux", Look: func(string) (string, error) { return "", nil }, Run: func(context.Context, []byte, ...string) error { return nil }}
	if s, err := c.Copy(t.Context(), long); s != "" || err != nil {
		t.Errorf("with a tool: %d bytes, %v", len(s), err)
	}
	if _, err := (Clipboard{Env: env("TERM", "linux")}).Copy(t.Context(), "x"); !errors.Is(err, ErrNoWay) {
		t.Error(err)
	}
}

// What screen hands on, put together again, is the sequence.
func TestInScreen(t *testing.T) {
	c := Clipboard{Env: env("STY", "1", "TERM", "screen")}
	text := strings.Repeat(news, 40)
	s, err := c.Copy(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	var whole strings.Builder
	for part := range strings.SplitSeq(strings.TrimSuffix(s, "\x1b\\"), "\x1b\\") {
		inner, ok := strings.CutPrefix(part, "\x1bP")
		if !ok || len(inner) > screenPiece {
			t.Fatalf("a piece is %q", part)
		}
		whole.WriteString(inner)
	}
	inner := strings.TrimSuffix(strings.TrimPrefix(whole.String(), "\x1b]52;c;"), "\a")
	if got, err := base64.StdEncoding.DecodeString(inner); err != nil || string(got) != text {
		t.Errorf("%v, %q", err, got)
	}
}

func TestUnits(t *testing.T) {
	for _, tt := range []struct{ text, at, word, sentence string }{
		{news, "قال", "قال", "قال الوزير: «نعم»، ثم\u200cغادر."},
		{news, "غادر", "ثم\u200cغادر", "قال الوزير: «نعم»، ثم\u200cغادر."},
		{news, "«نعم", "نعم", "قال الوزير: «نعم»، ثم\u200cغادر."},
		{news, "رئ", "قُرئ", "قُرئ."},
		{"هل حضر؟ نعم! انتهى", "نعم", "نعم", "نعم!"},
		{"یہ خبر ہے۔ دوسری خبر۔", "دوسری", "دوسری", "دوسری خبر۔"},
		{"שלום עולם. מה נשמע? טוב", "נשמע", "נשמע", "מה נשמע?"},
		{"צה״ל הודיע על 14.5 מ״מ. סוף", "צה", "צה״ל", "צה״ל הודיע על 14.5 מ״מ."},
		{"It rose by 3.14 per cent. Then it fell.", "per", "per", "It rose by 3.14 per cent."},
		{"…", "…", "", "…"},
		{"", "", "", ""},
	} {
		at := strings.Index(tt.text, tt.at)
		if s, e := Word(tt.text, at); tt.text[s:e] != tt.word {
			t.Errorf("%q at %q: word %q, want %q", tt.text, tt.at, tt.text[s:e], tt.word)
		}
		if s, e := Sentence(tt.text, at); tt.text[s:e] != tt.sentence {
			t.Errorf("%q at %q: sentence %q, want %q", tt.text, tt.at, tt.text[s:e], tt.sentence)
		}
	}
	if s, e := WordBefore(news, strings.Index(news, "نعم")); news[s:e] != "الوزير" {
		t.Errorf("before نعم: %q", news[s:e])
	}
	if n := Words(news); n != 5 {
		t.Errorf("%d words", n)
	}
}

func TestAlign(t *testing.T) {
	text := "قُرِئَ النص 12 هنا ثم هناك"
	for _, page := range []string{text, "قرئ النص ١٢ هنا\u00a0[1] ثم هناك", "قُرِئَ النص\u00a0[3] 12 هنا ثم هناك"} {
		for _, word := range []string{"النص", "هنا", "ثم", "هناك"} {
			want := strings.Index(text, " "+word) + 1
			if got := Align(page, text, strings.Index(page, " "+word)+1); got != want {
				t.Errorf("%q: %s is at %d, want %d", page, word, got, want)
			}
		}
	}
}

func TestAlignCells(t *testing.T) {
	page, text := "أول │ ثان │ ثالث", "أول\tثان\tثالث"
	if got := Align(page, text, strings.Index(page, "ثالث")); text[got:] != "ثالث" {
		t.Errorf("the third cell is %q", text[got:])
	}
}

func FuzzUnits(f *testing.F) {
	f.Add(news, 7)
	f.Add("a\xffb\u0300. c", 2)
	f.Add("b", 9)
	f.Fuzz(func(t *testing.T, text string, at int) {
		for _, unit := range []func(string, int) (int, int){Word, Sentence, WordBefore} {
			if s, e := unit(text, at); s < 0 || e < s || e > len(text) {
				t.Fatalf("%q at %d: %d to %d", text, at, s, e)
			}
		}
		if got := Align(text, text, at); got > len(text) || got < 0 {
			t.Fatalf("%q: %d is aligned to %d", text, at, got)
		}
	})
}
