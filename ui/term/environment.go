package term

import "strings"

// Environment looks up a variable of the environment of the program, or of the
// session of one reader; os.Getenv is one.
type Environment func(name string) string

// ssh says whether the terminal is at the other end of an SSH connection.
func (e Environment) ssh() bool {
	return e("SSH_CONNECTION") != "" || e("SSH_CLIENT") != "" || e("SSH_TTY") != ""
}

// via names the multiplexer between the program and the terminal.
func (e Environment) via() string {
	term := e("TERM")
	switch {
	case e("TMUX") != "":
		return "tmux"
	case e("STY") != "":
		return "screen"
	case term == "tmux" || strings.HasPrefix(term, "tmux-"):
		return "tmux" // at the other end of an SSH connection
	case strings.HasPrefix(term, "screen."):
		return "screen"
	}
	return ""
}

// mute says whether the terminal must not be asked anything: it would print
// the question.
func (e Environment) mute() bool {
	switch t := e("TERM"); t {
	case "linux", "cons25", "sun", "vt52", "cygwin", "emacs":
		return true
	default:
		return strings.HasPrefix(t, "eterm")
	}
}

// apple says whether this is Apple's Terminal, which prints the last letter of
// DECRQM.
func (e Environment) apple() bool { return e("TERM_PROGRAM") == "Apple_Terminal" }

// trusted says whether the terminal is surely another one than Apple's
// Terminal, so that DECRQM can be sent along with the first questions.
func (e Environment) trusted() bool {
	if e.apple() {
		return false
	}
	for _, name := range []string{"TERM_PROGRAM", "VTE_VERSION", "KONSOLE_VERSION", "KITTY_WINDOW_ID",
		"XTERM_VERSION", "MLTERM", "WT_SESSION", "ALACRITTY_WINDOW_ID"} {
		if e(name) != "" {
			return true
		}
	}
	term := e("TERM")
	for _, prefix := range []string{"xterm-kitty", "xterm-ghostty", "alacritty", "foot", "mlterm", "rxvt", "st", "wezterm", "contour", "konsole", "vte", "gnome", "putty"} {
		if strings.HasPrefix(term, prefix) {
			return true
		}
	}
	return false
}

// Key names the terminal for Memory by what can be seen without asking it. Two
// terminals with one key show the same to the program before it asks.
func (e Environment) Key() string {
	var b strings.Builder
	for _, name := range []string{"TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION", "COLORTERM", "VTE_VERSION",
		"KONSOLE_VERSION", "XTERM_VERSION", "MLTERM", "ALACRITTY_WINDOW_ID", "KITTY_WINDOW_ID", "WT_SESSION"} {
		v := e(name)
		if v == "" {
			continue
		}
		if strings.HasSuffix(name, "_ID") || name == "WT_SESSION" {
			v = "set" // differs from window to window
		}
		b.WriteString(name + "=" + v + " ")
	}
	if e.ssh() {
		client, _, _ := strings.Cut(e("SSH_CONNECTION"), " ")
		if client == "" {
			client, _, _ = strings.Cut(e("SSH_CLIENT"), " ")
		}
		b.WriteString("SSH=" + client + " ")
	}
	if v := e.via(); v != "" {
		b.WriteString("VIA=" + v)
	}
	return strings.TrimSpace(b.String())
}
