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
// not reorder the runs. So letters are turned back in their place, and so are
// Arabic digits and signs. What keeps these and the rest of a word in runs of
// their own is their slant: of two neighbours one is written in the slant that
// its style does not have, or in the weight (NoItalic). Letters that many fonts
// lack are such a rest as well: kitty may draw them in another font than their
// neighbours.
func (w *Writer) kitty(r *cell.Row) {
	w.kinds = w.kinds[:0]
	for i := range r.Cells {
		w.kinds = append(w.kinds, kindOf(&r.Cells[i]))
	}
	w.out = w.out[:0]
	k := w.kinds
	flip := italic
	if w.NoItalic {
		flip = bold
	}
	before := noFont // the font of the run before, in the same word
	for i := 0; i < len(k); {
		if k[i] == blank || k[i] == wall {
			p := piece{at: int32(i)}
			if k[i] == blank {
				p.rune = ' '
			}
			w.out = append(w.out, p)
			before = noFont
			i++
			continue
		}
		of := w.runKindOf(r, i)
		own := w.fontOf(r, i)
		end := i + 1
		for end < len(k) && k[end] != blank && k[end] != wall && w.runKindOf(r, end) == of &&
			(r.Cells[end].Style == r.Cells[i].Style || w.fontOf(r, end) == own) {
			end++
		}
		after := noFont // that of the letters that follow
		if end < len(k) && k[end] != blank && k[end] != wall && w.runKindOf(r, end) == letters {
			after = w.fontOf(r, end)
		}
		var a add
		if own == before || of != letters && own == after && own^flip != before {
			a = slant
			own ^= flip
		}
		before = own
		w.run(r, i, end, of, a)
		i = end
	}
}

const noFont = ^uint8(0)

// runKind says which cells of a word may stand in one run for kitty.
type runKind uint8

const (
	rest        runKind = iota // left to right
	letters                    // right-to-left ones that fonts for them have
	rareLetters                // those that many lack
	signs                      // Arabic digits and signs
)

func (w *Writer) runKindOf(r *cell.Row, i int) runKind {
	c := &r.Cells[i]
	switch {
	case w.kinds[i].letter() && rare(c.Rune):
		return rareLetters
	case w.kinds[i].letter():
		return letters
	case rightScript(c.Rune), c.Marks > 0 && w.kinds[i] != left && slices.ContainsFunc(r.MarksOf(c), rightScript):
		return signs
	}
	return rest
}

// rare says whether a letter is one of those that fonts for Arabic and Persian
// may lack, as DejaVu Sans Mono does: heh goal, yeh barree and the full stop of
// Urdu, and the letters of Sindhi, Kurdish, Uyghur and others.
func rare(r rune) bool {
	switch {
	case r < 0x63B, 0x640 <= r && r <= 0x655, 0xFE70 <= r:
		return false
	case r == 0x670, 0x674 <= r && r <= 0x680, r == 0x683, r == 0x684, r == 0x686, r == 0x687, r == 0x691, r == 0x698,
		r == 0x6A4, r == 0x6A9, r == 0x6AF, r == 0x6BE, r == 0x6CC:
		return false
	case 0xFB1D <= r && r <= 0xFB4F, 0xFB52 <= r && r <= 0xFB81, 0xFB8A <= r && r <= 0xFB95, r == 0xFB9E, r == 0xFB9F,
		0xFBAA <= r && r <= 0xFBAD, 0xFBE8 <= r && r <= 0xFBE9, 0xFBFC <= r && r <= 0xFBFF:
		return false
	}
	return r < 0x700 || 0x750 <= r && r < 0x780 || 0x870 <= r && r < 0x900 || 0xFB50 <= r
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
func (w *Writer) run(r *cell.Row, i, end int, of runKind, a add) {
	turned := false
	for j := i; j < end && of != rest && !turned; j++ {
		c := &r.Cells[j]
		turned = rightScript(c.Rune) || c.Marks > 0 && slices.ContainsFunc(r.MarksOf(c), rightScript)
	}
	if !turned {
		for ; i < end; i++ {
			w.out = append(w.out, piece{at: int32(i), add: a})
		}
		return
	}
	for j := end - 1; j >= i; j-- {
		// kitty moves the letters and leaves colours in their places.
		p := piece{at: int32(j), add: a, look: int32(i+end-1-j) + 1}
		if m, ok := bidi.Mirror(r.Cells[j].Rune); ok {
			p.rune = m
		}
		w.out = append(w.out, p)
	}
}
