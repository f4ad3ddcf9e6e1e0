package find_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/search"
	"khabar/feed/store"
)

// Articles are stored, indexed in the background, searched as one types, and
// related.
func Example() {
	ctx := context.Background()
	dir, err := os.MkdirTemp("", "khabar")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer os.RemoveAll(dir)
	s, err := store.Open(ctx, filepath.Join(dir, "khabar.db"), store.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	defer s.Close()
	subscription, err := s.AddFeed(ctx, feed.Feed{URL: "https://example.com/feed", Title: "مثال"}, store.Settings{})
	if err != nil {
		fmt.Println(err)
		return
	}
	if _, err := s.Put(ctx, subscription, few(), nil); err != nil {
		fmt.Println(err)
		return
	}

	f := find.New(s)
	if err := f.CatchUp(ctx, func(p find.Progress) { fmt.Println(p.Done, "indexed,", p.Left, "left") }); err != nil {
		fmt.Println(err)
		return
	}

	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	for _, typed := range []string{"الحمو", `"قلة الامطار" -البذور`, "hgrlp"} {
		parser := find.Parser(now, time.UTC)
		parser.Typing = true
		r, err := f.Search(ctx, find.Request{Text: typed, Parser: parser, N: 1, Now: now})
		if err != nil {
			fmt.Println(err)
			return
		}
		if r.How != search.AsTyped {
			fmt.Println("showing results for", r.Query)
		}
		for _, h := range r.Hits {
			fmt.Printf("%s (1 of %d)\n", mark(h.Title, h.Marks), r.Total)
		}
	}

	near, err := f.Related(ctx, 3, 1, now)
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range near {
		fmt.Println(r.Title, "shares:", strings.Join(r.Shared, "، "))
	}
	// Output:
	// 5 indexed, 0 left
	// [حموشي] يستقبل سفير بلجيكا بالرباط (1 of 2)
	// أسعار القمح ترتفع في الأسواق العالمية (1 of 1)
	// showing results for القمح
	// قلة الأمطار تهدد محصول [القمح] (1 of 2)
	// قلة الأمطار تهدد محصول القمح shares: القمح، أسعار، الأمطار، قلة
}

// mark puts what was found between brackets.
func mark(text string, ranges []search.Range) string {
	var b strings.Builder
	last := 0
	for _, r := range ranges {
		b.WriteString(text[last:r.Start] + "[" + text[r.Start:r.End] + "]")
		last = r.End
	}
	return b.String() + text[last:]
}
