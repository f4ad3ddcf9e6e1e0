package line

import "khabar/bidi/cell"

// Span is a range of bytes of the text with a look of its own.
type Span struct {
	Start, End int
	Style      cell.Style
	Link       uint16 // 0: as it was
}

// Paint gives the cells that show bytes of a span its style and link; later
// spans win. Ranges are logical, so one span may paint cells in several places
// of the row. A cell that shows several characters is painted if any of them
// is in the span, so style never parts a mark from its letter nor an alef from
// its lam. Blanks and tatweels put in by justification are painted with what
// is on both sides of them; padding never is.
func Paint(cells []cell.Cell, spans []Span) {
	low, high := bounds(cells)
	for _, s := range spans {
		if s.End <= low || s.Start >= high {
			continue
		}
		for i := range cells {
			c := &cells[i]
			if int(c.Start) < s.End && int(c.End) > s.Start {
				c.Style = s.Style
				if s.Link != 0 {
					c.Link = s.Link
				}
			}
		}
	}
}

// bounds returns the range of bytes that cells show.
func bounds(cells []cell.Cell) (low, high int) {
	for i := range cells {
		c := &cells[i]
		if c.Start == c.End {
			continue
		}
		if low == high {
			low, high = int(c.Start), int(c.End)
		}
		low, high = min(low, int(c.Start)), max(high, int(c.End))
	}
	return low, high
}
