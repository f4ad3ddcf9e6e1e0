package row

import (
	"sort"
	"unicode/utf8"
	"unsafe"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/internal/ucd"
)

// holds says whether a terminal that reorders (UAX #9) shows w.out[at:],
// between two strong left-to-right characters, as the cells i:end of the row,
// whatever else stands in the row.
func (w *Writer) holds(r *cell.Row, at, i, end int) bool {
	out := w.out[at:]
	w.text = append(w.text[:0], 'x')
	w.starts = w.starts[:0]
	for _, p := range out {
		w.starts = append(w.starts, len(w.text))
		w.text = utf8.AppendRune(w.text, written(r, p))
	}
	w.pair(r, out)
	stop := len(w.text)
	w.text = append(w.text, 'x')
	// The paragraph keeps the text no longer than this function runs, and the
	// bytes do not change meanwhile.
	w.para.Set(unsafe.String(unsafe.SliceData(w.text), len(w.text)), bidi.LTR)
	w.runs = w.para.Line(w.runs[:0], 0, len(w.text))
	next := i
	shows := func(n int, odd bool) bool {
		p := out[n]
		if p.at < 0 {
			return true
		}
		if int(p.at) != next || next >= end {
			return false
		}
		next++
		shown := written(r, p)
		if odd {
			if w.lone[n] != 0 && outside(r, w.lone[n], i, end) {
				return false
			}
			mirrored := false
			if shown, mirrored = bidi.Mirror(shown); mirrored && !w.DropsMarks {
				return false // Konsole would not mirror it
			}
		}
		return w.kinds[p.at] == blank || shown == safe(r.Cells[p.at].Rune)
	}
	for _, run := range w.runs {
		a, b := max(run.Start, 1), min(run.End, stop)
		if a >= b {
			continue
		}
		first := sort.SearchInts(w.starts, a)
		last := sort.SearchInts(w.starts, b)
		if run.Level&1 == 0 {
			for n := first; n < last; n++ {
				if !shows(n, false) {
					return false
				}
			}
		} else {
			for n := last - 1; n >= first; n-- {
				if !shows(n, true) {
					return false
				}
			}
		}
	}
	return next == end
}

// written is the base that a piece puts into the output.
func written(r *cell.Row, p piece) rune {
	switch {
	case p.at < 0:
		return lrm
	case p.rune != 0:
		return p.rune
	}
	return safe(r.Cells[p.at].Rune)
}

// pair finds the brackets in out without a partner there (UAX #9, BD16): for
// each piece w.lone holds the number of the pair of such a bracket, else 0.
func (w *Writer) pair(r *cell.Row, out []piece) {
	w.lone, w.open = w.lone[:0], w.open[:0]
	for n, p := range out {
		pair, closes := ucd.BracketOf(written(r, p))
		w.lone = append(w.lone, pair)
		if pair == 0 {
			continue
		}
		if !closes {
			w.open = append(w.open, n)
			continue
		}
		for top := len(w.open) - 1; top >= 0; top-- {
			if m := w.open[top]; w.lone[m] == pair {
				w.lone[m], w.lone[n] = 0, 0
				w.open = w.open[:top]
				break
			}
		}
	}
}

// outside says whether there is a bracket of the given pair in the row but not
// in the cells i:end. It might become the partner of one inside, and the two
// would be taken for left-to-right (N0).
func outside(r *cell.Row, pair uint16, i, end int) bool {
	for n := range r.Cells {
		if n < i || n >= end {
			if p, _ := ucd.BracketOf(r.Cells[n].Rune); p == pair {
				return true
			}
		}
	}
	return false
}
