package cell

import "unicode"

// Kind is what becomes of a character on the screen.
type Kind uint8

const (
	Base    Kind = iota // stands in a cell of its own
	Blank               // a space: a cell of its own that takes no marks (U+00A0 does)
	Mark                // rides on the base before it
	Tone                // an emoji modifier: dropped after a base, else a base
	Joint               // dropped; what follows is still of the same cluster
	Control             // dropped; ends the cluster
	Tab                 // blanks up to the next tab stop
	Newline             // ends the line and is not shown
)

// DottedCircle is what a mark without a base of its own stands on.
const DottedCircle = '\u25CC'

const noBreakSpace = '\u00A0'

// KindOf returns the kind of r.
func KindOf(r rune) Kind {
	switch {
	case uint32(r) < 0x300:
		switch {
		case r == ' ' || r == noBreakSpace:
			return Blank
		case r > ' ' && r < 0x7F, r > 0xA0 && r != 0xAD:
			return Base
		}
		return controlKind(r)
	case 0x05D0 <= r && r <= 0x05EA, // Hebrew letters
		0x0620 <= r && r <= 0x064A, // Arabic letters and the tatweel
		0x0671 <= r && r <= 0x06D5, // more Arabic letters
		0x06EE <= r && r <= 0x06FF,
		0xFE76 <= r && r <= 0xFEFC, // Arabic presentation forms
		0xFB50 <= r && r <= 0xFBFF:
		return Base
	case 0x064B <= r && r <= 0x065F: // Arabic vowels
		return Mark
	}
	return rareKind(r)
}

// controlKind sorts the controls below U+0300.
func controlKind(r rune) Kind {
	switch r {
	case '\t':
		return Tab
	case '\n', '\v', '\f', '\r', 0x1C, 0x1D, 0x1E, 0x85:
		return Newline
	}
	return Control
}

// rareKind is KindOf for what is neither Latin nor the letters of news in
// Arabic or Hebrew script.
func rareKind(r rune) Kind {
	switch {
	case 0x1F3FB <= r && r <= 0x1F3FF:
		return Tone
	case r == 0x2028 || r == 0x2029:
		return Newline
	case r == 0x1680:
		return Base // the Ogham space is a stroke
	case unicode.Is(unicode.Zs, r):
		return Blank
	case isJoint(r):
		return Joint
	case isIgnorable(r):
		return Control
	case noncharacter(r):
		return Base
	case hangulRider(r), runeWidth(r) == 0:
		return Mark
	}
	return Base
}

// isJoint reports whether r is invisible and extends a cluster (UAX #29,
// Grapheme_Cluster_Break=Extend or ZWJ).
func isJoint(r rune) bool {
	return r == 0x200C || r == 0x200D || // ZWNJ, ZWJ
		r == 0x034F || // combining grapheme joiner
		r == 0x1160 || // Hangul filler for a vowel
		0x17B4 <= r && r <= 0x17B5 || // Khmer inherent vowels
		0xE0020 <= r && r <= 0xE007F || // tags
		unicode.Is(unicode.Variation_Selector, r)
}

// isIgnorable reports whether r is invisible, or so in some terminals, and
// ends a cluster. Cf has the prepended number signs too. The ranges without
// characters are kept by the standard for default ignorable ones (UAX #44,
// Default_Ignorable_Code_Point).
func isIgnorable(r rune) bool {
	return unicode.Is(unicode.Cf, r) ||
		r == 0x115F || r == 0x3164 || r == 0xFFA0 || // Hangul fillers
		0x2060 <= r && r <= 0x206F ||
		0xFFF0 <= r && r <= 0xFFFB ||
		0xE0000 <= r && r <= 0xE0FFF
}

// hangulRider reports whether r is a vowel or a final consonant of decomposed
// Hangul: 0 in the wcwidth of terminals, 1 in go-runewidth.
func hangulRider(r rune) bool {
	return 0x1161 <= r && r <= 0x11FF || 0xD7B0 <= r && r <= 0xD7FB
}

// noncharacter reports whether r is no character: kept out of interchange by
// the standard, a surrogate, or beyond its range.
func noncharacter(r rune) bool {
	return 0xFDD0 <= r && r <= 0xFDEF || r&0xFFFE == 0xFFFE ||
		0xD800 <= r && r <= 0xDFFF || r < 0 || r > unicode.MaxRune
}

// Shown returns the character that stands on the screen for r, which must be
// a Base, a Blank or a Tone: one and the same blank for all blanks of one
// column, plain letters for the halves of a flag, U+FFFD for a noncharacter,
// else r.
func Shown(r rune) rune {
	switch {
	case r < 0x7F:
		return r
	case r == noBreakSpace,
		0x2000 <= r && r <= 0x200A, r == 0x202F, r == 0x205F:
		return ' '
	case 0x1F1E6 <= r && r <= 0x1F1FF:
		return r - 0x1F1E6 + 'A'
	case r >= 0xD800 && noncharacter(r):
		return unicode.ReplacementChar
	}
	return r
}

// Plain reports whether r is one of the many characters that are simple in
// every way: a Base of one column, shown as it is, that neither extends a
// cluster nor takes another base into its own.
func Plain(r rune) bool {
	switch {
	case r < 0x7F:
		return r > ' '
	case r < 0x600:
		return 0xC0 <= r && r < 0x300 || 0x05D0 <= r && r <= 0x05EA || r == 0xAB || r == 0xBB
	case r < 0x700:
		return 0x061E <= r && r <= 0x064A || 0x0660 <= r && r <= 0x066F || 0x0671 <= r && r <= 0x06D5 || 0x06EE <= r ||
			r == 0x060C || r == 0x061B
	}
	return 0xFE80 <= r && r <= 0xFEFC || 0xFB50 <= r && r <= 0xFBB1
}
