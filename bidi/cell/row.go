package cell

// Cell is one grapheme cluster on the screen: a base character and the marks
// on it. A cell that stands for no text of its own (padding, a tatweel put in
// to justify a line, an ellipsis) has Start == End.
type Cell struct {
	Start, End int32  // the bytes of the logical text it shows
	Rune       rune   // the base, mirrored and shaped; never zero-width, never a control
	Mark       uint32 // the index of its first mark in Row.Marks
	Marks      uint8  // how many marks follow the base
	Width      uint8  // columns: 1 or 2
	Level      uint8  // embedding level (UAX #9): odd reads right to left
	Style      Style
	Link       uint16 // 0: none; else a number the caller gave to a target
}

// Style is a number the caller gives to a look; what it means is the caller's
// (see package row, which turns it into SGR sequences).
type Style uint16

// Row is a piece of one line of the screen: cells in visual order, leftmost
// first, with the marks they bear. Its memory is the caller's: Reset keeps it.
type Row struct {
	Cells []Cell
	Marks []rune
}

// Reset empties the row and keeps its memory.
func (r *Row) Reset() {
	r.Cells = r.Cells[:0]
	r.Marks = r.Marks[:0]
}

// Width is the number of columns the row takes.
func (r *Row) Width() int {
	n := 0
	for i := range r.Cells {
		n += int(r.Cells[i].Width)
	}
	return n
}

// Append puts the cells of src at the right of those of r.
func (r *Row) Append(src *Row) {
	first := uint32(len(r.Marks))
	at := len(r.Cells)
	r.Cells = append(r.Cells, src.Cells...)
	r.Marks = append(r.Marks, src.Marks...)
	for i := at; i < len(r.Cells); i++ {
		r.Cells[i].Mark += first
	}
}

// Blank puts n blanks of the given style at the right.
func (r *Row) Blank(n int, s Style) {
	for range n {
		r.Cells = append(r.Cells, Cell{Rune: ' ', Width: 1, Style: s})
	}
}

// MarksOf returns the marks on c, which must be a cell of r.
func (r *Row) MarksOf(c *Cell) []rune {
	return r.Marks[c.Mark : c.Mark+uint32(c.Marks)]
}
