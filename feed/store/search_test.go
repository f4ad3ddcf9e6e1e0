package store

import (
	"errors"
	"maps"
	"slices"
	"testing"
)

func TestIndex(t *testing.T) {
	s := fresh(t)
	a, b := addFeed(t, s, 1, Settings{}), addFeed(t, s, 2, Settings{})
	must(s.Put(ctx, a, short(1, 0, 30), nil))(t)
	must(s.Put(ctx, b, short(2, 0, 30), nil))(t)
	if n := must(s.Waiting(ctx))(t); n != 60 {
		t.Errorf("%d wait, want 60", n)
	}
	p := must(s.Pending(ctx, 20))(t)
	if len(p.IDs) != 20 {
		t.Fatalf("%d pending", len(p.IDs))
	}
	first := IndexChange{New: []byte("one"), Pages: maps.All(map[int64][]byte{7: []byte("seven"), 8: []byte("eight")}),
		Signatures: maps.All(map[int64][]byte{p.IDs[3]: []byte("s"), 9999: []byte("of no article")})}
	check(t, s.Index(ctx, p, first))
	if n := must(s.Waiting(ctx))(t); n != 40 {
		t.Errorf("%d wait, want 40", n)
	}
	page := func(id int64) string { return string(must(s.IndexPage(ctx, id))(t)) }
	if page(0) != "one" || page(7) != "seven" || page(9) != "" {
		t.Errorf("pages %q %q %q", page(0), page(7), page(9))
	}
	// Another process may not undo what it has not seen.
	q := must(s.Pending(ctx, 20))(t)
	if err := s.Index(ctx, q, IndexChange{New: []byte("two"), Pages: maps.All(map[int64][]byte{7: nil})}); !errors.Is(err, ErrMoved) {
		t.Errorf("from an old head: %v", err)
	}
	if page(0) != "one" || page(7) != "seven" || must(s.Waiting(ctx))(t) != 40 {
		t.Error("what failed has changed something")
	}
	check(t, s.PutIndexPages(ctx, maps.All(map[int64][]byte{20: []byte("twenty")})))
	check(t, s.Index(ctx, Pending{}, IndexChange{Old: []byte("one"), New: []byte("two"), Drop: [][2]int64{{0, 7}, {9, 19}}}))
	if page(0) != "two" || page(7) != "" || page(8) != "eight" || page(20) != "twenty" {
		t.Errorf("after a change: %q %q %q %q", page(0), page(7), page(8), page(20))
	}
	check(t, s.DropIndexPages(ctx, 0, 10))
	if page(0) != "two" || page(8) != "" || page(20) != "twenty" {
		t.Errorf("after the rest went: %q %q %q", page(0), page(8), page(20))
	}
	var got []string
	check(t, s.IndexPages(ctx, 1, 99, func(id int64, data []byte) error { got = append(got, string(data)); return nil }))
	check(t, s.IndexPagesOf(ctx, []int64{0, 3, 20}, func(id int64, data []byte) { got = append(got, string(data)) }))
	slices.Sort(got)
	if !slices.Equal(got, []string{"twenty", "twenty", "two"}) {
		t.Errorf("pages %q", got)
	}
	indexAll(t, s)
	if n := must(s.Waiting(ctx))(t); n != 0 {
		t.Errorf("%d wait still", n)
	}
	changed := short(1, 29, 1)
	changed[0].Title = "آخر"
	must(s.Put(ctx, a, changed, nil))(t)
	if p := must(s.Pending(ctx, 7))(t); len(p.IDs) != 1 {
		t.Errorf("a changed article: %d pending", len(p.IDs))
	}
	check(t, s.Reindex(ctx))
	if p := must(s.Pending(ctx, 100))(t); len(p.IDs) != 60 || page(0) != "" {
		t.Errorf("all again: %d pending, head %q", len(p.IDs), page(0))
	}
	checkCounts(t, s)
}

func TestNumbers(t *testing.T) {
	s := fresh(t)
	a, b := addFeed(t, s, 1, Settings{}), addFeed(t, s, 2, Settings{})
	one := must(s.Put(ctx, a, short(1, 0, 5), nil))(t).New
	must(s.Put(ctx, b, short(2, 0, 5), nil))(t)
	must(s.SetRead(ctx, true, one[0], one[1]))(t)
	for name, c := range map[string]struct {
		f           Filter
		first, last int64
		want        int
	}{
		"all": {Filter{}, 0, 0, 10}, "feed": {Filter{Feed: b}, 0, 0, 5}, "unread": {Filter{Unread: true}, 0, 0, 8},
		"some": {Filter{}, one[1], one[3], 3}, "some unread": {Filter{Unread: true}, one[1], one[3], 2},
	} {
		var got []int64
		check(t, s.Numbers(ctx, c.f, c.first, c.last, func(id int64) { got = append(got, id) }))
		if len(got) != c.want {
			t.Errorf("%s: %v, want %d", name, got, c.want)
		}
	}
}

func TestStories(t *testing.T) {
	s := fresh(t)
	ids := must(s.Put(ctx, addFeed(t, s, 1, Settings{}), short(1, 0, 8), nil))(t).New
	check(t, s.SetStories(ctx, map[int64]int64{ids[0]: 5, ids[4]: 5, ids[2]: 6, ids[7]: 6, ids[6]: 7}))
	var got [][]int64
	check(t, s.Stories(ctx, func(story int64, of []int64) error {
		got = append(got, append([]int64{story}, of...))
		return nil
	}))
	want := [][]int64{{6, ids[7], ids[2]}, {5, ids[4], ids[0]}}
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("stories %v, want %v", got, want)
	}
	if told := must(s.Story(ctx, 5))(t); len(told) != 2 || told[0].ID != ids[4] {
		t.Errorf("story 5: %v", told)
	}
	indexAll(t, s)
	var signed []int64
	check(t, s.Signatures(ctx, 0, 3, func(v *Signature) error { signed = append(signed, v.ID); return nil }))
	if !slices.Equal(signed, []int64{ids[7], ids[6], ids[5]}) {
		t.Errorf("the newest signatures are of %v", signed)
	}
	signed = nil
	check(t, s.SignaturesOf(ctx, []int64{ids[3], 999, ids[0]}, func(v *Signature) error { signed = append(signed, v.ID); return nil }))
	if !slices.Equal(signed, []int64{ids[3], ids[0]}) {
		t.Errorf("signatures of %v", signed)
	}
}
