package ui

import (
	"strings"
	"sync/atomic"

	"khabar/bidi/line"
	"khabar/ui/theme"
)

// related is the pane of what has to do with the open article.
type related struct {
	of       int64         // the article's number
	wanted   *atomic.Int64 // the number of the article that was last asked about
	found    []Related
	selected int
	top      int
	para     line.Paragraph
}

func (r *related) move(n int) {
	r.selected = clamp(r.selected+n, 0, max(0, len(r.found)-1))
}

// foundFor is what was found for the article with this ID, nil where that is
// not known yet.
func (r *related) foundFor(id int64) []Related {
	if r.of != id {
		return nil
	}
	return r.found
}

// tells reports whether the selected article tells the story of the open one.
func (r *related) tells() bool { return r.selected < len(r.found) && r.found[r.selected].Tells }

// show takes what was found for the article with this ID.
func (r *related) show(id int64, found []Related) {
	if r.of != id {
		r.selected, r.top = 0, 0
	}
	r.of, r.found = id, found
	r.move(0)
}

// relatedFound takes what was found; what the reader did with it the shelf knows.
func (m *Model) relatedFound(msg relatedMsg) {
	if m.reader.head.ID != msg.id {
		return
	}
	for i := range msg.found {
		if h := &msg.found[i].Headline; h.ID < 0 {
			*h = m.shelf.heads[m.shelf.find(h.ID)]
		}
	}
	m.related.show(msg.id, msg.found)
}

func (r *related) item(m *Model, i int) item {
	x := r.found[i]
	var it item
	if x.Headline.ID != 0 {
		it = m.item(&x.Headline, "")
	} else {
		it = item{title: x.Link.Title, meta: isolate(m.locale.Messages.OnPage)}
	}
	if len(x.Shares) > 0 {
		words := make([]string, 0, 3)
		for _, w := range x.Shares {
			if len(words) < 3 {
				words = append(words, isolate(w))
			}
		}
		it.meta, it.date = m.locale.Messages.Shares+strings.Join(words, m.comma()), ""
	}
	switch {
	case x.Tells:
		it.meta, it.date, it.brief = isolate(m.sourceName(&x.Headline)), m.date(x.Headline.Published, true), m.date(x.Headline.Published, false)
		if i == 0 {
			it.heading = m.locale.Messages.SameStory
		}
	case i > 0 && r.found[i-1].Tells:
		it.heading = m.locale.Messages.Related
	}
	it.current = i == r.selected && m.focus == paneRelated
	it.focused = it.current
	return it
}

func (r *related) draw(m *Model, c *canvas) {
	rtl := m.rightToLeft()
	if m.reader.article == nil || r.of != m.reader.head.ID || len(r.found) == 0 {
		c.blank(1, theme.Text)
		if m.reader.article != nil && r.of == m.reader.head.ID {
			c.put(text{s: m.locale.Messages.NoRelated, dir: m.direction(), style: theme.Dim, edgeRight: rtl})
		}
		c.fill()
		return
	}
	if r.selected < r.top {
		r.top = r.selected
	}
	room := c.h
	for i := r.selected; i >= r.top; i-- {
		it := r.item(m, i)
		room -= it.height(&r.para, c.w)
		if room < 0 {
			r.top = min(i+1, r.selected)
			break
		}
	}
	for i := r.top; i < len(r.found) && !c.full(); i++ {
		it := r.item(m, i)
		c.of = i + 1
		it.draw(c, rtl)
	}
	c.of = 0
	c.fill()
}
