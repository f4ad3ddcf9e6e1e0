package bidi

import (
	"math/bits"
	"unicode/utf8"

	"khabar/bidi/internal/ucd"
)

// This file is what makes scanning fast: most text is passed over eight or
// sixteen bytes at a time, in words in which all bytes are looked at in parallel.

const (
	ones  = 0x0101010101010101 // a word with 1 in each byte
	highs = 0x80 * ones
)

// load returns the eight bytes at i, the first of them lowest.
func load(s string, i int) uint64 {
	b := s[i : i+8]
	return uint64(b[0]) | uint64(b[1])<<8 | uint64(b[2])<<16 | uint64(b[3])<<24 |
		uint64(b[4])<<32 | uint64(b[5])<<40 | uint64(b[6])<<48 | uint64(b[7])<<56
}

// plain looks for a paragraph that has nothing from right to left and no explicit
// formatting, which is all of level 0 unless RTL is asked for. It reports false
// where there is such a thing, and otherwise sets the end of the paragraph.
func (s *scanner) plain() bool {
	text, i := s.text, 0
	for {
		// Bytes from 0x20 to 0x7F: nothing to see.
		for i+16 <= len(text) {
			v, w := load(text, i), load(text, i+8)
			if (v|w|(v-0x20*ones)&^v|(w-0x20*ones)&^w)&highs != 0 {
				break
			}
			i += 16
		}
		if i == len(text) {
			s.body, s.end = i, i
			return true
		}
		for stop := min(i+16, len(text)); i < stop; {
			if b := text[i]; b >= 0x20 && b < utf8.RuneSelf {
				i++
				continue
			}
			c, w := classAt(text, i)
			if c == ucd.B {
				s.separate(i, w)
				return true
			}
			if (rightToLeft|explicit)&(1<<c) != 0 {
				s.p.dirty = false
				return false
			}
			s.note(i, w)
			i += w
		}
	}
}

// left returns the end of the last Latin letter that follows i with nothing
// between but what joins it; numbers do, by rule W7. In a paragraph of this
// direction what follows the letter is its own.
func (s *scanner) left(i int, own bool) int {
	const absorb = joined | 1<<ucd.L | 1<<ucd.EN
	text, start := s.text, i
	for i < len(text) {
		if b := text[i]; b < utf8.RuneSelf {
			if absorb>>ucd.LowClass[b]&1 == 0 {
				break
			}
			i++
			continue
		}
		c, w := classAt(text, i)
		if absorb>>c&1 == 0 {
			break
		}
		s.note(i, w)
		i += w
	}
	if own {
		return i
	}
	return lastOf(text, start, i, ucd.L)
}

// right does the same for the letters of class R or AL. What follows R may belong
// to a number after it (rule W5); a number after AL is none of class EN (W2).
func (s *scanner) right(i int, c ucd.Class, own bool) int {
	absorb := set(joined | 1<<c)
	text, start := s.text, i
	slow := i // up to here arabic and hebrew are not worth a try
	for i < len(text) {
		b := text[i]
		if b < utf8.RuneSelf {
			if absorb>>ucd.LowClass[b]&1 == 0 {
				break
			}
			i++
			continue
		}
		if i >= slow {
			k := i
			if c == ucd.AL {
				k = arabic(text, i)
			} else {
				k = hebrew(text, i)
			}
			if k > i {
				i = k
				continue
			}
			slow = i + 8
		}
		k, w := classAt(text, i)
		if !absorb.has(k) {
			break
		}
		s.note(i, w)
		i += w
	}
	if own && c == ucd.AL {
		return i
	}
	return lastOf(text, start, i, c)
}

// lastOf returns the end of the last letter of class c in text[start:i], or start
// where there is none.
func lastOf(text string, start, i int, c ucd.Class) int {
	for i > start {
		r, w := rune(text[i-1]), 1
		if r >= utf8.RuneSelf {
			r, w = utf8.DecodeLastRuneInString(text[start:i])
		}
		if ucd.ClassOf(r) == c {
			break
		}
		i -= w
	}
	return i
}

