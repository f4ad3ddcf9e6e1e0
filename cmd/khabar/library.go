package main

import (
	"context"
	"errors"
	"maps"
	"slices"
	"time"

	"khabar/feed"
	"khabar/feed/store"
	"khabar/ui"
)

// first reads the first list. empty is whether there is nothing to read and
// nothing to bring it: then the welcome edition opens.
func (s *shelves) first(ctx context.Context) (list *ui.FirstList, empty bool, err error) {
	first, err := ui.ReadFirst(ctx, s, s.left, s.look, s.settings.Interface.Stories, time.Now())
	if err != nil || !first.Empty() || len(s.settings.Feed) > 0 {
		return &first, false, err
	}
	feeds, err := askIfAny(ctx, s, func(l *library) ([]store.Feed, error) { return l.Feeds(ctx) })
	if err != nil || len(feeds) > 0 {
		return &first, false, err
	}
	kept, err := s.Window(ctx, nil, ui.Filter{}, ui.Place{}, 1)
	return &first, len(kept) == 0, err
}

// filter is a list's filter in the store's terms; ok is false where nothing
// can be in the list.
func (l *library) filter(ctx context.Context, f ui.Filter) (out store.Filter, ok bool, err error) {
	out = store.Filter{
		Feed: f.Feed, Under: f.Folder, Unread: f.Unread, Starred: f.Starred, Shown: !f.Muted, Hidden: f.Muted, Stories: f.Stories,
		Tag: f.Tag, Section: f.Section, Lang: f.Lang,
	}
	if f.Since != 0 {
		out.After = time.Unix(f.Since, 0)
	}
	if f.Saved != 0 {
		return l.savedFilter(ctx, f)
	}
	if f.Kept {
		kept, err := l.Kept(ctx)
		if errors.Is(err, store.ErrNotFound) {
			return out, false, nil
		}
		if err != nil {
			return out, false, err
		}
		out.Feed = kept.ID
	}
	return out, true, nil
}

func keyOf(k ui.Key) store.Key { return store.Key{Date: k.Date, ID: k.ID, Group: k.Group} }

// orderOf is a list's order in the store's terms.
func orderOf(o ui.Order) store.Order {
	return map[ui.Order]store.Order{
		ui.Newest: store.Newest, ui.Oldest: store.Oldest, ui.UnreadFirst: store.UnreadFirst,
		ui.BySource: store.BySource, ui.BySection: store.BySection, ui.ByHeadline: store.ByHeadline,
	}[o]
}

// placeOf is a place of a list in the store's terms.
func placeOf(p ui.Place) store.Place {
	k := keyOf(p.Key)
	switch p.From {
	case ui.Ending:
		return store.End()
	case ui.From:
		return store.From(k)
	case ui.Next:
		return store.Next(k)
	case ui.Previous:
		return store.Previous(k)
	}
	return store.Place{}
}

// Window implements ui.Library.
func (s *shelves) Window(ctx context.Context, dst []ui.Headline, f ui.Filter, p ui.Place, n int) ([]ui.Headline, error) {
	heads, err := askIfAny(ctx, s, func(l *library) ([]ui.Headline, error) { return l.window(ctx, f, p, n) })
	return append(dst, heads...), err
}

func (l *library) window(ctx context.Context, f ui.Filter, p ui.Place, n int) ([]ui.Headline, error) {
	filter, ok, err := l.filter(ctx, f)
	if !ok {
		return nil, err
	}
	stored, err := l.Window(ctx, make([]store.Headline, 0, n), filter, orderOf(f.Order), placeOf(p), n)
	if err != nil {
		return nil, err
	}
	heads, ids := make([]ui.Headline, len(stored)), make([]int64, len(stored))
	for i := range stored {
		ids[i], heads[i] = stored[i].ID, headlineOf(&stored[i])
	}
	tags, err := l.TagsOfAll(ctx, ids)
	if err != nil {
		return nil, err
	}
	for i := range heads {
		heads[i].Tags = tags[heads[i].ID]
		if f.Summaries {
			a, _, err := l.Article(ctx, heads[i].ID)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return nil, err
			}
			heads[i].Summary = ui.Summary(&a)
		}
	}
	return heads, nil
}

