package term

import (
	"sort"

	"khabar/bidi/row"
)

// Report is what a bug report needs to know of a terminal: one JSON object.
type Report struct {
	Class       row.Class         `json:"class"`
	Terminal    string            `json:"terminal"` // "" when unknown
	Version     string            `json:"version"`
	FoundBy     string            `json:"found_by"`
	Via         string            `json:"via,omitempty"` // tmux or screen
	SSH         bool              `json:"ssh"`
	Millis      float64           `json:"milliseconds"` // that finding it took
	Replies     []Reply           `json:"replies"`
	Environment map[string]string `json:"environment"` // what terminals and multiplexers set
	Key         string            `json:"remembered_as"`
	Columns     int               `json:"columns,omitempty"`
	Rows        int               `json:"rows,omitempty"`
	Colors      string            `json:"colors,omitempty"` // the caller's word for the colour profile
}

// told are the variables of the environment that say something of the terminal
// and nothing of its user.
var told = [...]string{
	"ALACRITTY_WINDOW_ID", "COLORTERM", "KITTY_WINDOW_ID", "KONSOLE_VERSION", "LANG", "LC_ALL", "LC_CTYPE",
	"LC_TERMINAL", "LC_TERMINAL_VERSION", "MLTERM", "NO_COLOR", "STY", "TERM", "TERM_PROGRAM", "TERM_PROGRAM_VERSION",
	"TMUX", "VTE_VERSION", "WT_SESSION", "XTERM_VERSION", EnvironmentVariable,
}

// Report returns what was found, without the size and the colours, which the
// caller knows.
func (d *Detection) Report() Report {
	t := d.Terminal
	r := Report{
		Class: t.Class, Terminal: t.Name, Version: t.Version, FoundBy: t.FoundBy, Via: t.Via, SSH: t.SSH,
		Millis: float64(d.Took.Microseconds()) / 1000, Replies: t.Replies, Environment: map[string]string{}, Key: d.env.Key(),
	}
	if r.Replies == nil {
		r.Replies = []Reply{} // [] in JSON, not null
	}
	for _, name := range told {
		if v := d.env(name); v != "" {
			r.Environment[name] = printable(v)
		}
	}
	return r
}

// Variables returns the names in r.Environment in order.
func (r Report) Variables() []string {
	names := make([]string, 0, len(r.Environment))
	for name := range r.Environment {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
