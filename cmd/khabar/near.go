package main

import (
	"context"
	"time"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/ui"
)

// Related implements ui.Finder.
func (s *shelves) Related(ctx context.Context, id int64, _ *feed.Article, n int) []ui.Related {
	found, err := askIfAny(ctx, s, func(l *library) ([]find.Related, error) { return l.finder.Related(ctx, id, n, time.Now()) })
	if err != nil {
		return nil
	}
	out := make([]ui.Related, len(found))
	for i := range found {
		out[i] = ui.Related{Headline: headlineOf(&found[i].Headline), Shares: found[i].Shared}
	}
	return out
}

// Named implements ui.Finder.
func (s *shelves) Named(ctx context.Context, id int64, a *feed.Article) []ui.Headline {
	found, err := askIfAny(ctx, s, func(l *library) ([]find.Heading, error) { return l.finder.Headings(ctx, a) })
	if err != nil {
		return nil
	}
	out := make([]ui.Headline, len(found))
	for i := range found {
		if h := found[i].Found; h != nil && h.ID != id {
			out[i] = headlineOf(h)
		}
	}
	return out
}
