package find_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/search"
	"khabar/feed/store"
)

func article(id, title string, paragraphs ...string) feed.Article {
	a := feed.Article{ID: id, URL: "https://a.example/" + id, Title: title, Lang: "ar", Section: "أخبار"}
	for _, p := range paragraphs {
		a.Body = append(a.Body, feed.Block{Text: p})
	}
	return a
}

// few are a handful of articles on three subjects.
func few() []feed.Article {
	list := []feed.Article{
		article("a", "حموشي يستقبل سفير بلجيكا بالرباط",
			"استقبل المدير العام للأمن الوطني، عبد اللطيف حَمُّوشي، سفير بلجيكا في الرباط لبحث التعاون الأمني.",
			"وتناول اللقاء مكافحة الجريمة المنظمة وتبادل المعلومات بين الشرطة في البلدين."),
		article("b", "بلجيكا والمغرب يوقعان اتفاقا أمنيا",
			"وقع المغرب وبلجيكا اتفاقا للتعاون بين أجهزة الأمن يشمل مكافحة الجريمة المنظمة وتكوين عناصر الشرطة.",
			"وأشاد حموشي بمستوى التعاون القائم."),
		article("c", "أسعار القمح ترتفع في الأسواق العالمية",
			"ارتفعت أسعار القمح في الأسواق العالمية بعد تراجع المحصول في عدد من الدول المصدرة.",
			"ويتوقع المزارعون موسما صعبا بسبب قلة الأمطار."),
		article("d", "قلة الأمطار تهدد محصول القمح",
			"حذر مزارعون من تراجع محصول القمح هذا الموسم بسبب قلة الأمطار وارتفاع أسعار البذور."),
		article("e", "فوز المنتخب في مباراة ودية",
			"فاز المنتخب الوطني لكرة القدم في مباراة ودية بهدفين، سجلهما المهاجم في الشوط الثاني.",
			"وقال المدرب إن اللاعبين قدموا مباراة كبيرة."),
	}
	for i := range list {
		list[i].Published.Time = present.AddDate(0, 0, -i)
	}
	list[4].Section, list[4].Tags = "رياضة", []string{"كرة القدم"}
	return list
}

func titles(r find.Result) (list []string) {
	for _, h := range r.Hits {
		list = append(list, h.GUID)
	}
	return list
}

func TestSearch(t *testing.T) {
	s, f := open(t)
	numbers := put(t, s, f, "خبر", few())
	if _, err := s.SetRead(ctx, true, numbers["a"]); err != nil {
		t.Fatal(err)
	}
	if _, err := s.SetStarred(ctx, true, numbers["d"]); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		query string
		want  string // in any order
		how   search.How
	}{
		{"حموشي", "a b", search.AsTyped},
		{"الامن الوطني", "a b e", search.AsTyped},
		{`"الأمن الوطني"`, "a", search.AsTyped},
		{`"الوطني الأمن"`, "", search.AsTyped},
		{`"بالرباط استقبل"`, "", search.AsTyped}, // a headline and a body are two texts
		{"القمح -البذور", "c", search.AsTyped},
		{"-القمح", "a b e", search.AsTyped},
		{"حموشي OR القمح", "a b c d", search.AsTyped},
		{"القم*", "c d", search.AsTyped},
		{"is:unread القمح OR حموشي", "b c d", search.AsTyped},
		{"is:read", "a", search.AsTyped},
		{"is:starred", "d", search.AsTyped},
		{"section:رياضه", "e", search.AsTyped},
		{"section:كره", "e", search.AsTyped},
		{"قسم:أخبار القمح", "c d", search.AsTyped},
		{"feed:خبر القمح", "c d", search.AsTyped},
		{"feed:other القمح", "", search.AsTyped},
		{"lang:ar مباراة", "e", search.AsTyped},
		{"lang:he مباراة", "", search.AsTyped},
		{"after:2026-02-27 القمح OR حموشي", "a b c", search.AsTyped},
		{"before:2026-02-27 القمح", "d", search.AsTyped},
		{"hglkjof", "e", search.OtherLayout}, // المنتخب
		{"المنتحب", "e", search.Similar},
		{"zzzz", "", search.AsTyped},
		{"", "", search.AsTyped},
		{`"`, "", search.AsTyped},
		{"NOT", "", search.AsTyped},
		{"(((", "", search.AsTyped},
	} {
		r, err := f.Search(ctx, find.Request{Text: c.query})
		if err != nil {
			t.Fatalf("%q: %v", c.query, err)
		}
		got := titles(r)
		slices.Sort(got)
		if strings.Join(got, " ") != c.want || r.How != c.how {
			t.Errorf("%q: %q (%d), want %q (%d)", c.query, got, r.How, c.want, c.how)
		}
		if r.How != search.AsTyped && r.Query == "" {
			t.Errorf("%q: no word of what was looked for", c.query)
		}
		if len(r.Hits) == 0 && len(r.Hints) == 0 && c.query != strings.TrimSpace(c.query) {
			t.Errorf("%q: no hint", c.query)
		}
	}
	within, err := f.Search(ctx, find.Request{Text: "القمح حموشي", Within: search.Is{State: search.Starred}})
	if err != nil || strings.Join(titles(within), " ") != "d" {
		t.Errorf("within the starred: %q, %v", titles(within), err)
	}
}

