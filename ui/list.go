package ui

import "khabar/bidi/line"

// list is the pane of all articles.
type list struct {
	selected int
	top      int // the first article that is drawn
	para     line.Paragraph
}

// move goes n articles down, or up where n is negative.
func (l *list) move(s *shelf, n int) {
	l.selected = clamp(l.selected+n, 0, max(0, len(s.articles)-1))
}

// keepSelection changes the shelf and stays on the article that was selected,
// or on the first one where the reader has not chosen yet.
func (l *list) keepSelection(s *shelf, change func(), first bool) {
	id := ""
	if l.selected < len(s.articles) {
		id = s.articles[l.selected].Key()
	}
	above := l.selected - l.top
	change()
	if i := s.index(id); i >= 0 && !first {
		l.selected = i
		l.top = max(0, i-above)
	} else if first {
		l.selected, l.top = 0, 0
	}
}

// scroll moves the window so that the selection is in it, whole.
func (l *list) scroll(m *Model, w, h int) {
	if l.selected < l.top {
		l.top = l.selected
	}
	// From the selection upward, as many as fit: the window can't begin higher.
	room := h
	for i := l.selected; i >= l.top; i-- {
		it := m.item(m.shelf.articles[i])
		room -= it.height(&l.para, w)
		if room < 0 {
			l.top = min(i+1, l.selected)
			break
		}
	}
}

// page is how many articles a screenful is, at least one.
func (l *list) page(m *Model, w, h int) int {
	n := 0
	for i := l.top; i < len(m.shelf.articles) && h > 0; i++ {
		it := m.item(m.shelf.articles[i])
		h -= it.height(&l.para, w)
		if h >= 0 {
			n++
		}
	}
	return max(1, n)
}

// draw draws the list, and under it the sources that could not be opened.
func (l *list) draw(m *Model, c *canvas) {
	rtl := m.rightToLeft()
	notice, rows := m.notice(c.w)
	if len(m.shelf.articles) == 0 {
		message := m.locale.Messages.Empty
		if m.loading {
			message = m.locale.Messages.Loading + " …"
		}
		c.blank(1, styleText)
		c.put(text{s: message, dir: m.direction(), style: styleDim, edgeRight: rtl})
	} else {
		room := max(1, c.h-rows)
		l.scroll(m, c.w, room)
		whole := c.h
		c.h = room
		for i := l.top; i < len(m.shelf.articles) && !c.full(); i++ {
			it := m.item(m.shelf.articles[i])
			it.current = i == l.selected
			it.focused = m.focus == paneList
			it.draw(c, rtl)
		}
		c.h = whole
	}
	for c.n < c.h-rows {
		c.blank(1, styleText)
	}
	for _, t := range notice {
		c.put(t)
	}
	c.fill()
}

// noticeLines is how many rows a failure is told in at the most.
const noticeLines = 3

// notice says which source could not be opened last, and why, and how many
// rows that takes. It is part of the list.
func (m *Model) notice(w int) (said []text, rows int) {
	if len(m.problems) == 0 || m.noticeSeen == len(m.problems) {
		return nil, 0
	}
	rtl := m.rightToLeft()
	why := text{s: problemText(m.problems[len(m.problems)-1]), style: styleError, most: noticeLines, edgeRight: rtl}
	count := text{s: m.locale.Problems(len(m.problems)), dir: m.direction(), style: styleError, most: 1, edgeRight: rtl}
	p := &m.list.para
	p.Set(why.s, why.dir)
	return []text{count, why}, 1 + min(noticeLines, p.Fill(max(1, w-margins)))
}
