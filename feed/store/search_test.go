package store

import (
	"slices"
	"testing"
)

func TestSearch(t *testing.T) {
	s := fresh(t)
	a, b := addFeed(t, s, 1, Settings{Folder: "م"}), addFeed(t, s, 2, Settings{})
	must(s.Put(ctx, a, short(1, 0, 30), nil))(t)
	must(s.Put(ctx, b, short(2, 0, 30), nil))(t)
	p := must(s.Pending(ctx, 20))(t)
	if len(p.IDs) != 20 {
		t.Fatalf("%d pending", len(p.IDs))
	}
	words := make([]Words, 0, 20)
	for i, id := range p.IDs {
		w := Words{ID: id, Title: "عنوان مشترك", Body: "نص", Vector: []byte{byte(i)}}
		if i == 4 {
			w.Title, w.Body = "اخر", "مشترك بيت كبير"
		}
		words = append(words, w)
	}
	check(t, s.Index(ctx, p, words))
	check(t, s.Index(ctx, p, words)) // twice does nothing
	must(s.SetRead(ctx, true, p.IDs[0]))(t)
	for name, c := range map[string]struct {
		q    Query
		want int
		top  int64
	}{
		"word":   {Query{Match: `"مشترك"`, Title: 8}, 20, 0},
		"title":  {Query{Match: `title : "مشترك"`}, 19, 0},
		"phrase": {Query{Match: `"بيت كبير"`}, 1, p.IDs[4]},
		"order":  {Query{Match: `"كبير بيت"`}, 0, 0},
		"prefix": {Query{Match: `"كب" *`}, 1, p.IDs[4]},
		"or":     {Query{Match: `"كبير" OR "نص"`}, 20, p.IDs[4]},
		"not":    {Query{Match: `"مشترك" NOT "كبير"`}, 19, 0},
		"recent": {Query{Match: `"مشترك"`, Recent: true}, 20, p.IDs[19]},
		"unread": {Query{Match: `"مشترك"`, Filter: Filter{Unread: true}}, 19, 0},
		"feed":   {Query{Match: `"مشترك"`, Filter: Filter{Feed: b}}, 0, 0},
		"folder": {Query{Match: `"مشترك"`, Filter: Filter{Folder: "م"}, Recent: true}, 20, p.IDs[19]},
	} {
		c.q.Limit = 100
		hits := must(s.Search(ctx, c.q))(t)
		if len(hits) != c.want || c.top != 0 && (len(hits) == 0 || hits[0].ID != c.top) {
			t.Errorf("%s: %v, want %d", name, hits, c.want)
		}
		if n := must(s.Found(ctx, c.q))(t); n != c.want {
			t.Errorf("%s: %d counted, want %d", name, n, c.want)
		}
		for i := 1; i < len(hits); i++ {
			if hits[i].Score > hits[i-1].Score {
				t.Errorf("%s: not the best first: %v", name, hits)
			}
		}
	}
	if _, err := s.Search(ctx, Query{Match: `"`, Limit: 1}); err == nil {
		t.Error("broken syntax is no error")
	}
	if got := slices.Collect(s.Vocabulary(ctx, "كب")); !slices.Equal(got, []string{"كبير"}) {
		t.Errorf("vocabulary %q", got)
	}
	var vectors []int64
	check(t, s.Vectors(ctx, p.IDs[9], func(v *Vector) error {
		if len(v.Data) != 1 || v.Date == 0 {
			t.Errorf("vector %+v", v)
		}
		vectors = append(vectors, v.ID)
		return nil
	}))
	if !slices.Equal(vectors, p.IDs[10:]) {
		t.Errorf("vectors of %v", vectors)
	}
	rest := 0
	for {
		p := must(s.Pending(ctx, 7))(t)
		if len(p.IDs) == 0 {
			break
		}
		rest += len(p.IDs)
		check(t, s.Index(ctx, p, nil))
	}
	if rest != 40 {
		t.Errorf("%d were left to index, want 40", rest)
	}
	changed := short(1, 29, 1)
	changed[0].Title = "آخر"
	must(s.Put(ctx, a, changed, nil))(t)
	if p := must(s.Pending(ctx, 7))(t); len(p.IDs) != 1 {
		t.Errorf("a changed article: %d pending", len(p.IDs))
	}
	check(t, s.Reindex(ctx))
	if p := must(s.Pending(ctx, 100))(t); len(p.IDs) != 60 {
		t.Errorf("all again: %d pending", len(p.IDs))
	}
	checkCounts(t, s)
}
