package main

import (
	"context"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"time"

	"khabar/cmd/khabar/config"
	"khabar/feed"
	"khabar/feed/store"
	"khabar/ui"
)

// shelves are the reader's store as the interface wants it: a ui.Library, and
// its Keeper, Refresher and Subscriber. The store is opened when something is
// asked of it; a file is made only when there is something to put into it.
type shelves struct {
	path     string
	settings config.Config
	look     ui.Look // of lists, by the configuration
	left     ui.Left

	mu     sync.Mutex // guards what follows
	opened *library
	told   bool // what became of a damaged file
}

func newShelves(f *flags, settings config.Config) *shelves {
	return &shelves{path: filepath.Join(f.dataFolder(), storeName), settings: settings}
}

// errNoStore says that nothing was ever stored.
var errNoStore = errors.New("nothing is stored yet")

// open opens the store, and makes it where that is wanted.
func (s *shelves) open(ctx context.Context, make bool) (*library, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened != nil && !s.opened.Damaged() {
		return s.opened, nil
	}
	if s.opened != nil { // it is mended as it is opened; who still reads it is told that it is closed
		_ = s.opened.Close()
		s.opened, s.told = nil, false
	}
	if _, err := os.Stat(s.path); errors.Is(err, os.ErrNotExist) && !make {
		return nil, errNoStore
	}
	opened, err := store.Open(context.WithoutCancel(ctx), s.path, store.Options{})
	if err != nil {
		return nil, err
	}
	s.opened = newLibrary(s.settings, opened)
	return s.opened, nil
}

// Close closes the store, if it was opened.
func (s *shelves) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened == nil {
		return nil
	}
	return s.opened.Close()
}

// first reads the first list. empty is whether there is nothing to read and
// nothing to bring it: then the welcome edition opens.
func (s *shelves) first(ctx context.Context) (list *ui.FirstList, empty bool, err error) {
	l, err := s.open(ctx, false)
	if errors.Is(err, errNoStore) {
		return nil, len(s.settings.Feed) == 0, nil
	}
	if err != nil {
		return nil, false, err
	}
	first, err := ui.ReadFirst(ctx, s, s.left, s.look, s.settings.Interface.Stories, time.Now())
	if err != nil || !first.Empty() || len(s.settings.Feed) > 0 {
		return &first, false, err
	}
	feeds, err := l.Feeds(ctx)
	if err != nil || len(feeds) > 0 {
		return &first, false, err
	}
	kept, err := s.Window(ctx, nil, ui.Filter{}, ui.Place{}, 1)
	return &first, len(kept) == 0, err
}

// read opens the store to read from it; ok is false where there is none.
func (s *shelves) read(ctx context.Context) (l *library, ok bool, err error) {
	l, err = s.open(ctx, false)
	if errors.Is(err, errNoStore) {
		return nil, false, nil
	}
	return l, err == nil, err
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
	l, ok, err := s.read(ctx)
	if !ok {
		return dst, err
	}
	filter, ok, err := l.filter(ctx, f)
	if !ok {
		return dst, err
	}
	heads, err := l.Store.Window(ctx, make([]store.Headline, 0, n), filter, orderOf(f.Order), placeOf(p), n)
	if err != nil {
		return dst, err
	}
	start, ids := len(dst), make([]int64, len(heads))
	for i := range heads {
		ids[i] = heads[i].ID
		dst = append(dst, headlineOf(&heads[i]))
	}
	tags, err := l.TagsOfAll(ctx, ids)
	if err != nil {
		return dst[:start], err
	}
	for i := start; i < len(dst); i++ {
		dst[i].Tags = tags[dst[i].ID]
		if f.Summaries {
			a, _, err := l.Store.Article(ctx, dst[i].ID)
			if err != nil && !errors.Is(err, store.ErrNotFound) {
				return dst[:start], err
			}
			dst[i].Summary = ui.Summary(&a)
		}
	}
	return dst, nil
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
	l, ok, err := s.read(ctx)
	if !ok {
		return 0, err
	}
	filter, ok, err := l.filter(ctx, f)
	if !ok {
		return 0, err
	}
	return l.Store.Count(ctx, filter)
}

// Position implements ui.Library.
func (s *shelves) Position(ctx context.Context, f ui.Filter, k ui.Key) (int, error) {
	l, ok, err := s.read(ctx)
	if !ok {
		return 0, err
	}
	filter, ok, err := l.filter(ctx, f)
	if !ok {
		return 0, err
	}
	return l.Store.Position(ctx, filter, orderOf(f.Order), keyOf(k))
}

// Article implements ui.Library.
func (s *shelves) Article(ctx context.Context, id int64) (*feed.Article, ui.Spot, error) {
	l, err := s.open(ctx, false)
	if err != nil {
		return nil, ui.Spot{}, err
	}
	a, _, err := l.Store.Article(ctx, id)
	if err != nil {
		return nil, ui.Spot{}, err
	}
	at, err := l.PositionOf(ctx, id)
	return &a, ui.Spot{Block: at.Block, Offset: at.Offset}, err
}

// Overview implements ui.Library.
func (s *shelves) Overview(ctx context.Context) (over ui.Overview, err error) {
	l, ok, err := s.read(ctx)
	if !ok {
		return over, err
	}
	s.mu.Lock()
	if r := l.Repaired(); r != nil && !s.told {
		over.Told, s.told = r, true
	}
	s.mu.Unlock()
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
		if *count.to, err = l.Store.Count(ctx, count.filter); err != nil {
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
	l, ok, err := s.read(ctx)
	if !ok {
		return 0, err
	}
	return l.Store.Changes(ctx)
}
