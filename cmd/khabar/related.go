package main

import (
	"context"
	"sync"
	"time"

	"khabar/feed"
	"khabar/feed/related"
	"khabar/feed/search"
	"khabar/ui"
)

// finder joins search, which says what a word is, to related, which says what
// is near: it implements ui.Finder.
type finder struct {
	mu       sync.Mutex
	index    related.Index
	numbers  map[string]int64
	articles []*feed.Article // by number
}

func newFinder() *finder {
	var words search.Analyzer
	return &finder{index: related.Index{Terms: words.Terms}, numbers: map[string]int64{}}
}

// Learn implements ui.Finder.
func (f *finder) Learn(ctx context.Context, articles []*feed.Article) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, a := range articles {
		if ctx.Err() != nil {
			return
		}
		n, known := f.numbers[a.Key()]
		if !known {
			n = int64(len(f.articles))
			f.numbers[a.Key()] = n
			f.articles = append(f.articles, nil)
		}
		f.articles[n] = a
		f.index.Add(n, a)
	}
}

// Related implements ui.Finder.
func (f *finder) Related(ctx context.Context, a *feed.Article, n int) []ui.Related {
	f.mu.Lock()
	defer f.mu.Unlock()
	id, known := f.numbers[a.Key()]
	if !known {
		id = -1
	}
	if ctx.Err() != nil {
		return nil
	}
	var out []ui.Related
	for _, hit := range f.index.Nearest(nil, id, a, n, time.Now()) {
		out = append(out, ui.Related{Article: f.articles[hit.ID], Shares: hit.Shared})
	}
	return out
}
