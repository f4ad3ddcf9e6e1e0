package main

import (
	"context"
	"errors"
	"time"

	"khabar/feed/find"
	"khabar/feed/search"
	"khabar/ui"
)

// request is what the interface asks, in find's terms.
func request(a ui.Asked) find.Request {
	now := time.Now()
	p := find.Parser(now, time.Local)
	p.Typing = a.Typing
	return find.Request{Text: a.Text, Parser: p, N: a.N, Newest: a.Newest, Now: now}
}

// foundOf is what was found, for the interface.
func foundOf(r *find.Result, headline func(*find.Hit) ui.Headline) ui.Found {
	out := ui.Found{Whole: r.Whole, Total: r.Total, How: r.How, Query: r.Query, Hints: r.Hints, Expr: r.Expr, Hits: make([]ui.Hit, len(r.Hits))}
	for i := range r.Hits {
		h := &r.Hits[i]
		out.Hits[i] = ui.Hit{Headline: headline(h), Marks: h.Marks, Snippet: h.Snippet, Marked: h.Marked}
	}
	return out
}

// Search implements ui.Searcher.
func (s *shelves) Search(ctx context.Context, a ui.Asked) (ui.Found, error) {
	r, err := ask(ctx, s, false, func(l *library) (find.Result, error) { return l.finder.Search(ctx, request(a)) })
	switch {
	case errors.Is(err, errNoStore):
		return ui.Found{Expr: search.And{}}, nil
	case err != nil:
		return ui.Found{}, err
	}
	return foundOf(&r, func(h *find.Hit) ui.Headline { return headlineOf(&h.Headline) }), nil
}

// Search implements ui.Searcher, among articles in memory. Their numbers in the
// index are above 0.
func (f *finder) Search(ctx context.Context, a ui.Asked) (ui.Found, error) {
	var marked func(search.Reading, func(int64))
	if a.Marked != nil {
		marked = func(state search.Reading, take func(int64)) {
			a.Marked(state, func(id int64) { take(-id) })
		}
	}
	r, err := f.memory.Search(ctx, request(a), marked)
	if err != nil {
		return ui.Found{}, err
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	return foundOf(&r, func(h *find.Hit) ui.Headline {
		return ui.HeadlineOf(ui.Entry{ID: -h.ID, Article: f.articles[-h.ID]})
	}), nil
}