// headlineOf is a stored headline for the interface. One without words is
// called by its address.
func headlineOf(h *store.Headline) ui.Headline {
	out := ui.Headline{
		ID: h.ID, Feed: h.Feed, Date: h.Date, Title: h.Title, Section: h.Section, Source: h.Source, URL: h.URL, Lang: h.Lang,
		Directed: h.Directed,
		Dir:      h.Dir, Published: h.Published, Read: h.Read, Starred: h.Starred, Group: h.Group,
		Story: h.Story, Told: h.Told, ToldBy: h.ToldBy, ToldUnread: h.ToldUnread,
	}
	if out.Title == "" {
		out.Title = feed.CleanLine(h.URL)
	}
	return out
}

// Count implements ui.Library.
func (s *shelves) Count(ctx context.Context, f ui.Filter) (int, error) {
	return askIfAny(ctx, s, func(l *library) (int, error) {
		filter, ok, err := l.filter(ctx, f)
		if !ok {
			return 0, err
		}
		return l.Count(ctx, filter)
	})
}

// Position implements ui.Library.
func (s *shelves) Position(ctx context.Context, f ui.Filter, k ui.Key) (int, error) {
	return askIfAny(ctx, s, func(l *library) (int, error) {
		filter, ok, err := l.filter(ctx, f)
		if !ok {
			return 0, err
		}
		return l.Position(ctx, filter, orderOf(f.Order), keyOf(k))
	})
}

// Article implements ui.Library.
func (s *shelves) Article(ctx context.Context, id int64) (a *feed.Article, at ui.Spot, err error) {
	err = s.do(ctx, false, func(l *library) error {
		stored, _, err := l.Article(ctx, id)
		if err != nil {
			return err
		}
		spot, err := l.PositionOf(ctx, id)
		a, at = &stored, ui.Spot{Block: spot.Block, Offset: spot.Offset}
		return err
	})
	return a, at, err
}

// Overview implements ui.Library.
func (s *shelves) Overview(ctx context.Context) (ui.Overview, error) {
	return askIfAny(ctx, s, func(l *library) (ui.Overview, error) {
		over, err := l.overview(ctx)
		if err == nil {
			over.Told = s.repair(l)
		}
		return over, err
	})
}

func (l *library) overview(ctx context.Context) (over ui.Overview, err error) {
	feeds, err := l.Feeds(ctx)
	if err != nil {
		return over, err
	}
	for i := range feeds {
		f := &feeds[i]
		over.Feeds = append(over.Feeds, ui.Feed{
			ID: f.ID, Label: feed.CleanLine(f.Label()), Folder: f.Folder, URL: f.URL, Counts: ui.Counts{Total: f.Total, Unread: f.Unread},
			Trouble: f.Error, Retired: f.Retired,
			Direction: f.Direction,
		})
	}
	for _, count := range []struct {
		filter store.Filter
		to     *int
	}{
		{store.Filter{Shown: true}, &over.All.Total}, {store.Filter{Unread: true, Shown: true}, &over.All.Unread},
		{store.Filter{Starred: true}, &over.Starred.Total}, {store.Filter{Starred: true, Unread: true}, &over.Starred.Unread},
	} {
		if *count.to, err = l.Count(ctx, count.filter); err != nil {
			return over, err
		}
	}
	tags, err := l.Tags(ctx)
	if err != nil {
		return over, err
	}
	for _, name := range slices.Sorted(maps.Keys(tags)) {
		over.Tags = append(over.Tags, ui.Tag{Name: name, Count: tags[name]})
	}
	if err := l.searches(ctx, &over); err != nil {
		return over, err
	}
	kept, err := l.Kept(ctx)
	if errors.Is(err, store.ErrNotFound) {
		return over, nil
	}
	over.Kept = ui.Counts{Total: kept.Total, Unread: kept.Unread}
	return over, err
}

// Changes implements ui.Library.
func (s *shelves) Changes(ctx context.Context) (int64, error) {
	return askIfAny(ctx, s, func(l *library) (int64, error) {
		n, err := l.Changes(ctx)
		s.mu.Lock()
		defer s.mu.Unlock()
		return n + s.times<<32, err // a store that was opened again counts from the beginning
	})
}
