package term

import (
	"context"
	"os/exec"
	"slices"
	"strings"

	"github.com/xo/terminfo"

	"khabar/bidi/row"
)

// Client is the terminal of a client of tmux.
type Client struct {
	Type string // its answer to XTVERSION: "XTerm(379)"; "" when it gave none
	Name string // its TERM

	// Colors is how many tmux can show on it, 0: not known.
	Colors int

	// Passes says that tmux hands on what is packed for it (allow-passthrough).
	Passes bool

	// TTY is the device of the terminal, where it may be asked by writing to it:
	// tmux hands answers that it does not await on to the program as keys.
	TTY string
}

// known says whether tmux knows which terminal it is.
func (c Client) known() bool {
	t := c.terminal()
	return t.Name != "" && !multiplexes(t.Name)
}

// terminal judges by what tmux says of the terminal of its client.
func (c Client) terminal() Terminal {
	if c.Type != "" {
		t := named(c.Type)
		t.FoundBy = "tmux: client_termtype " + printable(c.Type)
		return t
	}
	t := byTerm(c.Name)
	t.FoundBy = "tmux: client_termname " + printable(c.Name)
	return t
}

// client judges by what tmux says of its client, by what the client's terminal
// answered itself, and by the environment, which may be older than the client.
func (e Evidence) client() Terminal {
	if e.Tmux.known() {
		return e.Tmux.terminal()
	}
	if t := e.answered(); t.Name != "" {
		return t
	}
	t := e.environment()
	if t.Name == "" && e.Tmux.Type == "" && e.Tmux.Name == "xterm" {
		// Of the terminals that call themselves xterm PuTTY alone says
		// nothing to XTVERSION, which tmux asks of every client.
		return Terminal{Class: row.Words, Name: "PuTTY", FoundBy: "tmux: client_termname xterm without a version"}
	}
	return t
}

// clientFormat asks tmux for all of Client, and whether what the client's
// terminal answers would come to the program alone: its pane is the one that
// has the keys, in no mode and not joined with others. A tmux before 3.3 has no
// such option and passes everything on; nothing is sent through it for all that.
const clientFormat = "#{allow-passthrough};#{client_termtype};#{client_termname};#{client_termfeatures};#{client_tty};#{pane_active}#{window_active}#{pane_in_mode}#{pane_synchronized}"

// AskTmux asks tmux for the terminal of the client that shows the pane of env.
func AskTmux(ctx context.Context, env Environment) (Client, error) {
	args := []string{"display-message", "-p"}
	if pane := env("TMUX_PANE"); pane != "" {
		args = append(args, "-t", pane)
	}
	args = append(args, clientFormat, ";", "list-keys", "-T", "root")
	if socket, _, _ := strings.Cut(env("TMUX"), ","); socket != "" {
		args = append([]string{"-S", socket}, args...)
	}
	out, err := exec.CommandContext(ctx, "tmux", args...).Output()
	if err != nil {
		return Client{}, err
	}
	return parseClient(string(out)), nil
}

// parseClient reads what tmux says: a line in clientFormat, and the keys that
// are bound without a prefix.
func parseClient(out string) Client {
	line, bound, _ := strings.Cut(out, "\n")
	passes, line, _ := strings.Cut(line, ";")
	f := strings.Split(line, ";")
	if len(f) < 5 {
		return Client{}
	}
	// A version may have semicolons in it.
	n := len(f)
	c := Client{Type: strings.Join(f[:n-4], ";"), Name: f[n-4]}
	c.Passes = passes == "on" || passes == "all" || passes == "1" || passes == "2"
	c.Colors = colors(c.Name, strings.Split(f[n-3], ","))
	// Every answer begins with ESC [ or ESC P, for tmux the keys M-[ and M-P.
	if f[n-1] == "1100" && !strings.Contains(bound, " M-[ ") && !strings.Contains(bound, " M-P ") {
		c.TTY = f[n-2]
	}
	return c
}

// colors is how many can be shown on a terminal: as many as the terminfo entry
// of its name has, or 256 where tmux found out that there are more; 0: not known.
func colors(name string, features []string) int {
	if slices.Contains(features, "256") || slices.Contains(features, "RGB") {
		return 256
	}
	info, err := terminfo.Load(strings.TrimPrefix(name, "screen."))
	if err != nil {
		return 0
	}
	return max(info.Num(terminfo.MaxColors), 0)
}
