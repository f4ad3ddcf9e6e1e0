package find_test

import (
	"context"
	"fmt"
	"path/filepath"
	"testing"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/internal/corpora"
	"khabar/feed/store"
)

var ctx = context.Background()

// corpus reads one file of the corpora, each article under a number of its own.
func corpus(t testing.TB, name string) []feed.Article {
	t.Helper()
	articles := corpora.Read(t, name)
	for i := range articles {
		articles[i].ID = fmt.Sprint(i)
	}
	return articles
}

// open makes a store in a new folder, and a Finder of it.
func open(t testing.TB) (*store.Store, *find.Finder) {
	t.Helper()
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "k.db"), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s, find.New(s)
}

// put stores the articles of a feed and indexes them. The numbers are by
// article.
func put(t testing.TB, s *store.Store, f *find.Finder, name string, articles []feed.Article) map[string]int64 {
	t.Helper()
	id, err := s.AddFeed(ctx, feed.Feed{URL: "https://" + name + ".example/feed", Title: name}, store.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	p, err := s.Put(ctx, id, articles, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := f.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	heads, err := s.Headlines(ctx, nil, p.New)
	if err != nil {
		t.Fatal(err)
	}
	numbers := make(map[string]int64)
	for _, h := range heads {
		numbers[h.GUID] = h.ID
	}
	return numbers
}
