package search

import (
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/index"
)

// BenchmarkDocument analyses an article of some 600 words for an index.
func BenchmarkDocument(b *testing.B) {
	a := &feed.Article{Title: theArticle.Title, Body: []feed.Block{{Text: strings.Repeat(sample, 10)}}}
	b.SetBytes(int64(len(a.Body[0].Text)))
	b.ReportAllocs()
	var words Analyzer
	for b.Loop() {
		var x index.Builder
		if err := words.Document(&x, 1, 0, 1, a, func([]byte) {}); err != nil {
			b.Fatal(err)
		}
	}
}
