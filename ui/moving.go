package ui

import (
	tea "charm.land/bubbletea/v2"

	"khabar/ui/page"
)

// move goes up or down in the focused pane.
func (m *Model) move(act action) tea.Cmd {
	c, p, _ := m.arranged.find(m.focus)
	switch {
	case m.focus == paneReader && m.spoken:
		m.speakReader(act)
		return tea.Batch(m.opened(), m.scrolledPage())
	case m.focus == paneReader:
		if by := scrolled(act, 1); m.reading.Focus != page.Everything && (act == actUp || act == actDown) {
			m.reader.moveFocus(m, by)
			return tea.Batch(m.opened(), m.scrolledPage())
		}
		rows := max(1, m.reader.height-2) // two rows stay, so that the eye finds its place
		m.reader.scroll(scrolled(act, rows))
		m.reader.ended = act == actLast
		switch act {
		case actTop:
			m.reader.top = 0
		case actLast:
			m.reader.end()
		}
		m.reader.refocus(m, choose(act == actPageUp || act == actHalfUp || act == actLast, -1, 1))
		return tea.Batch(m.opened(), m.scrolledPage())
	case m.focus == paneRelated:
		m.related.move(listed(act, max(1, p.h/3), len(m.related.found)))
	case m.showing == showList:
		return m.moveList(act, m.list.page(m, c.w, p.h))
	default:
		u := m.menu()
		u.move(listed(act, max(1, p.h-2), len(u.entries)))
	}
	return nil
}

// moveList moves the selection in the list, and fetches what it comes near to.
func (m *Model) moveList(act action, page int) tea.Cmd {
	l := &m.list
	if act == actTop || act == actLast {
		l.goToEnd(act)
	} else {
		l.move(scrolled(act, page))
	}
	if l.owed != 0 || l.jumping != actNone {
		m.wait(waitRows)
	}
	return tea.Batch(m.fill(), m.moreFound())
}

// menu is the menu that the list's pane shows.
func (m *Model) menu() *menu {
	switch m.showing {
	case showOffers:
		return &m.adding.menu
	case showCatalog:
		return &m.catalog.menu
	case showPicker:
		return &m.picker.menu
	}
	return &m.tree.menu
}

// scrolled is by how many rows an action moves a page of text.
func scrolled(act action, page int) int {
	switch act {
	case actDown:
		return 1
	case actUp:
		return -1
	case actPageDown:
		return page
	case actPageUp:
		return -page
	case actHalfDown:
		return max(1, page/2)
	case actHalfUp:
		return -max(1, page/2)
	}
	return 0
}

// listed is by how many entries an action moves in a list of n.
func listed(act action, page, n int) int {
	switch act {
	case actTop:
		return -n
	case actLast:
		return n
	}
	return scrolled(act, page)
}

func (m *Model) scrollHelp(act action) {
	h := m.height - 2
	switch act {
	case actTop:
		m.help.top = 0
	case actLast:
		m.help.scroll(1<<30, h)
	default:
		m.help.scroll(scrolled(act, max(1, h-2)), h)
	}
}

// setFocus gives a pane the keys.
func (m *Model) setFocus(p pane) {
	m.focus = p
	m.rearrange()
}

// cycle gives the next pane the keys, in the order list, reader, related.
func (m *Model) cycle(forward bool) {
	step := pane(1)
	if !forward {
		step = 2
	}
	m.setFocus((m.focus + step) % 3)
}
