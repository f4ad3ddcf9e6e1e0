package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// pointer is the mouse: what its button holds, and what its wheel still has to
// scroll.
type pointer struct {
	held    hold
	edge    edge
	in      ground
	x, y    int // where it was last
	moved   bool
	again   bool // what was pressed was selected before
	clicks  int
	clicked time.Time
	cx, cy  int // where that was

	scrolling bool // a roll waits for its time
	roll      int  // notches down that wait for it
	rollIn    ground
	edges     int // scrolls at an edge, so far
	scrolls   bool
}

// hold is what the button was pressed on.
type hold uint8

const (
	holdsNothing hold = iota
	holdsText
	holdsEdge
	holdsHint
)

const (
	doubleClick = 400 * time.Millisecond
	rollEvery   = 8 * time.Millisecond // a frame at 120 a second
	edgeEvery   = 40 * time.Millisecond
	wheelRows   = 3
)

// edgeMsg says that it is time to scroll on at a pane's edge.
type edgeMsg struct{ turn int }

// mouse takes an event of the mouse in.
func (m *Model) mouse(msg tea.MouseMsg) tea.Cmd {
	e := msg.Mouse()
	if m.width == 0 || len(m.arranged.columns) == 0 {
		return nil
	}
	m.column(&e)
	switch msg.(type) {
	case tea.MouseWheelMsg:
		return m.wheel(e)
	case tea.MouseClickMsg:
		switch e.Button {
		case tea.MouseLeft:
			m.touched = true
			return m.pressed(e)
		case tea.MouseBackward:
			m.touched = true
			return m.goBack()
		}
	case tea.MouseMotionMsg:
		return m.dragged(e)
	case tea.MouseReleaseMsg:
		return m.released(e)
	}
	m.frame.same = true
	return nil
}

// pressed is the left button going down.
func (m *Model) pressed(e tea.Mouse) tea.Cmd {
	p := &m.pointer
	m.notify = ""
	now := m.now()
	if now.Sub(p.clicked) > doubleClick || abs(e.X-p.cx) > 1 || e.Y != p.cy || p.clicks >= 3 {
		p.clicks = 0
	}
	p.clicks, p.clicked, p.cx, p.cy = p.clicks+1, now, e.X, e.Y
	p.x, p.y, p.moved, p.held, p.again = e.X, e.Y, false, holdsNothing, false
	if m.palette.open {
		return m.palettePressed(e)
	}
	if m.prompt.open {
		return nil
	}
	if e.Y == m.height-1 {
		p.held = holdsHint
		return nil
	}
	if !m.help.open {
		if edge, ok := m.arranged.edgeAt(e.X, e.Y); ok {
			p.held, p.edge = holdsEdge, edge
			return nil
		}
	}
	g, row, column, ok := m.groundAt(e.X, e.Y)
	if !ok {
		m.focusTitle(e)
		return nil
	}
	if e.Mod.Contains(tea.ModShift) && m.selection.on && m.selection.in == g {
		p.held, p.in = holdsText, g
		return m.dragged(e)
	}
	was := m.selection.on
	m.selection.on = false
	p.held, p.in = holdsText, g
	by := byCell
	if g.help || g.pane == paneReader {
		by = unit(p.clicks - 1)
	}
	if at, ok := m.reachAt(g, row, column, by); ok {
		m.beginMark(g, at, by)
	} else {
		m.selection = selection{}
		p.held = holdsNothing
	}
	if g.help {
		return nil
	}
	p.again = m.focus == g.pane && !was
	if m.focus != g.pane {
		m.setFocus(g.pane)
	}
	return m.selectEntry(g, row)
}

// focusTitle gives a pane the keys whose title was pressed.
func (m *Model) focusTitle(e tea.Mouse) {
	for _, c := range m.arranged.columns {
		for _, q := range c.parts {
			if !m.help.open && e.X >= c.x && e.X < c.x+c.w && e.Y == q.y-1 {
				m.setFocus(q.pane)
			}
		}
	}
}

