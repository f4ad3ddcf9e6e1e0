package export

import (
	"strings"
	"unicode"

	"khabar/feed"
)

// inline walks through a text and its spans, which may nest. Spans that do not
// fit the text, or cross another, are left out.
func inline(text string, spans []feed.Span, put func(string), begin, end func(feed.Span)) {
	var open []feed.Span
	at := 0
	upTo := func(n int) {
		for len(open) > 0 && open[len(open)-1].End <= n {
			s := open[len(open)-1]
			put(text[at:s.End])
			at = s.End
			open = open[:len(open)-1]
			end(s)
		}
		put(text[at:n])
		at = n
	}
	for _, s := range spans {
		if s.Start < at || s.Start >= s.End || s.End > len(text) {
			continue
		}
		upTo(s.Start)
		if n := len(open); n > 0 && s.End > open[n-1].End {
			continue
		}
		begin(s)
		open = append(open, s)
	}
	upTo(len(text))
}

// direction is the direction a text is read in, by what was declared and else
// by its first letter; declared says which.
func direction(declared feed.Direction, texts ...string) (d feed.Direction, isDeclared bool) {
	if declared != feed.Undeclared {
		return declared, true
	}
	for _, s := range texts {
		for _, r := range s {
			switch {
			case unicode.In(r, unicode.Hebrew, unicode.Arabic, unicode.Syriac, unicode.Thaana, unicode.Nko):
				if unicode.IsLetter(r) {
					return feed.RightToLeft, false
				}
			case unicode.IsLetter(r):
				return feed.LeftToRight, false
			}
		}
	}
	return feed.LeftToRight, false
}

// directionName is what HTML and JSON call a direction.
func directionName(d feed.Direction) string {
	if d == feed.RightToLeft {
		return "rtl"
	}
	return "ltr"
}

// articleDirection is the direction of an article as a whole.
func articleDirection(a *feed.Article) (feed.Direction, bool) {
	texts := []string{a.Title, a.Summary}
	for i := range a.Body {
		texts = append(texts, a.Body[i].Text)
	}
	return direction(a.Dir, texts...)
}

// pictureOf is where the picture of a block of kind Image is.
func pictureOf(b *feed.Block) string {
	for _, s := range b.Spans {
		if s.Style == feed.Linked {
			return s.Target
		}
	}
	return ""
}

// number reads the marker of a list item that is a number, in any digits.
func number(marker string) (n int, ok bool) {
	marker = strings.TrimRight(marker, ".)-")
	if marker == "" || len(marker) > 20 {
		return 0, false
	}
	for _, r := range marker {
		if !unicode.IsDigit(r) || n > 99_999_999 {
			return 0, false
		}
		// Digits of a script stand together, from 0 on.
		d := r
		for unicode.IsDigit(d-1) && r-d < 9 {
			d--
		}
		n = n*10 + int(r-d)
	}
	return n, true
}
