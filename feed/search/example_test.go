package search_test

import (
	"fmt"

	"khabar/feed"
	"khabar/feed/search"
)

func Example() {
	var x search.Index
	for _, title := range []string{"حموشي يستقبل سفير بلجيكا", "أسعار القمح ترتفع", "صدور الحكم في قضية الأمن"} {
		x.Add(search.Item{Article: &feed.Article{Title: title}})
	}
	for _, typed := range []string{"الامن", "hgrlp", "بلجيكا -قمح"} {
		r := x.Search(search.Parser{}, typed, search.Options{N: 1})
		for _, h := range r.Hits {
			fmt.Println(x.Item(h.Item).Article.Title)
		}
	}
	// Output:
	// صدور الحكم في قضية الأمن
	// أسعار القمح ترتفع
	// حموشي يستقبل سفير بلجيكا
}

func ExampleFTS5() {
	words, columns := search.Split(search.Parse(`"الأمن الوطني" بلجيكا -كرة feed:هسبريس`).Expr)
	match, _ := search.FTS5(words)
	fmt.Println(match)
	fmt.Println(columns)
	// Output:
	// (("امن وطن" AND "بلجيكا") NOT "كر")
	// {هسبريس}
}