func TestSearchOrderAndMarks(t *testing.T) {
	s, f := open(t)
	put(t, s, f, "x", few())
	r, err := f.Search(ctx, find.Request{Text: "القمح الأمطار", N: 1, Now: present})
	if err != nil {
		t.Fatal(err)
	}
	if len(r.Hits) != 1 || r.Total != 2 || r.Whole != 1 || r.Hits[0].GUID != "d" {
		t.Fatalf("best first: %+v", r)
	}
	h := r.Hits[0]
	var marked []string
	for _, m := range h.Marks {
		marked = append(marked, h.Title[m.Start:m.End])
	}
	if !slices.Equal(marked, []string{"الأمطار", "القمح"}) {
		t.Errorf("marked in the headline: %q", marked)
	}
	marked = nil
	for _, m := range h.Marked {
		marked = append(marked, h.Snippet[m.Start:m.End])
	}
	if !slices.Equal(marked, []string{"القمح", "الأمطار"}) {
		t.Errorf("marked in %q: %q", h.Snippet, marked)
	}
	r, err = f.Search(ctx, find.Request{Text: "القمح", Newest: true})
	if err != nil || strings.Join(titles(r), " ") != "c d" {
		t.Errorf("newest first: %q, %v", titles(r), err)
	}
	r, err = f.Search(ctx, find.Request{Text: "الحمو", Parser: search.Parser{Typing: true}})
	if err != nil || len(r.Hits) != 2 || !strings.Contains(r.Hits[0].Snippet+r.Hits[1].Snippet, "حَمُّوشي") {
		t.Errorf("while one types: %+v, %v", r, err)
	}
}

func TestMatching(t *testing.T) {
	s, f := open(t)
	numbers := put(t, s, f, "x", few())
	ids, total, err := f.Matching(ctx, find.Parser(present, nil).Parse("القمح OR حموشي").Expr, 3)
	if want := []int64{numbers["a"], numbers["b"], numbers["c"]}; err != nil || total != 4 || !slices.Equal(ids, want) {
		t.Errorf("%v of %d, %v; want %v of 4", ids, total, err, want)
	}
	if ids, total, err := f.Matching(ctx, nil, 3); err != nil || total != 0 || len(ids) != 0 {
		t.Errorf("nothing matches %v of %d, %v", ids, total, err)
	}
}

