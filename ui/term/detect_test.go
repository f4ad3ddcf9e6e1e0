package term

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khabar/bidi/row"
)

// script is a terminal that gives its answers piece by piece.
type script struct {
	pieces []piece
	wrote  strings.Builder
	closed bool
	begin  time.Time
}

// piece comes at this time after the beginning.
type piece struct {
	at   time.Duration
	text string
}

func (s *script) Read(p []byte, d time.Duration) (int, error) {
	if s.begin.IsZero() {
		s.begin = time.Now()
	}
	if len(s.pieces) == 0 {
		time.Sleep(d)
		return 0, nil
	}
	next := &s.pieces[0]
	if wait := time.Until(s.begin.Add(next.at)); wait > d {
		time.Sleep(d)
		return 0, nil
	} else if wait > 0 {
		time.Sleep(wait)
	}
	n := copy(p, next.text)
	next.text = next.text[n:]
	if next.text == "" {
		s.pieces = s.pieces[1:]
	}
	return n, nil
}

func (s *script) Write(p []byte) (int, error) { return s.wrote.Write(p) }
func (s *script) Close() error                { s.closed = true; return nil }

func detect(t *testing.T, s *script, o Options) (*Detection, time.Duration) {
	t.Helper()
	o.Output = true
	o.Open = func() (TTY, error) { return s, nil }
	begin := time.Now()
	d, err := Detect(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	if s.wrote.Len() > 0 && !s.closed {
		t.Error("the terminal was left in raw mode")
	}
	return d, time.Since(begin)
}

func TestDetect(t *testing.T) {
	xterm := env("TERM", "xterm-256color")
	const konsole = "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c"
	const tmux = "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c"
	ms := time.Millisecond
	for _, c := range []struct {
		name   string
		env    Environment
		pieces []piece
		class  row.Class
		keys   string
		most   time.Duration
	}{
		{"at once", xterm, []piece{{0, konsole}}, row.Words, "", 700 * ms},
		{"in pieces", xterm, []piece{{0, konsole[:1]}, {20 * ms, konsole[1:9]}, {40 * ms, konsole[9:27]}, {60 * ms, konsole[27:]}}, row.Words, "", 700 * ms},
		{"keys between", xterm, []piece{{0, "jj" + konsole[:21] + "\x1b[A" + konsole[21:] + "q"}}, row.Words, "jj\x1b[Aq", 700 * ms},
		{"never", xterm, nil, row.Visual, "", 700 * ms},
		{"half", xterm, []piece{{0, konsole[:25]}}, row.Words, "", 700 * ms},
		{"half a DCS", xterm, []piece{{0, konsole[:15]}}, row.Visual, "", 700 * ms},
		{"too late", xterm, []piece{{time.Second, konsole}}, row.Visual, "", 700 * ms},
		{"late, over SSH", env("TERM", "xterm", "SSH_TTY", "x"), []piece{{600 * ms, konsole}}, row.Words, "", 1300 * ms},
		{"never, over SSH", env("TERM", "xterm", "SSH_TTY", "x"), nil, row.Visual, "", 2 * time.Second},
		{"rubbish", xterm, []piece{{0, strings.Repeat("rubbish \x1b[?9;", 1<<12)}, {10 * ms, konsole}}, row.Words, "", 700 * ms},
		{"a megabyte of rubbish", xterm, []piece{{0, strings.Repeat("rubbish \x1b[?9;", 1<<20/13)}}, row.Visual, "", 700 * ms},
		{"unknown, second round", xterm, []piece{{0, "\x1b[>99;1;0c\x1b[?62c"}, {5 * ms, "\x1b[8;1$y\x1b[?62c"}}, row.Explicit, "", 700 * ms},
		{"screen at this end of SSH", env("TERM", "screen", "SSH_TTY", "x"), []piece{{0, "\x1b[>83;40900;0c\x1b[?1;2c"}, {20 * ms, "\x1b[>65;7006;1c\x1b[?65;1;9c"}}, row.Words, "", 700 * ms},
		{"tmux at this end of SSH", env("TERM", "tmux-256color", "SSH_TTY", "x"), []piece{{0, tmux}, {20 * ms, "\x1b[?1;2c"}, {30 * ms, "\x1b[>65;7006;1c\x1b[?65;1;9c"}}, row.Words, "", 700 * ms},
		{"tmux at this end of SSH, that lets nothing through", env("TERM", "tmux-256color", "SSH_TTY", "x"), []piece{{0, tmux}, {20 * ms, "\x1b[?1;2c"}}, row.Visual, "", 700 * ms},
		{"unknown, no answer to the second", xterm, []piece{{0, "\x1b[>99;1;0c\x1b[?62c"}}, row.Visual, "", 700 * ms},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			d, took := detect(t, &script{pieces: c.pieces}, Options{Env: c.env})
			if d.Terminal.Class != c.class || string(d.Keys) != c.keys {
				t.Errorf("%v, keys %q; want %v, %q", d.Terminal, d.Keys, c.class, c.keys)
			}
			if took > c.most {
				t.Errorf("took %v, at most %v", took, c.most)
			}
		})
	}
}

