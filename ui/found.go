package ui

import (
	"context"
	"slices"
	"sync"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/line"
	"khabar/feed/search"
	"khabar/ui/theme"
)

// found is the Library of what a search found among the articles of another
// one: its order is the search's.
type found struct {
	Library            // which has the articles
	mu      sync.Mutex // guards heads
	heads   []Headline // their Date is by their rank
}

// piece is what a row of the results shows besides its headline.
type piece struct {
	marks   []line.Span // in the title
	text    string
	spans   []line.Span // in text
	partial bool        // not all that was asked for is in it
}

// fit cuts out of the text what has room in a few lines of w columns, with as
// many hits as that can have.
func (p *piece) fit(w, lines int) (string, []line.Span) {
	room := max(1, w*lines-w/6) // lines end at words
	runes := utf8.RuneCountInString(p.text)
	if runes <= room {
		return p.text, p.spans
	}
	hits := make([]search.Range, len(p.spans))
	for i, s := range p.spans {
		hits[i] = search.Range{Start: s.Start, End: s.End}
	}
	cut, _ := search.Snippet(p.text, hits, room*len(p.text)/runes)
	text, shift := p.text[cut.Start:cut.End], cut.Start
	if cut.Start > 0 {
		const before = "… "
		text, shift = before+text, shift-len(before)
	}
	if cut.End < len(p.text) {
		text += " …"
	}
	var spans []line.Span
	for _, s := range p.spans {
		if s.Start >= cut.Start && s.End <= cut.End {
			s.Start, s.End = s.Start-shift, s.End-shift
			spans = append(spans, s)
		}
	}
	return text, spans
}

// take takes what was found.
func (f *found) take(r *Found) {
	heads := make([]Headline, len(r.Hits))
	for i := range r.Hits {
		h := &r.Hits[i]
		heads[i] = h.Headline
		heads[i].Date = -int64(i) - 1
		heads[i].piece = &piece{marks: hitSpans(h.Marks), text: h.Snippet, spans: hitSpans(h.Marked), partial: i >= r.Whole}
	}
	f.mu.Lock()
	f.heads = heads
	f.mu.Unlock()
}

// hitSpans are hits as they look.
func hitSpans(hits []search.Range) []line.Span {
	spans := make([]line.Span, len(hits))
	for i, h := range hits {
		spans[i] = line.Span{Start: h.Start, End: h.End, Style: theme.Hit}
	}
	return spans
}

// rows are those of a list, all of them.
func (f *found) rows(filter Filter) []Headline {
	f.mu.Lock()
	defer f.mu.Unlock()
	rows := make([]Headline, 0, len(f.heads))
	for i := range f.heads {
		if filter.has(&f.heads[i]) {
			rows = append(rows, f.heads[i])
		}
	}
	if o := filter.Order; o != Newest {
		for i := range rows {
			rows[i].Group = o.groupOf(&rows[i])
		}
		slices.SortFunc(rows, func(a, b Headline) int { return o.compare(a.Key(), b.Key()) })
	}
	return rows
}

// mark does something to articles, to all without one.
func (f *found) mark(act Act, tag string, ids ...int64) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for i := range f.heads {
		if len(ids) == 0 || slices.Contains(ids, f.heads[i].ID) {
			f.heads[i].mark(act, tag)
		}
	}
}

// Window implements Library.
func (f *found) Window(_ context.Context, dst []Headline, filter Filter, p Place, n int) ([]Headline, error) {
	rows := f.rows(filter)
	i, _ := slices.BinarySearchFunc(rows, p.Key, func(h Headline, k Key) int { return filter.Order.compare(h.Key(), k) })
	from, to := 0, len(rows)
	switch p.From {
	case Ending:
		from = max(0, to-n)
	case From:
		from = i
	case Next:
		if from = i; i < len(rows) && rows[i].Key() == p.Key {
			from++
		}
	case Previous:
		from, to = max(0, i-n), i
	}
	return append(dst, rows[from:min(to, from+n)]...), nil
}

// Count implements Library.
func (f *found) Count(_ context.Context, filter Filter) (int, error) { return len(f.rows(filter)), nil }

// Position implements Library.
func (f *found) Position(_ context.Context, filter Filter, k Key) (n int, err error) {
	for _, h := range f.rows(filter) {
		if !filter.Order.before(h.Key(), k) {
			break
		}
		n++
	}
	return n, nil
}

// MarkAllRead implements Library.
func (f *found) MarkAllRead(ctx context.Context, filter Filter) (int, error) {
	var ids []int64
	for _, h := range f.rows(filter) {
		ids = append(ids, h.ID)
	}
	f.mark(ActRead, "", ids...)
	return f.Library.SetRead(ctx, true, ids...)
}