// selectEntry selects the entry of a list at a row.
func (m *Model) selectEntry(g ground, row int) tea.Cmd {
	c := m.canvasOf(g)
	if g.pane == paneReader || row >= c.n || c.told[row].entry == 0 {
		m.pointer.again = false
		return nil
	}
	i := c.told[row].entry - 1
	if g.pane == paneList && m.showing == showList {
		l, to := &m.list, spotOf(i)
		l.owed, l.jumping, l.still = 0, actNone, true
		m.pointer.again = m.pointer.again && l.here() == to
		l.setHere(to)
		return m.fill()
	}
	selected := &m.related.selected
	switch {
	case g.pane == paneRelated:
	default:
		selected = &m.menu().selected
	}
	m.pointer.again = m.pointer.again && *selected == i
	*selected = i
	return nil
}

// dragged is the mouse moving with its button down.
func (m *Model) dragged(e tea.Mouse) tea.Cmd {
	p := &m.pointer
	if e.X == p.x && e.Y == p.y && !e.Mod.Contains(tea.ModShift) {
		m.frame.same = true
		return nil
	}
	p.x, p.y, p.moved = e.X, e.Y, true
	switch p.held {
	case holdsEdge:
		m.sizes.drag(&m.arranged, p.edge, e.X, e.Y)
		m.rearrange()
	case holdsText:
		return m.extendTo(e.X, e.Y)
	default:
		m.frame.same = true
	}
	return nil
}

// extendTo brings the selection to a place of the screen; beyond the edge of a
// page that goes on for as long as the button is held there.
func (m *Model) extendTo(x, y int) tea.Cmd {
	p := &m.pointer
	row, column, over := m.within(p.in, x, y)
	at, ok := m.reachAt(p.in, row, column, m.selection.unit)
	changed := ok && m.selection.extend(at)
	m.frame.same = !changed
	if over == 0 || p.scrolls || !p.in.help && p.in.pane != paneReader {
		return nil
	}
	p.edges++
	p.scrolls = true
	turn := p.edges
	return tea.Tick(edgeEvery, func(time.Time) tea.Msg { return edgeMsg{turn} })
}

// scrollEdge scrolls on.
func (m *Model) scrollEdge(msg edgeMsg) tea.Cmd {
	p := &m.pointer
	if msg.turn != p.edges {
		return nil
	}
	p.scrolls = false
	_, _, over := m.within(p.in, p.x, p.y)
	if p.held != holdsText || over == 0 {
		return nil
	}
	if by := clamp(over, -3, 3); p.in.help {
		m.help.scroll(by, m.height-2)
	} else {
		m.reader.scroll(by)
		m.reader.refocus(m, by)
	}
	m.draw() // the rows that came in are what is marked
	return m.extendTo(p.x, p.y)
}

// released is the button going up: a press without a drag does what is there.
func (m *Model) released(e tea.Mouse) tea.Cmd {
	p := &m.pointer
	was := p.held
	p.held, p.scrolls = holdsNothing, false
	p.edges++
	switch was {
	case holdsEdge:
		if !p.moved {
			m.focusTitle(e)
			return nil
		}
		return m.keepInterface()
	case holdsHint:
		if act := m.hintAt(e.X); act != actNone && e.Y == m.height-1 {
			return m.act(act)
		}
	case holdsText:
		if m.marked() {
			return m.selectionMade()
		}
		m.selection.on = false
		if p.moved && !p.in.help && p.in.pane != paneReader {
			return nil
		}
		return m.clickedOn(p.in, e)
	}
	return nil
}

// clickedOn follows a link, or opens an entry that was selected before.
func (m *Model) clickedOn(g ground, e tea.Mouse) tea.Cmd {
	if g.help {
		return nil
	}
	if g.pane != paneReader {
		if m.pointer.again {
			return m.act(actOpen)
		}
		return nil
	}
	row, column, _ := m.within(g, e.X, e.Y)
	if k := cellAt(&m.frame.panes[paneReader].rows[row], column); k != nil && k.Link > 0 && int(k.Link) < len(m.reader.targets) {
		return m.browseTo(m.reader.targets[k.Link])
	}
	return nil
}
