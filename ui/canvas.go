package ui

import (
	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/theme"
)

// canvas is what a pane draws on: h rows of exactly w columns. Its memory is
// kept from frame to frame.
type canvas struct {
	w, h int
	n    int // rows drawn
	rows []cell.Row
	para line.Paragraph
	of   int // 1 + the entry of a list that is being drawn; 0: none
	told []told
}

// begin clears the canvas for a frame of the given size.
func (c *canvas) begin(w, h int) {
	c.w, c.h, c.n, c.of = w, h, 0, 0
	for len(c.rows) < h {
		c.rows = append(c.rows, cell.Row{})
		c.told = append(c.told, told{})
	}
}

// full reports whether the last row is drawn.
func (c *canvas) full() bool { return c.n >= c.h }

// next returns the next row, empty, to be filled with exactly w columns; nil
// when the canvas is full.
func (c *canvas) next() *cell.Row {
	if c.full() {
		return nil
	}
	r := &c.rows[c.n]
	r.Reset()
	c.told[c.n] = told{entry: c.of}
	c.n++
	return r
}

// blank draws n empty rows of a style.
func (c *canvas) blank(n int, s cell.Style) {
	for range n {
		if r := c.next(); r != nil {
			r.Blank(c.w, s)
		}
	}
}

// fill draws empty rows down to the end.
func (c *canvas) fill() { c.blank(c.h-c.n, theme.Text) }

// text is a paragraph to be drawn.
type text struct {
	s         string
	dir       bidi.Direction
	align     line.Align
	style     cell.Style
	spans     []line.Span
	most      int  // lines at the most; the last one ends in an ellipsis
	edge      rune // drawn on the outer column of the start side; 0 for a blank
	bar       bool // the edge stands beside every line, not the first alone
	filled    bool // the margins are filled with edgeStyle
	edgeStyle cell.Style
	edgeRight bool // the start side is the right one
	part      int  // of the entry that it belongs to
	indent    int  // columns that it stands in from the start side
}

// margins are the columns beside a paragraph: the edge between two blanks on
// its start side, a blank on the other.
const margins = 4

// put draws a paragraph between its margins.
func (c *canvas) put(t text) {
	w := c.w - margins - t.indent
	if w < 1 {
		c.blank(1, t.style)
		return
	}
	c.para.Set(t.s, t.dir)
	lines := c.para.Fill(w)
	o := line.Options{Width: w, Align: t.align, Style: t.style}
	for i := range lines {
		r := c.next()
		if r == nil {
			return
		}
		last := t.most > 0 && i == t.most-1 && lines > t.most
		c.margin(r, &t, false)
		from := len(r.Cells)
		if last {
			c.para.TruncateFrom(r, i, o)
		} else {
			c.para.Line(r, i, o)
		}
		line.Paint(r.Cells[from:], t.spans)
		c.tell(from, t.part)
		c.margin(r, &t, true)
		if last {
			return
		}
		if !t.bar {
			t.edge = 0
		}
	}
}

// pair draws one row with t at its start side and end at the other; what does
// not fit is cut out of t.
func (c *canvas) pair(t text, end string) {
	r := c.next()
	if r == nil {
		return
	}
	w := c.w - margins - t.indent
	if w < 1 {
		r.Blank(c.w, t.style)
		return
	}
	n := min(cell.StringWidth(end), w)
	room := w - n
	if n > 0 && room > 0 {
		room--
	}
	o := line.Options{Style: t.style}
	put := func(s string, width, part int) {
		if o.Width = width; width > 0 {
			from := len(r.Cells)
			c.para.Set(s, t.dir)
			c.para.Truncate(r, o)
			c.tell(from, part)
		}
	}
	c.margin(r, &t, false)
	if t.edgeRight {
		put(isolate(end), n, t.part+1)
		r.Blank(w-n-room, t.style)
		put(t.s, room, t.part)
	} else {
		put(t.s, room, t.part)
		r.Blank(w-n-room, t.style)
		put(isolate(end), n, t.part+1)
	}
	c.margin(r, &t, true)
}

// heading draws a row above a group: its name at the start side, a rule behind.
func (c *canvas) heading(s string, rightToLeft bool) {
	r := c.next()
	if r == nil {
		return
	}
	n := min(cell.StringWidth(s), max(0, c.w-margins))
	rule := func(n int) {
		for range max(0, n) {
			r.Cells = append(r.Cells, cell.Cell{Rune: '─', Width: 1, Style: theme.Border})
		}
	}
	put := func() {
		if n > 0 {
			r.Blank(1, theme.Text)
			c.para.Set(isolate(s), direction(rightToLeft))
			c.para.Truncate(r, line.Options{Width: n, Style: theme.Section})
			r.Blank(1, theme.Text)
		}
	}
	rest := c.w - n - 3
	switch {
	case n <= 0 || rest < 0:
		r.Blank(c.w, theme.Text)
	case rightToLeft:
		r.Blank(1, theme.Text)
		rule(rest - 1)
		put()
		rule(1)
	default:
		rule(1)
		put()
		rule(rest - 1)
		r.Blank(1, theme.Text)
	}
}

// margin draws the columns at one side of a line.
func (c *canvas) margin(r *cell.Row, t *text, right bool) {
	blank := cell.Cell{Rune: ' ', Width: 1} // plain: a look costs bytes at every move
	edge, outer := blank, cell.Cell{Rune: ' ', Width: 1}
	if right != t.edgeRight {
		r.Cells = append(r.Cells, outer)
		return
	}
	if t.filled {
		blank.Style, edge.Style, outer.Style = t.edgeStyle, t.edgeStyle, t.edgeStyle
	}
	if t.edge != 0 {
		edge.Rune, edge.Style = t.edge, t.edgeStyle
	}
	if right {
		r.Blank(t.indent, t.style)
		r.Cells = append(r.Cells, blank, edge, outer)
	} else {
		r.Cells = append(r.Cells, outer, edge, blank)
		r.Blank(t.indent, t.style)
	}
}

// isolate wraps a piece of text so that it does not disturb the order of what
// stands beside it (UAX #9, first strong isolate).
func isolate(s string) string { return "\u2068" + s + "\u2069" }
