package fuzzy

import (
	"strings"
	"testing"
)

// Of each row the first text fits the query better than the others.
func TestBestFirst(t *testing.T) {
	for _, c := range []struct {
		query string
		texts []string
	}{
		{"mark", []string{"mark all as read", "the market", "my dark side"}},
		{"mar", []string{"mark as read", "mark all of the list as read", "armada rest"}},
		{"rf", []string{"refresh feed", "surf", "rigid shelf"}},
		{"all read", []string{"mark all as read", "an ally has rebuilt a dam"}},
		{"فهر", []string{"فهرس الخلاصات", "الفهرس", "ف هو الخبر"}},
		{"q", []string{"quit", "the queue", "seq"}},
	} {
		last := 1 << 30
		for _, text := range c.texts {
			n, ok := Score(text, c.query)
			if !ok || n > last {
				t.Errorf("%q in %q: %d, %v, before it %d", c.query, text, n, ok, last)
			}
			last = n
		}
	}
	for _, c := range [][2]string{{"quit", "quiet"}, {"abc", "abcd"}, {"", "a"}, {"mark all", "mark none"}} {
		if n, ok := Score(c[0], c[1]); ok {
			t.Errorf("%q is in %q: %d", c[1], c[0], n)
		}
	}
	if _, ok := Score("anything", " "); !ok {
		t.Error("nothing is not in everything")
	}
}

func FuzzScore(f *testing.F) {
	f.Add("mark all as read", "mar")
	f.Add("", "")
	f.Fuzz(func(t *testing.T, text, query string) {
		if len(text) > 200 || len(query) > 50 {
			return
		}
		_, ok := Score(text, query)
		want := true
		for w := range strings.FieldsSeq(query) {
			want = want && within([]rune(text), []rune(w))
		}
		if ok != want {
			t.Errorf("%q in %q: %v", query, text, ok)
		}
	})
}
