package related_test

import (
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
	for _, name := range []string{"ar-sanad-sample", "ur-bbc-voa", "ar-sanad"} {
		t.Run(name, func(t *testing.T) {
			articles := corpus(t, name)
			x := related.Index{Terms: new(search.Analyzer).Terms}
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
				all += 5
				for _, h := range hits {
					if articles[h.ID].Section == articles[i].Section {
						same++
					}
				}
			}
			got := float64(same) / float64(all)
			t.Logf("%s: P@5 by category %.4f (%d articles)", name, got, len(articles))
		})
	}
}

// TestHalvesFindEachOther parts each article of a hundred words or more into
// its odd and its even sentences, adds the even ones and asks with the odd.
func TestHalvesFindEachOther(t *testing.T) {
	for _, name := range []string{"ar-sanad-sample", "ur-bbc-voa", "fa-farsnews", "ar-hespress", "ar-saudinews"} {
		t.Run(name, func(t *testing.T) {
			articles := corpus(t, name)
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
			t.Logf("%s: halves find each other, R@5 %.4f (%d articles)", name, got, all)
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
