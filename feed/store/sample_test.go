package store

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khabar/feed"
)

// epoch is the present in these tests.
var epoch = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

func open(t testing.TB, path string, o Options) *Store {
	t.Helper()
	if o.Now == nil {
		o.Now = func() time.Time { return epoch }
	}
	s, err := Open(context.Background(), path, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func fresh(t testing.TB) *Store { return open(t, filepath.Join(t.TempDir(), "k.db"), Options{}) }

func addFeed(t testing.TB, s *Store, n int, set Settings) int64 {
	t.Helper()
	id, err := s.AddFeed(context.Background(), feed.Feed{URL: fmt.Sprintf("https://feed%d.example/rss", n), Title: fmt.Sprint("مصدر ", n), Lang: "ar"}, set)
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// vocabularySize words, longer the rarer they are, as in a real text.
const vocabularySize = 20000

// sampleWords is a vocabulary of made words.
func sampleWords() []string {
	r := rand.New(rand.NewPCG(1, 2))
	letters := []rune("اللمنيوترهبعدسفكقحجشصضطظخذغثءى")
	words := make([]string, vocabularySize)
	for i := range words {
		var b strings.Builder
		for range 2 + r.IntN(3) + min(3, i/500) {
			b.WriteRune(letters[min(r.IntN(len(letters)), r.IntN(len(letters)))])
		}
		words[i] = b.String()
	}
	return words
}

// sampler makes articles of the length of real news: log-normal round 350 words.
type sampler struct {
	r     *rand.Rand
	words []string
}

func newSampler() *sampler { return &sampler{rand.New(rand.NewPCG(3, 4)), sampleWords()} }

func (s *sampler) text(b *strings.Builder, n int) string {
	b.Reset()
	for i := range n {
		if i > 0 {
			b.WriteByte(' ')
		}
		// By Zipf's law, as in a real text.
		b.WriteString(s.words[int(math.Exp(s.r.Float64()*math.Log(vocabularySize)))-1])
	}
	return b.String()
}

func (s *sampler) article(f, i int) feed.Article {
	var b strings.Builder
	a := feed.Article{
		ID: fmt.Sprintf("https://feed%d.example/news/2026/02/%08d", f, i), Section: []string{"دولي", "رياضة", "اقتصاد", "ثقافة"}[i%4],
		Title: s.text(&b, 9), Lang: "ar", Byline: []string{"كاتب"}, Summary: s.text(&b, 25),
		Published: feed.Date{Time: epoch.Add(-time.Duration(i*600+f) * time.Second), From: feed.DateDeclared},
	}
	a.URL = a.ID
	for n := min(3000, max(60, int(350*lognormal(s.r)))); n > 0; n -= 60 {
		a.Body = append(a.Body, feed.Block{Text: s.text(&b, min(n, 60))})
	}
	return a
}

func lognormal(r *rand.Rand) float64 {
	x := r.NormFloat64() * 0.5
	return 1 + x + x*x/2 + x*x*x/6
}

// feedOf is n articles of one feed, the newest first.
func (s *sampler) feedOf(f, n int) []feed.Article {
	list := make([]feed.Article, n)
	for i := range list {
		list[i] = s.article(f, i)
	}
	return list
}

// short is articles of one block, for tests where their text is not the point.
func short(f, from, n int) []feed.Article {
	list := make([]feed.Article, n)
	for i := range list {
		k := from + i
		list[i] = feed.Article{ID: fmt.Sprint("id", k), URL: fmt.Sprintf("https://feed%d.example/%d", f, k), Title: fmt.Sprint("خبر ", f, " ", k),
			Section: []string{"دولي", "رياضة", ""}[k%3], Lang: "ar", Source: fmt.Sprint("مصدر ", f),
			Published: feed.Date{Time: epoch.Add(-time.Duration(k) * time.Hour), From: feed.DateDeclared},
			Body:      []feed.Block{{Text: fmt.Sprint("نصّ الخبر ", k)}}}
	}
	return list
}

// tagsOf are the tags of one article.
func tagsOf(ctx context.Context, s *Store, id int64) ([]string, error) {
	tags, err := s.TagsOfAll(ctx, []int64{id})
	return tags[id], err
}
