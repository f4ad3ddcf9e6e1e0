package find

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"time"

	"khabar/feed/index"
	"khabar/feed/search"
	"khabar/feed/store"
)

// What a saved search can't be made of. The texts are for readers.
var (
	ErrNoQuery  = errors.New("there is nothing to look for in that; a saved search needs a word, a feed:, a section: or the like")
	ErrMuteRead = errors.New("a mute rule cannot go by is:unread, is:read or is:starred: what is starred is never hidden, and reading an article would show it again")
)

// rule is a saved search, understood. What changes as one reads and as days
// pass stands apart: a list is filtered by it when it is shown.
type rule struct {
	store.Saved
	lasting search.Expr // nil: it holds for all articles
	bounds  store.Filter
}

// ruleOf reads the query of a saved search, where days are those of now.
func ruleOf(v store.Saved, now time.Time) (r rule, err error) {
	e := Parser(now, now.Location()).Parse(v.Query).Expr
	if e == nil {
		return r, ErrNoQuery
	}
	r.Saved = v
	if v.Mute {
		search.Each(e, func(part search.Expr) {
			if _, ok := part.(search.Is); ok {
				err = ErrMuteRead
			}
		})
		r.lasting = e
		return r, err
	}
	parts, ok := e.(search.And)
	if !ok {
		parts = search.And{e}
	}
	var lasting search.And
	for _, p := range parts {
		if !r.bound(p, true) {
			lasting = append(lasting, p)
		}
	}
	switch len(lasting) {
	case 0:
	case 1:
		r.lasting = lasting[0]
	default:
		r.lasting = lasting
	}
	return r, nil
}

// bound takes a part of a query that is a matter of time, or of reading.
func (r *rule) bound(e search.Expr, holds bool) bool {
	b := &r.bounds
	switch e := e.(type) {
	case search.Not:
		return r.bound(e.Expr, !holds)
	case search.Is:
		switch {
		case e.State == search.Starred && holds:
			b.Starred = true
		case e.State == search.Starred:
			b.Unstarred = true
		case (e.State == search.Unread) == holds:
			b.Unread = true
		default:
			b.Read = true
		}
		return true
	case search.After:
		return r.between(e.Time, holds)
	case search.Before:
		return r.between(e.Time, !holds)
	}
	return false
}

// between narrows the time: from t on, or up to it.
func (r *rule) between(t time.Time, from bool) bool {
	b := &r.bounds
	switch {
	case from && (b.After.IsZero() || t.After(b.After)):
		b.After = t
	case !from && (b.Before.IsZero() || t.Before(b.Before)):
		b.Before = t
	}
	return true
}

// CheckSaved says why a search cannot be saved, nil where it can.
func CheckSaved(v store.Saved, now time.Time) error {
	_, err := ruleOf(v, now)
	return err
}

// SavedFilter is the list of a saved search: what it found, within what its
// query says of dates and reading. What mute rules hide is not in it, but for
// the list of one.
func SavedFilter(v store.Saved, now time.Time) store.Filter {
	r, err := ruleOf(v, now)
	f := r.bounds
	if err != nil || r.lasting != nil {
		f.Saved = v.ID
	}
	f.Shown, f.Hidden = !v.Mute, v.Mute
	return f
}

// SavedCounts are how many articles each of these saved searches has, those of
// SavedFilter.
func (f *Finder) SavedCounts(ctx context.Context, list []store.Saved, now time.Time) ([]store.Counts, error) {
	plain, err := f.store.SavedCounts(ctx)
	if err != nil {
		return nil, err
	}
	counts := make([]store.Counts, len(list))
	for i, v := range list {
		filter := SavedFilter(v, now)
		if filter == (store.Filter{Saved: v.ID, Shown: !v.Mute, Hidden: v.Mute}) {
			counts[i] = plain[v.ID]
			continue
		}
		if counts[i].Total, err = f.store.Count(ctx, filter); err != nil {
			return nil, err
		}
		if filter.Unread = true; !filter.Read {
			if counts[i].Unread, err = f.store.Count(ctx, filter); err != nil {
				return nil, err
			}
		}
	}
	return counts, nil
}

