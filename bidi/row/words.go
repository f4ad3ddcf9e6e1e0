package row

import (
	"khabar/bidi"
	"khabar/bidi/cell"
)

// words puts into w.out what a terminal must be given that reorders every row
// as a left-to-right paragraph (UAX #9), so that it shows the cells of r as
// they stand.
//
// Words stand between blanks, strong left-to-right cells and box drawing. Each
// word with right-to-left cells is turned back on its own, and the blanks
// beside it become strong: nothing that the terminal does with one word
// reaches another, nor the next pane.
func (w *Writer) words(r *cell.Row) {
	w.kinds = w.kinds[:0]
	for i := range r.Cells {
		w.kinds = append(w.kinds, kindOf(&r.Cells[i]))
	}
	w.out = w.out[:0]
	w.lost = 0
	k := w.kinds
	for i := 0; i < len(k); {
		switch k[i] {
		case blank:
			w.out = append(w.out, piece{at: int32(i), rune: ' '})
			i++
		case left, wall:
			w.out = append(w.out, piece{at: int32(i)})
			i++
		default:
			i = w.word(r, i)
		}
	}
	if len(k) > 0 && k[0] == blank {
		w.strengthen(&w.out[0])
	}
}

// strengthen makes a blank beside a right-to-left word strong.
func (w *Writer) strengthen(p *piece) {
	switch w.Blank {
	case 0:
		p.rune = DefaultBlank
	case ' ':
		p.rune = markedBlank
		return
	default:
		p.rune = w.Blank
	}
	if w.Conceal {
		p.add = conceal
	}
}

// wordEnd returns the end of the word that begins at i.
func wordEnd(k []kind, i int) int {
	for i < len(k) && k[i] != blank && k[i] != left && k[i] != wall {
		i++
	}
	return i
}

// word writes the word that begins at cell i, and those at its right that it
// has to be joined with; it returns the cell after them.
func (w *Writer) word(r *cell.Row, i int) int {
	k := w.kinds
	end := wordEnd(k, i)
	a, b := core(k, i, end)
	if a == b || !hasRTL(k[a:b]) {
		for ; i < end; i++ {
			w.out = append(w.out, piece{at: int32(i)})
		}
		return end
	}
	switch {
	case i == 0:
	case k[i-1] == blank:
		w.strengthen(&w.out[len(w.out)-1])
	case k[i-1] == wall:
		w.out = append(w.out, piece{at: -1})
	}
	at := len(w.out)
	plain := w.whole(r, i, end, a, b)
	if !plain && !w.holds(r, at, i, end) {
		end = w.mend(r, at, i, end)
	}
	switch {
	case end == len(k):
	case k[end] == blank:
		w.out = append(w.out, piece{at: int32(end)})
		w.strengthen(&w.out[len(w.out)-1])
		end++
	case k[end] == wall:
		w.out = append(w.out, piece{at: -1})
	}
	return end
}

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
		a, b := core(k, i, next)
		w.out = w.out[:at]
		w.whole(r, i, next, a, b)
		if w.holds(r, at, i, next) {
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

// core returns the cells from the first to the last letter or digit of a word.
func core(k []kind, i, end int) (a, b int) {
	for i < end && !k[i].core() {
		i++
	}
	for end > i && !k[end-1].core() {
		end--
	}
	return i, end
}

func hasRTL(k []kind) bool {
	for _, k := range k {
		if k.rtl() {
			return true
		}
	}
	return false
}

// whole writes the word i:end with its core a:b turned back: letters and
// neutrals from right to left, numbers in their order, brackets un-mirrored.
// It returns true when nothing in the word can go wrong: no digits, and in the
// core nothing that is mirrored. Neutrals between letters go with the letters
// then (N1), those outside with the strong blanks (N2, N0 for brackets).
func (w *Writer) whole(r *cell.Row, i, end, a, b int) (plain bool) {
	k := w.kinds
	plain = true
	for j := i; j < a; j++ {
		w.out = append(w.out, piece{at: int32(j)})
	}
	for j := b; j > a; {
		if k[j-1] == digit || k[j-1] == number {
			plain = false
			g := w.group(r, a, j, b)
			for n := g; n < j; n++ {
				w.out = append(w.out, piece{at: int32(n)})
			}
			j = g
			continue
		}
		j--
		p := piece{at: int32(j)}
		switch {
		case k[j].letter():
		case k[j] == blank:
			plain = false
			p.rune = ' '
		default:
			if m, ok := bidi.Mirror(r.Cells[j].Rune); ok {
				plain = false
				p.rune = m
			}
		}
		w.out = append(w.out, p)
	}
	for j := b; j < end; j++ {
		w.out = append(w.out, piece{at: int32(j)})
	}
	return plain
}

// group returns the beginning of the number that ends before j, in the core
// a:b. What keeps digits together depends on the letter that logically
// precedes (UAX #9, W2, W4 and W5): after an Arabic letter one common separator
// between two digits; else also a plus or minus, and signs like % beside them.
func (w *Writer) group(r *cell.Row, a, j, b int) int {
	k := w.kinds
	wide := false
	for n := j; n < b; n++ {
		if k[n].letter() {
			wide = k[n] == right && k[j-1] == digit
			break
		}
	}
	isDigit := func(n int) bool { return n >= a && (k[n] == digit || k[n] == number) }
	for j > a {
		switch sep := r.Cells[j-1].Rune; {
		case isDigit(j - 1):
			j--
		case (isCommon(sep) || wide && isSign(sep)) && isDigit(j-2):
			j--
		default:
			return j
		}
	}
	return j
}

// isCommon says whether r is of bidi class CS, as in "12:30" or "1,000".
func isCommon(r rune) bool {
	switch r {
	case ',', '.', '/', ':', '\u00A0', '\u060C', '\u202F', '\u2044':
		return true
	}
	return false
}

// isSign says whether r is of bidi class ES, as in "2020-2021".
func isSign(r rune) bool { return r == '+' || r == '-' || r == '\u2212' }

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
