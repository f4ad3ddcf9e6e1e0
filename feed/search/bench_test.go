package search

import (
	"fmt"
	"strings"
	"testing"

	"khabar/feed"
)

// BenchmarkSearch asks two words among 2,000 articles of some 300 words, whole
// and as they are typed.
func BenchmarkSearch(b *testing.B) {
	var x Index
	words := strings.Fields(sample)
	for i := range 2000 {
		var body strings.Builder
		for k := range 300 {
			fmt.Fprintf(&body, "%s%d ", words[(i*7+k*k)%len(words)], (i+k)%50)
			body.WriteString(words[(i+k*3)%len(words)])
			body.WriteByte(' ')
		}
		x.Add(Item{Article: &feed.Article{Title: words[i%len(words)], Body: []feed.Block{{Text: body.String()}}}})
	}
	for _, c := range []struct {
		name   string
		parser Parser
		query  string
	}{
		{"words", Parser{}, "حموشي بلجيكا"},
		{"prefix", Parser{Typing: true}, "حموشي بلج"},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				x.Search(c.parser, c.query, Options{})
			}
		})
	}
}

// BenchmarkAdd indexes an article of some 600 words.
func BenchmarkAdd(b *testing.B) {
	a := &feed.Article{Title: theArticle.Title, Body: []feed.Block{{Text: strings.Repeat(sample, 10)}}}
	b.SetBytes(int64(len(a.Body[0].Text)))
	var x Index
	for b.Loop() {
		x.Add(Item{Article: a})
	}
}
