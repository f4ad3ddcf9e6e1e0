package feed

import "unicode"

// letter is a short way for most of the text this program sees: it reports
// whether two bytes are a Hebrew or Arabic letter or digit. No answer does
// no harm.
func letter(c, d byte) bool {
	switch c {
	case 0xD7, 0xD8: // U+05D0-05FF, U+0620-063F
		return d >= 0xA0 && d < 0xC0 || c == 0xD7 && d >= 0x90 && d < 0xC0
	case 0xD9: // U+0640-064A, U+0660-066F, U+0671-067F
		return d >= 0x80 && d <= 0x8A || d >= 0xA0 && d < 0xC0 && d != 0xB0
	case 0xDA: // U+0680-06BF
		return d >= 0x80 && d < 0xC0
	}
	return d >= 0x80 && d <= 0x95 // U+06C0-06D5
}

// letters is letter by the first byte, from 0xD7 on, and the second.
var letters = func() (t [5][256]bool) {
	for c := range t {
		for d := range t[c] {
			t[c][d] = letter(byte(c+0xD7), byte(d))
		}
	}
	return t
}()

// runeKind is what the cleaner needs to know of a character.
type runeKind uint8

const (
	visible runeKind = iota
	mark
	format    // invisible, allowed in small numbers
	opening   // LRE, RLE, LRO, RLO, LRI, RLI, FSI
	closing   // PDF, PDI
	lineBreak // becomes a newline
	gone      // removed
	control   // C0, C1
	broken    // noncharacter: becomes U+FFFD
)

// kindOf tells the kind of a character.
func kindOf(r rune) runeKind {
	switch {
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		switch r {
		case '\n', '\t':
			return visible
		case '\r', 0x85:
			return lineBreak
		}
		return control
	case r == 0xAD:
		return format
	case r < 0x300:
		return visible
	case r < 0x370:
		return mark
	case r < 0x590:
		if r >= 0x483 && r <= 0x489 {
			return mark
		}
		return visible
	case r < 0x700:
		return semitic(r)
	case r >= 0x2000 && r < 0x2070:
		return punctuation(r)
	case r >= 0x3400 && r < 0xA000, r >= 0xAC00 && r < 0xD7A4:
		return visible
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return broken
	case r == 0xFEFF:
		return gone
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r < 0xE1000, r == 0x3164, r == 0xFFA0:
		return format
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc):
		return mark
	case unicode.Is(unicode.Cf, r):
		return format
	}
	return visible
}

// semitic is kindOf for Hebrew and Arabic, U+0590 to U+06FF.
func semitic(r rune) runeKind {
	switch {
	case r < 0x5D0:
		if r > 0x590 && r < 0x5C8 && r != 0x5BE && r != 0x5C0 && r != 0x5C3 && r != 0x5C6 {
			return mark
		}
	case r == 0x61C:
		return format
	case r >= 0x610 && r <= 0x61A, r >= 0x64B && r <= 0x65F, r == 0x670,
		r >= 0x6D6 && r <= 0x6DC, r >= 0x6DF && r <= 0x6E4, r == 0x6E7, r == 0x6E8, r >= 0x6EA && r <= 0x6ED:
		return mark
	}
	return visible
}

// punctuation is kindOf for U+2000 to U+206F.
func punctuation(r rune) runeKind {
	switch {
	case r >= 0x200B && r <= 0x200F, r >= 0x2060 && r <= 0x2065:
		return format
	case r == 0x2028, r == 0x2029:
		return lineBreak
	case r == 0x202C, r == 0x2069:
		return closing
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2068:
		return opening
	case r >= 0x206A:
		return gone
	}
	return visible
}
