package find_test

import (
	"bufio"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/store"
)

var ctx = context.Background()

// corpus reads one file of the folder that KHABAR_CORPORA names, or skips the
// test: *.jsonl.gz, each line an object with id, lang, title, body or summary,
// and where known category. The corpora are no part of the project.
func corpus(t testing.TB, name string) (articles []feed.Article) {
	t.Helper()
	dir := os.Getenv("KHABAR_CORPORA")
	if dir == "" {
		t.Skip("KHABAR_CORPORA names no folder of corpora")
	}
	f, err := os.Open(filepath.Join(dir, name+".jsonl.gz"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var r struct{ ID, Lang, Title, Summary, Body, Category string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if r.Body+r.Summary == "" || strings.HasPrefix(r.Title, "PK\x03\x04") {
			continue // a file that is no text
		}
		articles = append(articles, feed.Article{
			ID: fmt.Sprint(len(articles)), Lang: r.Lang, Title: r.Title, Summary: r.Summary, Section: r.Category,
			Body: []feed.Block{{Kind: feed.Paragraph, Text: r.Body}},
		})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
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
