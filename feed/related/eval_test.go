package related_test

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

// The tests of this file measure on corpora that are not part of the project:
// a folder of *.jsonl.gz files named by KHABAR_CORPORA, each line an object
// with id, lang and body, and where known title, summary and category. They
// skip without it.

// corpus reads one file of the folder, or skips the test.
func corpus(t testing.TB, name string) (articles []feed.Article) {
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
		if len(r.Body) < 200 || strings.HasPrefix(r.Title, "PK\x03\x04") {
			continue // a notice of a line, or a file that is no text
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
