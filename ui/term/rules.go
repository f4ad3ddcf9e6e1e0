package term

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"khabar/bidi/row"
)

// Evidence is all that a class is judged by.
type Evidence struct {
	Env     Environment
	Replies []Reply
	Tmux    Client // inside tmux: what tmux says of the terminal of its client
}

// Classify judges which terminal this is. What the terminal answered counts
// for more than the environment, which programs inherit from one another.
func Classify(e Evidence) Terminal {
	t := classify(e)
	t.Via, t.SSH, t.Replies = cmp.Or(e.Env.via(), e.multiplexer()), e.Env.ssh(), e.Replies
	t.Ground = groundOf(e.text(Background))
	t.Colors, t.Passes = e.Tmux.Colors, e.Tmux.Passes
	if t.Via == "screen" {
		t.Colors = colors(e.Env("TERM"), nil) // for which it promises what it can show
	}
	return t
}

func classify(e Evidence) Terminal {
	switch {
	case e.Env("TMUX") != "":
		return behind(e.client())
	case e.Env.apple():
		return Terminal{Class: row.Words, Name: "Apple Terminal", Version: e.Env("TERM_PROGRAM_VERSION"), FoundBy: "environment: TERM_PROGRAM"}
	}
	t := e.answered()
	if e.Env("STY") != "" || e.multiplexer() != "" {
		switch {
		case t.Name == "":
			t = e.environment()
		case t.Class == row.MLTerm && e.Env.via() == "screen":
			// What it answered through screen it can be told through it,
			// and class words looks odd where its font has no U+2800.
			return t
		}
		return behind(t)
	}
	switch m := e.text(DECRPM); m {
	case "8;1", "8;2", "8;3":
		t.Class, t.FoundBy = row.Explicit, "reply to DECRQM 8: "+m
		return t
	case "8;4":
		t.Class, t.FoundBy = row.Visual, "reply to DECRQM 8: "+m
		return t
	}
	if t.Name != "" {
		return t
	}
	t = e.environment()
	switch {
	case t.Name != "":
	case len(e.Replies) > 0:
		t.FoundBy = "it answered, but nothing known: shown as it comes"
	default:
		t.FoundBy = "no answer, and nothing known: shown as it comes"
	}
	return t
}

// text returns the last reply of a kind: behind a multiplexer, which answers
// for itself at once, that of the terminal.
func (e Evidence) text(k Kind) string {
	for _, r := range slices.Backward(e.Replies) {
		if r.Kind == k {
			return r.Text
		}
	}
	return ""
}

// multiplexer names the one that has answered for itself, "" when none has.
func (e Evidence) multiplexer() string {
	for _, r := range e.Replies {
		if name := (Evidence{Env: e.Env, Replies: []Reply{r}}).name(); multiplexes(name) {
			return name
		}
	}
	return ""
}

// multiplexes says whether a terminal of this name is shown in another one.
func multiplexes(name string) bool { return name == "tmux" || name == "screen" || name == "Zellij" }

func (e Evidence) name() string {
	if t := e.byVersion(); t.Name != "" {
		return t.Name
	}
	return e.byDA2().Name
}

// answered is the terminal by its answers, not by those of a multiplexer
// before it; its name is "" when they tell none.
func (e Evidence) answered() Terminal {
	for _, t := range []Terminal{e.byVersion(), e.byDA2()} {
		if t.Name != "" && !multiplexes(t.Name) {
			return t
		}
	}
	return Terminal{}
}

// byVersion judges by the reply to XTVERSION: "XTerm(379)", "Konsole 22.12.3".
func (e Evidence) byVersion() Terminal {
	text := e.text(XTVersion)
	if text == "" {
		return Terminal{}
	}
	t := named(text)
	t.FoundBy = "reply to XTVERSION: " + printable(text)
	return t
}

// named judges by the name and version that a terminal gives of itself. The
// class of an unknown name is Visual.
func named(text string) Terminal {
	text = printable(text)
	i := strings.IndexAny(text, " (")
	t := Terminal{Name: text}
	if i > 0 {
		t.Name, t.Version = text[:i], strings.Trim(text[i:], " ()")
	}
	switch strings.ToLower(t.Name) {
	case "vte", "wezterm", "mintty", "swiftterm":
		t.Class = row.Explicit
	case "konsole", "qterminal", "putty", "pterm", "cosmic-term":
		t.Class = row.Words
	case "iterm2":
		if atLeast(t.Version, 3, 7) {
			t.Class = row.Words
		}
	case "kitty":
		t.Class = row.Kitty
	case "mlterm":
		t.Class = row.MLTerm
	}
	return t
}

// printable keeps the printable ASCII of what a terminal says of itself, at
// most 80 bytes.
func printable(s string) string {
	var b strings.Builder
	for i := 0; i < len(s) && b.Len() < 80; i++ {
		if s[i] >= ' ' && s[i] < 0x7F {
			b.WriteByte(s[i])
		}
	}
	return strings.TrimSpace(b.String())
}

// atLeast compares "3.7.1beta" with a major and minor number.
func atLeast(version string, major, minor int) bool {
	a, rest, _ := strings.Cut(version, ".")
	digits := func(s string) int {
		n := 0
		for n < len(s) && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		v, _ := strconv.Atoi(s[:n])
		return v
	}
	x, y := digits(a), digits(rest)
	return x > major || x == major && y >= minor
}

