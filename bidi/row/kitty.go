package row

import (
	"slices"
	"unicode"

	"khabar/bidi"
	"khabar/bidi/cell"
)

// kitty puts into w.out what kitty must be given so that it shows the cells of
// r as they stand.
//
// kitty shapes each run of cells of one font between blanks with HarfBuzz, in
// the direction of the first character of the run that has a script, and does
// not reorder the runs. So the letters of a word are turned back in their
// place, and so is any other run with Arabic digits or signs; what keeps the
// letters and the rest of a word in two runs is the slant of the rest.
func (w *Writer) kitty(r *cell.Row) {
	w.kinds = w.kinds[:0]
	for i := range r.Cells {
		w.kinds = append(w.kinds, kindOf(&r.Cells[i]))
	}
	w.out = w.out[:0]
	k := w.kinds
	before := none // the font of the run before, in the same word
	for i := 0; i < len(k); {
		if k[i] == blank || k[i] == wall {
			w.out = append(w.out, piece{at: int32(i)})
			before = none
			i++
			continue
		}
		end, turned := w.runEnd(r, i)
		own := w.fontOf(r, i)
		after := none // that of the letters that follow
		if end < len(k) && k[end].letter() {
			after = w.fontOf(r, end)
		}
		alt := own == before || own == after && own^italic != before && !k[i].letter()
		if alt {
			own ^= italic
		}
		before = own
		w.run(r, i, end, turned, alt)
		i = end
	}
}

// none is no font.
const none = ^uint8(0)

// runEnd returns the end of the run that begins at i: right-to-left letters,
// or other cells, of one font; Latin letters and Arabic digits part, since
// they have two directions. turned says that the run is right-to-left.
func (w *Writer) runEnd(r *cell.Row, i int) (end int, turned bool) {
	k := w.kinds
	letters, latin := k[i].letter(), false
	for end = i; end < len(k); end++ {
		c := &r.Cells[end]
		if k[end] == blank || k[end] == wall || k[end].letter() != letters ||
			c.Style != r.Cells[i].Style && w.fontOf(r, end) != w.fontOf(r, i) {
			break
		}
		if k[end] == left {
			if turned {
				break
			}
			latin = true
		}
		if k[end] != left && rightScript(c.Rune) || c.Marks > 0 && slices.ContainsFunc(r.MarksOf(c), rightScript) {
			if latin {
				break
			}
			turned = true
		}
	}
	return end, turned
}

// rightScript says whether HarfBuzz takes a character for one of a script that
// is written from right to left. Arabic digits and signs are, question mark,
// semicolon and tatweel are not: they are common to several scripts.
func rightScript(r rune) bool {
	switch {
	case r < 0x590:
		return false
	case 0x660 <= r && r <= 0x669, 0x5D0 <= r && r <= 0x5EA, 0x620 <= r && r <= 0x63F, 0xFE70 <= r && r <= 0xFEFC:
		return true
	case r < 0x900, 0xFB1D <= r && r < 0xFE00, 0x10800 <= r && r < 0x11000, 0x1E800 <= r && r < 0x1F000:
		return !unicode.In(r, unicode.Common, unicode.Inherited)
	}
	return false
}

func (w *Writer) fontOf(r *cell.Row, i int) uint8 {
	return font(w.params(r.Cells[i].Style))
}

// run writes the cells i:end, which are one run of one font, turned back if
// HarfBuzz takes them for right-to-left.
func (w *Writer) run(r *cell.Row, i, end int, turned, alt bool) {
	if !turned {
		for ; i < end; i++ {
			w.out = append(w.out, piece{at: int32(i), alt: alt})
		}
		return
	}
	for j := end - 1; j >= i; j-- {
		p := piece{at: int32(j), alt: alt}
		if m, ok := bidi.Mirror(r.Cells[j].Rune); ok {
			p.rune = m
		}
		w.out = append(w.out, p)
	}
}
