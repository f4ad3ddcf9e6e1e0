package ui

import (
	"khabar/bidi/cell"
	"khabar/ui/page"
)

// told is what a row of a canvas shows: which entry of a list it belongs to,
// and which of its cells show which text. By it the mouse finds what is under
// it.
type told struct {
	entry int // 1 + its index; 0: none
	n     int // shows that are set
	shows [mostKeyColumns]shows
}

// shows says that the cells from one to another show bytes of a text: of block
// of a page, or of part of an entry.
type shows struct {
	from, to int
	block    int
}

// The parts of an entry: its title or name, what is known of it, and a date.
const (
	partTitle = iota
	partMeta
	partDate
	partMore
	parts
)

// tell says that the cells of the last row from one on show a part of the entry
// that is being drawn.
func (c *canvas) tell(from, part int) {
	if c.of > 0 {
		c.tellBlock(from, (c.of-1)*parts+part)
	}
}

// tellPage is tell for row y of a page, whose blocks are counted on from before.
func (c *canvas) tellPage(p *page.Page, y, from, before int) {
	if block, _, ok := p.At(y); ok {
		c.tellBlock(from, before+block)
	}
}

func (c *canvas) tellBlock(from, block int) {
	t := &c.told[c.n-1]
	if t.n < len(t.shows) {
		t.shows[t.n] = shows{from, len(c.rows[c.n-1].Cells), block}
		t.n++
	}
}

// at is the text at a column of a row: the nearest cell that shows some, of the
// text that has the column where one does, and where it stands from the column:
// -1 at its left, 0 there, 1 at its right. ok is false where the row shows no
// text.
func (c *canvas) at(y, x int) (s shows, cl cell.Cell, side int, ok bool) {
	if y < 0 || y >= c.n {
		return s, cl, 0, false
	}
	t := &c.told[y]
	under := cellUnder(&c.rows[y], x)
	for _, sh := range t.shows[:t.n] {
		if under >= sh.from && under < sh.to {
			if s, cl, side, ok = c.nearest(y, x, sh); ok {
				return s, cl, side, ok
			}
		}
	}
	return c.nearest(y, x, t.shows[:t.n]...)
}

// nearest is the cell nearest to a column of a row that shows some of these.
func (c *canvas) nearest(y, x int, among ...shows) (s shows, cl cell.Cell, side int, ok bool) {
	best := -1
	column := 0
	for i, k := range c.rows[y].Cells {
		w := int(k.Width)
		for _, sh := range among {
			if i < sh.from || i >= sh.to || k.Start >= k.End {
				continue
			}
			far, where := 0, 0
			if x < column {
				far, where = column-x, 1
			} else if x >= column+w {
				far, where = x-column-w+1, -1
			}
			if best < 0 || far < best {
				best, s, cl, side, ok = far, sh, k, where, true
			}
		}
		column += w
	}
	return s, cl, side, ok
}
