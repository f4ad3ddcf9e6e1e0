package related_test

import (
	"testing"

	"khabar/feed"
	"khabar/feed/related"
	"khabar/feed/search"
)

// BenchmarkSign makes the signature of an article of some 300 words.
func BenchmarkSign(b *testing.B) {
	text := ""
	for range 6 {
		for _, a := range few {
			text += a.Body[0].Text + " "
		}
	}
	a := &feed.Article{Title: few[0].Title, Body: []feed.Block{{Text: text}}}
	terms := new(search.Analyzer).Terms
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		related.Sign(a, terms)
	}
}
