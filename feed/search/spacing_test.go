package search

import (
	"context"
	"fmt"
	"testing"

	"khabar/feed"
)

// TestSpacing looks for words with other spaces than the articles have.
func TestSpacing(t *testing.T) {
	var list []*feed.Article
	for _, s := range []string{
		"مذاكرات بر سر انرژی هسته\u200cای",   // 1
		"برنامه هسته ای ایران",               // 2
		"فیس بک کے بانی",                     // 3
		"وزیرِ اعظم نواز شریف کی ملاقات",     // 4
		"الملك عبدالله يستقبل السفير",        // 5
		"عبد الله بن سالم في العاصمة",        // 6
		"العاصمة تستقبل عبدا من الله",        // 7: the parts, not one after another
		"בית־ספר חדש",                        // 8
		"the face of a book, and a facebook", // 9
	} {
		list = append(list, &feed.Article{Title: s})
	}
	x := indexOf(t, list...)
	for _, c := range []struct {
		query string
		whole []int64
	}{
		{"هسته ای", []int64{1, 2}},
		{"هسته\u200cای", []int64{1, 2}},
		{"انرژی هسته ای", []int64{1}},
		{"فیسبک", []int64{3}},
		{"نوازشریف ملاقات", []int64{4}},
		{"عبد الله", []int64{5, 6, 7}},
		{"عبدالله سالم", nil}, // the index has عبدالله: a word that is known is not parted
		{"ביתספר", []int64{8}},
		{"face book", []int64{9}},
		{"facebook", []int64{9}},
		{`"عبد الله"`, []int64{6}}, // a phrase is meant as it is typed
		{"-هسته ای", nil},
		{"نوازقریف", nil},
	} {
		r, err := Search(context.Background(), x.snapshot, x, Parser{}, c.query, Options{N: 9})
		if err != nil {
			t.Fatal(err)
		}
		if r.How != AsTyped {
			r.Found = Found{}
		}
		got := map[int64]bool{}
		for _, h := range r.Hits[:r.Whole] {
			got[h.ID] = true
		}
		want := map[int64]bool{}
		for _, id := range c.whole {
			want[id] = true
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%q finds %v, want %v", c.query, got, want)
		}
	}
}

// TestOftenApart: a word that is written apart as often is found so too, and one that
// seldom is not.
func TestOftenApart(t *testing.T) {
	var list []*feed.Article
	for range 12 {
		list = append(list, &feed.Article{Title: "وزیراعظم کا دورہ الأمن"})
	}
	for range 4 {
		list = append(list, &feed.Article{Title: "وزیر اعظم پاکستان"})
	}
	list = append(list, &feed.Article{Title: "إلا من رحم"})
	for range 20 {
		list = append(list, &feed.Article{Title: "من المدينة"}, &feed.Article{Title: "في المدينة"})
	}
	list = append(list, &feed.Article{Title: "من في الدار"})
	x := indexOf(t, list...)
	for query, want := range map[string]int{"وزیراعظم": 16, "وزیر اعظم": 16, "الامن": 12, "المنفى": 0} {
		r, err := Search(context.Background(), x.snapshot, x, Parser{}, query, Options{})
		if r.How != AsTyped {
			r.Total = 0
		}
		if err != nil || r.Total != want {
			t.Errorf("%s: %d found, %v, want %d", query, r.Total, err, want)
		}
	}
}

// TestSpacingIsMarked marks what was found under another spacing.
func TestSpacingIsMarked(t *testing.T) {
	a := feed.Article{Title: "انرژی هسته\u200cای و فیس بک"}
	x := indexOf(t, &a)
	for _, c := range []struct{ query, want string }{
		{"هسته ای", "انرژی [هسته\u200cای] و فیس بک"},
		{"فیسبک", "انرژی هسته\u200cای و [فیس بک]"},
	} {
		r, err := Search(context.Background(), x.snapshot, x, Parser{}, c.query, Options{})
		if err != nil {
			t.Fatal(err)
		}
		got, from := "", 0
		for _, m := range Highlight(r.Expr).Append(nil, a.Title) {
			got += a.Title[from:m.Start] + "[" + a.Title[m.Start:m.End] + "]"
			from = m.End
		}
		if got += a.Title[from:]; got != c.want {
			t.Errorf("%q marks %q, want %q", c.query, got, c.want)
		}
	}
}
