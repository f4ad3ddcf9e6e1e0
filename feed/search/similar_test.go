package search

import (
	"context"
	"slices"
	"testing"

	"khabar/feed"
)

func TestClosest(t *testing.T) {
	closest := func(n int, word string) []string {
		c := NewClosest(n, word)
		for _, w := range []string{"حموش", "حموضه", "بلجيكا", "بلجيك", "منتخب", "انتخاب", "بلجيكا"} {
			c.See([]byte(w))
		}
		return c.Words()
	}
	if got := closest(2, "بلحيكا"); !slices.Equal(got, []string{"بلجيكا"}) {
		t.Errorf("closest to بلحيكا: %q", got)
	}
	if got := closest(0, "منتخب"); len(got) != 0 {
		t.Errorf("none were wanted: %q", got)
	}
}

// TestClosestBySound: who spells by ear finds the word.
func TestClosestBySound(t *testing.T) {
	for _, c := range []struct{ typed, want string }{{"שתר", "שטר"}, {"ביכורת", "ביקורת"}, {"هوصله", "حوصله"}, {"سابون", "صابون"}, {"طهران", "تهران"}} {
		x := indexOf(t, &feed.Article{Title: "שתרכ ביכרו هواسل سابقه طهار"}, &feed.Article{Title: c.want})
		r, err := Search(context.Background(), x.snapshot, x, Parser{}, c.typed, Options{})
		if err != nil || r.How != Similar || len(r.Hits) == 0 || r.Hits[0].ID != 2 {
			t.Errorf("%s finds %+v as %q, %v", c.typed, r.Hits, r.Query, err)
		}
	}
}

// TestOneWordMisspelt: where all words but one are known, the one is looked for as it may
// have been meant, and what has but some of them gives way to what has all.
func TestOneWordMisspelt(t *testing.T) {
	x := indexOf(t, &feed.Article{Title: "ראש העיר"}, &feed.Article{Title: "ראש הממשלה בירושלים"}, &feed.Article{Title: "נתניה"}, &feed.Article{Title: "נתניהו"})
	for _, c := range []struct {
		query string
		how   How
		want  int64
	}{{"ראש הממשלא", Similar, 2}, {"ראש xyzw", AsTyped, 1}, {"נתניאהו", Similar, 4}, {"נתיניהו", Similar, 4}} {
		r, err := Search(context.Background(), x.snapshot, x, Parser{}, c.query, Options{})
		if err != nil || r.How != c.how || len(r.Hits) == 0 || r.Hits[0].ID != c.want || c.how == Similar && r.Total != 1 {
			t.Errorf("%s: %+v, %v", c.query, r, err)
		}
	}
}