// What is written to a terminal, so that none prints anything.
func TestQuestions(t *testing.T) {
	for _, c := range []struct {
		name    string
		env     Environment
		answers []piece
		want    string
	}{
		{"known by the environment", env("TERM", "xterm", "VTE_VERSION", "7006"), []piece{{0, "\x1b[>65;7006;1c\x1b[8;1$y\x1b[?65c"}}, askVersion + askDA2 + askMode + askGround + askFence},
		{"known by DA2", env("TERM", "xterm"), []piece{{0, "\x1b[>65;7006;1c\x1b[?65c"}}, askVersion + askDA2 + askGround + askFence},
		{"Apple's over SSH", env("TERM", "xterm-256color", "SSH_TTY", "x"), []piece{{0, "\x1b[>1;95;0c\x1b[?1;2c"}}, askVersion + askDA2 + askGround + askFence},
		{"Apple's", env("TERM", "xterm-256color", "TERM_PROGRAM", "Apple_Terminal"), []piece{{0, "\x1b[?1;2c"}}, askVersion + askDA2 + askGround + askFence},
		{"unknown", env("TERM", "xterm"), []piece{{0, "\x1b[>99;0;0c\x1b[?65c"}, {0, "\x1b[?65c"}}, askVersion + askDA2 + askGround + askFence + askMode + askFence + wipe},
		{"Linux console", env("TERM", "linux"), nil, ""},
		{"screen", env("TERM", "screen", "STY", "1"), []piece{{0, "\x1b[>65;7006;1c\x1b[?65c"}}, "\x1bP" + askVersion + askDA2 + askGround + askFence + "\x1b\\"},
		{"screen at this end of SSH", env("TERM", "screen", "SSH_TTY", "x"), []piece{{0, "\x1b[>83;40900;0c\x1b[?1;2c"}, {0, "\x1b[>65;7006;1c\x1b[?65c"}},
			askVersion + askDA2 + askGround + askFence + "\x1bP" + askVersion + askDA2 + askGround + askFence + "\x1b\\"},
		{"tmux at this end of SSH", env("TERM", "tmux-256color", "SSH_TTY", "x"), []piece{{0, "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c"}, {0, "\x1b[?1;2c"}},
			askVersion + askDA2 + askGround + askFence + "\x1bPtmux;" + strings.ReplaceAll(askVersion+askDA2+askGround+askFence, "\x1b", "\x1b\x1b") + "\x1b\\" + askFence},
	} {
		s := &script{pieces: c.answers}
		d, _ := detect(t, s, Options{Env: c.env})
		if got := s.wrote.String(); got != c.want {
			t.Errorf("%s: wrote %q, want %q (%v)", c.name, got, c.want, d.Terminal)
		}
	}
}

func TestDetectOrder(t *testing.T) {
	memory := &Memory{Path: filepath.Join(t.TempDir(), "state", "terminals.json")}
	known := env("TERM", "xterm-256color")
	if err := memory.Keep(known.Key(), Terminal{Class: row.Words, Name: "Konsole", Version: "22.12.3"}); err != nil {
		t.Fatal(err)
	}
	chosen := env("TERM", "xterm-kitty")
	if err := memory.Choose(chosen.Key(), Terminal{Class: row.Visual, Name: "kitty"}); err != nil {
		t.Fatal(err)
	}
	with := func(e Environment, name, value string) Environment {
		return func(n string) string {
			if n == name {
				return value
			}
			return e(n)
		}
	}
	for _, c := range []struct {
		name  string
		o     Options
		class row.Class
		by    string
		check bool
		asked bool
	}{
		{"flag", Options{Flag: "kitty", Config: "words", Env: with(known, "KHABAR_BIDI", "visual"), Memory: memory}, row.Kitty, "the flag --bidi", false, false},
		{"environment", Options{Config: "words", Env: with(known, "KHABAR_BIDI", "Visual"), Memory: memory}, row.Visual, "the environment variable KHABAR_BIDI", false, false},
		{"configuration", Options{Config: "explicit", Env: known, Memory: memory}, row.Explicit, "the configuration", false, false},
		{"auto by flag overrides", Options{Flag: "auto", Config: "explicit", Env: with(known, "KHABAR_BIDI", "visual"), Memory: memory}, row.Words, "remembered", true, false},
		{"remembered", Options{Env: known, Memory: memory}, row.Words, "remembered", true, false},
		{"chosen", Options{Env: chosen, Memory: memory}, row.Visual, "your choice", false, false},
		{"asked all the same", Options{Env: known, Memory: memory, Always: true}, row.Explicit, "DECRQM", false, true},
		{"no memory", Options{Env: known}, row.Explicit, "DECRQM", false, true},
		{"given, asked all the same", Options{Env: known, Flag: "words", Always: true}, row.Words, "the flag --bidi", false, true},
		{"dumb", Options{Env: env("TERM", "dumb"), Memory: memory}, row.Logical, "TERM", false, false},
	} {
		s := &script{pieces: []piece{{0, "\x1b[>65;7006;1c\x1b[8;1$y\x1b[?65;1;9c"}}}
		d, _ := detect(t, s, c.o)
		if d.Terminal.Class != c.class || !strings.Contains(d.Terminal.FoundBy, c.by) || d.Check != c.check || (s.wrote.Len() > 0) != c.asked {
			t.Errorf("%s: %v, check %v, asked %v", c.name, d.Terminal, d.Check, s.wrote.Len() > 0)
		}
	}
	d, err := Detect(context.Background(), Options{Env: known})
	if err != nil || d.Terminal.Class != row.Logical {
		t.Errorf("no terminal: %v, %v", d, err)
	}
	if _, err := Detect(context.Background(), Options{Env: known, Flag: "sideways"}); !errors.Is(err, row.ErrClass) || !strings.Contains(err.Error(), "--bidi") {
		t.Errorf("unknown class: %v", err)
	}
}

