package related_test

import (
	"fmt"
	"time"

	"khabar/feed/related"
	"khabar/feed/search"
)

func ExampleIndex() {
	x := related.Index{Terms: new(search.Analyzer).Terms}
	for i, a := range few {
		x.Add(int64(i), a)
	}
	for _, h := range x.Nearest(nil, 2, few[2], 1, time.Time{}) {
		fmt.Println(few[h.ID].Title)
	}
	// Output: قلة الأمطار تهدد محصول القمح
}
