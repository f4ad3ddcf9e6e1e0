package store

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// TestSaved keeps searches, changes and removes them, and undoes all of it.
func TestSaved(t *testing.T) {
	s := fresh(t)
	feed := addFeed(t, s, 1, Settings{})
	ids := must(s.Put(ctx, feed, short(1, 0, 20), nil))(t).New
	if _, err := s.AddSaved(ctx, Saved{Name: "x"}); err == nil {
		t.Error("a search for nothing was kept")
	}
	news := must(s.AddSaved(ctx, Saved{Name: "أمن", Query: "الأمن"}))(t)
	mute := must(s.AddSaved(ctx, Saved{Name: "كرة", Query: "كرة", Mute: true}))(t)
	find := func(id int64, query string, among, found []int64, want bool) {
		t.Helper()
		if ok := must(s.SetFound(ctx, Saved{ID: id, Query: query}, among, found))(t); ok != want {
			t.Errorf("taken: %v", ok)
		}
		checkCounts(t, s)
	}
	find(news, "الأمن", nil, ids[:8], true)
	find(mute, "كرة", nil, ids[4:12], true)
	find(mute, "قدم", nil, nil, false) // of a query that was changed meanwhile
	lists := func(want map[Filter]int) {
		t.Helper()
		for f, n := range want {
			if got := must(s.Count(ctx, f))(t); got != n {
				t.Errorf("%+v: %d, want %d", f, got, n)
			}
			if got := must(s.Window(ctx, nil, f, Newest, Place{}, 100))(t); len(got) != n {
				t.Errorf("%+v: %d headlines, want %d", f, len(got), n)
			}
		}
		checkCounts(t, s)
	}
	all := map[Filter]int{{}: 20, {Shown: true}: 12, {Hidden: true}: 8, {Saved: news, Shown: true}: 4, {Saved: news}: 8, {Saved: mute}: 8, {Feed: feed, Shown: true, Unread: true}: 12}
	lists(all)
	if f := must(s.FeedByID(ctx, feed))(t); f.Total != 12 || f.Unread != 12 || f.Hidden != 8 {
		t.Errorf("the feed has %d, %d, %d", f.Total, f.Unread, f.Hidden)
	}
	if c := must(s.SavedCounts(ctx))(t); c[news] != (Counts{4, 4}) || c[mute] != (Counts{8, 8}) {
		t.Errorf("counts %+v", c)
	}
	// A starred one is never hidden.
	must(s.SetStarred(ctx, true, ids[5], ids[6], ids[13]))(t)
	lists(map[Filter]int{{Hidden: true}: 6, {Saved: news, Shown: true}: 6, {Starred: true, Shown: true}: 3})
	must(s.Undo(ctx))(t)
	lists(all)
	// What is hidden is not marked as read with the list.
	if n := must(s.MarkAllRead(ctx, Filter{Shown: true}))(t); n != 12 {
		t.Errorf("%d marked", n)
	}
	must(s.SetRead(ctx, true, ids[5]))(t)
	lists(map[Filter]int{{Unread: true}: 7, {Unread: true, Hidden: true}: 7, {Unread: true, Shown: true}: 0})
	must(s.Undo(ctx))(t)
	must(s.Undo(ctx))(t)
	// New ones come, others change.
	later := must(s.Put(ctx, feed, short(1, 20, 4), nil))(t).New
	find(mute, "كرة", slices.Concat(later, ids[4:6]), later[:1], true)
	lists(map[Filter]int{{}: 24, {Hidden: true}: 7, {Saved: mute}: 7})
	// Rename, mute no more, mute again, remove; then back.
	check(t, s.ChangeSaved(ctx, Saved{ID: mute, Name: "رياضة", Query: "كرة", Mute: true}))
	check(t, s.ChangeSaved(ctx, Saved{ID: mute, Name: "رياضة", Query: "كرة"}))
	lists(map[Filter]int{{Hidden: true}: 0, {Saved: mute, Shown: true}: 7})
	check(t, s.ChangeSaved(ctx, Saved{ID: mute, Name: "رياضة", Query: "كرة", Mute: true}))
	lists(map[Filter]int{{Hidden: true}: 7})
	check(t, s.RemoveSaved(ctx, mute))
	lists(map[Filter]int{{Hidden: true}: 0, {Shown: true}: 24})
	if list := must(s.Saved(ctx))(t); len(list) != 1 || list[0].Name != "أمن" || list[0].Due {
		t.Errorf("left: %+v", list)
	}
	if err := s.RemoveSaved(ctx, mute); !errors.Is(err, ErrNotFound) {
		t.Errorf("removed twice: %v", err)
	}
	st := must(s.Undo(ctx))(t)
	if st.Action != SearchRemoved || st.Tag != "رياضة" || st.String() != `search "رياضة" removed` {
		t.Errorf("undone: %v", st)
	}
	lists(map[Filter]int{{Hidden: true}: 7})
	for range 3 {
		must(s.Undo(ctx))(t)
	}
	if list := must(s.Saved(ctx))(t); len(list) != 2 || list[1].Name != "كرة" || !list[1].Mute || !list[1].Due {
		t.Errorf("back: %+v", list)
	}
	must(s.Undo(ctx))(t) // it was never kept
	lists(map[Filter]int{{Hidden: true}: 0})
	// All of it once more, and back: what it finds is as it was run last.
	for i, want := range []string{"كرة true", "رياضة true", "رياضة false", "رياضة true", ""} {
		st := must(s.Redo(ctx))(t)
		got := ""
		for _, v := range must(s.Saved(ctx))(t) {
			if v.ID == mute {
				got = fmt.Sprint(v.Name, " ", v.Mute)
			}
		}
		if got != want {
			t.Errorf("done again %d, %v: %q, want %q", i, st, got, want)
		}
		checkCounts(t, s)
	}
	for range 5 {
		must(s.Undo(ctx))(t)
	}
	lists(map[Filter]int{{Hidden: true}: 0})
	// What goes is found no more.
	check(t, s.Remove(ctx, ids[0], ids[1]))
	lists(map[Filter]int{{Saved: news}: 6})
	check(t, s.RemoveFeed(ctx, feed))
	lists(map[Filter]int{{Saved: news}: 0})
	must(s.Undo(ctx))(t)
	lists(map[Filter]int{{Shown: true}: 22})
}

