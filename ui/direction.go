package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/feed"
	"khabar/ui/page"
)

// Director keeps the direction that the reader has set for an article, or for
// the articles of a feed, against what they say themselves. Undeclared takes it
// back.
type Director interface {
	Direct(ctx context.Context, id int64, d feed.Direction) error
	DirectFeed(ctx context.Context, id int64, d feed.Direction) error
}

// nextDirection is what the key sets after d, which begins with first.
func nextDirection(d, first feed.Direction) feed.Direction {
	switch d {
	case feed.Undeclared:
		return first
	case first:
		return choose(first == feed.LeftToRight, feed.RightToLeft, feed.LeftToRight)
	}
	return feed.Undeclared
}

// against is the direction that an article is not set in: what the first key
// sets is to be seen.
func against(a *feed.Article) feed.Direction {
	if page.DirectionOf(a) == bidi.RTL {
		return feed.LeftToRight
	}
	return feed.RightToLeft
}

func (m *Model) directionText(d feed.Direction) string {
	msg := &m.locale.Messages
	return [...]string{feed.Undeclared: msg.DirectionAuto, feed.LeftToRight: msg.DirectionLTR, feed.RightToLeft: msg.DirectionRTL}[d]
}

// turn sets the next direction: of the feed that is selected in the tree, else
// of the open article.
func (m *Model) turn() tea.Cmd {
	if m.focus == paneList && m.showing == showTree {
		return m.turnFeed()
	}
	r := &m.reader
	if r.article == nil || r.raw || r.compared() {
		return nil
	}
	id := r.head.ID
	if r.head.Directed == feed.Undeclared {
		r.turned = against(r.article)
	}
	d := nextDirection(r.head.Directed, r.turned)
	r.head.Directed = d
	m.notify = m.directionText(d)
	if id < 0 || m.stored.Director == nil {
		r.directed[id] = d
		r.show(m, r.head, r.article, false, r.page.Place(r.top))
		r.scroll(0)
		return nil
	}
	lib, director := m.libraryOf(id), m.stored.Director
	return m.jobs.push(m.ctx, func(ctx context.Context) tea.Msg {
		msg := directedMsg{id: id, to: d}
		if msg.err = director.Direct(ctx, id, d); msg.err == nil {
			msg.article, _, msg.err = lib.Article(ctx, id)
		}
		return msg
	})
}

// directedMsg brings an article, or says of a feed, in its new direction.
type directedMsg struct {
	id      int64
	feed    bool
	to      feed.Direction
	article *feed.Article
	err     error
}

// turnFeed sets the direction of the selected feed.
func (m *Model) turnFeed() tea.Cmd {
	f := m.tree.feed(m.tree.chosen().feed)
	if f == nil || m.stored.Director == nil {
		return nil
	}
	f.Direction = nextDirection(f.Direction, feed.RightToLeft)
	m.notify = isolate(f.Label) + " · " + m.directionText(f.Direction)
	id, d, director := f.ID, f.Direction, m.stored.Director
	return m.jobs.push(m.ctx, func(ctx context.Context) tea.Msg {
		return directedMsg{id: id, feed: true, to: d, err: director.DirectFeed(ctx, id, d)}
	})
}

// turned shows what is in its new direction now.
func (m *Model) turned(msg directedMsg) tea.Cmd {
	r := &m.reader
	switch {
	case msg.err != nil:
		m.complain(msg.err)
		return m.survey()
	case msg.feed:
		cmd := m.reload()
		if r.article != nil && r.head.Feed == msg.id && r.head.ID > 0 {
			cmd = tea.Batch(cmd, m.rereadArticle())
		}
		return cmd
	case r.article != nil && r.head.ID == msg.id && r.head.Directed == msg.to:
		at := r.page.Place(r.top)
		raw := r.raw
		r.show(m, r.head, msg.article, raw, at)
		r.scroll(0)
		if i := m.list.index(msg.id); i >= 0 {
			m.list.rows[i].Dir, m.list.rows[i].Directed = msg.article.Dir, msg.to
		}
	}
	return nil
}

// rereadArticle reads the open article anew, and leaves the page where it is.
func (m *Model) rereadArticle() tea.Cmd {
	id, d := m.reader.head.ID, m.reader.head.Directed
	ctx, lib := m.ctx, m.libraryOf(id)
	if lib == nil {
		return nil
	}
	return func() tea.Msg {
		a, _, err := lib.Article(ctx, id)
		return directedMsg{id: id, to: d, article: a, err: err}
	}
}

// directedNow is an article as the reader set its direction for this session.
func (r *reader) directedNow(id int64, a *feed.Article) *feed.Article {
	if d := r.directed[id]; d != feed.Undeclared {
		turned := a.Directed(d)
		return &turned
	}
	return a
}
