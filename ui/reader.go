package ui

import (
	"slices"

	"khabar/feed"
	"khabar/ui/page"
	"khabar/ui/theme"
)

// reader is the pane of the open article.
type reader struct {
	article *feed.Article
	head    Headline // its ID is 0 while nothing is open
	page    page.Page
	targets []string // of the page's links, by number from 1 on
	raw     bool     // the text as it came is shown
	with    int64    // the article that this one is compared with; 0: none is
	top     int      // the page's row at the top of the pane
	height  int      // rows of the pane when it was drawn last
	back    []visit  // the trail of related articles the reader came by
	places  map[int64]page.Place
	stored  Spot // where the library has the reader
	scrolls int  // so far
	ended   bool // the last move was to the end

	at       int // the row that has the focus, see Reading.Focus
	choosing choosing
	pictured bool                     // the page has pictures to be shown
	directed map[int64]feed.Direction // of articles in memory, set in this session
	turned   feed.Direction           // against their own: what was set first of those that can be
}

// visit is a place in the program to come back to.
type visit struct {
	article *feed.Article
	head    Headline
	at      page.Place
	raw     bool
	focus   pane
	related int // the related pane's selection
	found   []Related
}

// show sets the article for a width; it stays at the same words when only the
// width changed.
func (r *reader) show(m *Model, h Headline, a *feed.Article, raw bool, at page.Place) {
	if r.head.ID != h.ID {
		r.choosing.number = 0
		m.leavePictures()
	}
	r.article, r.head, r.raw, r.with = a, h, raw, 0
	if h.ID < 0 {
		r.head.Directed = r.directed[h.ID]
	}
	var blocks []page.Block
	if raw {
		blocks, r.targets = m.typesetRaw(a), nil
	} else {
		blocks, r.targets = m.typeset(r.directedNow(h.ID, a))
	}
	r.pictured = slices.ContainsFunc(blocks, func(b page.Block) bool { return b.Picture != "" })
	page.Space(blocks, m.reading.Spacing)
	if m.pictures.shown && raw {
		m.pictures.stop()
	}
	r.page.Set(blocks, m.readerWidth())
	r.page.Near(at.Block)
	m.highlightHits(&r.head)
	r.top = r.page.Row(at)
	r.at = r.top
	r.refocus(m, 1)
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
	at := r.page.Place(r.top)
	focused := at
	if m.reading.Focus != page.Everything {
		focused = r.page.Place(r.at)
	}
	if m.pictures.shown {
		_, m.pictures.owed = m.setPictures()
	}
	r.page.Set(r.page.Blocks, m.readerWidth())
	r.page.Near(min(at.Block, focused.Block))
	focus := r.page.Row(focused)
	r.top = r.page.Row(at)
	r.at = focus
	r.scroll(0)
	r.refocus(m, 1)
}

// scroll moves the window by n rows, within the page.
func (r *reader) scroll(n int) {
	r.sure(n)
	r.top = max(0, r.top+n)
	if rows := r.page.Until(r.top + r.height); rows < r.top+r.height {
		r.top = max(0, rows-r.height)
	}
}

// sure counts the rows above the window that a move by n rows comes to, where
// they were guessed.
func (r *reader) sure(n int) {
	if n < 0 && r.top >= r.page.Sure() {
		r.page.Above(-n, &r.top, &r.at)
	}
}

// end goes to the last screenful.
func (r *reader) end() {
	r.page.Near(len(r.page.Blocks))
	r.top = max(0, r.page.All()-r.height)
}

// settle counts the rows above the window that were guessed: all, or where the
// window is among them.
func (r *reader) settle(m *Model, all bool) {
	switch {
	case !all && r.top >= r.page.Sure():
	case m.reading.Focus == page.Everything:
		r.page.Settle(&r.top)
		r.at = r.top
	default:
		r.page.Settle(&r.top, &r.at)
	}
}

// atEnd reports whether the last row is on the screen.
func (r *reader) atEnd() bool {
	return r.page.Until(r.top+r.height+1) <= r.top+r.height
}

// percent is how much of the article stands above or on the screen, 0 to 100.
func (r *reader) percent() int {
	if r.atEnd() {
		return 100
	}
	return int(100 * r.page.Read(r.top+r.height))
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
	margin := c.w - r.page.Width()
	look := m.pageLook()
	for y := 0; !c.full(); y++ {
		row := c.next()
		row.Blank(margin/2, theme.Text)
		from := len(row.Cells)
		r.page.Draw(row, r.top+y, &look)
		c.tellPage(&r.page, r.top+y, from, 0)
		row.Blank(margin-margin/2, theme.Text)
	}
}
