package row

import "khabar/bidi/cell"

// holds says whether a terminal shows w.out[at:] as the cells i:end of the row.
func (w *Writer) holds(_ *cell.Row, at, i, end int) bool {
	_, b := core(w.kinds, i, end)
	return w.kinds[b-1] != digit
}

func mirror(r rune) (rune, bool) {
	const a, b = "()[]{}<>«»‹›", ")(][}{><»«›‹"
	for i, x := range a {
		if x == r {
			for _, y := range b[i:] {
				return y, true
			}
		}
	}
	return r, false
}
