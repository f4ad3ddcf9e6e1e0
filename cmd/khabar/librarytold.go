package main

import (
	"context"
	"slices"
	"strings"
	"time"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/related"
	"khabar/feed/store"
	"khabar/ui"
)

// Story implements ui.Teller.
func (s *shelves) Story(ctx context.Context, id int64) ([]ui.Headline, error) {
	told, err := askIfAny(ctx, s, func(l *library) ([]store.Headline, error) { return l.finder.Story(ctx, id) })
	if err != nil {
		return nil, err
	}
	told = slices.DeleteFunc(told, func(h store.Headline) bool { return h.Hidden && h.ID != id })
	if len(told) < 2 {
		return nil, nil
	}
	heads := make([]ui.Headline, len(told))
	for i := range told {
		heads[i] = headlineOf(&told[i])
	}
	return heads, nil
}

// Compare implements ui.Teller.
func (s *shelves) Compare(ctx context.Context, first, second int64) (ui.Comparison, error) {
	c, err := ask(ctx, s, false, func(l *library) (find.Comparison, error) { return l.finder.Compare(ctx, first, second) })
	if err != nil {
		return ui.Comparison{}, err
	}
	texts := func(list []related.Sentence, a *feed.Article) (out []string) {
		for _, sentence := range list {
			out = append(out, sentence.Text(a))
		}
		return out
	}
	return ui.Comparison{
		First: &c.First, Second: &c.Second, Both: c.Both,
		OnlyFirst: texts(c.OnlyFirst, &c.First), OnlySecond: texts(c.OnlySecond, &c.Second),
	}, nil
}

// savedFilter is the list of a saved search in the store's terms; ok is false
// where there is no such search.
func (l *library) savedFilter(ctx context.Context, f ui.Filter) (out store.Filter, ok bool, err error) {
	list, err := l.Saved(ctx)
	if err != nil {
		return out, false, err
	}
	i := slices.IndexFunc(list, func(v store.Saved) bool { return v.ID == f.Saved })
	if i < 0 {
		return out, false, nil
	}
	out = find.SavedFilter(list[i], time.Now())
	out.Unread = out.Unread || f.Unread
	out.Stories = f.Stories && !list[i].Mute
	return out, true, nil
}

// searches adds the saved searches to what the tree shows.
func (l *library) searches(ctx context.Context, over *ui.Overview) error {
	list, err := l.Saved(ctx)
	if err != nil || len(list) == 0 {
		return err
	}
	now := time.Now()
	counts, err := l.finder.SavedCounts(ctx, list, now)
	if err != nil {
		return err
	}
	for i, v := range list {
		one := savedOf(v, counts[i])
		if err := find.CheckSaved(v, now); err != nil {
			one.Wrong = err.Error()
		}
		over.Saved = append(over.Saved, one)
	}
	hidden, err := l.HiddenCounts(ctx)
	over.Muted = ui.Counts{Total: hidden.Total, Unread: hidden.Unread}
	return err
}

func savedOf(v store.Saved, c store.Counts) ui.Saved {
	return ui.Saved{ID: v.ID, Name: feed.CleanLine(v.Name), Query: feed.CleanLine(v.Query), Mute: v.Mute, Counts: ui.Counts{Total: c.Total, Unread: c.Unread}}
}

// Save implements ui.Saver.
func (s *shelves) Save(ctx context.Context, v ui.Saved) (ui.Saved, error) {
	out, err := ask(ctx, s, true, func(l *library) (ui.Saved, error) {
		saved, counts, err := l.save(ctx, store.Saved{ID: v.ID, Name: v.Name, Query: v.Query, Mute: v.Mute})
		return savedOf(saved, counts), err
	})
	if err != nil {
		return v, err
	}
	return out, nil
}

// save keeps a search, or changes the one of its number, and runs it.
func (l *library) save(ctx context.Context, v store.Saved) (store.Saved, store.Counts, error) {
	v.Name, v.Query = strings.TrimSpace(feed.CleanLine(v.Name)), strings.TrimSpace(v.Query)
	now := time.Now()
	err := find.CheckSaved(v, now)
	switch {
	case err != nil:
	case v.ID == 0:
		v.ID, err = l.AddSaved(ctx, v)
	default:
		err = l.ChangeSaved(ctx, v)
	}
	if err == nil {
		err = l.finder.Settle(ctx)
	}
	if err != nil {
		return v, store.Counts{}, err
	}
	counts, err := l.finder.SavedCounts(ctx, []store.Saved{v}, now)
	if err != nil {
		return v, store.Counts{}, err
	}
	return v, counts[0], nil
}

// Forget implements ui.Saver.
func (s *shelves) Forget(ctx context.Context, id int64) error {
	return s.do(ctx, false, func(l *library) error { return l.RemoveSaved(ctx, id) })
}
