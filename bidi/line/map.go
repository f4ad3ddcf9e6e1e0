package line

import "khabar/bidi/cell"

// Column returns the leftmost column of r that shows the byte at offset of the
// text, -1 if none does: the byte is on another line, hangs at the end of one,
// or is of a character that is never shown.
func Column(r *cell.Row, offset int) int {
	column := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		if int(c.Start) <= offset && offset < int(c.End) {
			return column
		}
		column += int(c.Width)
	}
	return -1
}

// Offset returns the first byte of what r shows at a column, -1 for padding
// and the like and for columns outside the row.
func Offset(r *cell.Row, column int) int {
	if column < 0 {
		return -1
	}
	at := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		at += int(c.Width)
		if column < at {
			if c.Start == c.End {
				return -1
			}
			return int(c.Start)
		}
	}
	return -1
}