// TestGrows stores, changes and removes articles, in two processes' turns, and
// asks in between.
func TestGrows(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k.db")
	openOne := func() (*store.Store, *find.Finder) {
		s, err := store.Open(ctx, path, store.Options{Now: func() time.Time { return present }})
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { s.Close() })
		return s, find.New(s)
	}
	s1, f1 := openOne()
	_, f2 := openOne()
	id, err := s1.AddFeed(ctx, feed.Feed{URL: "https://x.example", Title: "x"}, store.Settings{})
	if err != nil {
		t.Fatal(err)
	}
	count := func(f *find.Finder, query string, want int) {
		t.Helper()
		r, err := f.Search(ctx, find.Request{Text: query, N: 2000})
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Hits) != want || r.Total != want {
			t.Errorf("%q: %d of %d found, want %d", query, len(r.Hits), r.Total, want)
		}
	}
	var list []feed.Article
	for round := range 6 {
		for range 300 {
			n := len(list)
			list = append(list, article(fmt.Sprint(n), fmt.Sprint("خبر ", n), fmt.Sprint("نص مشترك جولة", round)))
		}
		if _, err := s1.Put(ctx, id, list[round*300:], nil); err != nil {
			t.Fatal(err)
		}
		count(f1, "مشترك", round*300) // readable, not found yet
		writer := f1
		if round%2 == 1 {
			writer = f2
		}
		last := find.Progress{}
		if err := writer.CatchUp(ctx, func(p find.Progress) { last = p }); err != nil {
			t.Fatal(err)
		}
		if last.Done != 300 || last.Left != 0 {
			t.Errorf("progress %+v", last)
		}
		count(f1, "مشترك", (round+1)*300)
		count(f2, fmt.Sprint("جولة", round), 300)
	}
	// One changes.
	list[7].Title, list[7].Body = "تغير", []feed.Block{{Text: "كلام جديد"}}
	if p, err := s1.Put(ctx, id, list[7:8], nil); err != nil || len(p.Changed) != 1 {
		t.Fatal(p, err)
	}
	if err := f2.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	count(f1, "جولة0", 299)
	count(f1, "جديد", 1)
	// Most go; they are found no more, at once, and the index is swept.
	if n, err := s1.Retain(ctx, store.Retention{PerFeed: 100}); err != nil || n != 1700 {
		t.Fatal(n, err)
	}
	r, err := f2.Search(ctx, find.Request{Text: "مشترك", N: 2000})
	if err != nil || len(r.Hits) != 100 {
		t.Errorf("%d hits of removed articles, %v", len(r.Hits), err)
	}
	if err := f1.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	count(f2, "مشترك", 100)
	pages := 0
	if err := s1.IndexPages(ctx, 0, 1<<62, func(int64, []byte) error { pages++; return nil }); err != nil || pages > 30 {
		t.Errorf("%d pages are left, %v", pages, err)
	}
	// A new Finder of the file has it all.
	_, f3 := openOne()
	count(f3, "مشترك", 100)
	// An index that cannot be read is made anew.
	if err := s1.IndexPages(ctx, 1, 1<<62, func(id int64, data []byte) error {
		return s1.PutIndexPages(ctx, func(yield func(int64, []byte) bool) { yield(id, []byte{0xff}) })
	}); err != nil {
		t.Fatal(err)
	}
	f4 := find.New(s1)
	if _, err := f4.Search(ctx, find.Request{Text: "مشترك"}); err == nil {
		t.Error("broken pages gave no error")
	}
	if err := f4.CatchUp(ctx, nil); err != nil {
		t.Fatal(err)
	}
	count(f4, "مشترك", 100)
}

func TestCancel(t *testing.T) {
	s, f := open(t)
	put(t, s, f, "x", few())
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := f.Search(gone, find.Request{Text: "القمح"}); !errors.Is(err, context.Canceled) {
		t.Errorf("search: %v", err)
	}
	if _, err := f.Related(gone, 1, 5, present); !errors.Is(err, context.Canceled) {
		t.Errorf("related: %v", err)
	}
	if err := f.CatchUp(gone, nil); !errors.Is(err, context.Canceled) {
		t.Errorf("catch up: %v", err)
	}
}
