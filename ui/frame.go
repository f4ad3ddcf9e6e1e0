package ui

import (
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/theme"
)

// frame is the memory of one drawing of the screen, kept for the next.
type frame struct {
	panes [3]canvas
	whole canvas // what stands over all panes
	title canvas
	row   cell.Row
	out   []byte

	hints    []shownHint // on the status line
	hintKeys []line.Span // their keys in its text
	hintsAt  int         // the first of its cells that are theirs
	last     string      // what was drawn last
	same     bool        // nothing has changed since
}

// draw returns the screen as the terminal's class needs it, row by row.
func (m *Model) draw() string {
	f := &m.frame
	f.out = f.out[:0]
	a := &m.arranged
	if len(a.columns) == 0 {
		return m.tooSmall()
	}
	if m.help.open {
		f.whole.begin(m.width, m.height-1)
		m.help.draw(&f.whole)
	} else {
		for _, c := range a.columns {
			for _, p := range c.parts {
				canvas := &f.panes[p.pane]
				canvas.begin(c.w, p.h)
				switch p.pane {
				case paneList:
					m.drawList(canvas)
				case paneReader:
					m.reader.height = p.h - 1
					m.reader.draw(m, canvas)
				case paneRelated:
					m.related.draw(m, canvas)
				}
			}
		}
	}
	m.writer.Links = m.reader.targets
	m.highlight()
	if m.palette.open {
		m.drawPalette()
	}
	for y := range m.height {
		m.compose(y)
		f.out = m.writer.Append(f.out, &f.row)
		if y < m.height-1 {
			f.out = append(f.out, '\n')
		}
	}
	return string(f.out)
}

// compose makes row y of the screen of what is drawn.
func (m *Model) compose(y int) {
	f := &m.frame
	f.row.Reset()
	switch {
	case m.palette.open && y >= m.paletteTop() && y < m.height-1:
		f.row.Append(&m.palette.canvas.rows[y-m.paletteTop()])
	case y == m.height-1 && m.prompt.open:
		m.prompt.draw(&f.row, m.width, m.rightToLeft())
	case y == m.height-1 && m.choice.open:
		m.choice.draw(&f.title.para, &f.row, m.width, m.rightToLeft())
	case y == m.height-1:
		m.status(&f.row)
	case m.help.open:
		f.row.Append(&f.whole.rows[y])
	default:
		m.drawRow(y)
	}
}

// drawRow puts row y of every column together.
func (m *Model) drawRow(y int) {
	f, a := &m.frame, &m.arranged
	for i, c := range a.columns {
		if i > 0 {
			m.border(y, i)
		}
		for _, p := range c.parts {
			switch {
			case y == p.y-1:
				m.drawTitle(p.pane, c.w)
			case y >= p.y && y < p.y+p.h:
				f.row.Append(&f.panes[p.pane].rows[y-p.y])
			}
		}
	}
}

// border draws the cell between column i and the one at its left.
func (m *Model) border(y, i int) {
	titled := func(c column) bool {
		for _, p := range c.parts {
			if y == p.y-1 {
				return true
			}
		}
		return false
	}
	left, right := titled(m.arranged.columns[i-1]), titled(m.arranged.columns[i])
	r := '│'
	switch {
	case y == 0:
		r = '┬'
	case left && right:
		r = '┼'
	case left:
		r = '┤'
	case right:
		r = '├'
	}
	m.frame.row.Cells = append(m.frame.row.Cells, cell.Cell{Rune: r, Width: 1, Style: theme.Border})
}

// drawTitle draws a pane's title into a rule of w columns: the name at its
// start side, a count at its end.
func (m *Model) drawTitle(p pane, w int) {
	name, count := m.title(p)
	count = m.locale.Digits.In(count)
	style, rule := theme.Title, theme.Border
	if p == m.focus {
		style, rule = theme.Focus, theme.Bar
	}
	m.ruleWith(&m.frame.row, name, count, w, style, rule)
}

// ruleWith draws a rule of w columns with a name at its start side and a count
// at its end.
func (m *Model) ruleWith(row *cell.Row, name, count string, w int, style, rule cell.Style) {
	rtl := m.rightToLeft()
	f := &m.frame
	at := len(row.Cells)
	bar := func(n int) {
		for range max(0, n) {
			row.Cells = append(row.Cells, cell.Cell{Rune: '─', Width: 1, Style: rule})
		}
	}
	label := func(s string, room int) int {
		n := min(cell.StringWidth(s), room)
		if n <= 0 {
			return 0
		}
		f.title.para.Set(s, m.direction())
		row.Blank(1, theme.Text)
		f.title.para.Truncate(row, line.Options{Width: n, Style: style})
		row.Blank(1, theme.Text)
		return n + 2
	}
	nameWidth := min(cell.StringWidth(name), max(0, w-6))
	countWidth := cell.StringWidth(count)
	if countWidth == 0 || nameWidth+countWidth+8 > w {
		count, countWidth = "", -2
	}
	middle := w - nameWidth - countWidth - 6
	if rtl {
		bar(1)
		label(count, countWidth)
		bar(middle)
		label(name, nameWidth)
		bar(1)
	} else {
		bar(1)
		label(name, nameWidth)
		bar(middle)
		label(count, countWidth)
		bar(1)
	}
	// Whatever the name, the title is as wide as its pane.
	width := 0
	for _, c := range row.Cells[at:] {
		width += int(c.Width)
	}
	bar(w - width)
}

// tooSmall says, on a window of a few cells, that it is one.
func (m *Model) tooSmall() string {
	f := &m.frame
	f.out = f.out[:0]
	for y := range m.height {
		f.row.Reset()
		if y == 0 && m.width > 2 {
			f.row.Blank(1, theme.Text)
			f.title.para.Set(m.locale.Messages.TooSmall, m.direction())
			f.title.para.Truncate(&f.row, line.Options{Width: m.width - 2})
			f.row.Blank(1, theme.Text)
		}
		f.out = m.writer.Append(f.out, &f.row)
		if y < m.height-1 {
			f.out = append(f.out, '\n')
		}
	}
	return string(f.out)
}
