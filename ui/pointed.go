package ui

import (
	tea "charm.land/bubbletea/v2"

	"khabar/bidi/cell"
)

// column makes the column of an event that of the screen, in a terminal that
// counts those of the row as it was written.
func (m *Model) column(e *tea.Mouse) {
	if !m.terminal.CountsWritten() || e.Y < 0 || e.Y >= m.height {
		return
	}
	m.compose(e.Y)
	r := &m.frame.row
	at := m.writer.Under(r, e.X)
	if at < 0 {
		return
	}
	e.X = 0
	for i := range r.Cells[:at] {
		e.X += int(r.Cells[i].Width)
	}
}

// groundAt is the pane at a place of the screen, with the row and the column of
// its canvas; its title is no part of it.
func (m *Model) groundAt(x, y int) (g ground, row, column int, ok bool) {
	if m.help.open {
		return ground{help: true}, y, x, y < m.height-1
	}
	for _, c := range m.arranged.columns {
		for _, p := range c.parts {
			if x >= c.x && x < c.x+c.w && y >= p.y && y < p.y+p.h {
				return ground{pane: p.pane}, y - p.y, x - c.x, true
			}
		}
	}
	return g, 0, 0, false
}

// within is the row and the column of a canvas nearest to a place of the screen,
// and by how many rows that is above or below it.
func (m *Model) within(g ground, x, y int) (row, column, over int) {
	top, h, left, w := 0, m.height-1, 0, m.width
	if !g.help {
		c, p, ok := m.arranged.find(g.pane)
		if !ok {
			return 0, 0, 0
		}
		top, h, left, w = p.y, p.h, c.x, c.w
	}
	row, column = y-top, clamp(x-left, 0, w-1)
	switch {
	case row < 0:
		return 0, column, row
	case row >= h:
		return h - 1, column, row - h + 1
	}
	return row, column, 0
}

// hintAt is the action of the hint at a column of the status line.
func (m *Model) hintAt(x int) action {
	m.compose(m.height - 1)
	f := &m.frame
	column := 0
	for i := range f.row.Cells {
		k := &f.row.Cells[i]
		if x >= column && x < column+int(k.Width) && i >= f.hintsAt && k.Start < k.End {
			for n := len(f.hints) - 1; n >= 0; n-- {
				if int(k.Start) >= f.hintKeys[n].Start {
					return f.hints[n].act
				}
			}
		}
		column += int(k.Width)
	}
	return actNone
}

// cellAt is the cell at a column of a row, nil beyond its end.
func cellAt(r *cell.Row, column int) *cell.Cell {
	if i := cellUnder(r, column); i >= 0 {
		return &r.Cells[i]
	}
	return nil
}

// cellUnder is which cell of a row is at a column, -1 beyond its end.
func cellUnder(r *cell.Row, column int) int {
	for i := range r.Cells {
		if column -= int(r.Cells[i].Width); column < 0 {
			return i
		}
	}
	return -1
}