// foundMsg brings what was found.
type foundMsg struct {
	turn  int
	asked Asked
	found Found
	err   error
}

// foundSome shows what was found.
func (m *Model) foundSome(msg foundMsg) tea.Cmd {
	s := &m.searching
	if msg.turn != s.turn {
		return nil
	}
	s.stop()
	if msg.err != nil {
		m.arrived(waitList)
		m.complain(msg.err)
		return nil
	}
	if !msg.asked.Typing && s.shown == s.text && s.result.How == search.AsTyped && s.result.Whole > 0 && msg.found.Whole == 0 && !s.newest {
		// The last word was the beginning of others: it stays one.
		s.typing = true
		m.arrived(waitList)
		if s.n > typedHits {
			return m.search()
		}
		return nil
	}
	at, kept, stay := 0, Headline{}, held(nil)
	if l := &m.list; l.scope.kind == scopeFound && s.shown == s.text && l.current() != nil {
		at, kept, stay = l.selected-l.top, *l.current(), l.held
	}
	s.result, s.shown = msg.found, s.text
	s.found.take(&msg.found)
	if m.prompt.open {
		m.setFocus(paneList)
	}
	cmd := m.showFound(stay)
	if i := m.list.index(kept.ID); kept.ID != 0 && i >= 0 && m.list.scope.kind == scopeFound {
		m.list.selected, m.list.top = i, max(0, i-at)
	}
	return cmd
}

// showFound shows the list of what was found; some of it is held.
func (m *Model) showFound(stay held) tea.Cmd {
	of := scope{kind: scopeFound}
	m.walk.entering++
	msg := listMsg{scope: of, filter: of.filter(false), turn: m.walk.entering, show: true, held: stay}
	if m.list.scope == of {
		msg.filter = m.list.filter
	}
	p := &msg.part
	p.rows = m.searching.found.rows(msg.filter)
	p.total, p.atTop, p.atBottom = len(p.rows), true, true
	return m.entered(msg)
}

// moreFound asks for more results where the selection comes near to the end of
// those there are.
func (m *Model) moreFound() tea.Cmd {
	s, l := &m.searching, &m.list
	if l.scope.kind != scopeFound || !s.since.IsZero() || len(s.result.Hits) < s.n || s.n >= mostHits || len(l.rows)-l.selected > nearEnd {
		return nil
	}
	s.n *= 4
	return m.search()
}

// orderFound changes the order of the results.
func (m *Model) orderFound() tea.Cmd {
	s := &m.searching
	if m.list.scope.kind != scopeFound || m.showing != showList {
		return nil
	}
	s.newest = !s.newest
	s.shown = "" // the selection goes to the first one
	m.notify = m.locale.Messages.BestFirst
	if s.newest {
		m.notify = m.locale.Messages.NewestFirst
	}
	m.wait(waitList)
	return m.search()
}

// leaveSearch goes back to where the reader was.
func (m *Model) leaveSearch() tea.Cmd {
	s := &m.searching
	s.stop()
	s.turn++
	m.setFocus(s.from.focus)
	if m.list.scope.kind != scopeFound {
		return nil
	}
	to := s.from.scope
	if to.kind == scopeNone {
		to.kind = scopeAll
	}
	cmd := m.enter(to, s.from.unread, s.from.near, s.from.showing == showList)
	m.showing = s.from.showing
	return cmd
}

// remarks are what there is to say of the results.
func (m *Model) remarks() (said []string) {
	s, msg := &m.searching, &m.locale.Messages
	if m.list.scope.kind != scopeFound {
		return nil
	}
	r := &s.result
	for _, h := range r.Hints {
		if s.typing && m.prompt.open && h.Kind != search.HintLong { // it is not done yet
			continue
		}
		text := isolate("«" + first(h.Text, 80) + "»")
		switch h.Kind {
		case search.HintQuote:
			said = append(said, msg.HintQuote)
		case search.HintDate:
			said = append(said, msg.HintDate+text)
		case search.HintState:
			said = append(said, msg.HintState+text)
		case search.HintEmpty:
			said = append(said, msg.HintEmpty+text)
		case search.HintLong:
			said = append(said, msg.HintLong)
		}
	}
	switch {
	case len(r.Hits) == 0:
	case r.How != search.AsTyped:
		said = append(said, msg.FoundInstead+isolate("«"+first(r.Query, 80)+"»"))
	case r.Total == 0:
		said = append(said, msg.FoundSome)
	}
	return said
}
