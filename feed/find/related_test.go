package find_test

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/store"
)

func TestRelated(t *testing.T) {
	s, f := open(t)
	list := few()
	// The same story as a, at another source.
	again := article("z", "الأمن الوطني: لقاء مع سفير بلجيكا", list[0].Body[0].Text+" "+list[0].Body[1].Text)
	again.Published = list[0].Published
	numbers := put(t, s, f, "x", list)
	other := put(t, s, f, "y", []feed.Article{again})
	near, err := f.Related(ctx, numbers["a"], 3, present)
	if err != nil || len(near) == 0 || near[0].GUID != "b" {
		t.Fatalf("near to a: %+v, %v", near, err)
	}
	if !slices.Contains(near[0].Shared, "بلجيكا") {
		t.Errorf("shares %q", near[0].Shared)
	}
	for _, h := range near {
		if h.GUID == "z" || h.GUID == "a" {
			t.Errorf("%s is related to its own story", h.GUID)
		}
	}
	near, err = f.RelatedTo(ctx, &feed.Article{Title: "محصول القمح يتراجع"}, 5, present)
	if err != nil || len(near) != 2 {
		t.Errorf("near to one from outside: %+v, %v", near, err)
	}
	told, err := f.Story(ctx, other["z"])
	if err != nil || len(told) != 2 {
		t.Errorf("the story of z: %+v, %v", told, err)
	}
	n := 0
	if err := f.Stories(ctx, func(st find.Story) bool {
		n++
		return len(st.Articles) == 2
	}); err != nil || n != 1 {
		t.Errorf("%d stories, %v", n, err)
	}
	// A new Finder goes on where this one ended.
	third := again
	third.ID = "w"
	put(t, s, find.New(s), "w", []feed.Article{third})
	if told, err := f.Story(ctx, numbers["a"]); err != nil || len(told) != 3 {
		t.Errorf("three tell it: %+v, %v", told, err)
	}
	c, err := f.Compare(ctx, numbers["a"], numbers["b"])
	if err != nil || len(c.OnlyFirst) == 0 || len(c.OnlySecond) == 0 {
		t.Errorf("compared: %+v, %v", c, err)
	}
	if _, err := f.Related(ctx, 9999, 3, present); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("of no article: %v", err)
	}
}

func TestHeadings(t *testing.T) {
	s, f := open(t)
	put(t, s, f, "x", few())
	page := feed.Article{Title: "القمح", Related: []feed.Link{
		{Title: "قلّة الامطار تهدّد محصول القمح"}, {Title: "عنوان ليس في المخزن"}, {Title: "المنتخب: صور وأهداف ولقطات من الشوط الثاني", Target: "https://a.example/e"}, {Title: "", Target: ""},
		{Title: "أسعار القمح"},
	}}
	got, err := f.Headings(ctx, &page)
	if err != nil {
		t.Fatal(err)
	}
	var found []string
	for _, h := range got {
		if h.Found == nil {
			found = append(found, "-")
			continue
		}
		found = append(found, h.Found.GUID)
	}
	if strings.Join(found, " ") != "d - e - -" {
		t.Errorf("matched %q", found)
	}
}

// TestTogether searches, relates and reads while articles come and are indexed
// by two Finders.
func TestTogether(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k.db")
	var stores []*store.Store
	for range 2 {
		s, err := store.Open(ctx, path, store.Options{})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		stores = append(stores, s)
	}
	id, err := stores[0].AddFeed(ctx, feed.Feed{URL: "https://x.example", Title: "x"}, store.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	const all = 3000
	var list []feed.Article
	for n := range all {
		list = append(list, article(fmt.Sprint(n), fmt.Sprint("خبر ", n), fmt.Sprintf("نص مشترك في موضوع%d وفي مجال%d ورقم%d", n%7, n%50, n)))
	}
	errs := make(chan error, 4)
	for k := range 2 {
		f := find.New(stores[k])
		go func() {
			for from := k * 250; from < all; from += 500 {
				if _, err := stores[k].Put(ctx, id, list[from:from+250], nil); err != nil {
					errs <- err
					return
				}
				if err := f.CatchUp(ctx, nil); err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
		go func() {
			last := 0
			for last < all {
				r, err := f.Search(ctx, find.Request{Text: "مشترك", N: 3})
				if err != nil || r.Total < last {
					errs <- fmt.Errorf("%d found after %d: %w", r.Total, last, err)
					return
				}
				last = r.Total
				if last == 0 {
					continue
				}
				if _, err := f.Related(ctx, r.Hits[0].ID, 3, present); err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
	}
	for range 4 {
		if err := <-errs; err != nil {
			t.Fatal(err)
		}
	}
}
