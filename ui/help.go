package ui

import (
	"iter"

	"khabar/ui/page"
	"khabar/ui/theme"
)

// help is a page over the whole screen: the keys, the log, or what a command
// says. The keys stand in columns under its head where there is room for some.
type help struct {
	open    bool
	sheet   sheet
	page    page.Page
	columns []page.Page // beside each other, from the start side; their blocks are counted on from those of page
	mirror  bool        // the start side is the right one
	top     int
}

// sheet is which page it is.
type sheet uint8

const (
	sheetKeys sheet = iota
	sheetLog
)

// columnGap stands between two columns.
const columnGap = 4

// begin opens a sheet, at its top where it is not open yet.
func (h *help) begin(s sheet) {
	if !h.open || h.sheet != s {
		h.top = 0
	}
	h.open, h.sheet = true, s
}

// lay opens a sheet of one page.
func (h *help) lay(m *Model, blocks []page.Block, s sheet) {
	h.begin(s)
	h.set(m, blocks, m.textWidth(m.width))
}

// set gives the sheet its page, and columns of one width under it.
func (h *help) set(m *Model, blocks []page.Block, width int, columns ...[]page.Block) {
	h.mirror = m.rightToLeft()
	h.page.Set(blocks, max(1, len(columns))*(width+columnGap)-columnGap)
	for len(h.columns) < len(columns) {
		h.columns = append(h.columns, page.Page{})
	}
	h.columns = h.columns[:len(columns)]
	for i := range columns {
		h.columns[i].Bind = h.page.Bind
		h.columns[i].Set(columns[i], width)
	}
	h.scroll(0, m.height-2)
}

// rows is how many rows the sheet has.
func (h *help) rows() int {
	longest := 0
	for i := range h.columns {
		longest = max(longest, h.columns[i].All())
	}
	return h.page.All() + longest
}

func (h *help) scroll(n, height int) {
	h.top = clamp(h.top+n, 0, max(0, h.rows()-height))
}

// blocks are those of the page, then those of one column after the other.
func (h *help) blocks() iter.Seq2[int, *page.Block] {
	return func(yield func(int, *page.Block) bool) {
		n := 0
		some := func(p *page.Page) bool {
			for i := range p.Blocks {
				if !yield(n, &p.Blocks[i]) {
					return false
				}
				n++
			}
			return true
		}
		if !some(&h.page) {
			return
		}
		for i := range h.columns {
			if !some(&h.columns[i]) {
				return
			}
		}
	}
}

// block is one of them, nil where there is none of this number.
func (h *help) block(n int) *page.Block {
	for i, b := range h.blocks() {
		if i == n {
			return b
		}
	}
	return nil
}

func (h *help) draw(c *canvas) {
	c.blank(1, theme.Text)
	margin := max(0, c.w-h.page.Width())
	for y := h.top; !c.full(); y++ {
		row := c.next()
		row.Blank(margin/2, theme.Text)
		if head := h.page.All(); y < head || len(h.columns) == 0 {
			from := len(row.Cells)
			h.page.Draw(row, y, &page.Look{})
			c.tellPage(&h.page, y, from, 0)
		} else {
			h.drawColumns(c, y-head)
		}
		row.Blank(margin-margin/2, theme.Text)
	}
}

// drawColumns draws row y of all columns, from left to right.
func (h *help) drawColumns(c *canvas, y int) {
	row := &c.rows[c.n-1]
	for n := range h.columns {
		i := n
		if h.mirror {
			i = len(h.columns) - 1 - n
		}
		if n > 0 {
			row.Blank(columnGap, theme.Text)
		}
		before := len(h.page.Blocks)
		for j := range i {
			before += len(h.columns[j].Blocks)
		}
		from := len(row.Cells)
		h.columns[i].Draw(row, y, &page.Look{})
		c.tellPage(&h.columns[i], y, from, before)
	}
}
