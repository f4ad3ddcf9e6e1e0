package term

import (
	"testing"

	"khabar/bidi/row"
)

// env makes an Environment of pairs.
func env(pairs ...string) Environment {
	return func(name string) string {
		for i := 0; i+1 < len(pairs); i += 2 {
			if pairs[i] == name {
				return pairs[i+1]
			}
		}
		return ""
	}
}

// The replies that terminals gave when they were asked (XTVERSION, DA2, DECRQM
// 8, DA1), word for word, with nothing in the environment but TERM, as over
// SSH.
var recorded = []struct {
	name, term, replies string
	class               row.Class
	found               string
}{
	{"VTE 0.70", "xterm-256color", "\x1b[>65;7006;1c\x1b[8;1$y\x1b[?65;1;9c", row.Explicit, "VTE"},
	{"VTE 0.70, not asked for the mode", "xterm-256color", "\x1b[>65;7006;1c\x1b[?65;1;9c", row.Explicit, "VTE"},
	{"newer VTE", "xterm-256color", "\x1bP>|VTE(7802)\x1b\\\x1b[>65;7802;1c\x1b[?65;1;9c", row.Explicit, "VTE"},
	{"Konsole 22.12", "xterm-256color", "\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c", row.Words, "Konsole"},
	{"Konsole without XTVERSION", "xterm-256color", "\x1b[>1;115;0c\x1b[?62;1;4c", row.Words, "Konsole"},
	{"kitty 0.26", "xterm-kitty", "\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[8;0$y\x1b[?62c", row.Kitty, "kitty"},
	{"pterm 0.78", "xterm", "\x1b[>0;136;0c\x1b[?6c", row.Words, "PuTTY"},
	{"mlterm 3.9", "mlterm", "\x1b[>24;279;0c\x1b[8;0$y\x1b[?63;1;2;3;4;7;29c", row.MLTerm, "mlterm"},
	{"xterm 379", "xterm", "\x1bP>|XTerm(379)\x1b\\\x1b[>41;379;0c\x1b[8;0$y\x1b[?64;1;2;6;9;15;16;17;18;21;22;28c", row.Visual, "XTerm"},
	{"alacritty 0.11", "alacritty", "\x1b[>0;1700;1c\x1b[?6c", row.Visual, "alacritty"},
	{"foot 1.13", "foot", "\x1bP>|foot(1.13.1)\x1b\\\x1b[>1;011301;0c\x1b[?62;4;22c", row.Visual, "foot"},
	{"urxvt 9.30", "rxvt-unicode-256color", "\x1b[>85;95;0c\x1b[?1;2c", row.Visual, "rxvt-unicode"},
	{"st 0.9", "st-256color", "\x1b[?6c", row.Visual, "st"},
	{"QTerminal 1.2", "xterm-256color", "\x1b[>0;115;0c\x1b[?1;2c", row.Words, "QTerminal"},
	{"Apple Terminal", "xterm-256color", "\x1b[>1;95;0c\x1b[?1;2c", row.Words, "Apple Terminal"},
	{"iTerm2 3.5", "xterm-256color", "\x1bP>|iTerm2 3.5.14\x1b\\\x1b[>64;2500;0c\x1b[?64;1;2c", row.Visual, "iTerm2"},
	{"iTerm2 3.7", "xterm-256color", "\x1bP>|iTerm2 3.7.0beta1\x1b\\\x1b[>64;2500;0c\x1b[?64;1;2c", row.Words, "iTerm2"},
	{"WezTerm", "xterm-256color", "\x1bP>|WezTerm 20240203-110809\x1b\\\x1b[>1;277;0c\x1b[?65;4;6;18;22c", row.Explicit, "WezTerm"},
	{"unknown with mode 8", "xterm-256color", "\x1b[>99;1;0c\x1b[?62c\x1b[8;2$y\x1b[?62c", row.Explicit, ""},
	{"unknown, permanently off", "xterm-256color", "\x1b[>99;1;0c\x1b[?62c\x1b[8;4$y\x1b[?62c", row.Visual, ""},
	{"unknown", "xterm-256color", "\x1b[>99;1;0c\x1b[?62c", row.Visual, ""},
	{"no answer", "xterm-256color", "", row.Visual, ""},
	{"screen at this end of SSH, in VTE", "screen", "\x1b[>83;40900;0c\x1b[?1;2c\x1b[>65;7006;1c\x1b[?65;1;9c", row.Words, "VTE"},
	{"screen at this end of SSH, in kitty", "screen", "\x1b[>83;40900;0c\x1b[?1;2c\x1bP>|kitty(0.26.5)\x1b\\\x1b[>1;4000;26c\x1b[?62c", row.Kitty, "kitty"},
	{"screen at this end of SSH, in mlterm", "screen.mlterm", "\x1b[>83;40900;0c\x1b[?1;2c\x1b[>24;279;0c\x1b[?63;1;2;3;4;7;29c", row.MLTerm, "mlterm"},
	{"tmux at this end of SSH, in VTE", "tmux-256color", "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c\x1b[?1;2c\x1b[>65;7006;1c\x1b[?65;1;9c", row.Words, "VTE"},
	{"tmux over SSH", "tmux-256color", "\x1bP>|tmux 3.3a\x1b\\\x1b[>84;0;0c\x1b[?1;2c", row.Visual, ""},
}

