package ui

import (
	tea "charm.land/bubbletea/v2"

	"khabar/feed"
	"khabar/ui/page"
)

// walk is the reader's way through lists and articles.
type walk struct {
	left      map[scope]Headline // where lists were left
	entering  int                // lists, so far
	opening   int                // articles, so far
	comparing int                // comparisons asked for, so far
	reloading bool               // the list that is shown
	again     bool               // once more, when that is done
	returned  bool               // to where the list was left in another run
	changes   int64              // of the library, when it was looked at last
	changing  int                // changes of the library that are not done yet
	changed   int                // those that were done or begun, so far
	readAt    int                // so many when the list was read anew
}

// open opens what is selected in the focused pane.
func (m *Model) open() tea.Cmd {
	switch {
	case m.focus == paneRelated:
		if m.related.selected >= len(m.related.found) {
			return nil
		}
		r := m.related.found[m.related.selected]
		if r.Headline.ID != 0 {
			return m.goTo(r.Headline, true)
		}
		if r.Link.Target != "" {
			return m.browseTo(r.Link.Target)
		}
	case m.focus == paneReader:
	case m.showing == showTree:
		return m.enterChosen()
	case m.showing == showOffers:
		return m.takeOffer()
	case m.showing == showCatalog:
		return m.catalog.enter(m)
	case m.showing == showPicker:
		return m.picker.take(m)
	default:
		if h := m.list.current(); h != nil {
			return m.goTo(*h, false)
		}
	}
	return nil
}

// enterChosen opens the list of the tree's row, where it was left.
func (m *Model) enterChosen() tea.Cmd {
	s := m.tree.chosen()
	if s.kind == scopeNone {
		return nil
	}
	var near *Headline
	if h, ok := m.walk.left[s]; ok {
		near = &h
	}
	if h := m.list.head(); s == m.list.scope && h != nil && m.list.first+m.list.selected > 0 {
		near = h
	}
	return m.enter(s, m.unreadOnly, near, true)
}

// openHow says what an article is opened for.
type openHow uint8

const (
	openPreview openHow = iota // to have something on the screen
	openPlain                  // to be read; a new trail begins
	openTrail                  // to be read; back returns to where the reader is now
	openAgain                  // as it was when the program ended
)

// articleMsg brings an article.
type articleMsg struct {
	turn    int
	how     openHow
	sought  bool // in the whole list
	head    Headline
	article *feed.Article
	spot    Spot
	err     error
}

// goTo opens an article, where it was left.
func (m *Model) goTo(h Headline, trail bool) tea.Cmd {
	m.wait(waitArticle)
	how := openPlain
	if trail {
		how = openTrail
	}
	return m.fetchArticle(h, how)
}

// fetchArticle asks for an article.
func (m *Model) fetchArticle(h Headline, how openHow) tea.Cmd {
	lib := m.libraryOf(h.ID)
	if lib == nil {
		m.arrived(waitArticle)
		return nil
	}
	m.walk.opening++
	ctx, msg := m.ctx, articleMsg{turn: m.walk.opening, how: how, head: h}
	return m.ask(lib, func() tea.Msg {
		msg.article, msg.spot, msg.err = lib.Article(ctx, h.ID)
		return msg
	})
}

// openedArticle shows an article that was asked for.
func (m *Model) openedArticle(msg articleMsg) tea.Cmd {
	if msg.turn != m.walk.opening {
		return nil
	}
	m.arrived(waitArticle)
	if msg.err != nil {
		m.complainWhile(m.locale.Messages.WhileReading, msg.head.Title, msg.err)
		return nil
	}
	r := &m.reader
	var trail []visit
	if msg.how == openTrail {
		trail = append(r.back, m.here())
	}
	left := m.leave()
	r.back = trail
	r.stored = msg.spot
	if msg.how != openPreview {
		m.focus = paneReader
		m.rearrange()
	}
	r.show(m, msg.head, msg.article, false, page.Place{})
	at, known := r.places[msg.head.ID]
	if !known {
		at = r.page.PlaceOf(msg.spot.Block, msg.spot.Offset)
	}
	r.page.Near(at.Block)
	r.top = r.page.Row(at)
	r.scroll(0)
	cmds := []tea.Cmd{left}
	switch msg.how {
	case openPlain, openTrail:
		cmds = append(cmds, m.selectInList(msg), m.opened())
	case openAgain:
		m.list.choose(&msg.head)
	}
	if m.focus == paneReader {
		cmds = append(cmds, m.openedPictures())
	}
	return tea.Batch(append(cmds, m.relate())...)
}

// selectInList moves the selection to an article that was opened; the list is
// read anew around one that was sought in it.
func (m *Model) selectInList(msg articleMsg) tea.Cmd {
	if m.list.choose(&msg.head) {
		return nil
	} else if msg.sought {
		return m.enter(m.list.scope, m.list.filter.Unread, &msg.head, m.showing == showList)
	}
	return nil
}

