package page

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"khabar/bidi/cell"
	"khabar/feed"
	"khabar/ui/locale"
)

// word is how far around a digit a Latin letter is looked for, in bytes.
const word = 128

// showDigits puts these digits in the place of others in the cells of a line of
// a text, but for those of a word with Latin letters: a name, an address, a
// formula. The order of what is shown stays that of the digits that were
// written.
func showDigits(d locale.Digits, cells []cell.Cell, text string) {
	for i := range cells {
		c := &cells[i]
		shown := d.Rune(c.Rune)
		if shown == c.Rune || c.Start < c.End && int(c.End) <= len(text) && latinWord(text, int(c.Start)) {
			continue
		}
		c.Rune = shown
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

// sampled is how much of an article is read to learn its digits, in bytes.
const sampled = 64 << 10

// digitsOf are the digits that an article is written in: those of most of its
// numbers, else those of its language.
func digitsOf(a *feed.Article) locale.Digits {
	var counts [locale.DigitSets]int
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
			counts[locale.DigitsOf(r)]++
		}
		if left <= 0 {
			break
		}
	}
	best := locale.AsWritten
	counts[best] = 0 // of no number
	for d := locale.Western; d < locale.DigitSets; d++ {
		if counts[d] > counts[best] {
			best = d
		}
	}
	if lang, _, _ := strings.Cut(a.Lang, "-"); best == locale.AsWritten {
		switch lang {
		case "fa", "ps", "ckb":
			return locale.Persian
		}
		return locale.Western
	}
	return best
}
