package ui

import (
	"strings"
	"unicode"

	"khabar/feed"
)

// longestTitle is how many bytes of a headline a window is called by: about as
// much as a window's frame shows.
const longestTitle = 120

// windowTitle is a headline as a window's name: a line without the marks that
// order text, which frames and taskbars show as boxes or let run on into what
// stands beside; a long one ends with a word.
func windowTitle(headline string) string {
	s := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, feed.CleanLine(headline))
	if len(s) <= longestTitle {
		return s
	}
	s = first(s, longestTitle)
	if i := strings.LastIndexByte(s, ' '); i > longestTitle/2 {
		s = s[:i]
	}
	return strings.TrimSpace(s) + "…"
}