// here is where the reader is.
func (m *Model) here() visit {
	r := &m.reader
	at := r.page.Place(r.top)
	if r.compared() {
		at = r.places[r.head.ID]
	}
	return visit{
		article: r.article, head: r.head, at: at, raw: r.raw,
		focus: m.focus, related: m.related.selected, found: m.related.foundFor(m.reader.head.ID),
	}
}

// goBack returns: from the help page, from the raw text, from an article to the
// one it was opened from, from a pane to the one before it, from a list to the
// feeds. In the list's pane it first ends what is under way and dismisses what
// went wrong.
func (m *Model) goBack() tea.Cmd {
	switch {
	case m.outgoing.pipe.open:
		m.leavePiped()
	case m.help.open:
		m.help.open = false
	case m.focus == paneRelated:
		m.setFocus(paneReader)
	case m.focus == paneReader && m.reader.compared():
		m.endCompare()
	case m.focus == paneReader && m.reader.raw:
		m.toggleRaw()
	case m.focus == paneReader && m.forgetWithin():
	case m.focus == paneReader:
		return m.retrace()
	case m.loadingCancelable():
		m.loading.cancel()
		m.loading.on = false
		m.notify = m.locale.Messages.Canceled
	case len(m.adding.running) > 0:
		m.adding.cancel()
		m.notify = m.locale.Messages.Canceled
	case m.refresh.running && !m.refresh.canceled && (m.refresh.byHand || m.showing == showTree):
		m.cancelRefresh()
	case m.troubles.last != nil:
		m.troubles.last = nil
	case m.troubles.seen < len(m.troubles.problems):
		m.troubles.seen = len(m.troubles.problems)
	case m.showing == showOffers:
		m.showing = m.adding.from
	case m.showing == showPicker:
		m.showing = m.picker.from
	case m.showing == showCatalog:
		m.catalog.back(m)
	case m.showing == showList && m.list.scope.kind == scopeFound:
		return m.leaveSearch()
	case m.showing == showList && m.stored.Library != nil:
		return m.toTree()
	}
	return nil
}

// loadingCancelable reports whether Esc stops the loading: it takes long, and
// the list has the keys.
func (m *Model) loadingCancelable() bool {
	return m.loading.on && m.loading.spins > 1 && m.focus == paneList && m.loading.cancel != nil
}

// cancelable reports whether Esc stops what is under way.
func (m *Model) cancelable() bool {
	if m.focus != paneList {
		return false
	}
	refreshing := m.refresh.running && !m.refresh.canceled && (m.refresh.byHand || m.showing == showTree)
	return m.loadingCancelable() || len(m.adding.running) > 0 || refreshing
}

// retrace goes back along the trail of related articles, and from its start to
// the list.
func (m *Model) retrace() tea.Cmd {
	r := &m.reader
	if len(r.back) == 0 {
		m.setFocus(paneList)
		return m.leave()
	}
	v := r.back[len(r.back)-1]
	r.back = r.back[:len(r.back)-1]
	left := m.leave()
	m.focus = v.focus
	m.rearrange()
	r.show(m, v.head, v.article, v.raw, v.at)
	r.stored = Spot{-1, 0} // not known any more
	m.list.choose(&v.head)
	m.related.of, m.related.found, m.related.selected = v.head.ID, v.found, v.related
	return tea.Batch(left, m.relate(), m.openedPictures())
}

// toggleRaw changes between the article and the text as it came.
func (m *Model) toggleRaw() {
	r := &m.reader
	if r.article == nil || r.article.Raw == "" {
		return
	}
	if r.compared() {
		m.endCompare()
	}
	if !r.raw {
		r.places[r.head.ID] = r.page.Place(r.top)
		r.show(m, r.head, r.article, true, page.Place{})
		return
	}
	r.show(m, r.head, r.article, false, r.places[r.head.ID])
}

// browse opens the article's own page.
func (m *Model) browse() tea.Cmd {
	if m.reader.article == nil || m.reader.article.URL == "" {
		return nil
	}
	return m.browseTo(m.reader.article.URL)
}

func (m *Model) browseTo(url string) tea.Cmd {
	if m.opener == nil || !feed.CanOpen(url) {
		return nil
	}
	ctx, opener := m.ctx, m.opener
	return func() tea.Msg {
		if err := opener.Open(ctx, url); err != nil {
			return failedMsg{err}
		}
		return nil
	}
}

// fresh reports whether the list is at its beginning because the reader has done
// nothing yet: what is new there is shown.
func (m *Model) fresh() bool { return !m.touched && !m.walk.returned }

// preview shows the first article without calling it read.
func (m *Model) preview() tea.Cmd {
	if len(m.list.rows) == 0 || m.list.first > 0 || m.list.rows[0].ID == m.reader.head.ID {
		return nil
	}
	return m.fetchArticle(m.list.rows[0], openPreview)
}
