package store

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"
)

// source tells sources apart: a feed stands for itself where it names none.
func source(h Headline) string { return cmp.Or(h.Source, fmt.Sprint(h.Feed)) }

// naive is a list with one row for a story, made in memory.
func naive(all []Headline, f Filter, folder map[int64]string, found map[int64]bool) (rows []Headline) {
	byKey := func(a, b Headline) int {
		return -cmp.Or(cmp.Compare(a.Date, b.Date), cmp.Compare(a.ID, b.ID))
	}
	sorted := slices.SortedFunc(slices.Values(all), byKey)
	seen := map[int64]bool{}
	for _, h := range sorted {
		if f.Unread && h.Read || f.Read && !h.Read || f.Starred && !h.Starred || f.Unstarred && h.Starred || f.Shown && h.Hidden || f.Hidden && !h.Hidden ||
			f.Feed != 0 && h.Feed != f.Feed || f.Folder != "" && folder[h.Feed] != f.Folder || f.Section != "" && h.Section != f.Section || f.Saved != 0 && !found[h.ID] {
			continue
		}
		if h.Story != 0 && seen[h.Story] {
			continue
		}
		seen[h.Story] = true
		sources := map[string]bool{}
		for _, other := range all {
			if h.Story == 0 || other.Story != h.Story || other.Hidden {
				continue
			}
			sources[source(other)] = true
			if other.ID != h.ID {
				h.Told++
				if !other.Read {
					h.ToldUnread++
				}
			}
		}
		if h.ToldBy = len(sources); !h.Hidden && h.Story != 0 {
			h.ToldBy--
		}
		rows = append(rows, h)
	}
	return rows
}

// FuzzGrouped holds lists with one row for a story, from every place, against
// the same made in memory.
func FuzzGrouped(f *testing.F) {
	for seed := range uint64(12) {
		f.Add(seed, uint8(seed*5))
	}
	f.Fuzz(func(t *testing.T, seed uint64, kind uint8) {
		r := rand.New(rand.NewPCG(seed, 1))
		s := fresh(t)
		folder := map[int64]string{}
		var ids []int64
		stories, dates := 1+r.IntN(12), 1+r.IntN(60)
		for n := range 4 {
			set := Settings{Folder: []string{"", "أ", "ب", "أ"}[n]}
			id := addFeed(t, s, n, set)
			folder[id] = set.Folder
			list := short(n, 0, 5+r.IntN(20))
			for i := range list {
				list[i].Source = []string{"", "وكالة", "جريدة"}[r.IntN(3)]
				list[i].Published.Time = epoch.Add(-time.Duration(r.IntN(dates)) * time.Hour)
			}
			ids = append(ids, must(s.Put(ctx, id, list, nil))(t).New...)
		}
		told := map[int64]int64{}
		var read, starred, hidden, found []int64
		for _, id := range ids {
			if r.IntN(3) > 0 {
				told[id] = 1 + r.Int64N(int64(stories))
			}
			for _, some := range []*[]int64{&read, &starred, &hidden, &found} {
				if r.IntN(3) == 0 {
					*some = append(*some, id)
				}
			}
		}
		check(t, s.SetStories(ctx, told))
		must(s.SetRead(ctx, true, read...))(t)
		must(s.SetStarred(ctx, true, starred...))(t)
		mute := must(s.AddSaved(ctx, Saved{Name: "م", Query: "م", Mute: true}))(t)
		must(s.SetFound(ctx, Saved{ID: mute, Query: "م"}, nil, hidden))(t)
		saved := must(s.AddSaved(ctx, Saved{Name: "س", Query: "س"}))(t)
		must(s.SetFound(ctx, Saved{ID: saved, Query: "س"}, nil, found))(t)
		isFound := map[int64]bool{}
		for _, id := range found {
			isFound[id] = true
		}
		all := must(s.Headlines(ctx, nil, ids))(t)

		c := Filter{Stories: true, Shown: kind&1 == 0, Unread: kind&2 != 0}
		switch kind >> 2 % 8 {
		case 1:
			c.Folder = "أ"
		case 2:
			c.Saved = saved
		case 3:
			c.Section = all[0].Section
		case 4:
			c.Starred = true
		case 5:
			c.Feed = 2
		case 6:
			c.Hidden, c.Shown = true, false
		case 7:
			c.Unstarred, c.Read = true, !c.Unread
		}
		want := naive(all, c, folder, isFound)
		if n := must(s.Count(ctx, c))(t); n != len(want) {
			t.Errorf("%+v: count %d, want %d", c, n, len(want))
		}
		for _, o := range []Order{Newest, Oldest} {
			compare := func(p Place, n int, want []Headline) {
				t.Helper()
				got := must(s.Window(ctx, nil, c, o, p, n))(t)
				if len(got) != len(want) {
					t.Fatalf("%+v, order %d, %+v: %d rows, want %d", c, o, p, len(got), len(want))
				}
				for i := range got {
					if !reflect.DeepEqual(got[i], want[i]) {
						t.Fatalf("%+v, order %d, %+v, row %d:\n%+v\nwant\n%+v", c, o, p, i, got[i], want[i])
					}
				}
			}
			compare(Place{}, 1000, want)
			compare(End(), 4, want[max(0, len(want)-4):])
			for i, h := range want {
				k := h.Key()
				compare(At(i), 4, want[i:min(i+4, len(want))])
				compare(From(k), 4, want[i:min(i+4, len(want))])
				compare(Next(k), 4, want[i+1:min(i+5, len(want))])
				compare(Previous(k), 4, want[max(0, i-4):i])
				if n := must(s.Position(ctx, c, o, k))(t); n != i {
					t.Errorf("%+v, order %d: position %d, want %d", c, o, n, i)
				}
			}
			slices.Reverse(want)
		}
		for _, h := range all {
			if h.Story == 0 {
				continue
			}
			members := must(s.Story(ctx, h.Story))(t)
			if !slices.ContainsFunc(members, func(m Headline) bool { return m.ID == h.ID }) {
				t.Fatalf("%d is not in its story", h.ID)
			}
		}
	})
}
