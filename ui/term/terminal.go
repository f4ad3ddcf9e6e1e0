package term

import (
	"encoding/json"
	"strconv"

	"khabar/bidi/row"
)

// Terminal is what is known of the terminal the program runs in.
type Terminal struct {
	Class   row.Class // what it needs
	Name    string    // as in "Konsole", "VTE", "xterm"; "" when unknown
	Version string    // as it names it; "" when unknown
	FoundBy string    // how the class was found, in words for people
	Via     string    // "tmux" or "screen" when one stands between, else ""
	SSH     bool      // the terminal is at the other end of an SSH connection
	Ground  string    // the background's colour, #rrggbb; "" when unknown
	Colors  int       // how many a multiplexer can show on it; 0: as many as TERM says
	Passes  bool      // tmux hands sequences on to it: its allow-passthrough is on
	Replies []Reply   // what it answered, in order; none when it was not asked
}

// Kind says which query a reply answers.
type Kind uint8

// The kinds of replies that the program asks for.
const (
	XTVersion  Kind = iota + 1 // DCS > | text ST
	DA1                        // CSI ? ... c
	DA2                        // CSI > ... c
	DECRPM                     // CSI Pd ; Ps $ y, of an ANSI mode
	Background                 // OSC 11 ; rgb:R/G/B ST
)

// String returns the name of the query as the standards have it.
func (k Kind) String() string {
	switch k {
	case XTVersion:
		return "XTVERSION"
	case DA1:
		return "DA1"
	case DA2:
		return "DA2"
	case DECRPM:
		return "DECRQM 8"
	case Background:
		return "OSC 11"
	}
	return "Kind(" + strconv.Itoa(int(k)) + ")"
}

// Reply is one answer of the terminal.
type Reply struct {
	Kind Kind
	Text string // the text of XTVERSION, the parameters of the others: "65;7006;1"
	Raw  string // the bytes as they came
}

// MarshalJSON writes the query by its name and the bytes with controls quoted,
// as a bug report needs them.
func (r Reply) MarshalJSON() ([]byte, error) {
	quoted := strconv.QuoteToASCII(r.Raw)
	return json.Marshal(struct {
		Query string `json:"query"`
		Text  string `json:"text"`
		Raw   string `json:"raw"`
	}{r.Kind.String(), strconv.QuoteToASCII(r.Text)[1 : len(strconv.QuoteToASCII(r.Text))-1], quoted[1 : len(quoted)-1]})
}

// Apply sets the class of w, and what else w has to know of the terminal.
func (t Terminal) Apply(w *row.Writer) {
	w.Class = t.Class
	w.DropsMarks = t.Name == "PuTTY"
	w.NoItalic = t.NoItalic()
	w.Joins = t.Class == row.Words && (t.Name == "Konsole" || t.Name == "QTerminal")
	w.Conceal = t.Name == "mlterm" // which draws a box where its font has no U+2800
}

// CountsWritten reports whether the terminal tells where the pointer is by the
// columns of a row as they were written (row.Writer.Under): VTE and PuTTY do
// where they reorder, Konsole, kitty and those that never reorder tell the
// column on the screen.
func (t Terminal) CountsWritten() bool {
	return t.Class == row.Words && (t.Name == "VTE" || t.Name == "PuTTY")
}

// BoldIsColour reports whether the terminal shows bold as a colour of its own:
// PuTTY, in which it can't be seen on some backgrounds.
func (t Terminal) BoldIsColour() bool { return t.Name == "PuTTY" }

// NoItalic reports whether italics come out as something else: GNU screen makes
// them reversed.
func (t Terminal) NoItalic() bool { return t.Via == "screen" }

// String says in one line which terminal this is and why its class was chosen.
func (t Terminal) String() string {
	s := t.Class.String()
	if t.Name != "" {
		s += ", " + t.Name
		if t.Version != "" {
			s += " " + t.Version
		}
	}
	if t.Via != "" {
		s += " through " + t.Via
	}
	return s + " (" + t.FoundBy + ")"
}
