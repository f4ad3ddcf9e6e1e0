package ui

import (
	"sort"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/line"
	"khabar/ui/theme"
)

// list is the pane of the articles.
type list struct {
	window
	scope    scope
	selected int // of the rows
	top      int // the first row that is drawn
	room     int // rows of the screen that were there for it
	owed     int // how far the selection is to move when there are more rows
	jumping  action
	still    bool // the window stays where it is as long as some of the selection is in it
	para     line.Paragraph
	unfolded
}

// head is the headline of the selected row, nil in an empty list.
func (l *list) head() *Headline {
	if l.selected < len(l.rows) {
		return &l.rows[l.selected]
	}
	return nil
}

// move goes n articles down, or up where n is negative. What there are no rows
// for yet is owed.
func (l *list) move(n int) {
	l.still = false
	if len(l.tellings) > 0 {
		l.walk(n)
		return
	}
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
		l.member, l.topMember = 0, 0
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
// selected, at the same height, or goes to the first one. stale: see recall.
func (l *list) renew(msg windowMsg, first, stale bool) {
	above := l.selected - l.top
	h := l.head()
	var key Key
	if h != nil {
		key = h.Key()
		l.stay(&msg, *h)
	}
	l.replace(msg, stale)
	if first || h == nil {
		l.selected, l.top = 0, 0
		return
	}
	l.selectKey(key)
	l.top = max(0, l.selected-above)
}

// scroll moves the window so that the selection is in it, whole, and no room is
// left under the last article while there are more above. A selection that left
// it stands in the middle then: the rows around it stand still for the eye while
// the next keys go through them, and for the terminal, which is written a pane
// of them but once in many moves.
func (l *list) scroll(m *Model, w, h int) {
	here, top := l.here(), l.topSpot()
	switch rows := l.rowsTo(m, top, here, w, h); {
	case !here.before(top) && rows <= h:
	case !here.before(top) && l.still && rows-l.height(m, here, w) < h:
	default:
		top = l.upFrom(m, here, w, (h-l.height(m, here, w))/2)
	}
	// No room is left under the last article.
	room := h
	at, ok := top, len(l.rows) > 0
	for ; ok && room > 0; at, ok = l.below(at) {
		room -= l.height(m, at, w)
	}
	if !ok && room > 0 {
		top = l.upFrom(m, top, w, room)
	}
	l.setTop(top)
}

// roll moves the window by n articles, and takes the selection along where it
// would leave it.
func (l *list) roll(m *Model, n, w int) {
	l.owed, l.jumping, l.still = 0, actNone, true
	step := l.below
	if n < 0 {
		step = l.above
	}
	here, top := l.here(), l.topSpot()
	for range abs(n) {
		if next, ok := step(top); ok {
			top = next
		}
	}
	l.setTop(top)
	if here.before(top) {
		here = top
	}
	for top.before(here) && l.rowsTo(m, top, here, w, l.room) > l.room {
		here, _ = l.above(here)
	}
	l.setHere(here)
}

// rowsTo is how many rows of the screen a stretch of the list takes, both ends
// with it; of one with more than most rows it is known no better than that.
func (l *list) rowsTo(m *Model, from, to at, w, most int) (n int) {
	for ok := true; ok && !to.before(from) && n <= most; from, ok = l.below(from) {
		n += l.height(m, from, w)
	}
	return n
}

// upFrom is the spot above which a window begins that has so many rows, or
// fewer, above another spot.
func (l *list) upFrom(m *Model, from at, w, rows int) at {
	for at, ok := l.above(from); ok; at, ok = l.above(at) {
		if rows -= l.height(m, at, w); rows < 0 {
			break
		}
		from = at
	}
	return from
}

// fill fetches what the list will need next.
func (m *Model) fill() tea.Cmd {
	l := &m.list
	dropped := l.trim(l.selected)
	l.selected -= dropped
	l.top = max(0, l.top-dropped)
	var cmds []tea.Cmd
	fetch := func(part windowPart) { cmds = append(cmds, m.ask(l.library, l.fetch(m.ctx, part, Key{}))) }
	if l.total < 0 && !l.measuring {
		l.measuring = true
		fetch(partEnds)
	}
	if !l.atBottom && len(l.rows)-l.selected < nearRows {
		fetch(partBelow)
	}
	if !l.atTop && l.selected < nearRows {
		fetch(partAbove)
	}
	return tea.Batch(cmds...)
}

// page is how many articles a screenful is, at least one.
func (l *list) page(m *Model, w, h int) int {
	n := 0
	for at, ok := l.topSpot(), len(l.rows) > 0; ok && h > 0; at, ok = l.below(at) {
		if h -= l.height(m, at, w); h >= 0 {
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
	l.room = c.h - c.n
	l.scroll(m, c.w, l.room)
	here := l.here()
	for at, ok := l.topSpot(), true; ok && !c.full(); at, ok = l.below(at) {
		it := l.item(m, at)
		it.current = at == here
		it.focused = m.focus == paneList
		c.of = at.entry() + 1
		it.draw(c, m.rightToLeft())
	}
}

// emptyList says why there is nothing in the list, and what to do.
func (m *Model) emptyList() []string {
	msg := &m.locale.Messages
	switch {
	case m.list.library == nil || m.list.scope.kind == scopeShelf && m.loading.on:
		return []string{msg.Loading + " …"}
	case m.list.scope.kind == scopeFound && m.searching.result.Expr == nil:
		return []string{msg.HintNoWords}
	case m.list.scope.kind == scopeFound && !m.list.filter.Unread:
		return []string{msg.FoundNothing, msg.FoundNothingHint}
	case m.viewing.view(m.list.scope).narrow != narrow{}:
		return []string{m.saying(msg.EmptyNarrow, "I")}
	case m.list.filter.Unread:
		return []string{m.saying(msg.EmptyUnread, "l")}
	case m.list.scope.kind == scopeStarred:
		return []string{m.saying(msg.EmptyStarred, "s")}
	case m.list.scope.kind == scopeTag:
		return []string{m.saying(msg.EmptyTag, "t")}
	case m.list.scope.kind == scopeSaved:
		return []string{msg.FoundNothing, msg.EmptySaved}
	case m.list.scope.kind == scopeMuted:
		return []string{msg.EmptyMuted}
	case m.list.scope.kind == scopeKept:
		return []string{m.saying(msg.EmptyKept, "K")}
	case m.list.scope.kind == scopeFeed && m.can(actRefresh):
		return []string{m.saying(msg.EmptyFeed, "r")}
	case m.tree.known && len(m.tree.over.Feeds) == 0 && m.can(actCatalog):
		return []string{msg.Empty, m.saying(m.saying(msg.EmptyStart, "C"), "a")}
	case m.list.scope.kind == scopeShelf:
		return []string{msg.Empty}
	}
	return []string{msg.Empty, m.saying(msg.EmptyFeeds, "R")}
}
