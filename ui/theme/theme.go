// Package theme is how the screen looks: a number for every look that the panes
// use, and what each is on a terminal of so many colours, as SGR parameters
// (ECMA-48, 8.3.117).
package theme

import (
	"image/color"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"khabar/bidi/cell"
)

// The looks of the screen. Each has a second number for the selected row.
const (
	Text cell.Style = iota
	Dim
	Strong
	Emphasis
	Headline
	Section
	Heading
	Quote
	Code
	Link
	Unread
	Bar
	Border
	Title
	Focus
	Status
	Key
	Error
	Hit  // what a search found
	Here // the one of the hits that the reader went to

	Count
)

// Selected is the look of s on the selected row.
func Selected(s cell.Style) cell.Style { return s + Count }

// Quirks are what a terminal shows in another way than it is asked to.
type Quirks struct {
	// Bold is a colour of its own, which nobody sees on a background that was
	// not thought of: what would be bold in the terminal's own colour is in the
	// accent's.
	BoldIsColour bool
	// Italics come out as something else, so they are underlined.
	NoItalic bool
}

// SGR returns the SGR parameters of every look for a terminal of so many
// colours: a row is written cell by cell, so a look must be no more than what
// stands before a cell.
func (t Theme) SGR(profile colorprofile.Profile, colours int, q Quirks) []string {
	p, plain := t.palette(profile, colours), lipgloss.NewStyle()
	few := 0 < colours && colours <= fewColours
	ink := func(colour string) lipgloss.Style {
		if colour == "" {
			return plain
		}
		return plain.Foreground(lipgloss.Color(colour))
	}
	on := func(colour, ground string) lipgloss.Style {
		if ground == "" {
			return plain.Reverse(true)
		}
		return ink(colour).Background(lipgloss.Color(ground))
	}
	looks := [Count]lipgloss.Style{
		Text:     plain,
		Dim:      ink(p.dim),
		Strong:   plain.Bold(true),
		Emphasis: plain.Italic(true),
		Headline: plain.Bold(true),
		Section:  ink(p.section),
		Heading:  ink(p.accent).Bold(true),
		Quote:    ink(p.quote),
		Code:     ink(p.code),
		Link:     ink(p.accent).Underline(true),
		Unread:   plain.Bold(true),
		Bar:      ink(p.accent),
		Border:   ink(p.border),
		Title:    ink(p.dim),
		Focus:    ink(p.accent).Bold(true),
		Status:   ink(p.dim),
		Key:      plain.Bold(true),
		Error:    ink(p.wrong),
		Hit:      on(p.hit, p.hitOn),
		Here:     on(p.here, p.hereOn).Bold(true).Underline(true),
	}
	if q.BoldIsColour {
		for _, s := range []cell.Style{Strong, Headline, Unread, Key} {
			looks[s] = ink(p.accent)
		}
	}
	coloured := profile >= colorprofile.ANSI
	for s := range looks {
		if w, ok := t.looked(cell.Style(s)); ok && coloured {
			looks[s] = w.style(few)
		}
	}
	written := func(look lipgloss.Style) string {
		if q.NoItalic && look.GetItalic() {
			look = look.Italic(false).Underline(true)
		}
		return parameters(look)
	}
	chosen, own := t.over[selectedKey]
	out := make([]string, 2*Count)
	for s, look := range looks {
		out[s] = written(look)
		hit := cell.Style(s) == Hit || cell.Style(s) == Here
		if own && coloured && !hit {
			out[Selected(cell.Style(s))] = written(chosen.style(few).Bold(chosen.bold || look.GetBold()))
			continue
		}
		switch {
		case hit && p.chosen != "":
		case hit: // in a row that is reversed
			look = plain.Bold(true).Underline(true)
		case p.chosen == "":
			look = look.Reverse(true)
		default:
			look = look.Foreground(lipgloss.Color(p.chosen)).Background(lipgloss.Color(p.chosenOn))
		}
		out[Selected(cell.Style(s))] = written(look)
	}
	return out
}

// fit is a colour for a terminal of few colours: one of those.
func fit(c color.Color, few bool) color.Color {
	if !few {
		return c
	}
	if basic, ok := colorprofile.ANSI.Convert(c).(ansi.BasicColor); ok {
		return basic & 7
	}
	return c
}

// parameters is what lipgloss puts between CSI and m before a cell.
func parameters(look lipgloss.Style) string {
	s := look.Render("x")
	if !strings.HasPrefix(s, "\x1b[") {
		return ""
	}
	return s[2:strings.IndexByte(s, 'm')]
}
