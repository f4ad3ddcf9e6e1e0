package ui

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/bidi/line"
	"khabar/feed/search"
	"khabar/ui/edit"
	"khabar/ui/page"
	"khabar/ui/theme"
)

// finding is what is looked for in the open article.
type finding struct {
	past edit.History
	find *search.Highlighter // nil: nothing
	own  bool                // the reader looked for it in the article itself
	hits []hit
	at   int // the one that the reader went to; -1: none
}

// hit is a place on the page.
type hit struct{ block, start, end int }

// askWithin opens the prompt that finds in the open article.
func (m *Model) askWithin() {
	w, r := &m.finding, &m.reader
	before, top := *w, r.top
	m.prompt.ask(m.locale.Messages.FindPrompt, bidi.Auto, "", func(text string) tea.Cmd {
		if text == "" {
			text = w.past.Last()
		}
		m.findWithin(text, top)
		if text != "" && len(w.hits) == 0 {
			m.notify = m.locale.Messages.NotInArticle
		}
		return m.scrolledPage()
	})
	m.prompt.past, m.prompt.empty = &w.past, true
	m.prompt.typed = func(text string) tea.Cmd {
		m.findWithin(text, top)
		return nil
	}
	m.prompt.left = func() tea.Cmd {
		past := w.past
		*w = before
		w.past = past
		m.lookWithin() // its memory was used again
		r.top = top
		m.markHits()
		return nil
	}
}

// findWithin marks a text on the page and goes to the first place from a row on.
func (m *Model) findWithin(text string, top int) {
	w, r := &m.finding, &m.reader
	w.own, w.at = text != "", -1
	w.find = nil
	if text != "" {
		w.find = m.finderOf(text)
	}
	m.lookWithin()
	r.top = top
	if len(w.hits) > 0 {
		w.at = w.next(m, top)
		m.goToHit()
	}
	m.markHits()
}

// finderOf reads what is to be found in the open article: as it was typed, else
// inside of words, else on another keyboard.
func (m *Model) finderOf(text string) *search.Highlighter {
	has := func(h *search.Highlighter) bool {
		for i := range m.reader.page.Blocks {
			if len(h.Append(nil, m.reader.page.Blocks[i].Text)) > 0 {
				return true
			}
		}
		return false
	}
	as := search.Within(text)
	if has(as) || as.Inner() && has(as) {
		return as
	}
	for _, other := range search.Layouts(text) {
		if h := search.Within(other); has(h) {
			return h
		}
	}
	return as
}

// next is the first hit that is on the screen with this row at its top, or
// below; the first of all where there is none.
func (w *finding) next(m *Model, top int) int {
	for i, h := range w.hits {
		if m.reader.page.Row(page.Place{Block: h.block, Offset: h.start}) >= top {
			return i
		}
	}
	return 0
}

// lookWithin finds the hits on the page.
func (m *Model) lookWithin() {
	w, p := &m.finding, &m.reader.page
	w.hits = w.hits[:0]
	if w.find == nil {
		return
	}
	var ranges []search.Range
	for i := range p.Blocks {
		ranges = w.find.Append(ranges[:0], p.Blocks[i].Text)
		for _, r := range ranges {
			w.hits = append(w.hits, hit{i, r.Start, r.End})
		}
	}
}

// highlightHits marks on a page that was set anew what is looked for: in an article
// of a search's results what was searched for, elsewhere what the reader looked
// for last in an article.
func (m *Model) highlightHits(h *Headline) {
	w := &m.finding
	if !w.own {
		w.find = nil
		if e := m.searching.result.Expr; e != nil && h.piece != nil {
			w.find = search.Highlight(e)
		}
	}
	w.at = -1
	m.lookWithin()
	m.markHits()
}

// markHits draws the hits.
func (m *Model) markHits() {
	w, p := &m.finding, &m.reader.page
	p.Unmark()
	for i := 0; i < len(w.hits); {
		block := w.hits[i].block
		var spans []line.Span
		for ; i < len(w.hits) && w.hits[i].block == block; i++ {
			span := line.Span{Start: w.hits[i].start, End: w.hits[i].end, Style: theme.Hit}
			if i == w.at {
				span.Style = theme.Here
			}
			spans = append(spans, span)
		}
		p.Mark(block, spans)
	}
}

// walkHits goes to the next hit in the open article, or to the one before,
// and from the last to the first.
func (m *Model) walkHits(forward bool) tea.Cmd {
	w, r := &m.finding, &m.reader
	if r.article == nil {
		return nil
	}
	if w.find == nil {
		text := w.past.Last()
		if text == "" {
			text = m.searching.past.Last()
		}
		if text == "" {
			m.notify = m.locale.Messages.NothingToFind
			return nil
		}
		w.own, w.find, w.at = true, m.finderOf(text), -1
		m.lookWithin()
	}
	n := len(w.hits)
	switch {
	case n == 0:
		m.notify = m.locale.Messages.NotInArticle
		return nil
	case w.at < 0 && forward:
		w.at = w.next(m, r.top)
	case w.at < 0:
		w.at = w.next(m, r.top) - 1
	case forward:
		w.at++
	default:
		w.at--
	}
	if w.at < 0 || w.at >= n {
		w.at = (w.at + n) % n
		if n > 1 {
			m.notify = m.locale.Messages.Wrapped
		}
	}
	if m.focus != paneReader {
		m.setFocus(paneReader)
	}
	m.goToHit()
	m.markHits()
	return tea.Batch(m.opened(), m.scrolledPage())
}

// goToHit brings the hit that the reader went to onto the screen, a third from
// its top where it is not there already.
func (m *Model) goToHit() {
	w, r := &m.finding, &m.reader
	h := w.hits[w.at]
	row := r.page.Row(page.Place{Block: h.block, Offset: h.start})
	if row < r.top+1 || row >= r.top+r.height-1 {
		r.top = max(0, row-r.height/3)
	}
	r.scroll(0)
}

// forgetWithin takes the marks away that the reader asked for in the article,
// and reports whether there were any.
func (m *Model) forgetWithin() bool {
	w := &m.finding
	shown := w.own && len(w.hits) > 0
	if w.own {
		w.own = false
		m.highlightHits(&m.reader.head)
	}
	return shown
}

// count is where the reader is among the hits, empty where there are none.
func (w *finding) count() string {
	switch n := len(w.hits); {
	case n == 0:
		return ""
	case w.at < 0:
		return fmt.Sprintf("–/%d", n)
	default:
		return fmt.Sprintf("%d/%d", w.at+1, n)
	}
}
