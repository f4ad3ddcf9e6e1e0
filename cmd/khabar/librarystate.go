package main

import (
	"context"
	"errors"
	"strings"

	"khabar/feed"
	"khabar/feed/catalog"
	"khabar/feed/refresh"
	"khabar/feed/store"
	"khabar/ui"
)

// Opened implements ui.Library.
func (s *shelves) Opened(ctx context.Context, id int64) error {
	return s.do(ctx, false, func(l *library) error { return l.Opened(ctx, id) })
}

// SetRead implements ui.Library.
func (s *shelves) SetRead(ctx context.Context, read bool, ids ...int64) (int, error) {
	return ask(ctx, s, false, func(l *library) (int, error) { return l.SetRead(ctx, read, ids...) })
}

// SetStarred implements ui.Library.
func (s *shelves) SetStarred(ctx context.Context, starred bool, ids ...int64) (int, error) {
	return ask(ctx, s, false, func(l *library) (int, error) { return l.SetStarred(ctx, starred, ids...) })
}

// SetTagged implements ui.Library.
func (s *shelves) SetTagged(ctx context.Context, tag string, tagged bool, ids ...int64) (int, error) {
	return ask(ctx, s, false, func(l *library) (int, error) {
		if tagged {
			return l.Tag(ctx, tag, ids...)
		}
		return l.Untag(ctx, tag, ids...)
	})
}

// MarkAllRead implements ui.Library.
func (s *shelves) MarkAllRead(ctx context.Context, f ui.Filter) (int, error) {
	return askIfAny(ctx, s, func(l *library) (int, error) {
		filter, ok, err := l.filter(ctx, f)
		if !ok {
			return 0, err
		}
		return l.MarkAllRead(ctx, filter)
	})
}

// Undo implements ui.Library.
func (s *shelves) Undo(ctx context.Context) (ui.Step, error) {
	return s.step(ctx, (*store.Store).Undo)
}

// Redo implements ui.Library.
func (s *shelves) Redo(ctx context.Context) (ui.Step, error) {
	return s.step(ctx, (*store.Store).Redo)
}

func (s *shelves) step(ctx context.Context, take func(*store.Store, context.Context) (store.Step, error)) (ui.Step, error) {
	st, err := askIfAny(ctx, s, func(l *library) (store.Step, error) { return take(l.Store, ctx) })
	if errors.Is(err, store.ErrNothing) || errors.Is(err, store.ErrNoneUndone) {
		return ui.Step{}, nil
	}
	acts := map[store.Action]ui.Act{
		store.MarkedRead: ui.ActRead, store.MarkedUnread: ui.ActUnread, store.Starred: ui.ActStarred, store.Unstarred: ui.ActUnstarred,
		store.Tagged: ui.ActTagged, store.Untagged: ui.ActUntagged, store.FeedRemoved: ui.ActRemoved,
		store.SearchSaved: ui.ActSaved, store.SearchChanged: ui.ActChanged, store.SearchRemoved: ui.ActForgotten,
	}
	if err == nil && acts[st.Action] >= ui.ActSaved {
		err = s.do(ctx, false, func(l *library) error { return l.finder.Settle(ctx) })
	}
	return ui.Step{Act: acts[st.Action], Count: st.Count, Name: st.Tag, Feed: st.Feed}, err
}

// Leave implements ui.Library.
func (s *shelves) Leave(ctx context.Context, id int64, at ui.Spot) error {
	return s.do(ctx, false, func(l *library) error {
		return l.SetPosition(ctx, id, store.Position{Block: at.Block, Offset: at.Offset})
	})
}

// Keep implements ui.Keeper.
func (s *shelves) Keep(ctx context.Context, articles []*feed.Article) error {
	list := make([]feed.Article, len(articles))
	for i, a := range articles {
		list[i] = *a
	}
	return s.do(ctx, true, func(l *library) error {
		_, err := l.Keep(ctx, list)
		return err
	})
}

// Refresh implements ui.Refresher.
func (s *shelves) Refresh(ctx context.Context, a ui.Ask, tell func(ui.Progress)) (came ui.Progress, err error) {
	progress := func(p refresh.Progress) ui.Progress {
		return ui.Progress{Feeds: p.Total, Done: p.Done, Failed: p.Failed, New: p.New}
	}
	err = s.do(ctx, len(s.settings.Feed) > 0, func(l *library) error {
		request := refresh.Request{Feeds: a.Feeds, Every: a.Every, Idle: a.Idle}
		sum, err := l.engine.Refresh(ctx, request, func(p refresh.Progress) { tell(progress(p)) })
		l.rest(ctx)
		came = progress(sum.Progress)
		return err
	})
	if errors.Is(err, errNoStore) {
		err = nil
	}
	return came, err
}

// Add implements ui.Subscriber.
func (s *shelves) Add(ctx context.Context, o ui.Offer) (ui.Added, error) {
	at := refresh.Address(o.URL)
	if !hasHost(at) {
		return ui.Added{}, errOnlyNamed
	}
	added, err := ask(ctx, s, true, func(l *library) (refresh.Added, error) {
		return l.engine.Add(ctx, at, store.Settings{Folder: strings.Trim(o.Folder, "/ ")})
	})
	out := ui.Added{Feed: added.Feed.ID, Label: added.Feed.Label(), New: added.New}
	switch {
	case errors.Is(err, store.ErrExists):
		out.Had = true
		return out, nil
	case errors.Is(err, refresh.ErrSeveral):
		for _, link := range added.Offered {
			out.Offers = append(out.Offers, ui.Offer{URL: link.Target, Title: link.Title, Folder: o.Folder})
		}
		return out, nil
	case errors.Is(err, refresh.ErrNone):
		return out, refresh.ErrNone
	case err != nil:
		return out, problem(at, err).Problems[0].Err
	}
	return out, nil
}

// Remove implements ui.Subscriber.
func (s *shelves) Remove(ctx context.Context, id int64) error {
	return s.do(ctx, false, func(l *library) error { return l.RemoveFeed(ctx, id) })
}

// knownFeeds are the catalog for the interface: it implements ui.Catalog.
type knownFeeds struct{}

// Feeds implements ui.Catalog.
func (knownFeeds) Feeds() []ui.Listed {
	var list []ui.Listed
	for e := range catalog.All() {
		list = append(list, ui.Listed{Offer: ui.Offer{URL: e.URL, Title: e.Name}, Language: e.Lang, Country: e.Country})
	}
	return list
}
