package catalog

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"khabar/feed"
)

func TestCatalog(t *testing.T) {
	lists := map[string]bool{}
	for _, l := range Lists() {
		if !strings.Contains(l.Origin, "github.com/") || !strings.Contains(l.Origin, "MIT") && !strings.Contains(l.Origin, "CC0") {
			t.Errorf("list %+v has no place or licence", l)
		}
		lists[l.Name] = true
	}
	count := map[string]int{}
	seen := map[string]bool{}
	lines := 0
	for e := range All() {
		lines++
		u, err := url.Parse(e.URL)
		if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Host == "" {
			t.Errorf("%+v: no address", e)
		}
		if seen[e.URL] || seen[e.Lang+e.Name] {
			t.Errorf("%+v: twice", e)
		}
		seen[e.URL], seen[e.Lang+e.Name] = true, true
		if !lists[e.List] {
			t.Errorf("%+v: from no list that is named", e)
		}
		if _, err := language.ParseRegion(e.Country); e.Name == "" || e.Name != feed.CleanLine(e.Name) || err != nil {
			t.Errorf("%+v: name or country", e)
		}
		count[e.Lang]++
	}
	for _, lang := range []string{"ar", "fa", "he", "ur"} {
		if count[lang] < 8 {
			t.Errorf("%d feeds in %s", count[lang], lang)
		}
	}
	if n := strings.Count(table, "\n") - strings.Count(table, "#"); lines != n || len(count) != 4 {
		t.Errorf("%d of %d lines are entries, in %v", lines, n, count)
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		q    Query
		want string
	}{
		{Query{Lang: "he", Words: "ynet"}, "ynet"},
		{Query{Country: "ma", Words: "هسبريس"}, "هسبريس"},
		{Query{Words: "hespress"}, "هسبريس"},
		{Query{Words: "الاحداث انفو"}, "الأحداث أنفو"}, // typed without its hamzas
	} {
		if got := Find(c.q); len(got) != 1 || got[0].Name != c.want {
			t.Errorf("%+v found %+v, want %s", c.q, got, c.want)
		}
	}
	if got := Find(Query{Lang: "ur"}); len(got) < 8 || slices.ContainsFunc(got, func(e Entry) bool { return e.Lang != "ur" }) {
		t.Errorf("in Urdu: %+v", got)
	}
	if got := Find(Query{Lang: "ur", Country: "MA"}); len(got) != 0 {
		t.Errorf("in Urdu from Morocco: %+v", got)
	}
}

func TestNamed(t *testing.T) {
	if e, _, ok := Named("تابناک"); !ok || e.Country != "IR" {
		t.Errorf("by its name: %+v", e)
	}
	if e, _, ok := Named("https://www.isna.ir/rss"); !ok || e.Name != "ایسنا" {
		t.Errorf("by its address: %+v", e)
	}
	if _, near, ok := Named("طنجة"); ok || len(near) != 2 {
		t.Errorf("one of two: %+v", near)
	}
	if _, near, ok := Named("xyzzy"); ok || len(near) != 0 {
		t.Errorf("none: %+v", near)
	}
}
