package row

import "khabar/bidi/cell"

// kitty puts into w.out what kitty must be given so that it shows the cells of
// r as they stand.
//
// kitty shapes each run of cells of one font between blanks with HarfBuzz, in
// the direction of the first character of the run that has a script, and does
// not reorder the runs. So the letters of a word are turned back in their
// place, and so is any other run with Arabic digits or signs; to keep letters
// and the rest of a word in two runs the rest is written in the other slant.
func (w *Writer) kitty(r *cell.Row) {
	w.kinds = w.kinds[:0]
	for i := range r.Cells {
		w.kinds = append(w.kinds, kindOf(&r.Cells[i]))
	}
	w.out = w.out[:0]
	k := w.kinds
	gap := func(i int) bool { return k[i] == blank || k[i] == wall }
	for i := 0; i < len(k); {
		if gap(i) {
			w.out = append(w.out, piece{at: int32(i)})
			i++
			continue
		}
		end, letters, rest := i, false, false
		for ; end < len(k) && !gap(end); end++ {
			if k[end].letter() {
				letters = true
			} else {
				rest = true
			}
		}
		for i < end {
			j := i + 1
			for j < end && k[j].letter() == k[i].letter() &&
				(r.Cells[j].Style == r.Cells[i].Style || w.fontOf(r, j) == w.fontOf(r, i)) {
				j++
			}
			w.run(r, i, j, letters && rest && !k[i].letter())
			i = j
		}
	}
}

func (w *Writer) fontOf(r *cell.Row, i int) uint8 {
	return font(w.params(r.Cells[i].Style))
}

// run writes the cells i:end, which are one run of one font, turned back if
// HarfBuzz takes the run for right-to-left.
func (w *Writer) run(r *cell.Row, i, end int, alt bool) {
	if !turns(r, w.kinds, i, end) {
		for ; i < end; i++ {
			w.out = append(w.out, piece{at: int32(i), alt: alt})
		}
		return
	}
	for j := end - 1; j >= i; j-- {
		p := piece{at: int32(j), alt: alt}
		if m, ok := mirror(r.Cells[j].Rune); ok {
			p.rune = m
		}
		w.out = append(w.out, p)
	}
}

// turns says whether HarfBuzz guesses right-to-left for the run i:end as kitty
// will be given it: by its first character with a script of its own.
func turns(r *cell.Row, k []kind, i, end int) bool {
	for ; i < end; i++ {
		switch k[i] {
		case right, arabic, number:
			return true
		case left:
			return false
		}
		// The Persian digits and the Arabic signs are of script Arabic.
		if c := r.Cells[i].Rune; 0x06F0 <= c && c <= 0x06F9 || 0x066A <= c && c <= 0x066C {
			return true
		}
	}
	return false
}
