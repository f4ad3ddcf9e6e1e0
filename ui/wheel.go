package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// rollMsg says that it is time to scroll by what the wheel has turned.
type rollMsg struct{}

// wheel turns the pane under the mouse. What comes faster than the screen is
// drawn is done at once.
func (m *Model) wheel(e tea.Mouse) tea.Cmd {
	p := &m.pointer
	g, _, _, ok := m.groundAt(e.X, e.Y)
	by := 0
	switch e.Button {
	case tea.MouseWheelDown:
		by = 1
	case tea.MouseWheelUp:
		by = -1
	}
	if m.palette.open {
		m.palette.move(by)
		return nil
	}
	if by == 0 || !ok || m.prompt.open {
		m.frame.same = true
		return nil
	}
	m.touched = true
	if p.scrolling && p.rollIn == g {
		p.roll += by
		m.frame.same = true
		return nil
	}
	p.rollIn = g
	return tea.Batch(m.rolled(by), m.rollLater())
}

func (m *Model) rollLater() tea.Cmd {
	m.pointer.scrolling = true
	return tea.Tick(rollEvery, func(time.Time) tea.Msg { return rollMsg{} })
}

// rollOn does what the wheel has turned in the meantime.
func (m *Model) rollOn() tea.Cmd {
	p := &m.pointer
	p.scrolling = false
	if p.roll == 0 {
		m.frame.same = true
		return nil
	}
	by := p.roll
	p.roll = 0
	return tea.Batch(m.rolled(by), m.rollLater())
}

// rolled scrolls a pane by notches of the wheel: a page by rows, a list by its
// articles, a menu by its selection.
func (m *Model) rolled(by int) tea.Cmd {
	g := m.pointer.rollIn
	switch {
	case g.help:
		m.help.scroll(by*wheelRows, m.height-2)
	case m.help.open:
	case g.pane == paneReader:
		m.reader.scroll(by * wheelRows)
		m.reader.refocus(m, by)
		return tea.Batch(m.opened(), m.scrolledPage())
	case g.pane == paneRelated:
		m.related.move(by)
	case m.showing == showList:
		c, _, _ := m.arranged.find(paneList)
		m.list.roll(m, by, c.w)
		return m.fill()
	default:
		m.menu().move(by * wheelRows)
	}
	return nil
}

func abs(n int) int { return max(n, -n) }
