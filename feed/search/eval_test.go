package search

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

// corpus reads one file of the folder that KHABAR_CORPORA names, or skips the
// test: *.jsonl.gz, each line an object with id, lang, title, body or summary.
// The corpora are no part of the project.
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
		var r struct{ ID, Lang, Title, Summary, Body string }
		if err := json.Unmarshal(lines.Bytes(), &r); err != nil {
			t.Fatal(err)
		}
		if r.Title == "" || r.Body+r.Summary == "" || strings.HasPrefix(r.Title, "PK\x03\x04") {
			continue // no headline to ask with, or a file that is no text
		}
		articles = append(articles, feed.Article{
			ID: r.ID, Lang: r.Lang, Title: r.Title, Summary: r.Summary,
			Body: []feed.Block{{Kind: feed.Paragraph, Text: r.Body}},
		})
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return articles
}

// careless types a text as people do who are in a hurry: no hamza, ه for ة,
// the other yeh and kaf.
var careless = strings.NewReplacer("أ", "ا", "إ", "ا", "آ", "ا", "ؤ", "و", "ئ", "ي", "ة", "ه",
	"ى", "ي", "ی", "ي", "ک", "ك", "\u200c", "", "ہ", "ه", "ھ", "ه")

// TestHeadlineFindsItsBody asks for each headline among the bodies and counts
// how many are among the first ten.
func TestHeadlineFindsItsBody(t *testing.T) {
	for _, c := range []struct {
		name  string
		want  float64
		every int // only each so-manieth headline is asked for
	}{
		{"fa-farsnews", 0.958, 3}, {"ur-bbc-voa", 0.94, 3}, {"he-headlines", 0.79, 1}, {"ar-saudinews", 0.869, 30},
	} {
		t.Run(c.name, func(t *testing.T) {
			articles := corpus(t, c.name)
			var x Index
			for i := range articles {
				bare := articles[i]
				bare.Title = ""
				x.Add(Item{Article: &bare})
			}
			for _, typed := range []struct {
				name string
				as   func(string) string
			}{
				{"plain", func(s string) string { return s }},
				{"careless", careless.Replace},
			} {
				found, all := 0, 0
				for i := 0; i < len(articles); i += c.every {
					all++
					q := headline(typed.as(articles[i].Title))
					for _, h := range x.find(q, Options{N: 10}).Hits {
						if h.Item == i {
							found++
						}
					}
				}
				got := float64(found) / float64(all)
				t.Logf("%s, %s: recall@10 %.4f (%d headlines, %d bodies)", c.name, typed.name, got, all, len(articles))
				if got < c.want {
					t.Errorf("recall@10 %.4f, want %.3f", got, c.want)
				}
			}
		})
	}
}

// headline reads a headline as a query: quotation marks and dashes in it are
// punctuation, not operators.
func headline(s string) Query {
	return Parse(strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"“”„«»-−()|", r) {
			return ' '
		}
		return r
	}, s))
}
