package line

import (
	"sort"

	"khabar/bidi/cell"
)

// Caret returns the column of r, a row that Line or Truncate made alone, at
// which a block caret stands that is before the byte at offset: on the cell of
// the character there. What is typed comes before that character: at its left
// where text reads left to right, at its right where it reads right to left.
// So between runs of two directions the caret stands on the beginning of the
// run that follows, which may be its far end as the eye sees it.
//
// Behind the last character the caret stands beside the line, on the side to
// which the paragraph reads, also when the last word reads the other way; and
// as many columns further as spaces before offset hang there. It never leaves
// the row; in a row without columns it is 0.
func (p *Paragraph) Caret(r *cell.Row, offset int) int {
	next := sort.Search(len(p.units), func(i int) bool { return int(p.units[i].end) > offset })
	if next < len(p.units) {
		if c, ok := p.caretOn(r, &p.units[next]); ok {
			return c
		}
	}
	width := r.Width()
	left, right, end := content(r)
	hanging := 0
	for i := next - 1; i >= 0 && int(p.units[i].start) >= end && p.units[i].flags&lineEnd == 0; i-- {
		hanging += int(p.units[i].width)
		if hanging > width {
			break
		}
	}
	column := right + hanging
	if p.levelAt(offset)&1 != 0 {
		column = left - 1 - hanging
	}
	return max(0, min(column, width-1))
}

// caretOn returns the column of the cell of u. Of a tab that reads right to
// left it is the rightmost.
func (p *Paragraph) caretOn(r *cell.Row, u *unit) (column int, ok bool) {
	at := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		if c.Start <= u.start && u.start < c.End {
			column, ok = at, true
			if c.Level&1 == 0 {
				break
			}
		}
		at += int(c.Width)
	}
	return column, ok
}

// content returns the columns of r that show text and the byte where that
// ends. A row without text begins at the side its padding tells nothing about:
// at both ends.
func content(r *cell.Row) (left, right, end int) {
	at := 0
	left = -1
	for i := range r.Cells {
		c := &r.Cells[i]
		w := int(c.Width)
		if c.Start < c.End {
			if left < 0 {
				left = at
			}
			right = at + w
			end = max(end, int(c.End))
		}
		at += w
	}
	if left < 0 {
		left = at
	}
	return left, right, end
}

// levelAt returns the level of the paragraph that has the byte at offset.
func (p *Paragraph) levelAt(offset int) uint8 {
	i := sort.Search(len(p.parts), func(i int) bool { return int(p.parts[i].end) > offset })
	if i == len(p.parts) {
		i--
	}
	if i < 0 {
		return p.Level()
	}
	return p.parts[i].level
}
