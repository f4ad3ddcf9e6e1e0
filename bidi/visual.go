package bidi

import (
	"unicode/utf8"

	"khabar/bidi/internal/ucd"
)

// Mirror returns the character whose glyph is the mirror image of that of r, and
// whether there is one (Bidi_Mirroring_Glyph, rule L4): ) for (, « for ».
func Mirror(r rune) (rune, bool) {
	m := ucd.MirrorOf(r)
	return m, m != r
}

// AppendVisual appends text in visual order, leftmost character first, for an
// output that knows nothing of direction: right-to-left runs are turned around
// (rule L2), their brackets mirrored (L4), and marks follow the letter that they
// stand on (L3). Each paragraph of the text is reordered as one line and keeps its
// separator at its end; bytes that are no UTF-8 become U+FFFD. Letters are not
// shaped: package shape does the same with Arabic joined.
func AppendVisual(dst []byte, text string, d Direction) []byte {
	var p Paragraph
	for len(text) > 0 {
		n := p.Set(text, d)
		dst = p.AppendVisual(dst, 0, p.body)
		dst = append(dst, p.text[p.body:]...)
		text = text[n:]
	}
	return dst
}

// AppendVisual appends the line that holds the bytes from start up to end in
// visual order, as the function AppendVisual does.
func (p *Paragraph) AppendVisual(dst []byte, start, end int) []byte {
	for _, r := range p.LineRuns(start, end) {
		switch {
		case r.Level&1 == 1:
			dst = appendReversed(dst, p.text[r.Start:r.End])
		case p.dirty:
			for _, c := range p.text[r.Start:r.End] {
				dst = utf8.AppendRune(dst, c)
			}
		default:
			dst = append(dst, p.text[r.Start:r.End]...)
		}
	}
	return dst
}

// appendReversed appends a right-to-left run from its last character to its
// first.
func appendReversed(dst []byte, s string) []byte {
	for end := len(s); end > 0; {
		r, w := utf8.DecodeLastRuneInString(s[:end])
		at := end - w
		if ucd.ClassOf(r) == ucd.NSM {
			// The marks on a letter, and what rule X9 removes between them, stay in
			// their order after it.
			marks := at
			for at > 0 {
				if r, w = utf8.DecodeLastRuneInString(s[:at]); !set(removed | 1<<ucd.NSM).has(ucd.ClassOf(r)) {
					break
				}
				at -= w
				marks = at
			}
			if at > 0 {
				at -= w
				dst = utf8.AppendRune(dst, ucd.MirrorOf(r))
			}
			for _, c := range s[marks:end] {
				dst = utf8.AppendRune(dst, c)
			}
		} else {
			dst = utf8.AppendRune(dst, ucd.MirrorOf(r))
		}
		end = at
	}
	return dst
}
