package ui

import (
	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/theme"
)

// menu is a list of things to choose from, a row each, in the list's pane: the
// feeds, the catalog, what a page offers.
type menu struct {
	entries  []entry
	selected int
	top      int // the first entry that is drawn
}

// entry is a row of a menu: an indented name at its start side, at its end a
// number or a word.
type entry struct {
	name   string
	dir    bidi.Direction // of the name
	indent int            // steps
	mark   string         // before the name; one column
	wrong  bool           // the mark, and what there is to say, tell of a failure
	end    string
	strong bool
	gap    bool   // an empty row above
	about  string // said under the menu while this entry is selected
}

// move goes n entries down, or up where n is negative.
func (u *menu) move(n int) {
	u.selected = clamp(u.selected+n, 0, max(0, len(u.entries)-1))
}

// current is the selected entry, nil where there is none.
func (u *menu) current() *entry {
	if u.selected < len(u.entries) {
		return &u.entries[u.selected]
	}
	return nil
}

// rows is how many rows entry i takes when the one at top is drawn first.
func (u *menu) rows(i int) int {
	if i > u.top && u.entries[i].gap {
		return 2
	}
	return 1
}

// draw draws the menu in all of a canvas.
func (u *menu) draw(c *canvas, rightToLeft, focused bool) {
	u.move(0)
	u.top = min(u.top, u.selected)
	room := c.h
	for i := u.selected; i >= u.top && i < len(u.entries); i-- {
		if room -= u.rows(i); room < 0 {
			u.top = i + 1
			break
		}
	}
	for i := u.top; i < len(u.entries) && !c.full(); i++ {
		if u.rows(i) == 2 {
			c.blank(1, theme.Text)
		}
		c.of = i + 1
		c.entry(&u.entries[i], rightToLeft, i == u.selected, focused)
	}
}

// indentStep is how many columns an entry stands in from the one it belongs to.
const indentStep = 2

// entry draws a row of a menu. A name keeps its own direction and stands at the
// start side all the same; what does not fit is cut at its end.
func (c *canvas) entry(e *entry, rightToLeft, current, focused bool) {
	r := c.next()
	if r == nil {
		return
	}
	name, end, mark, bar := theme.Text, theme.Dim, theme.Dim, theme.Bar
	if e.strong {
		name, end = theme.Unread, theme.Unread
	}
	if e.wrong {
		mark = theme.Error
	}
	if current && focused {
		name, end, mark, bar = theme.Selected(name), theme.Selected(end), theme.Selected(mark), theme.Selected(bar)
	}
	w := c.w - margins
	if w < 1 {
		r.Blank(c.w, name)
		return
	}
	t := text{style: name, edgeStyle: bar, edgeRight: rightToLeft}
	if current {
		t.edge = '▌'
		if rightToLeft {
			t.edge = '▐'
		}
	}
	indent := min(e.indent*indentStep, w/2)
	endWidth := min(cell.StringWidth(e.end), max(0, w-indent-8))
	room := w - indent - indentStep - endWidth
	if endWidth > 0 {
		room--
	}
	room = max(0, room)
	start, away := line.Left, line.Right
	if rightToLeft {
		start, away = line.Right, line.Left
	}
	put := func(s string, d bidi.Direction, width int, a line.Align, st cell.Style) {
		if width <= 0 {
			return
		}
		c.para.Set(s, d)
		c.para.Truncate(r, line.Options{Width: width, Align: a, Style: st})
	}
	base := direction(rightToLeft)
	parts := []func(){
		func() { r.Blank(indent, name) },
		func() { put(e.mark, base, min(indentStep, w-indent), start, mark) },
		func() {
			from := len(r.Cells)
			put(e.name, e.dir, room, start, name)
			c.tell(from, partTitle)
		},
		func() { r.Blank(w-indent-min(indentStep, w-indent)-room-endWidth, name) },
		func() { put(e.end, base, endWidth, away, end) },
	}
	c.margin(r, &t, false)
	for i := range parts {
		if rightToLeft {
			i = len(parts) - 1 - i
		}
		parts[i]()
	}
	c.margin(r, &t, true)
}
