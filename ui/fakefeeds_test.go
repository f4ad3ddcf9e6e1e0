package ui

import (
	"context"
	"slices"
	"strings"
)

func (l *fakeLibrary) Refresh(ctx context.Context, ask Ask, tell func(Progress)) (Progress, error) {
	p := Progress{Feeds: len(l.feeds)}
	if len(ask.Feeds) > 0 {
		p.Feeds = len(ask.Feeds)
	}
	tell(p)
	l.mu.Lock()
	l.heads = append(slices.Clone(l.arrive), l.heads...)
	slices.SortFunc(l.heads, func(a, b Headline) int {
		return Newest.compare(a.Key(), b.Key())
	})
	p.New = len(l.arrive)
	l.arrive = nil
	l.mu.Unlock()
	p.Done = 1
	tell(p)
	if l.hold != nil {
		select {
		case <-l.hold:
		case <-ctx.Done():
			return p, ctx.Err()
		}
	}
	p.Done, p.Failed = p.Feeds, l.failing
	return p, l.broken
}

func (l *fakeLibrary) Add(_ context.Context, o Offer) (Added, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	switch {
	case l.broken != nil:
		return Added{}, l.broken
	case strings.Contains(o.URL, "page") && len(l.offers) > 0:
		return Added{Offers: l.offers}, nil
	}
	for _, f := range l.feeds {
		if f.URL == o.URL {
			return Added{Feed: f.ID, Label: f.Label, Had: true}, nil
		}
	}
	f := Feed{ID: int64(len(l.feeds) + 1), Label: orElse(o.Title, o.URL), URL: o.URL}
	l.feeds = append(l.feeds, f)
	return Added{Feed: f.ID, Label: f.Label, New: 7}, nil
}

func (l *fakeLibrary) Remove(_ context.Context, id int64) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	i := slices.IndexFunc(l.feeds, func(f Feed) bool { return f.ID == id })
	f, feeds, heads := l.feeds[i], slices.Clone(l.feeds), slices.Clone(l.heads)
	l.feeds = slices.Delete(slices.Clone(l.feeds), i, i+1)
	l.heads = slices.DeleteFunc(slices.Clone(l.heads), func(h Headline) bool { return h.Feed == id })
	l.acts = append(l.acts, Step{Act: ActRemoved, Name: f.Label, Feed: id})
	l.steps = append(l.steps, func() { l.feeds, l.heads = feeds, heads })
	return l.broken
}

func (l *fakeLibrary) Feeds() []Listed { return l.listed }

func (l *fakeLibrary) Overview(context.Context) (over Overview, err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	over.Feeds = slices.Clone(l.feeds)
	for i := range l.heads {
		h := &l.heads[i]
		counts := []*Counts{&over.All}
		if h.Starred {
			counts = append(counts, &over.Starred)
		}
		for _, name := range h.Tags {
			k, have := slices.BinarySearchFunc(over.Tags, name, func(t Tag, s string) int { return strings.Compare(t.Name, s) })
			if !have {
				over.Tags = slices.Insert(over.Tags, k, Tag{Name: name})
			}
			over.Tags[k].Count++
		}
		if k := slices.IndexFunc(over.Feeds, func(f Feed) bool { return f.ID == h.Feed }); k >= 0 {
			counts = append(counts, &over.Feeds[k].Counts)
		} else {
			counts = append(counts, &over.Kept)
		}
		for _, c := range counts {
			c.Total++
			if !h.Read {
				c.Unread++
			}
		}
	}
	l.surveySaved(&over)
	return over, l.broken
}
