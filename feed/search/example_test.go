package search_test

import (
	"fmt"

	"khabar/feed"
	"khabar/feed/search"
)

func ExampleMatch() {
	rule := search.Parse(`"الأمن الوطني" -كرة`).Expr
	for _, title := range []string{"المدير العام للأمن الوطني", "فريق الأمن الوطني: كرة القدم"} {
		fmt.Println(search.Match(rule, search.Item{Article: &feed.Article{Title: title}}))
	}
	// Output:
	// true
	// false
}

func ExampleHighlight() {
	text := "استقبل عبد اللطيف حَمُّوشِيُّ سفيرَ بلجيكا"
	for _, r := range search.Highlight(search.Parse("حموشي بلجيكا").Expr).Append(nil, text) {
		fmt.Println(text[r.Start:r.End])
	}
	// Output:
	// حَمُّوشِيُّ
	// بلجيكا
}

func ExampleLayouts() {
	fmt.Println(search.Layouts("hgsghl")[0], search.Layouts("רדד")[0])
	// Output: السلام rss
}
