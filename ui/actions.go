package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

// action is something the reader can do.
type action uint8

// The actions, by the headings of the help page.
const (
	actNone action = iota

	actDown
	actUp
	actPageDown
	actPageUp
	actHalfDown
	actHalfUp
	actTop
	actLast
	actOpen
	actBack
	actNextPane
	actPreviousPane
	actPaneLeft
	actPaneRight
	actFeeds

	actReadOn
	actBrowse
	actLink
	actPictures
	actCompare
	actRaw
	actJustify
	actMarks
	actDigits
	actFocus
	actSpacing
	actNarrower
	actWider
	actDirection

	actUnreadOnly
	actStar
	actToggleRead
	actMarkAll
	actTag
	actKeep
	actUndo
	actRedo
	actSort
	actNarrow
	actDensity
	actUnfold
	actReadStory
	actTogether

	actSearch
	actNextHit
	actPreviousHit
	actOrder
	actSaveSearch
	actMute

	actCopy
	actSave
	actPipe
	actShare

	actRefreshAll
	actRefresh
	actAdd
	actRemove
	actCatalog
	actFold

	actPalette
	actTheme
	actMirror
	actLanguage
	actClass
	actLog
	actHelp
	actSuspend
	actQuit
)

// can reports whether there is what an action needs.
func (m *Model) can(act action) bool {
	switch act {
	case actSuspend, actClass, actMirror, actTheme:
		return !m.spoken
	case actPictures:
		return m.pictures.source != nil && m.reading.Pictures != PicturesNever
	case actFeeds, actFold:
		return m.stored.Library != nil
	case actOrder:
		return m.stored.Searcher != nil || m.given.Searcher != nil
	case actTogether, actReadStory, actCompare:
		return m.stored.Teller != nil
	case actUnfold:
		return m.stored.Teller != nil || m.stored.Saver != nil
	case actSaveSearch, actMute:
		return m.stored.Saver != nil
	case actKeep:
		return m.stored.Keeper != nil
	case actRefreshAll, actRefresh:
		return m.feeds.Refresher != nil
	case actAdd, actRemove:
		return m.feeds.Subscriber != nil
	case actCopy, actSave, actPipe:
		return m.outgoing.to != nil
	case actShare:
		return m.outgoing.to != nil && len(m.outgoing.Shares) > 0
	case actCatalog:
		return m.feeds.Catalog != nil && m.feeds.Subscriber != nil
	}
	return true
}

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
		return m.step(false)
	case actRedo:
		return m.step(true)
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
		m.mirrored, m.lasting.mirrorChosen = !m.mirrored, true
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