// TestHidden does what a reader may do in any order; hidden is what a mute rule
// finds and is not starred, and all counts hold.
func TestHidden(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 3))
	s := fresh(t)
	feeds := []int64{addFeed(t, s, 1, Settings{}), addFeed(t, s, 2, Settings{})}
	var ids []int64
	put := 0
	some := func() (out []int64) {
		for _, id := range ids {
			if r.IntN(3) == 0 {
				out = append(out, id)
			}
		}
		return out
	}
	for range 200 {
		list := must(s.Saved(ctx))(t)
		switch r.IntN(10) {
		case 0:
			ids = append(ids, must(s.Put(ctx, feeds[r.IntN(2)], short(1, put, 5), nil))(t).New...)
			put += 5
		case 1:
			must(s.AddSaved(ctx, Saved{Name: "n", Query: "q", Mute: r.IntN(2) == 0}))(t)
		case 2, 3:
			if len(list) > 0 {
				must(s.SetFound(ctx, list[r.IntN(len(list))], nil, some()))(t)
			}
		case 4:
			if len(list) > 0 {
				must(s.SetFound(ctx, list[r.IntN(len(list))], some(), nil))(t)
			}
		case 5:
			if len(list) > 0 {
				v := list[r.IntN(len(list))]
				v.Mute = !v.Mute
				check(t, s.ChangeSaved(ctx, v))
			}
		case 6:
			must(s.SetStarred(ctx, r.IntN(2) == 0, some()...))(t)
		case 7:
			must(s.SetRead(ctx, r.IntN(2) == 0, some()...))(t)
		case 8:
			if len(list) > 3 {
				check(t, s.RemoveSaved(ctx, list[0].ID))
			}
		case 9:
			step := s.Undo
			if r.IntN(3) == 0 {
				step = s.Redo
			}
			if _, err := step(ctx); err != nil && !errors.Is(err, ErrNothing) && !errors.Is(err, ErrNoneUndone) {
				t.Fatal(err)
			}
		}
		checkCounts(t, s)
		if t.Failed() {
			t.FailNow()
		}
	}
}

// TestSavedMended: a damaged file keeps its saved searches and what they found,
// which is found again.
func TestSavedMended(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k.db")
	s := open(t, path, Options{Now: func() time.Time { return epoch }})
	feed := addFeed(t, s, 1, Settings{})
	ids := must(s.Put(ctx, feed, short(1, 0, 20), nil))(t).New
	mute := must(s.AddSaved(ctx, Saved{Name: "كرة", Query: "كرة", Mute: true}))(t)
	must(s.SetFound(ctx, Saved{ID: mute, Query: "كرة"}, nil, ids[:5]))(t)
	s.markDamaged()
	check(t, s.Close())
	s = open(t, path, Options{Now: func() time.Time { return epoch }})
	if s.Repaired() == nil {
		t.Fatal("the file was not mended")
	}
	list := must(s.Saved(ctx))(t)
	if len(list) != 1 || list[0] != (Saved{ID: mute, Name: "كرة", Query: "كرة", Mute: true, Due: true}) {
		t.Errorf("saved searches: %+v", list)
	}
	checkCounts(t, s)
	if n := must(s.Count(ctx, Filter{Hidden: true}))(t); n != 5 {
		t.Errorf("%d hidden before the rule was run again", n)
	}
	must(s.SetFound(ctx, list[0], nil, ids[:4]))(t)
	if n := must(s.Count(ctx, Filter{Hidden: true}))(t); n != 4 {
		t.Errorf("%d hidden", n)
	}
	checkCounts(t, s)
}
