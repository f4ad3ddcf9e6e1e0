package ui

import (
	tea "charm.land/bubbletea/v2"
)

// readOn shows the next screenful, and at the end the next unread article.
func (m *Model) readOn() tea.Cmd {
	if m.focus != paneReader {
		return m.open()
	}
	if m.spoken {
		if m.nextParagraph(1) {
			return tea.Batch(m.opened(), m.scrolledPage())
		}
	} else if !m.reader.atEnd() {
		return m.move(actPageDown)
	}
	read := m.opened()
	l := &m.list
	at := l.index(m.reader.head.ID)
	if at < 0 { // a related article: on from where the reader left the list
		at = l.selected
	}
	i := l.nextUnread(at + 1)
	if i < 0 && l.atTop && l.atBottom {
		i = l.nextUnread(0)
	}
	if i >= 0 {
		return tea.Batch(read, m.goTo(l.rows[i], false))
	}
	if l.library == nil || l.atTop && l.atBottom && !l.newTelling() {
		m.notify = m.locale.Messages.AllRead
		return read
	}
	return tea.Batch(read, m.seekUnread())
}

// seekUnread opens the next unread article that is not among the rows, from
// there to the end of the list and then from its beginning.
func (m *Model) seekUnread() tea.Cmd {
	m.wait(waitArticle)
	m.walk.opening++
	l := &m.list
	ctx, lib, f, msg := m.ctx, l.library, l.filter, articleMsg{turn: m.walk.opening, how: openPlain, sought: true}
	f.Unread = true
	places := []Place{{From: Beginning}}
	if len(l.rows) > 0 {
		places = []Place{{Next, l.rows[len(l.rows)-1].Key()}, {From: Beginning}}
	}
	reader := m.reader.head.ID
	return m.ask(lib, func() tea.Msg {
		for _, p := range places {
			heads, err := lib.Window(ctx, nil, f, p, 2)
			if err != nil {
				msg.err = err
				return msg
			}
			for _, h := range heads {
				if h.ID != reader { // whose mark may be on its way
					msg.head = h
					msg.article, msg.spot, msg.err = lib.Article(ctx, h.ID)
					return msg
				}
			}
		}
		return noneMsg(msg.turn)
	})
}

// noneMsg says that nothing is unread in the list.
type noneMsg int

// noneUnread says so.
func (m *Model) noneUnread(turn noneMsg) {
	if int(turn) == m.walk.opening {
		m.arrived(waitArticle)
		m.notify = m.locale.Messages.AllRead
	}
}
