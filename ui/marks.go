package ui

import (
	"context"
	"maps"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

// changed says what was changed, and shows it.
func (m *Model) changed(msg changedMsg) tea.Cmd {
	if msg.asked {
		m.walk.changing--
		m.walk.changed++
	}
	if msg.err != nil {
		if why := msg.err.Error(); !msg.silent || why != m.troubles.change {
			m.troubles.change = why // of what the reader did not ask for it is said once
			m.complain(msg.err)
		}
		if msg.silent {
			return nil
		}
		return m.reload() // what the screen shows was not done
	}
	if !msg.silent {
		m.notify = m.changeText(msg)
	}
	if msg.act >= ActSaved {
		return m.searchChanged(msg)
	}
	if msg.act == ActRemoved && m.list.scope == (scope{kind: scopeFeed, feed: msg.feed}) {
		return tea.Batch(m.enter(scope{kind: scopeAll}, m.unreadOnly, nil, false), m.survey())
	}
	if len(msg.ids) > 0 {
		m.markShown(msg.act, "", msg.ids...)
	}
	if msg.act == ActRemoved {
		maps.DeleteFunc(m.list.held, func(_ int64, h Headline) bool { return h.Feed == msg.feed })
	}
	m.list.unsure = m.list.unsure || msg.undone || msg.again
	if msg.undone || msg.again || msg.count > 1 || len(msg.ids) > 0 || msg.all || msg.act == ActRemoved {
		return tea.Batch(m.reload(), m.relate()) // whose marks are not known here
	}
	m.growTree()
	return m.survey()
}

// changeText says what was changed.
func (m *Model) changeText(msg changedMsg) string {
	l := m.locale
	var s string
	switch msg.act {
	case ActRead:
		s = l.MarkedRead(msg.count)
	case ActUnread:
		s = l.MarkedUnread(msg.count)
	case ActStarred:
		s = l.Starred(msg.count)
	case ActUnstarred:
		s = l.Unstarred(msg.count)
	case ActRemoved:
		s = l.Messages.Removed + isolate(msg.name)
	case ActNone:
		return choose(msg.again, l.Messages.NothingToRedo, l.Messages.NothingToUndo)
	case ActTagged:
		s = l.Messages.Tagged + isolate(msg.name)
	case ActUntagged:
		s = l.Messages.Untagged + isolate(msg.name)
	case ActSaved, ActChanged, ActForgotten:
		s = m.searchText(msg)
	}
	switch {
	case msg.undone:
		return l.Messages.Undone + s
	case msg.again:
		return l.Messages.Redone + s
	}
	return s
}

// target is the headline that a key is for: the selected one, or the one that
// is read.
func (m *Model) target() (Headline, bool) {
	switch {
	case m.focus == paneRelated && m.related.selected < len(m.related.found):
		h := m.related.found[m.related.selected].Headline
		return h, h.ID != 0
	case m.focus == paneList && m.showing == showList:
		if h := m.list.current(); h != nil {
			return *h, true
		}
		return Headline{}, false
	case m.focus == paneReader:
		return m.reader.head, m.reader.article != nil
	}
	return Headline{}, false
}

// mark does something to an article, on the screen at once.
func (m *Model) mark(act Act, silent bool, h Headline) tea.Cmd {
	lib, id := m.libraryOf(h.ID), h.ID
	if lib == nil || id == 0 {
		return nil
	}
	m.markShown(act, "", id)
	return m.change(lib, func(ctx context.Context) changedMsg {
		msg := changedMsg{act: act, silent: silent}
		switch act {
		case ActRead, ActUnread:
			msg.count, msg.err = lib.SetRead(ctx, act == ActRead, id)
		case ActStarred, ActUnstarred:
			msg.count, msg.err = lib.SetStarred(ctx, act == ActStarred, id)
		}
		return msg
	})
}

// markShown changes what is on the screen of articles, of all without one.
func (m *Model) markShown(act Act, tag string, ids ...int64) {
	m.markTold(act, tag, ids...)
	m.list.mark(act, tag, ids...)
	m.searching.found.mark(act, tag, ids...)
	for _, id := range ids {
		if m.reader.head.ID == id {
			m.reader.head.mark(act, tag)
		}
		for i := range m.related.found {
			if m.related.found[i].Headline.ID == id {
				m.related.found[i].Headline.mark(act, tag)
			}
		}
	}
}

// toggleRead and toggleStar change the target.
func (m *Model) toggleRead() tea.Cmd {
	h, ok := m.target()
	switch {
	case !ok:
		return nil
	case h.Read:
		return m.mark(ActUnread, false, h)
	}
	return m.mark(ActRead, false, h)
}

func (m *Model) toggleStar() tea.Cmd {
	h, ok := m.target()
	switch {
	case !ok:
		return nil
	case h.Starred:
		return m.mark(ActUnstarred, false, h)
	}
	return m.mark(ActStarred, false, h)
}

// chosenScope is the scope of the selected row of the tree, else of the list.
func (m *Model) chosenScope() scope {
	if m.focus == paneList && m.showing == showTree {
		return m.tree.chosen()
	}
	return m.list.scope
}

// markAll marks all articles of the list as read, or of the tree's row.
func (m *Model) markAll() tea.Cmd {
	s := m.chosenScope()
	lib := m.library(s)
	if lib == nil || s.kind == scopeNone || m.showing > showTree {
		return nil
	}
	f := s.filter(false)
	if s == m.list.scope {
		f = m.filter(s, false)
		f.Stories = false // all that tell them
		m.list.mark(ActRead, "")
	}
	return m.change(lib, func(ctx context.Context) changedMsg {
		n, err := lib.MarkAllRead(ctx, f)
		return changedMsg{act: ActRead, count: n, all: true, err: err}
	})
}

// step takes the last step back, or does again what was undone last.
func (m *Model) step(again bool) tea.Cmd {
	lib := m.library(m.chosenScope())
	if lib == nil {
		lib = m.stored.Library
	}
	if lib == nil {
		return nil
	}
	return m.change(lib, func(ctx context.Context) changedMsg {
		if again {
			st, err := lib.Redo(ctx)
			return changedMsg{act: st.Act, count: st.Count, name: st.Name, feed: st.Feed, again: true, err: err}
		}
		st, err := lib.Undo(ctx)
		return changedMsg{act: st.Act, count: st.Count, name: st.Name, undone: true, err: err}
	})
}

// keep stores an article that is not stored.
func (m *Model) keep() tea.Cmd {
	h, ok := m.target()
	if m.stored.Keeper == nil || !ok {
		return nil
	}
	if h.ID > 0 {
		m.notify = m.locale.Messages.KeptAlready
		return nil
	}
	article, _, _ := m.shelf.Article(m.ctx, h.ID)
	keeper, done := m.stored.Keeper, m.locale.Messages.KeptNow
	return m.jobs.push(m.ctx, func(ctx context.Context) tea.Msg {
		if err := keeper.Keep(ctx, []*feed.Article{article}); err != nil {
			return changedMsg{err: err}
		}
		return keptMsg(done)
	})
}

// keptMsg says that an article is stored now.
type keptMsg string

// opened notes that an article was read, because it was opened or scrolled.
func (m *Model) opened() tea.Cmd {
	h := m.reader.head
	lib := m.libraryOf(h.ID)
	if m.reader.article == nil || h.Read || h.ID == 0 || lib == nil {
		return nil
	}
	m.markShown(ActRead, "", h.ID)
	return m.change(lib, func(ctx context.Context) changedMsg {
		return changedMsg{act: ActRead, count: 1, silent: true, err: lib.Opened(ctx, h.ID)}
	})
}