func TestClassifyRecorded(t *testing.T) {
	for _, c := range recorded {
		var p Parser
		if keys := p.Feed(nil, []byte(c.replies)); len(keys) > 0 {
			t.Errorf("%s: %q taken for keys", c.name, keys)
		}
		got := Classify(Evidence{Env: env("TERM", c.term, "SSH_TTY", "/dev/pts/1"), Replies: p.Replies})
		if got.Class != c.class || got.Name != c.found || got.FoundBy == "" || !got.SSH {
			t.Errorf("%s: %+v, want %v of %q", c.name, got, c.class, c.found)
		}
	}
}

// TestClassifyRetro tells two terminals apart that give the same answers: both
// are made of one widget, and only one of them lets it reorder.
func TestClassifyRetro(t *testing.T) {
	replies := []Reply{{Kind: DA2, Text: "0;115;0"}, {Kind: DA1, Text: "1;2"}}
	got := Classify(Evidence{Env: env("TERM", "xterm", "KB_LAYOUT_DIR", "/usr/lib/x86_64-linux-gnu/qt5/qml/QMLTermWidget/kb-layouts"), Replies: replies})
	if got.Class != row.Visual || got.Name != "cool-retro-term" {
		t.Errorf("%+v", got)
	}
	got = Classify(Evidence{Env: env("TERM", "xterm", "KB_LAYOUT_DIR", "/usr/share/qtermwidget5/kb-layouts"), Replies: replies})
	if got.Class != row.Words || got.Name != "QTerminal" {
		t.Errorf("%+v", got)
	}
}

func TestClassifyMultiplexer(t *testing.T) {
	for _, c := range []struct {
		name  string
		env   Environment
		tmux  Client
		class row.Class
		found string
	}{
		{"Konsole", env("TMUX", "/tmp/t,1,0"), Client{Type: "Konsole 22.12.3", Name: "xterm-256color"}, row.Words, "Konsole"},
		{"kitty", env("TMUX", "/tmp/t,1,0"), Client{Type: "kitty(0.26.5)", Name: "xterm-kitty"}, row.Kitty, "kitty"},
		{"xterm", env("TMUX", "/tmp/t,1,0"), Client{Type: "XTerm(379)", Name: "xterm"}, row.Visual, "XTerm"},
		{"newer VTE", env("TMUX", "/tmp/t,1,0"), Client{Type: "VTE(7802)", Name: "xterm-256color"}, row.Words, "VTE"},
		{"VTE 0.70", env("TMUX", "/tmp/t,1,0", "VTE_VERSION", "7006"), Client{Type: "", Name: "xterm-256color"}, row.Words, "VTE"},
		{"mlterm", env("TMUX", "/tmp/t,1,0"), Client{Type: "", Name: "mlterm"}, row.Words, "mlterm"},
		{"alacritty", env("TMUX", "/tmp/t,1,0", "VTE_VERSION", "7006"), Client{Type: "", Name: "alacritty"}, row.Visual, "alacritty"},
		{"PuTTY", env("TMUX", "/tmp/t,1,0"), Client{Type: "", Name: "xterm"}, row.Words, "PuTTY"},
		{"tmux in tmux in Konsole", env("TMUX", "/tmp/t,1,0", "KONSOLE_VERSION", "221203"), Client{Type: "tmux 3.3a", Name: "tmux-256color"}, row.Words, "Konsole"},
		{"nothing", env("TMUX", "/tmp/t,1,0"), Client{}, row.Visual, ""},
		{"screen in Konsole", env("STY", "1.pts", "TERM", "screen", "KONSOLE_VERSION", "221203"), Client{}, row.Words, "Konsole"},
		{"screen in VTE", env("STY", "1.pts", "TERM", "screen.xterm-256color", "VTE_VERSION", "7006"), Client{}, row.Words, "VTE"},
		{"screen in kitty", env("STY", "1.pts", "TERM", "screen.xterm-kitty"), Client{}, row.Kitty, "kitty"},
		{"screen in mlterm", env("STY", "1.pts", "TERM", "screen", "MLTERM", "3.9.3"), Client{}, row.Words, "mlterm"},
	} {
		got := Classify(Evidence{Env: c.env, Tmux: c.tmux})
		if got.Class != c.class || got.Name != c.found || got.Via == "" {
			t.Errorf("%s: %+v, want %v of %q", c.name, got, c.class, c.found)
		}
	}
}

// In screen and tmux the mode of the multiplexer itself says nothing.
func TestClassifyIgnoresModeOfMultiplexer(t *testing.T) {
	got := Classify(Evidence{Env: env("TERM", "screen"), Replies: []Reply{{Kind: DA2, Text: "83;40900;0"}, {Kind: DECRPM, Text: "8;1"}}})
	if got.Class != row.Visual {
		t.Errorf("%+v", got)
	}
}
