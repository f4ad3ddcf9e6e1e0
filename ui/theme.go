package ui

import (
	"github.com/charmbracelet/colorprofile"

	"khabar/bidi/cell"
)

// The looks of the screen. Each has a second number for the selected row.
const (
	styleText cell.Style = iota
	styleDim
	styleStrong
	styleEmphasis
	styleHeadline
	styleSection
	styleHeading
	styleQuote
	styleCode
	styleLink
	styleUnread
	styleBar
	styleBorder
	styleTitle
	styleFocus
	styleStatus
	styleKey
	styleError

	styleCount
)

// selected is the look of s on the selected row.
func selected(s cell.Style) cell.Style { return s + styleCount }

// sgr returns the SGR parameters of every look for a terminal of so many
// colours. Those of the 256 were chosen to be read on black and on white, as
// the terminal has it; without colours the selected row is in reverse.
func sgr(profile colorprofile.Profile) []string {
	look := [styleCount]string{
		styleStrong: "1", styleEmphasis: "3", styleHeadline: "1", styleHeading: "1",
		styleLink: "4", styleUnread: "1", styleFocus: "1", styleKey: "1",
	}
	colour, chosen := map[cell.Style]string{}, "7"
	switch {
	case profile >= colorprofile.ANSI256:
		colour = map[cell.Style]string{
			styleDim: "38;5;244", styleSection: "38;5;130", styleHeading: "38;5;31", styleQuote: "38;5;66",
			styleCode: "38;5;96", styleLink: "38;5;31", styleBar: "38;5;31", styleBorder: "38;5;246",
			styleTitle: "38;5;244", styleFocus: "38;5;31", styleStatus: "38;5;244", styleError: "38;5;160",
		}
		chosen = "38;5;231;48;5;24"
	case profile == colorprofile.ANSI:
		colour = map[cell.Style]string{
			styleDim: "90", styleSection: "35", styleHeading: "94", styleQuote: "90",
			styleCode: "35", styleLink: "94", styleBar: "94", styleBorder: "90",
			styleTitle: "90", styleFocus: "94", styleStatus: "90", styleError: "31",
		}
		chosen = "97;44"
	}
	out := make([]string, 2*styleCount)
	for s := range styleCount {
		out[s] = join(look[s], colour[s])
		out[selected(s)] = join(look[s], chosen)
	}
	return out
}

func join(a, b string) string {
	if a != "" && b != "" {
		return a + ";" + b
	}
	return a + b
}
