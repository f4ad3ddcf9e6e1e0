package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
	"khabar/ui/page"
)

// press does what a key stands for.
func (m *Model) press(key tea.KeyPressMsg) tea.Cmd {
	if m.palette.open {
		return m.paletteKey(key)
	}
	if m.prompt.open {
		m.touched = true
		return m.prompt.key(key)
	}
	if m.choice.open {
		m.touched = true
		return m.choice.key(key, m.letterOf(key), m.rightToLeft())
	}
	if cmd, took := m.linkKey(key); took {
		return cmd
	}
	act := m.actionOf(key)
	if act == actNone {
		return nil
	}
	return m.act(act)
}

// act does an action, wherever the reader is.
func (m *Model) act(act action) tea.Cmd {
	m.touched = true
	m.notify = ""
	if m.unmark(act) {
		return nil
	}
	switch act {
	case actPalette:
		m.openPalette()
		return nil
	case actQuit:
		return m.quit()
	case actSuspend:
		return m.suspend()
	case actHelp:
		if m.outgoing.pipe.open {
			m.leavePiped()
		} else if m.help.open && m.help.sheet == sheetKeys {
			m.help.open = false
		} else {
			m.openHelp()
		}
		return nil
	case actLog:
		if m.help.open && m.help.sheet == sheetLog {
			m.help.open = false
		} else {
			m.openLog()
		}
		return nil
	case actBack:
		return m.goBack()
	}
	if m.help.open {
		m.scrollHelp(act)
		return nil
	}
	return m.do(act)
}

// do does what is not the same everywhere.
func (m *Model) do(act action) tea.Cmd {
	switch act {
	case actNextPane, actPreviousPane:
		m.cycle(act == actNextPane)
	case actPaneLeft, actPaneRight:
		dx := 1
		if act == actPaneLeft {
			dx = -1
		}
		m.setFocus(m.arranged.beside(m.focus, dx))
	case actOpen:
		return m.open()
	case actReadOn:
		return m.readOn()
	case actFeeds:
		m.setFocus(paneList)
		return m.toTree()
	case actFold:
		m.fold()
	case actUnfold:
		return m.unfold()
	case actTogether:
		return m.toggleTogether()
	case actReadStory:
		return m.readStory()
	case actCompare:
		return m.compare()
	case actSaveSearch:
		m.askSearch(Saved{Query: m.searchedFor()})
	case actMute:
		return m.mute()
	case actUnreadOnly:
		return m.filterUnread()
	case actToggleRead:
		return m.toggleRead()
	case actStar:
		return m.toggleStar()
	case actMarkAll:
		return m.markAll()
	case actUndo:
		return m.undo()
	case actKeep:
		return m.keep()
	case actRefreshAll:
		return m.refreshFeeds(Ask{}, true)
	case actRefresh:
		return m.refreshSelected()
	case actAdd:
		m.askAddress()
	case actRemove:
		return m.remove()
	case actCatalog:
		return m.openCatalog()
	case actSearch:
		return m.askFind()
	case actNextHit, actPreviousHit:
		return m.walkHits(act == actNextHit)
	case actOrder:
		return m.orderFound()
	case actLink: // linkKey has taken it, where there are links
	case actRaw:
		m.toggleRaw()
	case actBrowse:
		return m.browse()
	case actCopy:
		return m.askCopy()
	case actSave:
		return m.askSave()
	case actPipe:
		return m.askCommand()
	case actShare:
		return m.askShare()
	case actLanguage:
		return m.nextLanguage()
	case actJustify, actMarks, actDigits, actFocus, actSpacing, actNarrower, actWider:
		return m.setReading(act)
	case actDirection:
		return m.turn()
	case actPictures:
		return m.togglePictures()
	case actMirror:
		m.mirrored, m.mirrorChosen = !m.mirrored, true
		m.growTree()
		m.rearrange()
	case actClass:
		return m.nextClass()
	case actTag:
		m.askTag()
	case actSort:
		m.chooseSort()
	case actNarrow:
		m.chooseNarrow()
	case actDensity:
		m.chooseDensity()
	case actTheme:
		m.chooseTheme()
	default:
		return m.move(act)
	}
	return nil
}

// paste takes a text that was pasted: into the prompt; an address elsewhere is
// one of a feed to be added.
func (m *Model) paste(s string) tea.Cmd {
	m.touched = true
	if !m.prompt.open {
		if !feed.CanOpen(strings.TrimSpace(s)) {
			return nil
		}
		m.askAddress()
	}
	if m.prompt.open {
		return m.prompt.insert(strings.TrimSpace(s))
	}
	return nil
}

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
