package filter

import (
	"math"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/bidi/row"
)

// layOut appends the line at hand.
func (f *Filter) layOut(dst []byte) []byte {
	if len(f.text) == 0 {
		return dst
	}
	if w := &f.fields[0]; len(f.fields) == 1 && w.kind == words && f.at == 0 && f.writer.Class <= row.Explicit && f.unstyled() {
		width := f.opt.Width
		if width == 0 {
			width = math.MaxInt32
		}
		if out, ok := f.quick.Append(dst, f.str(w.start, w.end), w.dir, width, f.opt.Width > 0); ok {
			f.at = columnsOf(f.text)
			return out[:len(out)-1]
		}
	}
	switch {
	case f.opt.Width == 0:
		f.place()
	case f.columns():
		if !f.fit() {
			return f.hang(dst)
		}
	default:
		return f.wrap(dst)
	}
	return f.write(dst)
}

// unstyled reports whether the line has but the default look and no link.
func (f *Filter) unstyled() bool {
	return len(f.styles) == 1 && f.styles[0].look == 0 && f.styles[0].link == 0
}

// write appends the row. In class Words a row must not begin with a
// right-to-left letter: a terminal that takes its direction from it would set
// the row at the right.
func (f *Filter) write(dst []byte) []byte {
	if f.writer.Class == row.Words && len(f.row.Cells) > 0 && f.row.Cells[0].Level&1 == 1 {
		f.row.Cells = append(f.row.Cells, cell.Cell{})
		copy(f.row.Cells[1:], f.row.Cells)
		f.row.Cells[0] = cell.Cell{Rune: ' ', Width: 1}
	}
	return f.writer.Append(dst, &f.row)
}

// place puts the fields into the row, each in its column.
func (f *Filter) place() {
	f.row.Reset()
	column, at := f.at, f.at // as counted by who wrote the line; of the row
	for i := range f.fields {
		w := &f.fields[i]
		switch w.kind {
		case gap:
			column = f.gapEnd(w, column)
			for at < column {
				at++
				f.blank(w, at == column)
			}
		default:
			column += columnsOf(f.text[w.start:w.end])
			at += f.set(w)
		}
	}
	f.at = at
}

// gapEnd returns the column that a gap which begins at a column ends at.
func (f *Filter) gapEnd(w *field, column int) int {
	for _, c := range f.text[w.start:w.end] {
		if c == '\t' {
			column += cell.TabStop - column%cell.TabStop
		} else {
			column++
		}
	}
	return column
}

// blank puts a blank of a gap into the row, in the look of the gap.
func (f *Filter) blank(w *field, last bool) {
	at := w.start
	if last {
		at = w.end - 1
	}
	f.row.Cells = append(f.row.Cells, cell.Cell{Rune: ' ', Width: 1})
	c := &f.row.Cells[len(f.row.Cells)-1]
	if i := f.styleAt(at, 0); i < len(f.styles) {
		c.Style, c.Link = f.styles[i].look, f.styles[i].link
	}
}

// set puts a field of words, or a wall, into the row and returns its columns.
func (f *Filter) set(w *field) int {
	text := f.str(w.start, w.end)
	dir := w.dir
	if w.kind == wall {
		dir = bidi.LTR
	}
	f.para.Set(text, dir)
	f.para.Fill(math.MaxInt32)
	n := f.para.Columns(0)
	f.draw(w, 0, line.Options{Width: n})
	return n
}

// draw puts a line of the paragraph that was made of w into the row.
func (f *Filter) draw(w *field, i int, o line.Options) {
	from := len(f.row.Cells)
	f.para.Line(&f.row, i, o)
	f.paint(f.row.Cells[from:], w.start)
}

// paint gives cells the looks of the bytes they show.
func (f *Filter) paint(cells []cell.Cell, offset int) {
	if len(f.styles) == 1 {
		if s := f.styles[0]; s.look != 0 || s.link != 0 {
			for i := range cells {
				if c := &cells[i]; c.Start < c.End {
					c.Style, c.Link = s.look, s.link
				}
			}
		}
		return
	}
	at := 0
	for i := range cells {
		c := &cells[i]
		if c.Start == c.End {
			continue
		}
		at = f.styleAt(int(c.Start)+offset, at)
		c.Style, c.Link = f.styles[at].look, f.styles[at].link
	}
}

