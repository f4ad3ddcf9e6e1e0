package related_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"khabar/feed"
	"khabar/feed/related"
	"khabar/feed/search"
)

// TestPrecisionByCategory asks for the five nearest of each article and
// counts how many are of its category.
func TestPrecisionByCategory(t *testing.T) {
	for _, c := range []struct {
		name string
		keep int
		want float64
	}{
		{"ar-sanad-sample", 0, 0.925}, {"ar-sanad-sample", 80, 0.905}, {"ur-bbc-voa", 0, 0.79}, {"fa-farsnews", 0, 0.29},
	} {
		t.Run(fmt.Sprint(c.name, "/", c.keep), func(t *testing.T) {
			articles := corpus(t, c.name)
			x := related.Index{Terms: new(search.Analyzer).Terms, Keep: c.keep}
			for i := range articles {
				x.Add(int64(i), &articles[i])
			}
			same, all := 0, 0
			var hits []related.Hit
			for i := range articles {
				if articles[i].Section == "" {
					continue
				}
				hits = x.Nearest(hits[:0], int64(i), &articles[i], 5, time.Time{})
				all += len(hits)
				for _, h := range hits {
					if articles[h.ID].Section == articles[i].Section {
						same++
					}
				}
			}
			got := float64(same) / float64(all)
			t.Logf("%s, keep %d: P@5 by category %.4f (%d articles)", c.name, c.keep, got, len(articles))
			if got < c.want {
				t.Errorf("P@5 %.4f, want %.3f", got, c.want)
			}
		})
	}
}

// TestHalvesFindEachOther parts each article of a hundred words or more into
// its odd and its even sentences, adds the even ones and asks with the odd.
func TestHalvesFindEachOther(t *testing.T) {
	for _, c := range []struct {
		name string
		want float64
	}{
		{"ar-sanad-sample", 0.88}, {"ur-bbc-voa", 0.94}, {"fa-farsnews", 0.95}, {"ar-saudinews", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			articles := corpus(t, c.name)
			articles = articles[:min(len(articles), 3000)]
			x := related.Index{Terms: new(search.Analyzer).Terms}
			odd := make([]feed.Article, len(articles))
			for i := range articles {
				var even string
				odd[i], even = halves(articles[i].Body[0].Text)
				x.Add(int64(i), &feed.Article{Body: []feed.Block{{Text: even}}})
			}
			found, all := 0, 0
			var hits []related.Hit
			for i := range articles {
				if len(strings.Fields(articles[i].Body[0].Text)) < 100 || len(odd[i].Body[0].Text) == 0 {
					continue
				}
				all++
				hits = x.Nearest(hits[:0], -1, &odd[i], 5, time.Time{})
				if slices.ContainsFunc(hits, func(h related.Hit) bool { return h.ID == int64(i) }) ||
					slices.Contains(x.Same(nil, -1, &odd[i]), int64(i)) {
					found++
				}
			}
			got := float64(found) / float64(all)
			t.Logf("%s: halves find each other, R@5 %.4f (%d articles)", c.name, got, all)
			if got < c.want {
				t.Errorf("R@5 %.4f, want %.3f", got, c.want)
			}
		})
	}
}

// halves parts a text into its odd and its even sentences.
func halves(text string) (odd feed.Article, even string) {
	var parts [2]strings.Builder
	n := 0
	for _, s := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?؟۔\n", r) }) {
		if strings.TrimSpace(s) == "" {
			continue
		}
		parts[n%2].WriteString(s)
		parts[n%2].WriteString(". ")
		n++
	}
	return feed.Article{Body: []feed.Block{{Text: parts[0].String()}}}, parts[1].String()
}
