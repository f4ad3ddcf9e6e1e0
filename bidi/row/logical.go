package row

import "khabar/bidi/cell"

// logical puts the cells of r into w.out in logical order: what UAX #9, rule
// L2 has reversed by the levels of the cells is reversed back.
func (w *Writer) logical(r *cell.Row) {
	w.out = w.out[:0]
	top := uint8(0)
	for i := range r.Cells {
		w.out = append(w.out, piece{at: int32(i)})
		top = max(top, r.Cells[i].Level)
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
