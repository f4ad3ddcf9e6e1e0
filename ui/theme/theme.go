// Package theme is how the screen looks: a number for every look that the panes
// use, and what each is on a terminal of so many colours, as SGR parameters
// (ECMA-48, 8.3.117).
package theme

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/colorprofile"

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

// palette is the colours of a theme. Empty ones are the terminal's own.
type palette struct {
	dim, accent, section, quote, code, border, wrong string
	chosen, chosenOn                                 string // text and background of the selected row; reverse where empty
	hit, hitOn, here, hereOn                         string // of hits; reverse where empty
}

// fewColours is a terminal that has no grey: black and white can't be read on
// some ground, so what is dim elsewhere is plain, and SGR 2 is reverse in some.
const fewColours = 8

// paletteOf is for a terminal of this profile, behind a multiplexer that shows
// so many colours on it (0: not known). Those of the 256 were chosen to be read
// on black and on white, as the terminal has it.
func paletteOf(profile colorprofile.Profile, colours int) palette {
	switch {
	case profile >= colorprofile.ANSI && 0 < colours && colours <= fewColours:
		return palette{accent: "4", section: "5", code: "5", wrong: "1", chosen: "7", chosenOn: "4",
			hit: "0", hitOn: "3", here: "7", hereOn: "5"}
	case profile >= colorprofile.ANSI256:
		return palette{
			dim: "244", accent: "31", section: "130", quote: "66", code: "96", border: "246", wrong: "160",
			chosen: "231", chosenOn: "24",
			hit: "16", hitOn: "222", here: "231", hereOn: "130",
		}
	case profile == colorprofile.ANSI:
		return palette{
			dim: "8", accent: "12", section: "5", quote: "8", code: "5", border: "8", wrong: "1",
			chosen: "15", chosenOn: "4",
			hit: "0", hitOn: "11", here: "15", hereOn: "5",
		}
	}
	return palette{}
}

// SGR returns the SGR parameters of every look for a terminal of so many
// colours: a row is written cell by cell, so a look must be no more than what
// stands before a cell. Some terminals show bold by a colour of its own, which
// nobody sees on a background that was not thought of: there what would be bold
// in the terminal's own colour is in the accent's.
func SGR(profile colorprofile.Profile, colours int, boldIsColour bool) []string {
	p, plain := paletteOf(profile, colours), lipgloss.NewStyle()
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
	if boldIsColour {
		for _, s := range []cell.Style{Strong, Headline, Unread, Key} {
			looks[s] = ink(p.accent)
		}
	}
	out := make([]string, 2*Count)
	for s, look := range looks {
		out[s] = parameters(look)
		switch hit := cell.Style(s) == Hit || cell.Style(s) == Here; {
		case hit && p.chosen != "":
		case hit: // in a row that is reversed
			look = plain.Bold(true).Underline(true)
		case p.chosen == "":
			look = look.Reverse(true)
		default:
			look = look.Foreground(lipgloss.Color(p.chosen)).Background(lipgloss.Color(p.chosenOn))
		}
		out[Selected(cell.Style(s))] = parameters(look)
	}
	return out
}

// parameters is what lipgloss puts between CSI and m before a cell.
func parameters(look lipgloss.Style) string {
	s := look.Render("x")
	if !strings.HasPrefix(s, "\x1b[") {
		return ""
	}
	return s[2:strings.IndexByte(s, 'm')]
}
