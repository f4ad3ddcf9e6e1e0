package ui

import (
	"sort"

	"khabar/bidi/line"
	"khabar/ui/theme"
)

// list is the pane of the articles.
type list struct {
	window
	scope    scope
	selected int // of the rows
	top      int // the first row that is drawn
	owed     int // how far the selection is to move when there are more rows
	jumping  action
	para     line.Paragraph
}

// current is the headline of the selection, nil in an empty list.
func (l *list) current() *Headline {
	if l.selected < len(l.rows) {
		return &l.rows[l.selected]
	}
	return nil
}

// move goes n articles down, or up where n is negative. What there are no rows
// for yet is owed.
func (l *list) move(n int) {
	to := l.selected + n
	l.selected = clamp(to, 0, max(0, len(l.rows)-1))
	l.owed = 0
	if to > l.selected && !l.atBottom || to < l.selected && !l.atTop {
		l.owed = to - l.selected
	}
}

// goToEnd goes to the beginning or the end of the list, now or when that is
// there.
func (l *list) goToEnd(act action) {
	l.owed, l.jumping = 0, act
	if l.jump(act == actLast) {
		l.selected, l.top, l.jumping = 0, 0, actNone
		if act == actLast {
			l.selected = max(0, len(l.rows)-1)
		}
	}
}

// settle goes where the selection was to go, and reports whether it is there.
func (l *list) settle() bool {
	if l.jumping != actNone {
		l.goToEnd(l.jumping)
	}
	if l.owed != 0 {
		l.move(l.owed)
	}
	return l.owed == 0 && l.jumping == actNone
}

// selectKey goes to the headline with a key, or to where it would stand.
func (l *list) selectKey(k Key) {
	i := sort.Search(len(l.rows), func(i int) bool { return l.filter.Order.compare(l.rows[i].Key(), k) >= 0 })
	l.selected = clamp(i, 0, max(0, len(l.rows)-1))
}

// renew takes the rows that were read anew and stays on the article that was
// selected, at the same height, or goes to the first one.
func (l *list) renew(msg windowMsg, first bool) {
	above := l.selected - l.top
	h := l.current()
	var key Key
	if h != nil {
		key = h.Key()
	}
	l.replace(msg)
	if first || h == nil {
		l.selected, l.top = 0, 0
		return
	}
	l.selectKey(key)
	l.top = max(0, l.selected-above)
}

// scroll moves the window so that the selection is in it, whole, and no room is
// left under the last article while there are more above.
func (l *list) scroll(m *Model, w, h int) {
	l.top = min(l.top, l.selected)
	rows := func(i int) int {
		it := m.listItem(i)
		return it.height(&l.para, w)
	}
	// From the selection upward, as many as fit: the window can't begin higher.
	room := h
	for i := l.selected; i >= l.top; i-- {
		if room -= rows(i); room < 0 {
			l.top = min(i+1, l.selected)
			return
		}
	}
	for i := l.selected + 1; i < len(l.rows); i++ {
		if room -= rows(i); room <= 0 {
			return
		}
	}
	for l.top > 0 {
		if room -= rows(l.top - 1); room < 0 {
			return
		}
		l.top--
	}
}

// page is how many articles a screenful is, at least one.
func (l *list) page(m *Model, w, h int) int {
	n := 0
	for i := l.top; i < len(l.rows) && h > 0; i++ {
		it := m.listItem(i)
		h -= it.height(&l.para, w)
		if h >= 0 {
			n++
		}
	}
	return max(1, n)
}

// draw draws the list in a canvas whose last rows are not its own.
func (l *list) draw(m *Model, c *canvas) {
	if len(l.rows) == 0 {
		c.blank(1, theme.Text)
		for _, s := range m.emptyList() {
			c.put(text{s: s, dir: m.direction(), style: theme.Dim, edgeRight: m.rightToLeft()})
			c.blank(1, theme.Text)
		}
		return
	}
	l.scroll(m, c.w, c.h)
	for i := l.top; i < len(l.rows) && !c.full(); i++ {
		it := m.listItem(i)
		it.current = i == l.selected
		it.focused = m.focus == paneList
		it.draw(c, m.rightToLeft())
	}
}

// emptyList says why there is nothing in the list, and what to do.
func (m *Model) emptyList() []string {
	msg := &m.locale.Messages
	switch {
	case m.list.library == nil || m.list.scope.kind == scopeShelf && m.loading:
		return []string{msg.Loading + " …"}
	case m.viewing.view(m.list.scope).narrow != narrow{}:
		return []string{msg.EmptyNarrow}
	case m.list.filter.Unread:
		return []string{msg.EmptyUnread}
	case m.list.scope.kind == scopeStarred:
		return []string{msg.EmptyStarred}
	case m.list.scope.kind == scopeTag:
		return []string{msg.EmptyTag}
	case m.list.scope.kind == scopeKept:
		return []string{msg.EmptyKept}
	case m.list.scope.kind == scopeFeed && m.can(actRefresh):
		return []string{msg.EmptyFeed}
	case m.tree.known && len(m.tree.over.Feeds) == 0 && m.can(actCatalog):
		return []string{msg.Empty, msg.EmptyStart}
	case m.list.scope.kind == scopeShelf:
		return []string{msg.Empty}
	}
	return []string{msg.Empty, msg.EmptyFeeds}
}
