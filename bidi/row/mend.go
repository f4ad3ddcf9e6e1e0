package row

import (
	"khabar/bidi/cell"
	"khabar/bidi/internal/ucd"
)

// mend tries other ways to write the word i:end, whose simple way would not
// come out right, from w.out[at:] on.
func (w *Writer) mend(r *cell.Row, at, i, end int) int {
	k := w.kinds
	// The letters alone turned back, the rest in its place: "(A)(B)".
	w.out = w.out[:at]
	w.apart(r, i, end, false)
	if w.holds(r, at, i, end) {
		return end
	}
	// Digits at the right of letters need a right-to-left letter before
	// them: join the word that logically precedes.
	for next := end; ; {
		next = follower(k, next)
		if next < 0 {
			break
		}
		next = wordEnd(k, next)
		if w.asOne(r, at, i, next) {
			return next
		}
	}
	// Every part by itself, kept from the next by U+200E. A terminal that drops
	// it shows digits on the wrong side of the letters whatever it is given.
	w.out = w.out[:at]
	w.apart(r, i, end, !w.DropsMarks)
	if w.DropsMarks {
		w.lost++
	}
	return end
}

// asOne writes i:end as one word from w.out[at:] on, if that comes out right. A
// terminal that mirrors brackets may be given the word's outer ones with its
// core: a pair about several words is right-to-left like them (N0).
func (w *Writer) asOne(r *cell.Row, at, i, end int) bool {
	a, b := core(w.kinds, i, end)
	for _, c := range [...][2]int{{a, b}, {i, b}, {a, end}, {i, end}} {
		w.out = w.out[:at]
		w.whole(r, i, end, c[0], c[1])
		if w.holds(r, at, i, end) {
			return true
		}
		if !w.DropsMarks {
			break
		}
	}
	return false
}

// partner returns the end of the word that has, between letters, the partner of
// a bracket before the core of the word i, which begins at a: "(A B)C". The two
// would be taken for left-to-right (N0), and the one between letters part them,
// if the words were written by themselves. Where U+200E can stand between the
// letters that needs no care; it returns -1 then, and where there is none.
func (w *Writer) partner(r *cell.Row, i, a int) int {
	if !w.DropsMarks {
		return -1
	}
	k := w.kinds
	for ; i < a; i++ {
		pair, closes := ucd.BracketOf(r.Cells[i].Rune)
		if pair == 0 || closes {
			continue
		}
		depth, blanks := 1, 0
		for n := i + 1; n < len(k) && k[n] != left && k[n] != wall; n++ {
			if k[n] != blank {
				blanks = 0
			} else if blanks++; blanks > maxJoin {
				break
			}
			p, closes := ucd.BracketOf(r.Cells[n].Rune)
			switch {
			case p != pair:
				continue
			case !closes:
				depth++
				continue
			}
			if depth--; depth > 0 {
				continue
			}
			begin, end := n, wordEnd(k, n)
			for k[begin-1] != blank {
				begin--
			}
			if a, b := core(k, begin, end); a < n && n < b {
				return end
			}
			break
		}
	}
	return -1
}

// maxJoin is the widest gap over which two words are joined; a wider one is
// rather the space between two panes.
const maxJoin = 3

// follower returns the beginning of the word at the right of one that ends at
// end, if only a few blanks part them and it has right-to-left letters; else -1.
func follower(k []kind, end int) int {
	i := end
	for i < len(k) && k[i] == blank {
		i++
	}
	if i == end || i-end > maxJoin || i == len(k) || k[i] == left || k[i] == wall {
		return -1
	}
	for j := i; j < wordEnd(k, i); j++ {
		if k[j].letter() {
			return i
		}
	}
	return -1
}

// apart writes the word i:end with every part in its place: each run of
// letters turned back, all else as it stands. If marked, U+200E after each part
// that is right-to-left: so each begins after a strong left-to-right character.
func (w *Writer) apart(r *cell.Row, i, end int, marked bool) {
	k := w.kinds
	for j := i; j < end; {
		n := j + 1
		for n < end && partOf(k[n]) == partOf(k[j]) {
			n++
		}
		if marked && j > i && k[j-1].rtl() {
			w.out = append(w.out, piece{at: -1})
		}
		if k[j].letter() {
			for m := n - 1; m >= j; m-- {
				w.out = append(w.out, piece{at: int32(m)})
			}
		} else {
			for m := j; m < n; m++ {
				w.out = append(w.out, piece{at: int32(m)})
			}
		}
		j = n
	}
}

// partOf gives kinds that may stand in one part of a word the same number.
func partOf(k kind) kind {
	switch k {
	case arabic:
		return right
	case blank:
		return other
	}
	return k
}
