package row

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/internal/ucd"
)

// zwnj is U+200C ZERO WIDTH NON-JOINER.
const zwnj = '\u200C'

// logical puts the cells of r into w.out in logical order: what UAX #9, rules
// L2 and L4 have turned by the levels of the cells is turned back. Letters
// become nominal ones when they are written; where two of them would join then
// that do not join in the row, U+200C keeps them apart.
func (w *Writer) logical(r *cell.Row) {
	w.out = w.out[:0]
	top := uint8(0)
	for i := range r.Cells {
		c := &r.Cells[i]
		p := piece{at: int32(i)}
		if c.Level&1 == 1 {
			if m, ok := bidi.Mirror(c.Rune); ok {
				p.rune = m
			}
		}
		w.out = append(w.out, p)
		top = max(top, c.Level)
	}
	for level := uint8(1); level <= top; level++ {
		for i := 0; i < len(w.out); i++ {
			j := i
			for j < len(w.out) && r.Cells[w.out[j].at].Level >= level {
				j++
			}
			for a, b := i, j-1; a < b; a, b = a+1, b-1 {
				w.out[a], w.out[b] = w.out[b], w.out[a]
			}
			i = j
		}
	}
}

// appendNominal appends the letter or the letters that a presentation form
// stands for, and any other character as it is.
func (w *Writer) appendNominal(dst []byte, r rune) []byte {
	if !isForm(r) {
		return utf8.AppendRune(dst, r)
	}
	if letter, second := ucd.LetterOf(r); letter != 0 {
		dst = utf8.AppendRune(dst, letter)
		if second != 0 {
			dst = utf8.AppendRune(dst, second)
		}
		return dst
	}
	w.text = utf8.AppendRune(w.text[:0], r)
	return norm.NFKC.Append(dst, w.text...)
}

// nominal returns the first and the last letter that r stands for.
func (w *Writer) nominal(r rune) (first, last rune) {
	if !isForm(r) {
		return r, r
	}
	switch letter, second := ucd.LetterOf(r); {
	case second != 0:
		return letter, second
	case letter != 0:
		return letter, letter
	}
	w.letters = w.appendNominal(w.letters[:0], r)
	first, _ = utf8.DecodeRune(w.letters)
	last, _ = utf8.DecodeLastRune(w.letters)
	return first, last
}

// isForm says whether r is a form that shaping makes of a letter.
func isForm(r rune) bool {
	return 0xFB50 <= r && r <= 0xFBFF || 0xFE80 <= r && r <= 0xFEFC
}

// parts says whether the form a does not join the letter after it, though the
// letters of a and b would join.
func (w *Writer) parts(a, b rune) bool {
	if !isForm(a) || !isForm(b) && ucd.JoiningOf(b)&ucd.Backward == 0 {
		return false
	}
	_, last := w.nominal(a)
	if ucd.JoiningOf(last)&ucd.Forward == 0 {
		return false
	}
	if first, _ := w.nominal(b); ucd.JoiningOf(first)&ucd.Backward == 0 {
		return false
	}
	f := ucd.FormsOf(last)
	return a == f[0] || a == f[1] // isolated or final
}
