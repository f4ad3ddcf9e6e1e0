package search

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"khabar/feed"
)

// TestSeatsOfHamza: however a word's hamza is written, or left out, all spellings
// that the index has are found and marked, and words of other letters are not.
func TestSeatsOfHamza(t *testing.T) {
	groups := [][]string{
		{"مسئول", "مسؤول", "المسؤول", "مسئولين", "مسوول"},
		{"هیئت", "هیأت", "هيئة", "هیات", "هَيْئَة"},
		{"شئون", "شؤون", "الشئون", "شوون"},
		{"رئيس", "رییس", "رئیس", "الرئيس"},
		{"جرائت", "جرأت", "جرئت", "جرأة", "جرات"},
		{"قراءة", "قرائت", "قراءت"},
		{"مسأله", "مسئله", "مسألة", "مساله"},
		{"شركاؤهم", "شركائهم", "شركاءهم"},
		{"رئوف", "رؤوف"},
		{"جزءا", "جزئا"},
		{"نشأة", "نشئت", "نشأت"},
		{"مائة", "مئة"},
	}
	others := []string{"هي تقول", "شو", "رأس السنة", "الروس", "سيول كوريا", "ماء بارد", "بنات", "كتاب كبار", "حياة", "نور", "الأمن"}
	var list []*feed.Article
	var want [][]int64
	for _, g := range groups {
		var ids []int64
		for _, s := range g {
			list = append(list, &feed.Article{Title: "خبر " + s + " اليوم"})
			ids = append(ids, int64(len(list)))
		}
		want = append(want, ids)
	}
	for _, s := range others {
		list = append(list, &feed.Article{Title: s})
	}
	x := indexOf(t, list...)
	find := func(query string) ([]int64, Expr) {
		r, err := Search(context.Background(), x.snapshot, x, Parser{}, query, Options{N: len(list)})
		if err != nil {
			t.Fatal(err)
		}
		var ids []int64
		for _, h := range r.Hits[:r.Whole] {
			ids = append(ids, h.ID)
		}
		slices.Sort(ids)
		return ids, r.Expr
	}
	for i, g := range groups {
		for _, query := range g {
			got, e := find(query)
			if !slices.Equal(got, want[i]) {
				t.Errorf("%s finds %v, want %v", query, got, want[i])
			}
			for _, id := range got {
				text := list[id-1].Title
				if m := Highlight(e).Append(nil, text); len(m) != 1 || id < want[i][0] || int(id-want[i][0]) >= len(g) || text[m[0].Start:m[0].End] != g[id-want[i][0]] {
					t.Errorf("%s marks %v in %s", query, m, text)
				}
			}
			got, _ = find("-" + query + " خبر")
			if len(got)+len(want[i]) != len(list)-len(others) {
				t.Errorf("-%s finds %v", query, got)
			}
		}
		if got, _ := find(fmt.Sprintf("%q", "خبر "+g[0])); !slices.Equal(got, want[i]) {
			t.Errorf("the phrase with %s finds %v, want %v", g[0], got, want[i])
		}
	}
	for i, query := range others {
		if got, _ := find(query); !slices.Equal(got, []int64{int64(len(list) - len(others) + i + 1)}) {
			t.Errorf("%s finds %v", query, got)
		}
	}
}

// TestSeatsWhileTyping: the beginning of a word finds its other spellings too.
func TestSeatsWhileTyping(t *testing.T) {
	x := indexOf(t, &feed.Article{Title: "المسؤولون"}, &feed.Article{Title: "مسئول"})
	for _, query := range []string{"مسئو", "مسئول", "مسؤو"} {
		r, err := Search(context.Background(), x.snapshot, x, Parser{Typing: true}, query, Options{})
		if err != nil || r.Total != 2 {
			t.Errorf("%s: %d found, %v", query, r.Total, err)
		}
	}
}

// TestHamzaLeftOut: words with a hamza find those without one where no article has
// them with one.
func TestHamzaLeftOut(t *testing.T) {
	x := indexOf(t, &feed.Article{Title: "هیات مدیره"}, &feed.Article{Title: "مسوولان"}, &feed.Article{Title: "سیاه"}, &feed.Article{Title: "جزوه"})
	for query, want := range map[string]int{"هیئت": 1, "مسئول": 1, "مسؤول": 1, "سيئة": 0, "جزءه": 0} {
		r, err := Search(context.Background(), x.snapshot, x, Parser{}, query, Options{})
		if err != nil || r.Total != want && r.How == AsTyped {
			t.Errorf("%s: %d found, %v, want %d", query, r.Total, err, want)
		}
	}
}
