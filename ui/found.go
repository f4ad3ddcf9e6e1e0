package ui

import (
	"context"
	"slices"
	"sync"
	"unicode/utf8"

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
	cut := search.Snippet(p.text, hits, room*len(p.text)/runes)
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
