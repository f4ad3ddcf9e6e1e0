package store

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"khabar/feed"
)

// TestWindow holds every list, from every place, against a slice.
func TestWindow(t *testing.T) {
	s := fresh(t)
	var ids []int64
	for f := range 4 {
		id := addFeed(t, s, f, Settings{Folder: []string{"", "أ", "ب", "أ"}[f]})
		list := short(f, 0, 60)
		for i := range list {
			if i%3 == 0 { // many of one date
				list[i].Published.Time = epoch.Add(-time.Duration(i/12) * time.Hour)
			}
			if i%7 == 0 {
				list[i].Published = feed.Date{}
			}
			if i%5 == 0 {
				list[i].Lang = "he"
			}
		}
		ids = append(ids, must(s.Put(ctx, id, list, nil))(t).New...)
	}
	for i, id := range ids {
		if i%2 == 0 {
			must(s.SetRead(ctx, true, id))(t)
		}
		if i%11 == 0 {
			must(s.SetStarred(ctx, true, id))(t)
			must(s.Tag(ctx, "وسم", id))(t)
		}
	}
	check(t, s.SetStories(ctx, map[int64]int64{ids[0]: 5, ids[100]: 5, ids[200]: 6}))
	all := must(s.Headlines(ctx, nil, ids))(t)
	tagged := func(h Headline) bool { tags, _ := tagsOf(ctx, s, h.ID); return slices.Contains(tags, "وسم") }
	middle := epoch.Add(-20 * time.Hour)
	for name, c := range map[string]struct {
		f    Filter
		want func(Headline) bool
	}{
		"all":     {Filter{}, func(Headline) bool { return true }},
		"feed":    {Filter{Feed: 2}, func(h Headline) bool { return h.Feed == 2 }},
		"folder":  {Filter{Folder: "أ"}, func(h Headline) bool { return h.Feed == 2 || h.Feed == 4 }},
		"section": {Filter{Section: "رياضة"}, func(h Headline) bool { return h.Section == "رياضة" }},
		"lang":    {Filter{Lang: "he"}, func(h Headline) bool { return h.Lang == "he" }},
		"unread":  {Filter{Unread: true}, func(h Headline) bool { return !h.Read }},
		"starred": {Filter{Starred: true}, func(h Headline) bool { return h.Starred }},
		"tag":     {Filter{Tag: "وسم"}, tagged},
		"story":   {Filter{Story: 5}, func(h Headline) bool { return h.Story == 5 }},
		"dates": {Filter{After: middle, Before: epoch}, func(h Headline) bool {
			return h.Date >= middle.Unix() && h.Date < epoch.Unix()
		}},
		"unread of a feed": {Filter{Unread: true, Feed: 3}, func(h Headline) bool { return !h.Read && h.Feed == 3 }},
		"much": {Filter{Unread: true, Folder: "أ", Section: "دولي", Lang: "ar"}, func(h Headline) bool {
			return !h.Read && (h.Feed == 2 || h.Feed == 4) && h.Section == "دولي" && h.Lang == "ar"
		}},
		"none": {Filter{Section: "لا شيء"}, func(Headline) bool { return false }},
	} {
		for _, o := range []Order{Newest, Oldest} {
			var want []Headline
			for _, h := range all {
				if c.want(h) {
					want = append(want, h)
				}
			}
			slices.SortFunc(want, func(a, b Headline) int {
				n := int(a.Date - b.Date)
				if n == 0 {
					n = int(a.ID - b.ID)
				}
				if o == Newest {
					n = -n
				}
				return n
			})
			compare := func(p Place, n int, want []Headline) {
				t.Helper()
				got, err := s.Window(ctx, nil, c.f, o, p, n)
				if err != nil || len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
					t.Fatalf("%s, order %d, %+v: %v, %d headlines, want %d", name, o, p, err, len(got), len(want))
				}
			}
			if n, err := s.Count(ctx, c.f); err != nil || n != len(want) {
				t.Errorf("%s: count %d, %v, want %d", name, n, err, len(want))
			}
			compare(Place{}, 1000, want)
			compare(End(), 7, want[max(0, len(want)-7):])
			for i := 0; i < len(want); i += 1 + len(want)/13 {
				k, to := want[i].Key(), min(i+7, len(want))
				compare(At(i), 7, want[i:to])
				compare(From(k), 7, want[i:to])
				compare(Next(k), 7, want[i+1:min(i+8, len(want))])
				compare(Previous(k), 7, want[max(0, i-7):i])
				if n, err := s.Position(ctx, c.f, o, k); err != nil || n != i {
					t.Errorf("%s: position %d, %v, want %d", name, n, err, i)
				}
			}
			compare(At(len(want)), 7, nil)
		}
	}
}

func TestWindowFarFromBothEnds(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	must(s.Put(ctx, id, short(1, 0, 3000), nil))(t)
	all := must(s.Window(ctx, nil, Filter{}, Newest, Place{}, 3000))(t)
	for _, at := range []int{1024, 1025, 1499, 1500, 1501, 2900, 2995, 2999, 3000, 9999} {
		got := must(s.Window(ctx, nil, Filter{}, Newest, At(at), 50))(t)
		if want := all[min(at, 3000):min(at+50, 3000)]; len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("at %d: %d headlines, want %d", at, len(got), len(want))
		}
	}
}

// TestUnder: a folder's list has what is in the folders in it, and nothing of
// one whose name only begins like it.
func TestUnder(t *testing.T) {
	s := fresh(t)
	for n, folder := range []string{"أخبار", "أخبار/محلية", "أخبار أخرى", ""} {
		id := addFeed(t, s, n, Settings{Folder: folder})
		if _, err := s.Put(context.Background(), id, newSampler().feedOf(n, n+1), nil); err != nil {
			t.Fatal(err)
		}
	}
	for f, want := range map[Filter]int{
		{Folder: "أخبار"}: 1, {Under: "أخبار"}: 3, {Under: "أخبار/محلية"}: 2, {Under: "أخبار أخرى"}: 3, {Under: "أخ"}: 0,
	} {
		if got, err := s.Count(context.Background(), f); got != want || err != nil {
			t.Errorf("%+v: %d articles, %v, want %d", f, got, err, want)
		}
	}
}

// TestKept: what came from no feed is a list of its own.
func TestKept(t *testing.T) {
	s := fresh(t)
	if _, err := s.Kept(context.Background()); !errors.Is(err, ErrNotFound) {
		t.Errorf("in an empty store: %v", err)
	}
	if _, err := s.Keep(context.Background(), newSampler().feedOf(1, 3)); err != nil {
		t.Fatal(err)
	}
	kept, err := s.Kept(context.Background())
	if err != nil || kept.Total != 3 || kept.Unread != 3 {
		t.Errorf("%+v, %v", kept, err)
	}
	if n, err := s.Count(context.Background(), Filter{Feed: kept.ID}); n != 3 || err != nil {
		t.Errorf("%d articles, %v", n, err)
	}
}
