package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"khabar/bidi/cell"
	"khabar/feed"
)

// Digits are the digits that numbers are shown in. The letters of the text
// stay what they are, and so does the order of what is shown: it is that of the
// digits that were written.
type Digits uint8

// The digits: as they were written, 0-9, those of Arabic in the east, those of
// Persian and Urdu.
const (
	Written Digits = iota
	Western
	ArabicIndic
	Persian

	digitSets
)

// Next is the next choice of digits.
func (d Digits) Next() Digits { return (d + 1) % digitSets }

// zero is the digit of that name; 0 for Written.
func (d Digits) zero() rune {
	return [digitSets]rune{0, '0', 0x660, 0x6F0}[d%digitSets]
}

// digit is the value of a digit of any of the three kinds.
func digit(r rune) (value rune, ok bool) {
	for _, zero := range [...]rune{'0', 0x660, 0x6F0} {
		if zero <= r && r <= zero+9 {
			return r - zero, true
		}
	}
	return 0, false
}

// word is how far around a digit a Latin letter is looked for, in bytes.
const word = 128

// show puts these digits in the place of others in the cells of a line of a
// text, but for those of a word with Latin letters: a name, an address, a
// formula.
func (d Digits) show(cells []cell.Cell, text string) {
	zero := d.zero()
	for i := range cells {
		c := &cells[i]
		value, ok := digit(c.Rune)
		if !ok || zero == 0 || c.Rune == zero+value {
			continue
		}
		if c.Start < c.End && int(c.End) <= len(text) && latinWord(text, int(c.Start)) {
			continue
		}
		c.Rune = zero + value
	}
}

// latinWord reports whether the word around a byte of a text has a Latin
// letter, or is an address.
func latinWord(text string, at int) bool {
	start, end := at, at
	for start > 0 && at-start < word && text[start-1] > ' ' {
		start--
	}
	for end < len(text) && end-at < word && text[end] > ' ' {
		end++
	}
	for _, r := range text[start:end] {
		if r < 0x590 && unicode.IsLetter(r) || r == '@' {
			return true
		}
	}
	return false
}

// String writes a number's digits in those of d.
func (d Digits) String(s string) string {
	zero := d.zero()
	if zero == 0 {
		return s
	}
	return strings.Map(func(r rune) rune {
		if value, ok := digit(r); ok {
			return zero + value
		}
		return r
	}, s)
}

// sampled is how much of an article is read to learn its digits, in bytes.
const sampled = 64 << 10

// digitsOf are the digits that an article is written in: those of most of its
// numbers, else those of its language.
func digitsOf(a *feed.Article) Digits {
	var counts [digitSets]int
	left := sampled
	for i := range a.Body {
		text := a.Body[i].Text
		if len(text) > left {
			text = text[:left]
		}
		left -= len(text)
		for j := 0; j < len(text); {
			r, n := rune(text[j]), 1
			if r >= utf8.RuneSelf {
				r, n = utf8.DecodeRuneInString(text[j:])
			}
			j += n
			if _, ok := digit(r); !ok {
				continue
			}
			switch {
			case r <= '9':
				counts[Western]++
			case r < 0x6F0:
				counts[ArabicIndic]++
			default:
				counts[Persian]++
			}
		}
		if left <= 0 {
			break
		}
	}
	best := Written
	for d := Western; d < digitSets; d++ {
		if counts[d] > counts[best] {
			best = d
		}
	}
	if lang, _, _ := strings.Cut(a.Lang, "-"); best == Written {
		switch lang {
		case "fa", "ps", "ckb":
			return Persian
		}
		return Western
	}
	return best
}
