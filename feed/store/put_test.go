package store

import (
	"errors"
	"testing"
	"time"

	"khabar/feed"
)

func TestRemoveFeedKeepsStarred(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{Folder: "م"})
	put := must(s.Put(ctx, id, short(1, 0, 10), nil))(t)
	must(s.SetStarred(ctx, true, put.New[3]))(t)
	check(t, s.RemoveFeed(ctx, id))
	list := must(s.Window(ctx, nil, Filter{}, Newest, Place{}, 100))(t)
	if len(list) != 1 || list[0].ID != put.New[3] || list[0].Source != "مصدر 1" {
		t.Errorf("left: %+v", list)
	}
	checkCounts(t, s)
	if again := addFeed(t, s, 1, Settings{}); again != id {
		t.Errorf("added again as %d, was %d", again, id)
	}
	if p := must(s.Put(ctx, id, short(1, 0, 10), nil))(t); len(p.New) != 0 || p.Unchanged != 10 {
		t.Errorf("put again: %+v", p)
	}
	checkCounts(t, s)
}

func TestArticleRoundTrip(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	a := wholeArticle()
	put := must(s.Put(ctx, id, []feed.Article{a}, []uint64{7}))(t)
	got, h, err := s.Article(ctx, put.New[0])
	check(t, err)
	if !sameArticle(got, a) {
		t.Errorf("got %+v\nwant %+v", got, a)
	}
	if h.Title != a.Title || h.GUID != a.ID || h.URL != a.URL || h.Section != a.Section || h.Source != a.Source || h.Lang != a.Lang || h.Dir != a.Dir ||
		!h.Published.Time.Equal(a.Published.Time) || h.Published.Time.Format(time.RFC3339) != a.Published.Time.Format(time.RFC3339) ||
		h.Published.From != a.Published.From || h.Published.Day != a.Published.Day || h.Read || h.Starred {
		t.Errorf("headline %+v", h)
	}
	if _, _, err := s.Article(ctx, 999); !errors.Is(err, ErrNotFound) {
		t.Errorf("no article: %v", err)
	}
	if n := must(s.Find(ctx, 0, a.ID))(t); n != put.New[0] {
		t.Errorf("found %d", n)
	}
}

func TestPutAgain(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	list := short(1, 0, 5)
	sums := []uint64{1, 2, 3, 4, 5}
	first := must(s.Put(ctx, id, list, sums))(t)
	must(s.SetRead(ctx, true, first.New...))(t)
	known := must(s.Known(ctx, id))(t)
	if !known("id2", 3) || known("id2", 4) || known("idX", 3) {
		t.Error("Known is wrong")
	}
	named := make([]feed.Article, 5) // as the parser gives known ones
	for i := range named {
		named[i].ID = list[i].ID
	}
	named[1] = list[1]
	named[1].Title = "عنوان آخر"
	named[1].Published = feed.Date{}
	sums[1] = 77
	p := must(s.Put(ctx, id, named, sums))(t)
	if len(p.New) != 0 || len(p.Changed) != 1 || p.Unchanged != 4 {
		t.Errorf("put again: %+v", p)
	}
	_, h, err := s.Article(ctx, p.Changed[0])
	check(t, err)
	if h.Title != "عنوان آخر" || !h.Read || h.Published.From != feed.DateUnknown {
		t.Errorf("changed to %+v", h)
	}
	a, _, err := s.Article(ctx, first.New[4])
	check(t, err)
	if len(a.Body) != 1 {
		t.Error("an unchanged article lost its text")
	}
	full := list[0]
	full.Body = []feed.Block{{Text: "كامل"}, {Text: "النصّ"}}
	check(t, s.Replace(ctx, first.New[4], &full))
	if a, _, _ := s.Article(ctx, first.New[4]); len(a.Body) != 2 {
		t.Error("the full text is not there")
	}
	twice := []feed.Article{list[0], list[0]}
	twice[0].ID, twice[1].ID = "same", "same"
	if p := must(s.Put(ctx, id, twice, []uint64{5, 5}))(t); len(p.New) != 1 {
		t.Errorf("one ID twice: %+v", p)
	}
	checkCounts(t, s)
}

func TestKeep(t *testing.T) {
	s := fresh(t)
	list := []feed.Article{{ID: "1", Source: "أ", Title: "x"}, {ID: "1", Source: "ب", Title: "y"}}
	p := must(s.Keep(ctx, list))(t)
	if len(p.New) != 2 {
		t.Fatalf("kept %+v", p)
	}
	if p := must(s.Keep(ctx, list))(t); p.Unchanged != 2 {
		t.Errorf("kept again %+v", p)
	}
	got := must(s.Headlines(ctx, nil, p.New))(t)
	if got[0].GUID != "1" || got[1].GUID != "1" || got[0].Source == got[1].Source {
		t.Errorf("%+v", got)
	}
	if n := must(s.Find(ctx, 0, "1"))(t); n != p.New[1] {
		t.Errorf("found %d in %v", n, p.New)
	}
	if feeds := must(s.Feeds(ctx))(t); len(feeds) != 0 {
		t.Errorf("kept articles make a subscription: %+v", feeds)
	}
}

// A few articles of a feed that has many are looked up by themselves.
func TestPutIntoMany(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	must(s.Put(ctx, id, short(1, 0, 1500), nil))(t)
	check(t, s.Remove(ctx, must(s.Find(ctx, id, short(1, 7, 1)[0].ID))(t)))
	changed := short(1, 3, 1)
	changed[0].Title += "!"
	few := append(append(append(short(1, 5, 3), short(1, 1500, 2)...), changed...), short(1, 1500, 1)...)
	p := must(s.Put(ctx, id, few, nil))(t)
	if len(p.New) != 2 || len(p.Changed) != 1 || p.Unchanged != 4 {
		t.Errorf("%+v", p)
	}
	checkCounts(t, s)
}