// byDA2 judges by the reply to DA2: a number for the kind of terminal, its
// version and a third number.
func (e Evidence) byDA2() Terminal {
	text := e.text(DA2)
	p := strings.Split(text, ";")
	if len(p) != 3 {
		return Terminal{}
	}
	n, err := strconv.Atoi(p[1])
	if err != nil {
		return Terminal{}
	}
	t := Terminal{FoundBy: "reply to DA2: " + text}
	set := func(name, version string, c row.Class) { t.Name, t.Version, t.Class = name, version, c }
	v := strconv.Itoa(n)
	switch kind, last := p[0], p[2]; {
	case kind == "65" && n >= 5800 && last == "1":
		set("VTE", strconv.Itoa(n/10000)+"."+strconv.Itoa(n/100%100)+"."+strconv.Itoa(n%100), row.Explicit)
	case kind == "1" && n == 115 && last == "0":
		set("Konsole", "", row.Words)
	case kind == "0" && n == 115 && last == "0" && strings.Contains(strings.ToLower(e.Env("KB_LAYOUT_DIR")), "qmltermwidget"):
		set("cool-retro-term", "", row.Visual) // QTerminal's widget, which reorders, drawn by one that does not
	case kind == "0" && n == 115 && last == "0":
		set("QTerminal", "", row.Words)
	case kind == "0" && n == 136 && last == "0":
		set("PuTTY", "", row.Words)
	case kind == "1" && n == 95 && last == "0":
		set("Apple Terminal", "", row.Words)
	case kind == "1" && n >= 4000 && n < 5000:
		set("kitty", "", row.Kitty)
	case kind == "24":
		set("mlterm", v, row.MLTerm)
	case kind == "77":
		set("mintty", v, row.Explicit)
	case kind == "41":
		set("xterm", v, row.Visual)
	case kind == "85":
		set("rxvt-unicode", v, row.Visual)
	case kind == "0" && last == "1" && strings.Contains(strings.ToLower(e.Env("TERM_PROGRAM")), "cosmic"):
		set("COSMIC Terminal", v, row.Words)
	case kind == "0" && last == "1" && n >= 100 && e.Env("TERM") == "alacritty":
		set("alacritty", "", row.Visual) // the number is that of a library of its
	case kind == "0" && n == 10 && last == "1":
		set("Windows Terminal", "", row.Visual)
	case kind == "0" && n == 276:
		set("xterm.js", "", row.Visual)
	case kind == "84":
		set("tmux", "", row.Visual)
	case kind == "83":
		set("screen", v, row.Visual)
	default:
		return Terminal{}
	}
	return t
}

// environment judges by what terminals put into the environment, the rarest
// first: terminals are often started from one another and leave their
// variables behind.
func (e Evidence) environment() Terminal {
	env := e.Env
	from := func(variable, name string, c row.Class) Terminal {
		return Terminal{Name: name, Class: c, FoundBy: "environment: " + variable}
	}
	term := env("TERM")
	if e.Env.via() == "screen" {
		term = strings.TrimPrefix(term, "screen.")
	}
	switch {
	case env("MLTERM") != "":
		return from("MLTERM", "mlterm", row.MLTerm)
	case env("KITTY_WINDOW_ID") != "":
		return from("KITTY_WINDOW_ID", "kitty", row.Kitty)
	case env("XTERM_VERSION") != "":
		t := from("XTERM_VERSION", "xterm", row.Visual)
		t.Version = strings.Trim(strings.TrimPrefix(env("XTERM_VERSION"), "XTerm"), "()")
		return t
	case env("KONSOLE_VERSION") != "":
		return from("KONSOLE_VERSION", "Konsole", row.Words)
	case env("VTE_VERSION") != "":
		return from("VTE_VERSION", "VTE", row.Explicit)
	case env("__CFBundleIdentifier") == "com.apple.Terminal":
		return from("__CFBundleIdentifier", "Apple Terminal", row.Words)
	}
	t := byTerm(term)
	t.FoundBy = "environment: TERM"
	return t
}

// byTerm judges by the value of TERM.
func byTerm(term string) Terminal {
	for _, c := range []struct {
		prefix, name string
		class        row.Class
	}{
		{"xterm-kitty", "kitty", row.Kitty},
		{"mlterm", "mlterm", row.MLTerm},
		{"konsole", "Konsole", row.Words},
		{"putty", "PuTTY", row.Words},
		{"vte", "VTE", row.Explicit},
		{"gnome", "VTE", row.Explicit},
		{"mintty", "mintty", row.Explicit},
		{"alacritty", "alacritty", row.Visual},
		{"rxvt", "rxvt", row.Visual},
		{"foot", "foot", row.Visual},
		{"st-", "st", row.Visual},
		{"xterm-ghostty", "ghostty", row.Visual},
		{"linux", "Linux console", row.Visual},
	} {
		if strings.HasPrefix(term, c.prefix) {
			return Terminal{Name: c.name, Class: c.class}
		}
	}
	return Terminal{}
}

// behind turns the class of a terminal into the one it has behind a
// multiplexer, which passes on no mode: what can be told not to reorder there
// is not told.
func behind(t Terminal) Terminal {
	if t.Class == row.Explicit || t.Class == row.MLTerm {
		t.Class = row.Words
	}
	return t
}