// Settle runs the saved searches that are due: those that were saved, changed
// or brought back. Articles that come later are taken by CatchUp.
func (f *Finder) Settle(ctx context.Context) error {
	list, err := f.store.Saved(ctx)
	if err != nil {
		return err
	}
	for _, v := range list {
		if !v.Due {
			continue
		}
		var ids []int64
		if r, err := ruleOf(v, time.Now()); err == nil && r.lasting != nil {
			if ids, err = f.all(ctx, r.lasting); err != nil {
				return err
			}
		}
		if _, err := f.store.SetFound(ctx, v, nil, ids); err != nil {
			return err
		}
	}
	return nil
}

// all are the articles of the index that an expression holds for.
func (f *Finder) all(ctx context.Context, e search.Expr) (ids []int64, err error) {
	n := 0
	if err := f.index.Read(ctx, func(s *index.Snapshot) error { n = s.Size(); return nil }); err != nil {
		return nil, err
	}
	ids, _, err = f.Matching(ctx, e, n+batch) // with what comes in between
	return ids, err
}

// Judge takes articles that were just stored into the saved searches, before
// they are indexed: what is muted is hidden before it is seen.
func (f *Finder) Judge(ctx context.Context, ids []int64) error {
	list, err := f.store.Saved(ctx)
	if err != nil || len(list) == 0 || len(ids) == 0 {
		return err
	}
	ids = slices.Sorted(slices.Values(ids))
	var words search.Analyzer
	var b index.Builder
	for some := range slices.Chunk(ids, batch) {
		for _, id := range some {
			a, head, err := f.store.Article(ctx, id)
			if gone(err) != nil {
				return err
			}
			if err == nil {
				err = words.Document(&b, id, head.Date, head.Feed, &a, func([]byte) {})
			}
			if gone(err) != nil {
				return err
			}
		}
		c, err := index.Open(new(index.Memory)).Prepare(ctx, &b)
		if err != nil {
			return err
		}
		if err := f.judge(ctx, c, some, list, nil); err != nil {
			return err
		}
	}
	return nil
}

// judge takes the articles of a change of the index into the saved searches of
// a list, but for those that are known to have them. A search whose words have
// other spellings now is to be run anew.
func (f *Finder) judge(ctx context.Context, c index.Change, among []int64, list, known []store.Saved) error {
	var added *index.Snapshot
	var wider search.Widener
	for _, v := range list {
		if slices.ContainsFunc(known, func(k store.Saved) bool { return k.ID == v.ID && k.Query == v.Query }) {
			continue
		}
		r, err := ruleOf(v, time.Now())
		if err != nil || r.lasting == nil {
			continue
		}
		if added == nil {
			if added, err = c.Added(ctx); err != nil {
				return err
			}
		}
		wide, other, err := f.widened(ctx, &wider, r.lasting, added)
		if err != nil {
			return err
		}
		found, err := search.Find(ctx, added, library{f.store}, wide, search.Options{N: len(among), Newest: true})
		if err != nil {
			return err
		}
		ids := make([]int64, len(found.Hits))
		for i, h := range found.Hits {
			ids[i] = h.ID
		}
		if _, err := f.store.SetFound(ctx, v, among, ids); err != nil {
			return err
		}
		if other && !v.Due {
			if err := f.store.SetDue(ctx, v.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// widened is e with the spellings that the index and what is added to it have, and
// whether they are others than those of the index alone.
func (f *Finder) widened(ctx context.Context, w *search.Widener, e search.Expr, added *index.Snapshot) (wide search.Expr, other bool, err error) {
	err = f.index.Read(ctx, func(s *index.Snapshot) error {
		was, err := w.Widen(ctx, e, s)
		if err != nil {
			return err
		}
		wide, err = w.Widen(ctx, e, s, added)
		other = !reflect.DeepEqual(was, wide)
		return err
	})
	return wide, other, err
}