func TestDetectTmux(t *testing.T) {
	o := Options{Env: env("TMUX", "/tmp/x,1,0", "TERM", "tmux-256color"), Tmux: func(context.Context, Environment) (Client, error) {
		return Client{Type: "Konsole 22.12.3", Name: "xterm-256color"}, nil
	}}
	s := &script{}
	if d, _ := detect(t, s, o); d.Terminal.Class != row.Words || d.Terminal.Via != "tmux" || s.wrote.Len() > 0 {
		t.Errorf("%v, wrote %q", d.Terminal, s.wrote.String())
	}
	o.Tmux = func(ctx context.Context, _ Environment) (Client, error) {
		<-ctx.Done() // tmux hangs
		return Client{}, ctx.Err()
	}
	if d, took := detect(t, s, o); d.Terminal.Class != row.Visual || took > 700*time.Millisecond {
		t.Errorf("%v after %v", d.Terminal, took)
	}
}

// A client that tmux does not know is asked itself, and its answers come as
// keys.
func TestDetectTmuxClient(t *testing.T) {
	device := filepath.Join(t.TempDir(), "client")
	if err := os.WriteFile(device, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	o := Options{Env: env("TMUX", "/tmp/x,1,0", "TERM", "tmux-256color", "SSH_TTY", "x"), Tmux: func(context.Context, Environment) (Client, error) {
		return Client{Name: "xterm-256color", TTY: device}, nil
	}}
	s := &script{pieces: []piece{{0, "j\x1b[>65;7006;1c"}, {time.Millisecond, "\x1b[?65;1;9ck"}}}
	d, _ := detect(t, s, o)
	if d.Terminal.Class != row.Words || d.Terminal.Name != "VTE" || string(d.Keys) != "jk" || d.Check {
		t.Errorf("%v, keys %q, check %v", d.Terminal, d.Keys, d.Check)
	}
	asked, err := os.ReadFile(device)
	if err != nil || string(asked) != askVersion+askDA2+askGround+askFence || s.wrote.Len() > 0 {
		t.Errorf("the client was asked %q, tmux %q (%v)", asked, s.wrote.String(), err)
	}
	// One that says nothing costs a limited time.
	if d, took := detect(t, &script{}, o); d.Terminal.Class != row.Visual || took > 1200*time.Millisecond {
		t.Errorf("%v after %v", d.Terminal, took)
	}
}

func TestParseClient(t *testing.T) {
	const keys = "bind-key -T root MouseDown1Pane select-pane -t = \\; send-keys -M\n"
	for _, c := range []struct {
		out  string
		want Client
	}{
		{"on;Konsole 22.12.3;xterm-256color;256,title;/dev/pts/3;1100\n" + keys, Client{"Konsole 22.12.3", "xterm-256color", 256, true, "/dev/pts/3"}},
		{"off;;no-such-terminal;title,RGB;/dev/pts/3;1100\n" + keys, Client{"", "no-such-terminal", 256, false, "/dev/pts/3"}},
		{";;no-such-terminal;;/dev/pts/3;1100\n" + keys + "bind-key    -T root M-[ copy-mode\n", Client{"", "no-such-terminal", 0, false, ""}},
		{";;no-such-terminal;;/dev/pts/3;1110\n" + keys, Client{"", "no-such-terminal", 0, false, ""}},
		{";;no-such-terminal;;/dev/pts/3;0100\n" + keys, Client{"", "no-such-terminal", 0, false, ""}},
		{"all;odd;name 1;xterm;256;/dev/pts/3;1101\n", Client{"odd;name 1", "xterm", 256, true, ""}},
		{"no server running", Client{}},
	} {
		if got := parseClient(c.out); got != c.want {
			t.Errorf("%q: %+v, want %+v", c.out, got, c.want)
		}
	}
}
