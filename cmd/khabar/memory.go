package main

import (
	"context"
	"sync"
	"time"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/related"
	"khabar/feed/search"
	"khabar/ui"
)

// finder joins search, which says what a word is, to related, which says what
// is near, among the articles that are in memory: it implements ui.Learner and
// ui.Searcher.
type finder struct {
	mu       sync.Mutex
	index    related.Index
	articles map[int64]*feed.Article
	memory   find.Memory // what Search looks into
}

func newFinder() *finder {
	var words search.Analyzer
	return &finder{index: related.Index{Terms: words.Terms}, articles: map[int64]*feed.Article{}}
}

// Learn implements ui.Learner.
func (f *finder) Learn(ctx context.Context, entries []ui.Entry) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, e := range entries {
		if ctx.Err() != nil {
			return
		}
		f.articles[e.ID] = e.Article
		f.index.Add(-e.ID, e.Article)
		f.memory.Add(-e.ID, e.Article)
	}
}

// Related implements ui.Finder.
func (f *finder) Related(ctx context.Context, id int64, a *feed.Article, n int) []ui.Related {
	f.mu.Lock()
	defer f.mu.Unlock()
	number := int64(-1)
	if f.articles[id] != nil {
		number = -id
	}
	if ctx.Err() != nil {
		return nil
	}
	var out []ui.Related
	for _, hit := range f.index.Nearest(nil, number, a, n, time.Now()) {
		out = append(out, ui.Related{Headline: ui.HeadlineOf(ui.Entry{ID: -hit.ID, Article: f.articles[-hit.ID]}), Shares: hit.Shared})
	}
	return out
}
