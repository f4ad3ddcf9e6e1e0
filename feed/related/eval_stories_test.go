package related_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/related"
	"khabar/feed/search"
)

// TestSameStory tells each article of at least four sentences a second time
// with some of its sentences dropped, and counts how many of the second
// tellings are grouped with their first, and how many pairs of different
// articles are.
func TestSameStory(t *testing.T) {
	for _, name := range []string{"ar-sanad-sample", "fa-farsnews", "ur-bbc-voa", "ar-saudinews"} {
		t.Run(name, func(t *testing.T) {
			articles := corpus(t, name)
			articles = articles[:min(len(articles), 3000)]
			terms := new(search.Analyzer).Terms
			signatures := make([]related.Signature, len(articles))
			var first related.Stories
			for i := range articles {
				signatures[i] = related.Sign(&articles[i], terms)
				first.Add(int64(i), articles[i].Published.Time, &signatures[i])
			}
			// Of the pairs within groups, those that are copies of each other are
			// no mistake: half of the shorter one's five-word runs stand in the other.
			pairs, wrong := 0, 0
			first.Each(func(ids []int64) bool {
				for i := range ids {
					for j := range i {
						pairs++
						if overlap(articles[ids[i]].Body[0].Text, articles[ids[j]].Body[0].Text) < 0.25 {
							wrong++
						}
					}
				}
				return true
			})
			all := len(articles) * (len(articles) - 1) / 2
			t.Logf("%s: %d pairs grouped of %d, of them %d unlike: 1 in %d", name, pairs, all, wrong, all/max(1, wrong))
			for _, drop := range []float64{0, 0.1, 0.3, 0.5} {
				r := rand.New(rand.NewPCG(1, 1))
				var s related.Stories
				for i := range articles {
					s.Add(int64(i), articles[i].Published.Time, &signatures[i])
				}
				found, told := 0, 0
				for i := range articles {
					second, ok := retell(articles[i].Body[0].Text, drop, r)
					if !ok {
						continue
					}
					told++
					sig := related.Sign(&feed.Article{Body: []feed.Block{{Text: second}}}, terms)
					s.Add(-1, articles[i].Published.Time, &sig)
					if slices.Contains(s.Same(nil, -1), int64(i)) {
						found++
					}
					s.Remove(-1)
				}
				got := float64(found) / float64(told)
				t.Logf("%s: same story with %2.0f%% of its sentences dropped: %.4f (%d articles)", name, 100*drop, got, told)
			}
		})
	}
}

// retell drops each sentence of a text with a chance; one is always dropped
// where the chance is not 0. ok is false for a text of fewer than four.
func retell(text string, chance float64, r *rand.Rand) (string, bool) {
	sentences := slices.DeleteFunc(
		strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".!?؟۔\n", r) }),
		func(s string) bool { return strings.TrimSpace(s) == "" })
	if len(sentences) < 4 {
		return "", false
	}
	kept := slices.DeleteFunc(slices.Clone(sentences), func(string) bool { return r.Float64() < chance })
	if len(kept) == len(sentences) && chance > 0 {
		k := r.IntN(len(kept))
		kept = slices.Delete(kept, k, k+1)
	}
	return strings.Join(kept, ". "), true
}

// overlap is the share of the shorter text's five-word runs that the other
// has too.
func overlap(a, b string) float64 {
	runs := func(s string) map[string]bool {
		w := strings.Fields(search.String(s))
		m := make(map[string]bool)
		for i := 5; i <= len(w); i++ {
			m[strings.Join(w[i-5:i], " ")] = true
		}
		return m
	}
	x, y := runs(a), runs(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	both := 0
	for k := range x {
		if y[k] {
			both++
		}
	}
	return float64(both) / float64(max(1, len(x)))
}