// styleAt returns the stretch that has a byte of the text. It is quick when it
// is near the one given.
func (f *Filter) styleAt(offset, near int) int {
	for n := 0; n < 4; n++ {
		switch {
		case near > 0 && f.styles[near-1].end > offset:
			near--
		case near < len(f.styles)-1 && f.styles[near].end <= offset:
			near++
		default:
			return near
		}
	}
	low, high := 0, len(f.styles)-1
	for low < high {
		mid := (low + high) / 2
		if f.styles[mid].end <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return low
}

// wrap appends a line that stands in no columns, broken and aligned. What it
// is indented by, it is indented by on all its lines, at the side it begins.
func (f *Filter) wrap(dst []byte) []byte {
	width := max(1, f.opt.Width-f.margin())
	indent, w := 0, -1
	for i := range f.fields {
		switch f.fields[i].kind {
		case gap:
			if w < 0 {
				indent = min(f.gapEnd(&f.fields[i], 0), width/2)
			}
		default:
			w = i
		}
	}
	if w < 0 {
		return dst // nothing but blanks
	}
	return f.flow(dst, &f.fields[w], indent, width, false)
}

// flow appends a field as lines, set in from the side it begins at. Where it is
// the last of a line in columns, the row has the fields before it already, and
// the lines take the columns from indent on.
func (f *Filter) flow(dst []byte, w *field, indent, width int, column bool) []byte {
	f.para.Set(f.str(w.start, w.end), w.dir)
	for i := range f.para.Fill(width - indent) {
		if i > 0 {
			dst = append(dst, '\n')
		}
		if i > 0 || !column {
			f.row.Reset()
		}
		rtl := f.para.LineLevel(i)&1 == 1
		if column || !rtl {
			f.row.Blank(indent-f.row.Width(), 0)
		}
		o := line.Options{Width: width - indent}
		if !rtl || f.writer.Class == row.Logical { // whoever orders text aligns it
			o.Width = f.para.Columns(i)
		}
		f.draw(w, i, o)
		dst = f.write(dst)
	}
	return dst
}

// fit puts the fields into the row, each in its column, and reports whether
// they have room. Under Dir RTL the columns are counted from the right.
func (f *Filter) fit() bool {
	width := f.opt.Width - f.margin()
	f.place()
	if f.row.Width() > width {
		return false
	}
	if f.opt.Dir != bidi.RTL {
		return true
	}
	f.row.Reset()
	at := 0
	for i := len(f.fields) - 1; i >= 0; i-- {
		w := &f.fields[i]
		if w.kind == gap {
			continue
		}
		from := len(f.row.Cells)
		n := f.set(w)
		// Blanks at its left go before it.
		blanks := max(0, width-f.columnOf(i)-n-at)
		f.row.Blank(blanks, 0)
		cells := f.row.Cells[from:]
		copy(cells[blanks:], cells[:len(cells)-blanks])
		for k := range blanks {
			cells[k] = cell.Cell{Rune: ' ', Width: 1}
		}
		at += blanks + n
	}
	return true
}

// columnOf returns the column that field i begins in.
func (f *Filter) columnOf(i int) int {
	column := 0
	for k := range i {
		w := &f.fields[k]
		if w.kind == gap {
			column = f.gapEnd(w, column)
		} else {
			column += columnsOf(f.text[w.start:w.end])
		}
	}
	return column
}

// hang appends a line in columns that is wider than there is room for: its
// last field is broken within its column where that leaves half of the width
// for it, else the line as a whole.
func (f *Filter) hang(dst []byte) []byte {
	width := max(1, f.opt.Width-f.margin())
	last := len(f.fields) - 1
	for last > 0 && f.fields[last].kind == gap {
		last--
	}
	column := f.columnOf(last)
	if f.fields[last].kind == words && last > 0 && column <= width/2 && f.opt.Dir != bidi.RTL {
		w := f.fields[last]
		f.fields = f.fields[:last]
		f.place()
		return f.flow(dst, &w, column, width, true)
	}
	w := field{kind: words, start: 0, end: len(f.text), dir: f.opt.Dir}
	if w.dir == bidi.Auto {
		w.dir, _ = firstStrong(f.text)
	}
	return f.flow(dst, &w, 0, width, false)
}
