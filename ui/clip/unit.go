package clip

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/sentences"
	"github.com/clipperhouse/uax29/v2/words"
)

// Word is where the word begins and ends that byte at of a text is in, or the
// next one behind it, or else the last one; start and end are the same where
// there is none.
func Word(text string, at int) (start, end int) {
	for it := words.FromString(text); it.Next(); {
		if !isWord(it.Value()) {
			continue
		}
		start, end = it.Start(), it.End()
		if end > at {
			break
		}
	}
	return start, end
}

// WordBefore is the last word that ends before byte at of a text.
func WordBefore(text string, at int) (start, end int) {
	for it := words.FromString(text); it.Next() && it.End() <= at; {
		if isWord(it.Value()) {
			start, end = it.Start(), it.End()
		}
	}
	return start, end
}

func isWord(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) })
}

// Sentence is where the sentence begins and ends that byte at of a text is in,
// without the blanks around it.
func Sentence(text string, at int) (start, end int) {
	for it := sentences.FromString(text); it.Next(); {
		s := it.Value()
		if strings.TrimSpace(s) == "" {
			continue
		}
		start = it.Start() + len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		end = it.Start() + len(strings.TrimRightFunc(s, unicode.IsSpace))
		if it.End() > at {
			break
		}
	}
	return start, end
}

// Words counts the words of a text.
func Words(text string) (n int) {
	for it := words.FromString(text); it.Next(); {
		if isWord(it.Value()) {
			n++
		}
	}
	return n
}

// Align is the byte of an article's text that byte at of the text on the page
// stands for. On the page there may be marks of footnotes more, marks of letters
// less, and other digits and blanks. Behind the page's end is the end.
func Align(page, text string, at int) int {
	i, j := 0, 0
	for at = min(at, len(page)); i < at && j < len(text); {
		a, n := utf8.DecodeRuneInString(page[i:])
		b, m := utf8.DecodeRuneInString(text[j:])
		switch {
		case a == b || unicode.IsDigit(a) && unicode.IsDigit(b) || unicode.IsSpace(a) && unicode.IsSpace(b):
			i, j = i+n, j+m
		case unicode.Is(unicode.Mn, b) || b == 'ـ' || unicode.Is(unicode.Cf, b):
			j += m // left out on the page
		default:
			i += n // put in on the page
		}
	}
	return j
}
