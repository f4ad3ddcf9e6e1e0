package row

import (
	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/internal/ucd"
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
	if far := w.partner(r, i, a); far > end && w.asOne(r, at, i, far) {
		end = far
	} else {
		w.out = w.out[:at]
		plain := w.whole(r, i, end, a, b)
		if !plain && !w.holds(r, at, i, end) {
			end = w.mend(r, at, i, end)
		}
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
		if g := w.group(r, a, j, b); g < j {
			plain = false
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
// a:b; j if none does. What belongs to a number depends on the letter that
// logically precedes (UAX #9, W2, W4 and W5): after an Arabic letter one common
// separator between two digits; else also a plus or minus, and signs like % and ₪
// beside them.
func (w *Writer) group(r *cell.Row, a, j, b int) int {
	k := w.kinds
	if k[j-1] != digit && k[j-1] != number && k[j-1] != other {
		return j
	}
	isDigit := func(n int) bool { return n >= a && (k[n] == digit || k[n] == number) }
	beside := func(n int) int { // before signs that end before n
		for n > a && k[n-1] == other && isTerminator(r.Cells[n-1].Rune) {
			n--
		}
		return n
	}
	wide := false
	for n := j; n < b; n++ {
		if k[n].letter() {
			wide = k[n] == right
			break
		}
	}
	end := j
	if wide {
		end = beside(j)
		wide = end > a && k[end-1] == digit
	}
	if !wide {
		end = j
	}
	if !isDigit(end - 1) {
		return j
	}
	for j = end; j > a; {
		switch sep := r.Cells[j-1].Rune; {
		case isDigit(j - 1):
			j--
		case (isCommon(sep) || wide && isSign(sep)) && isDigit(j-2):
			j--
		case wide:
			return beside(j)
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

// isTerminator says whether r is of bidi class ET, as in "5%".
func isTerminator(r rune) bool { return ucd.ClassOf(r) == ucd.ET }
