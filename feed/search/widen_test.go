package search

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/index"
)

// TestWidener: what was remembered of one index is not taken for another, and
// widens as what is asked anew.
func TestWidener(t *testing.T) {
	one := indexOf(t, &feed.Article{Title: "برنامه هسته ای ایران و مسئول"}, &feed.Article{Title: "هسته\u200cای"})
	two := indexOf(t, &feed.Article{Title: "فیس بک، المسؤول"}, &feed.Article{Title: "هسته ای"})
	var w Widener
	wide := 0
	for _, query := range []string{"هسته ای", "هسته\u200cای", "فیسبک", "مسئول", "هسته ای مسؤول", "فیسبک هسته ای"} {
		e := (Parser{}).Parse(query).Expr
		for _, among := range [][]*index.Snapshot{{one.snapshot}, {two.snapshot}, {one.snapshot, two.snapshot}} {
			got, err := w.Widen(context.Background(), e, among...)
			if err != nil {
				t.Fatal(err)
			}
			want, err := Widen(context.Background(), e, among...)
			if err != nil || !reflect.DeepEqual(got, want) {
				t.Errorf("%s: %v, anew %v (%v)", query, got, want, err)
			}
			if !reflect.DeepEqual(want, e) {
				wide++
			}
		}
	}
	if wide < 6 {
		t.Errorf("only %d of 18 are wider than they were", wide)
	}
}

// TestWidenLong: of a query that was pasted the first words are widened, which
// bounds what a saved one costs with each batch of articles.
func TestWidenLong(t *testing.T) {
	x := indexOf(t, &feed.Article{Title: "فیس بک"}, &feed.Article{Title: "خبر"})
	for before, want := range map[int]bool{0: true, mostSpaced - 1: true, mostSpaced: false, 60: false} {
		e := (Parser{}).Parse(strings.Repeat("خبر ", before) + "فیسبک").Expr
		wide, err := Widen(context.Background(), e, x.snapshot)
		if err != nil {
			t.Fatal(err)
		}
		if is := !reflect.DeepEqual(wide, e); is != want {
			t.Errorf("behind %d words: widened %t, want %t", before, is, want)
		}
	}
}
