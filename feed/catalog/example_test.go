package catalog_test

import (
	"fmt"

	"khabar/feed/catalog"
)

func ExampleFind() {
	for _, e := range catalog.Find(catalog.Query{Lang: "ar", Country: "LB"}) {
		fmt.Println(e.Name, e.URL)
	}
	// Output:
	// النهار https://www.annahar.com/rss
	// أخبار Google: لبنان https://news.google.com/rss?hl=ar&gl=LB&ceid=LB:ar
}
