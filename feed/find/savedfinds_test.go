package find_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/search"
	"khabar/feed/store"
)

// TestSavedFindsWhatSearchDoes: a saved search has the articles that a search has, in
// whatever spelling, whether they were there or come after it, and also those whose
// spelling was no word of the index before another brought it there.
func TestSavedFindsWhatSearchDoes(t *testing.T) {
	batches := [][]feed.Article{
		{article("a", "المسئول عن الشئون", "نص"), article("b", "انرژی هسته\u200cای", "متن"), article("c", "فیس بک", "متن"), article("d", "عبد الله بن سالم", "نص")},
		{article("e", "المسؤول", "نص"), article("f", "هسته ای", "متن"), article("g", "فیسبک", "متن"), article("h", "عبدالله", "نص"), article("i", "هیات مدیره", "متن")},
		{article("j", "هیأت مدیره", "متن"), article("k", "هيئة", "نص"), article("l", "مسوول", "متن"), article("m", "فیس بک", "متن")},
	}
	queries := []string{"مسئول", "مسؤول", "مسوول", "الشؤون", "هسته ای", "هسته\u200cای", "انرژی هسته ای", "فیسبک", "فیس بک", "عبد الله", "عبدالله",
		"عبد after:1990-01-01 الله", "هیئت", "هيئة -مدیره", `"هیات مدیره"`, "مسئول OR فیسبک"}
	s, f := open(t)
	var saved []store.Saved
	for _, q := range queries {
		saved = append(saved, save(t, s, f, store.Saved{Name: q, Query: q}))
	}
	for i, some := range batches {
		put(t, s, f, fmt.Sprint(i), some)
		for _, v := range saved {
			r, err := f.Search(ctx, find.Request{Text: v.Query})
			if err != nil {
				t.Fatal(err)
			}
			var want []string
			if r.How == search.AsTyped {
				for _, h := range r.Hits[:r.Whole] {
					want = append(want, h.GUID)
				}
			}
			slices.Sort(want)
			if got := listed(t, s, find.SavedFilter(v, present)); got != strings.Join(want, " ") {
				t.Errorf("after batch %d %q has %q, a search %q", i, v.Query, got, want)
			}
		}
	}
}
