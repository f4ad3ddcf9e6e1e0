package filter

import (
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/internal/ucd"
)

// Visual order does not say which logical order it was made of: more than one
// text looks the same. What is looked for is a text that UAX #9 puts into the
// order at hand. The first guess is what the algorithm makes of that order
// itself. Then the algorithm says where each letter of the guess would stand;
// the letters at hand change places accordingly, and so on until none moves.
// In which direction a line reads is tried both ways. That a line was in
// logical order already is not noticed.

// turned is scratch memory for unwrapping.
type turned struct {
	letters []letter // the field in visual order, from the left
	order   []int32  // which of them the text has first, second ...
	next    []int32
	starts  []int32 // where each begins in text
	text    []byte
	runs    []bidi.Run
	para    bidi.Paragraph
	form    []byte
}

// letter is a base as it is shown, and what it is in a text.
type letter struct {
	shown rune
	base  rune // without its presentation form
	level uint8
	best  uint8 // level of the direction tried before
	start int   // the bytes of the line that it and its marks have
	marks int
	end   int
}

// maxRounds is how often the letters change places at most.
const maxRounds = 12

// unwrap appends the line at hand in logical order.
func (f *Filter) unwrap(dst []byte) []byte {
	f.row.Reset()
	columns := f.columns()
	column := 0
	for i := range f.fields {
		w := &f.fields[i]
		if w.kind == gap {
			end := f.gapEnd(w, column)
			// Blanks in front of a line that reads from the right have set it
			// flush right.
			if columns || i > 0 || len(f.fields) == 1 || f.turn(&f.fields[1], true) == bidi.LTR {
				for ; column < end; column++ {
					f.blank(w, column == end-1)
				}
			}
			column = end
			continue
		}
		f.turn(w, i > 0 && !columns)
		column += columnsOf(f.text[w.start:w.end])
		f.keep(w)
	}
	return f.writer.Append(dst, &f.row)
}

// keep puts the letters of a field into the row.
func (f *Filter) keep(w *field) {
	from := len(f.row.Cells)
	for i := range f.turned.letters {
		l := &f.turned.letters[i]
		c := cell.Cell{
			Start: int32(l.start), End: int32(l.end), Rune: l.shown, Width: 1, Level: l.level,
			Mark: uint32(len(f.row.Marks)),
		}
		for at := l.marks; at < l.end; {
			r, size := utf8.DecodeRune(f.text[at:l.end])
			at += size
			if cell.KindOf(r) == cell.Mark && c.Marks < cell.MaxMarks {
				f.row.Marks = append(f.row.Marks, r)
				c.Marks++
			}
		}
		f.row.Cells = append(f.row.Cells, c)
	}
	f.paint(f.row.Cells[from:], 0)
}

// turn finds the levels of the letters of a field, and the direction it reads
// in. A line set in from the left is likely to have been set flush right.
func (f *Filter) turn(w *field, inset bool) bidi.Direction {
	t := &f.turned
	right, left := t.take(f.text, w)
	switch {
	case right == 0:
		return bidi.LTR
	case w.kind == wall || f.opt.Dir == bidi.LTR:
		t.search(bidi.LTR)
		return bidi.LTR
	case f.opt.Dir == bidi.RTL:
		t.search(bidi.RTL)
		return bidi.RTL
	}
	settled, same := t.search(bidi.LTR)
	for i := range t.letters {
		t.letters[i].best = t.letters[i].level
	}
	settledRight, sameRight := t.search(bidi.RTL)
	rtl := inset || right >= left
	switch {
	case settled != settledRight:
		rtl = settledRight
	case same != sameRight && !inset:
		rtl = sameRight
	}
	if rtl {
		return bidi.RTL
	}
	for i := range t.letters {
		t.letters[i].level = t.letters[i].best
	}
	return bidi.LTR
}

// take takes in the letters of a field and counts those that read from the
// right and those that read from the left.
func (t *turned) take(text []byte, w *field) (right, left int) {
	t.letters = t.letters[:0]
	var pen cell.Pen
	for i := w.start; i < w.end; {
		r, size := utf8.DecodeRune(text[i:w.end])
		start := i
		i += size
		if r == strongBlank {
			r = ' '
		}
		switch pen.Put(cell.KindOf(r), r) {
		case cell.Stand:
			l := letter{shown: r, base: t.letterOf(r), start: start, marks: i, end: i}
			switch ucd.ClassOf(l.base) {
			case ucd.R, ucd.AL:
				right++
			case ucd.L:
				left++
			}
			t.letters = append(t.letters, l)
		case cell.Circle:
			t.letters = append(t.letters, letter{shown: cell.DottedCircle, base: cell.DottedCircle, start: start, marks: start, end: i})
		case cell.Ride:
			t.letters[len(t.letters)-1].end = i
		}
	}
	return right, left
}

// strongBlank is the blank that class Words puts beside words.
const strongBlank = '\u2800'

// letterOf returns the letter, of a ligature the first one, that a presentation
// form stands for.
func (t *turned) letterOf(r rune) rune {
	if !(0xFB50 <= r && r <= 0xFDFF || 0xFE70 <= r && r <= 0xFEFC) {
		return r
	}
	if l, _ := ucd.LetterOf(r); l != 0 {
		return l
	}
	var buf [utf8.UTFMax]byte
	t.form = norm.NFKC.Append(t.form[:0], buf[:utf8.EncodeRune(buf[:], r)]...)
	first, _ := utf8.DecodeRune(t.form)
	return first
}

// search finds levels for the letters so that a text of the given direction
// comes out as they stand. It reports whether it has found any, and whether
// the text's own first letter gives the same direction.
func (t *turned) search(dir bidi.Direction) (settled, same bool) {
	for i := range t.letters {
		t.letters[i].level = 0
	}
	t.order = t.order[:0]
	for i := range t.letters {
		t.order = append(t.order, int32(i))
	}
	for round := range maxRounds {
		t.spell()
		t.para.Set(str(t.text), dir)
		t.runs = t.para.Line(t.runs[:0], 0, len(t.text))
		t.next = append(t.next[:0], t.order...)
		settled = round > 0
		j := int32(0) // from the left
		for _, r := range t.runs {
			from, to := t.at(r.Start), t.at(r.End)
			for n := range to - from {
				k := from + n
				if r.Level&1 == 1 {
					k = to - 1 - n
				}
				who := j
				if round == 0 { // the order of the order
					who = t.order[k]
					k = int(j)
				}
				l := &t.letters[who]
				settled = settled && t.next[k] == who && l.level == r.Level
				t.next[k], l.level = who, r.Level
				j++
			}
		}
		t.order, t.next = t.next, t.order
		if settled {
			break
		}
	}
	t.spell()
	first, _ := firstStrong(t.text)
	return settled, first == dir
}

// at returns the place in the order of the letter that begins at a byte.
func (t *turned) at(offset int) int {
	low, high := 0, len(t.starts)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if int(t.starts[mid]) < offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// spell writes the text that the order gives.
func (t *turned) spell() {
	t.text, t.starts = t.text[:0], t.starts[:0]
	for _, i := range t.order {
		l := &t.letters[i]
		t.starts = append(t.starts, int32(len(t.text)))
		r := l.base
		if l.level&1 == 1 {
			r = ucd.MirrorOf(r)
		}
		t.text = utf8.AppendRune(t.text, r)
	}
}
