package store

import (
	"context"
	"testing"
)

// BenchmarkGrouped is what lists with one row for a story take in 100,000
// articles, 30,000 of which tell 3,000 stories, beside those with one for an
// article; and what muting a tenth of all takes.
func BenchmarkGrouped(b *testing.B) {
	ctx := context.Background()
	s := open(b, filled(b, 100000, false), Options{})
	check(b, s.tx(ctx, "group", true, func(t *tx) error {
		t.exec("UPDATE article SET story = 1 + id % 10000 WHERE id % 10 < 3")
		return t.err
	}))
	middle, err := s.Window(ctx, nil, Filter{}, Newest, At(50000), 1)
	check(b, err)
	key := middle[0].Key()
	for _, stories := range []bool{false, true} {
		name := "articles/"
		if stories {
			name = "stories/"
		}
		all := Filter{Stories: stories, Shown: true}
		unread, folder := all, all
		unread.Unread, folder.Folder = true, "مجلد 3"
		for _, c := range []struct {
			name string
			f    Filter
			p    Place
			n    int
		}{
			{"first-48", all, Place{}, 48}, {"next-256", all, Next(key), 256}, {"previous-256", all, Previous(key), 256}, {"end-64", all, End(), 64},
			{"unread-256", unread, Next(key), 256}, {"folder-256", folder, Next(key), 256},
		} {
			b.Run(name+c.name, func(b *testing.B) {
				var list []Headline
				for b.Loop() {
					if list, err = s.Window(ctx, list[:0], c.f, Newest, c.p, c.n); err != nil || len(list) != c.n {
						b.Fatal(len(list), err)
					}
				}
			})
		}
		for _, c := range []struct {
			name string
			f    Filter
		}{{"all", all}, {"unread", unread}, {"folder", folder}} {
			b.Run(name+"count-"+c.name, func(b *testing.B) {
				for b.Loop() {
					if _, err := s.Count(ctx, c.f); err != nil {
						b.Fatal(err)
					}
				}
			})
			b.Run(name+"position-"+c.name, func(b *testing.B) {
				for b.Loop() {
					if _, err := s.Position(ctx, c.f, Newest, key); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
	var tenth []int64
	for id := int64(1); id < 100000; id += 10 {
		tenth = append(tenth, id)
	}
	b.Run("mute-10000-and-undo", func(b *testing.B) {
		for b.Loop() {
			id, err := s.AddSaved(ctx, Saved{Name: "x", Query: "x", Mute: true})
			check(b, err)
			if _, err := s.SetFound(ctx, Saved{ID: id, Query: "x"}, nil, tenth); err != nil {
				b.Fatal(err)
			}
			if _, err := s.Undo(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	for range 10 {
		id, err := s.AddSaved(ctx, Saved{Name: "x", Query: "x"})
		check(b, err)
		if _, err := s.SetFound(ctx, Saved{ID: id, Query: "x"}, nil, tenth[:2000]); err != nil {
			b.Fatal(err)
		}
	}
	b.Run("counts-of-10-searches", func(b *testing.B) {
		for b.Loop() {
			if c, err := s.SavedCounts(ctx); err != nil || len(c) != 10 {
				b.Fatal(len(c), err)
			}
		}
	})
}