// arabic returns the end of a stretch that begins with the character at i and is
// made of blanks, ASCII punctuation from 0x20 to 0x2F without brackets, and Arabic
// letters, marks and punctuation from U+0600 to U+06D2, all of which may stand
// between Arabic letters. It looks at eight bytes at a time and is content to stop
// early; it returns i where it finds none.
func arabic(text string, i int) int {
	if i+9 > len(text) || text[i]&0xC0 == 0x80 {
		return i
	}
	from := i
	for i+9 <= len(text) {
		x, y := load(text, i), load(text, i+1) // y has the byte after each of x
		ascii := ^x & highs
		lead := x & (x << 1) & highs
		trail := y &^ (y << 1) & highs
		// In each of the following a byte that is wanted has its high bit clear, and
		// no sum carries into the next byte. First what is no UTF-8:
		bad := lead ^ trail
		// ASCII other than 0x20 to 0x2F, and the brackets 0x28 and 0x29.
		bad |= ((x^0x20*ones)&(0x70*ones) + 0x70*ones) & ascii
		bad |= ^((x^0x28*ones)&(0x7E*ones) + 0x7E*ones) & ascii
		// What begins with another byte than D8 to DB.
		bad |= ((x^0x18*ones)&(0x3C*ones) + 0x7C*ones) & lead
		// D8 80..87: U+0600 to U+0605 are numbers.
		bad |= ^(((x^0xD8*ones)&(0x7F*ones) + 0x7F*ones) | ((y^0x80*ones)&(0x78*ones) + 0x78*ones)) & lead
		// D9 A0..AF: digits and their separators.
		bad |= ^(((x^0xD9*ones)&(0x7F*ones) + 0x7F*ones) | ((y^0xA0*ones)&(0x70*ones) + 0x70*ones)) & lead
		// DB 93..BF: among them digits and U+06DD.
		bad |= ^((x^0xDB*ones)&(0x7F*ones) + 0x7F*ones) & (y&(0x7F*ones) + 0x6D*ones) & lead
		if bad != 0 {
			i += bits.TrailingZeros64(bad) / 8
			break
		}
		i += 8
	}
	if i > from && text[i]&0xC0 == 0x80 { // in the middle of a character
		i--
	}
	return i
}

// hebrew is the same for Hebrew letters and marks, U+0590 to U+05FF.
func hebrew(text string, i int) int {
	if i+9 > len(text) || text[i]&0xC0 == 0x80 {
		return i
	}
	from := i
	for i+9 <= len(text) {
		x, y := load(text, i), load(text, i+1)
		ascii := ^x & highs
		lead := x & (x << 1) & highs
		trail := y &^ (y << 1) & highs
		bad := lead ^ trail
		bad |= ((x^0x20*ones)&(0x70*ones) + 0x70*ones) & ascii
		bad |= ^((x^0x28*ones)&(0x7E*ones) + 0x7E*ones) & ascii
		// What begins with another byte than D6 and D7.
		bad |= ((x^0x16*ones)&(0x3E*ones) + 0x7E*ones) & lead
		// D6 80..8F: Armenian.
		bad |= ^(((x^0xD6*ones)&(0x7F*ones) + 0x7F*ones) | ((y^0x80*ones)&(0x70*ones) + 0x70*ones)) & lead
		if bad != 0 {
			i += bits.TrailingZeros64(bad) / 8
			break
		}
		i += 8
	}
	if i > from && text[i]&0xC0 == 0x80 {
		i--
	}
	return i
}

// note remembers that the character at i, of w bytes, is none.
func (s *scanner) note(i, w int) {
	if w == 1 && s.text[i] >= utf8.RuneSelf {
		s.p.dirty = true
	}
}

// separate ends the paragraph with the separator at i, of w bytes.
func (s *scanner) separate(i, w int) {
	s.body, s.end = i, i+w
	if s.text[i] == '\r' && i+1 < len(s.text) && s.text[i+1] == '\n' {
		s.end++
	}
}
