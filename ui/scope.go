package ui

import (
	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

// scope is which articles the list has.
type scope struct {
	kind   scopeKind
	feed   int64
	folder string
	tag    string
	saved  int64
}

type scopeKind uint8

const (
	scopeNone  scopeKind = iota
	scopeShelf           // the sources that were named, or the welcome edition
	scopeAll             // stored ones, and so on
	scopeStarred
	scopeKept
	scopeFolder
	scopeFeed
	scopeTag
	scopeSaved
	scopeMuted
	scopeFound // by a search
)

// filter is the scope for its library.
func (s scope) filter(unread bool) Filter {
	return Filter{
		Feed: s.feed, Folder: s.folder, Kept: s.kind == scopeKept, Starred: s.kind == scopeStarred, Unread: unread, Tag: s.tag,
		Saved: s.saved, Muted: s.kind == scopeMuted,
	}
}

// filter is the scope for its library as the reader wants it shown, with one row
// for a story where lists have that.
func (m *Model) filter(s scope, unread bool) Filter {
	f := s.filter(unread)
	f.Stories = m.together && s.tellsStories()
	return m.viewing.view(s).filter(f, m.now())
}

// tellsStories reports whether a list may have one row for a story: not that of
// one source, nor what the reader chose one by one.
func (s scope) tellsStories() bool {
	return s.kind == scopeAll || s.kind == scopeFolder || s.kind == scopeSaved
}

// library is where the articles of a scope are.
func (m *Model) library(s scope) Library {
	switch s.kind {
	case scopeShelf:
		return &m.shelf
	case scopeFound:
		return &m.searching.found
	}
	return m.stored.Library
}

// inMemory reports whether there is nothing to wait for in a library.
func (m *Model) inMemory(lib Library) bool {
	f, found := lib.(*found)
	return lib == Library(&m.shelf) || found && f.Library == Library(&m.shelf)
}

// libraryOf is where an article is.
func (m *Model) libraryOf(id int64) Library {
	if id < 0 {
		return &m.shelf
	}
	return m.stored.Library
}

// scopeName is what stands above the list.
func (m *Model) scopeName(s scope) string {
	msg := &m.locale.Messages
	switch s.kind {
	case scopeShelf:
		return msg.List
	case scopeAll:
		return msg.All
	case scopeStarred:
		return msg.Starred
	case scopeKept:
		return msg.Kept
	case scopeFolder:
		return s.folder
	case scopeTag:
		return isolate(tagMark + s.tag)
	case scopeFound:
		return msg.Found + isolate(first(feed.CleanLine(m.searching.text), 60))
	case scopeFeed:
		if f := m.tree.feed(s.feed); f != nil {
			return f.Label
		}
	case scopeSaved:
		if v := m.tree.saved(s.saved); v != nil {
			return v.Name
		}
	case scopeMuted:
		return msg.Muted
	}
	return msg.List
}

// listMsg brings what a list begins with, or the rows around a headline of it.
type listMsg struct {
	scope  scope
	filter Filter
	turn   int      // of opening lists: a later one is what the reader wants
	near   Key      // zero: the list's beginning
	head   Headline // that stands there, or another telling of its story
	show   bool
	part   windowMsg
	held   held // of the list before, where this is the same one
}

// enter opens the list of a scope. It is there with the command's message; keys
// that are pressed until then wait. With near the rows around that headline are
// shown, or around where it would stand. Without show it waits behind what else
// is in the pane.
func (m *Model) enter(s scope, unread bool, near *Headline, show bool) tea.Cmd {
	return m.bring(listMsg{scope: s, filter: m.filter(s, unread), show: show}, near)
}

// bring is enter for a list that is described already.
func (m *Model) bring(msg listMsg, near *Headline) tea.Cmd {
	lib := m.library(msg.scope)
	if lib == nil {
		return nil
	}
	m.walk.entering++
	msg.turn = m.walk.entering
	if near != nil {
		msg.near, msg.head = near.Key(), *near
	}
	m.wait(waitList)
	ctx := m.ctx
	return m.ask(lib, func() tea.Msg {
		p := &msg.part
		if msg.near != (Key{}) {
			p.around(ctx, lib, msg.filter, msg.near)
			p.ends(ctx, lib, msg.filter)
			return msg
		}
		rows, err := lib.Window(ctx, nil, msg.filter, Place{}, FirstRows)
		p.begin(rows)
		p.err = err
		return msg
	})
}

// ask runs a command of a library: at once where that is in memory.
func (m *Model) ask(lib Library, cmd tea.Cmd) tea.Cmd {
	if cmd == nil || !m.inMemory(lib) {
		return cmd
	}
	return m.handle(cmd())
}

// entered shows the list that was asked for.
func (m *Model) entered(msg listMsg) tea.Cmd {
	if msg.turn != m.walk.entering {
		return nil
	}
	m.arrived(waitList)
	if msg.part.err != nil {
		m.complain(msg.part.err)
		return nil
	}
	if l := &m.list; l.head() != nil {
		if m.walk.left == nil {
			m.walk.left = map[scope]Headline{}
		}
		m.walk.left[l.scope] = *l.head()
		if l.first+l.selected == 0 { // who was at the beginning wants to see what is new there
			delete(m.walk.left, l.scope)
		}
	}
	p := msg.part
	m.list = list{
		scope: msg.scope,
		window: window{
			library: m.library(msg.scope), filter: msg.filter, turn: m.list.turn + 1, held: msg.held,
		},
	}
	m.list.begin(p)
	if msg.show {
		m.showing = showList
	}
	if msg.near != (Key{}) {
		m.list.selectKey(msg.near)
		m.list.choose(&msg.head)
	}
	more := m.fill()
	if msg.scope.kind != scopeShelf && !m.tree.known {
		// What is not on the first screen does not hold it up.
		more = tea.Sequence(nextFrame, tea.Batch(more, m.survey()))
	}
	cmds := []tea.Cmd{more}
	if m.fresh() {
		cmds = append(cmds, m.preview())
	}
	return tea.Batch(cmds...)
}

// reload reads the list anew around the selection, which stays where it is on
// the screen, and the tree.
func (m *Model) reload() tea.Cmd {
	if m.list.scope.kind == scopeFound {
		return tea.Batch(m.search(), m.survey())
	}
	if m.walk.reloading {
		m.walk.again = true
		return nil
	}
	rows := m.reloadRows()
	if m.list.scope.kind == scopeShelf && !m.tree.known {
		return rows // what is stored is not asked for
	}
	return tea.Batch(rows, m.survey())
}

// reloadRows is reload without the tree.
func (m *Model) reloadRows() tea.Cmd {
	l := &m.list
	if l.library == nil {
		return nil
	}
	key := l.filter.Order.start()
	if h := l.head(); h != nil && !m.fresh() {
		key = h.Key()
	}
	m.walk.reloading, m.walk.readAt = true, m.walk.changed
	return m.ask(l.library, l.fetch(m.ctx, partAround, key))
}

// received takes a part of the list.
func (m *Model) received(msg windowMsg) tea.Cmd {
	l := &m.list
	around := msg.part == partAround
	var unfolded tea.Cmd
	if around {
		m.walk.reloading = false
	}
	switch {
	case msg.err != nil:
		l.owed, l.jumping = 0, actNone
		m.arrived(waitRows)
		m.complain(msg.err)
		return nil
	case msg.turn != l.turn && around:
		return m.reload()
	case msg.turn != l.turn:
		return nil
	case around:
		l.renew(msg, m.fresh(), m.walk.changing > 0 || m.walk.readAt != m.walk.changed)
		m.reader.renew(l)
		unfolded = m.refold()
	default:
		moved := l.take(msg)
		l.selected += moved
		l.top += moved
	}
	if l.settle() {
		m.arrived(waitRows)
	}
	cmds := []tea.Cmd{m.fill(), unfolded}
	if around && m.fresh() {
		cmds = append(cmds, m.preview())
	}
	if around && m.walk.again {
		m.walk.again = false
		cmds = append(cmds, m.reload())
	}
	return tea.Batch(cmds...)
}
