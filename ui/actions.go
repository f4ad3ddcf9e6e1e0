package ui

import (
	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

// press does what a key stands for.
func (m *Model) press(key tea.KeyPressMsg) tea.Cmd {
	act := m.keys[key.String()]
	if act == actNone {
		act = m.keys[key.Keystroke()]
	}
	if act == actNone {
		return nil
	}
	m.touched = true
	m.notify = ""
	switch act {
	case actQuit:
		return m.quit()
	case actSuspend:
		return m.suspend()
	case actHelp:
		if m.help.open {
			m.help.open = false
		} else {
			m.openHelp()
		}
		return nil
	case actBack:
		return m.goBack()
	}
	if m.help.open {
		m.scrollHelp(act)
		return nil
	}
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
	case actRaw:
		m.toggleRaw()
	case actBrowse:
		return m.browse()
	case actMirror:
		m.mirrored = !m.mirrored
		m.rearrange()
	case actClass:
		return m.nextClass()
	default:
		m.move(act)
	}
	return nil
}

// move goes up or down in the focused pane.
func (m *Model) move(act action) {
	if m.focus == paneReader {
		page := max(1, m.reader.height-2) // two rows stay, so that the eye finds its place
		m.reader.scroll(scrolled(act, page))
		switch act {
		case actTop:
			m.reader.top = 0
		case actLast:
			m.reader.end()
		}
		m.markRead(m.reader.article)
		return
	}
	c, p, _ := m.arranged.find(m.focus)
	if m.focus == paneList {
		m.list.move(&m.shelf, listed(act, m.list.page(m, c.w, p.h), len(m.shelf.articles)))
		return
	}
	m.related.move(listed(act, max(1, p.h/3), len(m.related.found)))
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

// open opens what is selected in the focused pane.
func (m *Model) open() tea.Cmd {
	switch m.focus {
	case paneList:
		if m.list.selected < len(m.shelf.articles) {
			return m.goTo(m.shelf.articles[m.list.selected], false)
		}
	case paneRelated:
		if m.related.selected >= len(m.related.found) {
			return nil
		}
		r := m.related.found[m.related.selected]
		if r.Article != nil {
			return m.goTo(r.Article, true)
		}
		if r.Link.Target != "" {
			return m.browseTo(r.Link.Target)
		}
	}
	return nil
}

// goTo opens an article, where it was left. With trail, back returns to where
// the reader is now; without, a new trail begins.
func (m *Model) goTo(a *feed.Article, trail bool) tea.Cmd {
	r := &m.reader
	if trail {
		r.back = append(r.back, m.here())
	} else {
		r.back = r.back[:0]
	}
	r.remember()
	at := r.places[a.Key()]
	m.focus = paneReader
	m.rearrange()
	r.show(m, a, false, at)
	if i := m.shelf.index(a.Key()); i >= 0 {
		m.list.selected = i
	}
	m.markRead(a)
	return m.relate()
}

// here is where the reader is.
func (m *Model) here() visit {
	r := &m.reader
	return visit{
		article: r.article, at: r.page.place(r.top), raw: r.raw,
		focus: m.focus, related: m.related.selected,
	}
}

// goBack returns: from the help page, from the raw text, from an article to the
// one it was opened from, from a pane to the one before it. In the list, where
// there is nothing to go back to, it dismisses a failure that is told there and
// stops a loading that takes long.
func (m *Model) goBack() tea.Cmd {
	switch {
	case m.help.open:
		m.help.open = false
		return nil
	case m.focus == paneRelated:
		m.setFocus(paneReader)
		return nil
	case m.focus == paneReader && m.reader.raw:
		m.toggleRaw()
		return nil
	case m.focus == paneReader:
		return m.retrace()
	case m.cancelable():
		m.cancelLoad()
		m.loading = false
		m.notify = m.locale.Messages.Canceled
	default:
		m.noticeSeen = len(m.problems)
	}
	return nil
}

// cancelable reports whether Esc stops the loading: it takes long, and the list
// has the keys.
func (m *Model) cancelable() bool {
	return m.loading && m.spins > 1 && m.focus == paneList && m.cancelLoad != nil
}

// retrace goes back along the trail of related articles, and from its start to
// the list.
func (m *Model) retrace() tea.Cmd {
	r := &m.reader
	if len(r.back) == 0 {
		m.setFocus(paneList)
		return nil
	}
	v := r.back[len(r.back)-1]
	r.back = r.back[:len(r.back)-1]
	r.remember()
	m.focus = v.focus
	m.rearrange()
	r.show(m, v.article, v.raw, v.at)
	if i := m.shelf.index(v.article.Key()); i >= 0 {
		m.list.selected = i
	}
	m.related.of, m.related.selected = v.article.Key(), v.related
	return m.relate()
}

// readOn shows the next screenful, and at the end the next unread article.
func (m *Model) readOn() tea.Cmd {
	if m.focus != paneReader {
		return m.open()
	}
	if !m.reader.atEnd() {
		m.move(actPageDown)
		return nil
	}
	m.markRead(m.reader.article)
	i := -1
	if m.reader.article != nil {
		i = m.shelf.index(m.reader.article.Key())
	}
	if a := m.shelf.nextUnread(i); a != nil {
		return m.goTo(a, false)
	}
	return nil
}

// toggleRaw changes between the article and the text as it came.
func (m *Model) toggleRaw() {
	r := &m.reader
	if r.article == nil || r.article.Raw == "" {
		return
	}
	if !r.raw {
		r.remember()
		r.show(m, r.article, true, place{})
		return
	}
	r.show(m, r.article, false, r.places[r.article.Key()])
}

// browse opens the article's own page.
func (m *Model) browse() tea.Cmd {
	if m.reader.article == nil || m.reader.article.URL == "" {
		return nil
	}
	return m.browseTo(m.reader.article.URL)
}

func (m *Model) browseTo(url string) tea.Cmd {
	if m.opener == nil || !feed.CanOpen(url) {
		return nil
	}
	ctx, opener := m.ctx, m.opener
	return func() tea.Msg {
		if err := opener.Open(ctx, url); err != nil {
			return notifyMsg(err.Error())
		}
		return nil
	}
}
