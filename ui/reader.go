package ui

import (
	"khabar/feed"
	"khabar/ui/theme"
)

// reader is the pane of the open article.
type reader struct {
	article *feed.Article
	head    Headline // its ID is 0 while nothing is open
	page    page
	targets []string // of the page's links, by number from 1 on
	raw     bool     // the text as it came is shown
	top     int      // the page's row at the top of the pane
	height  int      // rows of the pane when it was drawn last
	back    []visit  // the trail of related articles the reader came by
	places  map[int64]place
	stored  Spot // where the library has the reader
	scrolls int  // so far
}

// visit is a place in the program to come back to.
type visit struct {
	article *feed.Article
	head    Headline
	at      place
	raw     bool
	focus   pane
	related int // the related pane's selection
}

// show sets the article for a width; it stays at the same words when only the
// width changed.
func (r *reader) show(m *Model, h Headline, a *feed.Article, raw bool, at place) {
	r.article, r.head, r.raw = a, h, raw
	var blocks []block
	if raw {
		blocks, r.targets = m.typesetRaw(a), nil
	} else {
		blocks, r.targets = m.typeset(a)
	}
	r.page.set(blocks, m.readerWidth())
	m.highlight(&r.head)
	r.top = r.page.row(at)
}

// renew takes over what the list says of the open article.
func (r *reader) renew(l *list) {
	if i := l.index(r.head.ID); i >= 0 {
		r.head = l.rows[i]
	}
}

// reset sets the page again at a new width.
func (r *reader) reset(m *Model) {
	if r.article == nil {
		return
	}
	at := r.page.place(r.top)
	r.page.set(r.page.blocks, m.readerWidth())
	r.top = r.page.row(at)
	r.scroll(0)
}

// scroll moves the window by n rows, within the page.
func (r *reader) scroll(n int) {
	r.top = max(0, r.top+n)
	if rows := r.page.until(r.top + r.height); rows < r.top+r.height {
		r.top = max(0, rows-r.height)
	}
}

// end goes to the last screenful.
func (r *reader) end() {
	r.top = max(0, r.page.all()-r.height)
}

// atEnd reports whether the last row is on the screen.
func (r *reader) atEnd() bool {
	return r.page.until(r.top+r.height+1) <= r.top+r.height
}

// percent is how much of the article stands above or on the screen, 0 to 100.
func (r *reader) percent() int {
	if r.atEnd() {
		return 100
	}
	return int(100 * r.page.read(r.top+r.height))
}

func (r *reader) draw(m *Model, c *canvas) {
	if r.article == nil {
		c.blank(2, theme.Text)
		if len(m.list.rows) > 0 && m.list.library != nil {
			c.put(text{s: m.locale.Messages.NothingOpen, dir: m.direction(), style: theme.Dim, edgeRight: m.rightToLeft()})
		}
		c.fill()
		return
	}
	c.blank(1, theme.Text)
	margin := c.w - r.page.width
	for y := 0; !c.full(); y++ {
		row := c.next()
		row.Blank(margin/2, theme.Text)
		r.page.draw(row, r.top+y)
		row.Blank(margin-margin/2, theme.Text)
	}
}

// textWidth is the width of the text in a pane of w columns: the measure, or
// what leaves a margin on both sides.
func textWidth(w int) int {
	return max(1, min(measure, w-4))
}
