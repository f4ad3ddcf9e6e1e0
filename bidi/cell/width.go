package cell

import (
	"unicode/utf8"

	"github.com/mattn/go-runewidth"

	"khabar/bidi/internal/ucd"
)

// TabStop is the distance between tab stops, in columns.
const TabStop = 8

// runeWidth asks go-runewidth under the one condition: ambiguous characters
// are narrow, whatever the locale.
func runeWidth(r rune) int {
	c := runewidth.Condition{EastAsianWidth: false, StrictEmojiNeutral: true}
	return c.RuneWidth(r)
}

// Width returns the columns r takes: 1 or 2 for a base or a blank, 0 for all
// else (a mark, a tab, a line end, and what never reaches the screen).
func Width(r rune) int {
	switch KindOf(r) {
	case Base, Blank, Tone:
		return baseWidth(r)
	}
	return 0
}

// baseWidth returns the columns of a Base, a Blank or a Tone.
func baseWidth(r rune) int {
	if r < 0x1100 || 0xFB50 <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFF {
		return 1 // no wide character is here
	}
	return max(1, runeWidth(r))
}

// StringWidth returns the columns of a plain string as the program lays it
// out on one line: tabs go to the next stop, line ends count nothing, a lam
// and the alef that follows it share a cell.
func StringWidth(s string) int {
	n := 0
	var p Pen
	var lam bool // the last base is a lam that may take an alef
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		i += size
		switch kind := KindOf(r); p.Put(kind, r) {
		case Stand:
			if !lam || !alef(r) {
				n += Width(r)
			}
			lam = r == 0x0644
		case Circle:
			n++
			lam = false
		case Ride:
			lam = lam && transparent(r)
		case Skip:
			if kind == Tab {
				n += TabStop - n%TabStop
			}
			lam = lam && transparent(r)
		}
	}
	return n
}

// transparent reports whether a lam takes the alef after it across r: across a
// mark that reads in no direction of its own, but across no format character.
func transparent(r rune) bool {
	return ucd.JoiningOf(r)&ucd.Transparent != 0 && ucd.ClassOf(r) == ucd.NSM
}

// alef reports whether r makes a ligature with a lam before it.
func alef(r rune) bool {
	return r == 0x0622 || r == 0x0623 || r == 0x0625 || r == 0x0627
}
