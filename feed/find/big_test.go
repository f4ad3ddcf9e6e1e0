package find_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/store"
)

// present is when the articles of a large store are read.
var present = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// mixer makes any number of articles of the corpora: the sentences of two,
// some left out, one word in fifty spelled otherwise, so that the vocabulary
// grows as that of news does.
type mixer struct {
	r       *rand.Rand
	corpora [][]feed.Article
}

func newMixer(t testing.TB) *mixer {
	m := &mixer{r: rand.New(rand.NewPCG(1, 1))}
	for _, name := range []string{"ar-sanad-sample", "fa-farsnews", "ur-bbc-voa", "he-headlines"} {
		m.corpora = append(m.corpora, corpus(t, name))
	}
	return m
}

// feedOf makes the articles of a feed: more than half are Arabic.
func (m *mixer) feedOf(f, n int) []feed.Article {
	c := m.corpora[[]int{0, 0, 1, 2, 0, 0, 1, 2, 0, 3}[f%10]]
	list := make([]feed.Article, n)
	for i := range list {
		a, b := c[m.r.IntN(len(c))], c[m.r.IntN(len(c))]
		var out []string
		for _, s := range strings.SplitAfter(a.Body[0].Text+" "+a.Summary, ". ") {
			if m.r.IntN(3) > 0 {
				out = append(out, s)
			}
		}
		for _, s := range strings.SplitAfter(b.Body[0].Text, ". ") {
			if m.r.IntN(3) == 0 {
				out = append(out, s)
			}
		}
		words := strings.Fields(strings.Join(out, " "))
		for k := range words {
			if m.r.IntN(50) == 0 {
				letters := []rune(words[k])
				letters[m.r.IntN(len(letters))] = []rune("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")[m.r.IntN(28)]
				words[k] = string(letters)
			}
		}
		if a.Title == "" {
			a.Title = strings.Join(words[:min(9, len(words))], " ")
		}
		a.ID = fmt.Sprint(f, "/", i)
		a.Summary = ""
		a.Body = []feed.Block{{Text: strings.Join(words, " ")}}
		a.Published.Time = present.Add(-time.Duration(i*500+f) * time.Minute)
		list[i] = a
	}
	return list
}

// fill puts n articles of 200 a feed into a store.
func (m *mixer) fill(t testing.TB, s *store.Store, n int) {
	for f := 0; f < n/200; f++ {
		id, err := s.AddFeed(ctx, feed.Feed{URL: fmt.Sprint("https://f.example/", f), Title: fmt.Sprint("مصدر ", f)}, store.Settings{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Put(ctx, id, m.feedOf(f, 200), nil); err != nil {
			t.Fatal(err)
		}
	}
}

// large makes a store of n articles, indexed.
func large(b *testing.B, n int) (string, *find.Finder) {
	path := filepath.Join(b.TempDir(), "k.db")
	s, err := store.Open(ctx, path, store.Options{Now: func() time.Time { return present }})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	newMixer(b).fill(b, s, n)
	f := find.New(s)
	if err := f.CatchUp(ctx, nil); err != nil {
		b.Fatal(err)
	}
	return path, f
}
