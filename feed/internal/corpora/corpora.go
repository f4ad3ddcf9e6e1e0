// Package corpora reads the articles that tests measure on. They are no part of
// the project: *.jsonl.gz in the folder that KHABAR_CORPORA names, each line an
// object with id, lang, title, body or summary, and where known category.
package corpora

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khabar/feed"
)

// Read reads one file of the folder, or skips the test where there is none. What
// is no text is left out.
func Read(t testing.TB, name string) (articles []feed.Article) {
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
			continue
		}
		articles = append(articles, feed.Article{
			ID: r.ID, Lang: r.Lang, Title: r.Title, Summary: r.Summary, Section: r.Category,
			Body: []feed.Block{{Kind: feed.Paragraph, Text: r.Body}},
		})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return articles
}
