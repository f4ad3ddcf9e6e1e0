package search

import (
	"slices"
	"testing"
	"time"

	"khabar/feed"
)

var theArticle = feed.Article{
	Title: "حموشي يستقبل سفير بلجيكا", Source: "هسبريس", FeedURL: "https://example.com/feed", Section: "سياسة", Lang: "ar-MA",
	Tags:      []string{"أمن"},
	Body:      []feed.Block{{Text: "استقبل المدير العام للأمن الوطني، عبد اللطيف حَمُّوشي، سفيرَ بلجيكا في الرباط."}},
	Published: feed.Date{Time: time.Date(2024, 11, 25, 12, 0, 0, 0, time.UTC)},
}

func TestMatch(t *testing.T) {
	it := Item{Article: &theArticle, Starred: true}
	for _, c := range []struct {
		query string
		want  bool
	}{
		{"حموشي", true},
		{"الحموشي", true},
		{"أمن", true}, {"امن", true}, {"الامن", true},
		{"كرة", false},
		{"-كرة", true}, {"-حموشي", false},
		{"حموشي كرة", false}, {"حموشي OR كرة", true},
		{`"الأمن الوطني"`, true}, {`"الوطني الأمن"`, false}, {`"سفير بلجيكا" الرباط`, true},
		{`"بلجيكا استقبل"`, false}, // a headline and a body are two texts
		{"حمو*", true}, {"الحمو*", true}, {"حميد*", false},
		{"feed:هسبريس", true}, {"feed:example", true}, {"feed:bbc", false},
		{"section:سياسه", true}, {"section:امن", true}, {"section:رياضة", false},
		{"lang:ar", true}, {"lang:fa", false},
		{"is:unread", false}, {"is:read", true}, {"is:starred", true},
		{"after:2024-11-25", true}, {"after:2024-11-26", false}, {"before:2024-11-26", true}, {"before:2024-11-25", false},
		{"(حموشي OR كرة) -feed:bbc after:2024", true},
	} {
		if got := Match(Parse(c.query).Expr, it); got != c.want {
			t.Errorf("%q: %v, want %v", c.query, got, c.want)
		}
	}
	if Match(After{}, Item{Article: &feed.Article{}}) || Match(nil, it) {
		t.Error("an article without a date is after, or nothing matches")
	}
}

func articlesIndex(titles ...string) *Index {
	x := new(Index)
	for i, s := range titles {
		x.Add(Item{Article: &feed.Article{Title: s, Published: feed.Date{Time: time.Date(2024, 1, i+1, 0, 0, 0, 0, time.UTC)}}})
	}
	return x
}

func found(r Result) (items []int) {
	for _, h := range r.Hits {
		items = append(items, h.Item)
	}
	return items
}

func TestSearch(t *testing.T) {
	x := articlesIndex(
		"السلام في المنطقة",           // 0
		"كأس العالم لكرة القدم",       // 1
		"كرة السلة: فوز المنتخب",      // 2
		"מבצע צה\"ל בצפון",            // 3
		"رئیس\u200cجمهور در تهران",    // 4
		"وزیر اعظم کا بیان",           // 5
		"rss feeds and their readers", // 6
	)
	for _, c := range []struct {
		query string
		want  []int
		how   How
	}{
		{"سلام", []int{0}, AsTyped},
		{"كره القدم", []int{1, 2}, AsTyped}, // all of the words first, then some
		{"صهل OR صهל", nil, AsTyped},
		{"צהל", []int{3}, AsTyped},
		{"והמבצע", []int{3}, AsTyped},
		{"رئيسجمهور", []int{4}, AsTyped},
		{"وزير", []int{5}, AsTyped},
		{"hgsghl", []int{0}, OtherLayout},
		{"קדד", nil, AsTyped},
		{"רדד", []int{6}, OtherLayout},
		{"قسس", []int{6}, OtherLayout},
		{"المنتحب", []int{2}, Similar},
		{"تهرانن", []int{4}, Similar},
		{"zzzz", nil, AsTyped},
		{"", nil, AsTyped},
		{`"`, nil, AsTyped},
	} {
		r := x.Search(Parser{}, c.query, Options{})
		if !slices.Equal(found(r), c.want) || r.How != c.how {
			t.Errorf("%q: %v (%d), want %v (%d)", c.query, found(r), r.How, c.want, c.how)
		}
		if r.How != AsTyped && r.Query == "" {
			t.Errorf("%q: no word of what was looked for", c.query)
		}
	}
}

func TestSearchOrder(t *testing.T) {
	x := articlesIndex("القمح", "القمح والذرة والأرز في الأسواق", "القمح")
	if got := found(x.Search(Parser{}, "القمح", Options{})); !slices.Equal(got, []int{2, 0, 1}) {
		t.Errorf("best first: %v, want 2 0 1", got)
	}
	if got := found(x.Search(Parser{}, "القمح", Options{Newest: true})); !slices.Equal(got, []int{2, 1, 0}) {
		t.Errorf("newest first: %v, want 2 1 0", got)
	}
	if r := x.Search(Parser{}, "القمح", Options{N: 1}); len(r.Hits) != 1 || r.Total != 3 || r.Whole != 1 {
		t.Errorf("one of three: %+v", r)
	}
	now := time.Date(2024, 1, 4, 0, 0, 0, 0, time.UTC)
	y := articlesIndex("القمح", "القمح")
	y.Item(0).Article.Published.Time = now.AddDate(-3, 0, 0)
	if got := found(y.Search(Parser{}, "القمح", Options{Now: now})); !slices.Equal(got, []int{1, 0}) {
		t.Errorf("recent first: %v, want 1 0", got)
	}
	if y := new(Index); len(y.Search(Parser{}, "القمح", Options{}).Hits) != 0 {
		t.Error("an empty index found something")
	}
}

func TestClosest(t *testing.T) {
	words := slices.Values([]string{"حموش", "حموضه", "بلجيكا", "بلجيك", "منتخب", "انتخاب"})
	if got := Closest(2, "بلحيكا", words); len(got) == 0 || got[0] != "بلجيكا" {
		t.Errorf("closest to بلحيكا: %q", got)
	}
	if got := Closest(0, "منتخب", words); len(got) != 0 {
		t.Errorf("none were wanted: %q", got)
	}
}
