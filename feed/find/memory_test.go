package find_test

import (
	"context"
	"fmt"
	"testing"

	"khabar/feed/find"
	"khabar/feed/search"
)

func TestMemory(t *testing.T) {
	var m find.Memory
	if r, err := m.Search(ctx, find.Request{Text: "القمح"}, nil); err != nil || len(r.Hits) != 0 {
		t.Fatalf("in nothing: %+v, %v", r, err)
	}
	list := few()
	for i := range list {
		m.Add(int64(i+1), &list[i])
	}
	r, err := m.Search(ctx, find.Request{Text: "قمح", N: 1}, nil)
	if err != nil || r.Total != 2 || len(r.Hits) != 1 || r.Hits[0].Title == "" || len(r.Hits[0].Marks) != 1 || r.Hits[0].Snippet == "" {
		t.Fatalf("%+v, %v", r, err)
	}
	if r, err := m.Search(ctx, find.Request{Text: "hgrlp"}, nil); err != nil || r.How != search.OtherLayout || r.Total != 2 {
		t.Errorf("on the other keyboard: %+v, %v", r, err)
	}
	starred := func(state search.Reading, f func(int64)) {
		if state == search.Starred {
			f(4)
		}
	}
	if r, err := m.Search(ctx, find.Request{Text: "is:starred القمح"}, starred); err != nil || r.Total != 1 || r.Hits[0].ID != 4 {
		t.Errorf("starred: %+v, %v", r, err)
	}
	// One that comes again takes the place of the older version; many are
	// indexed in parts.
	again := article("d", "خبر آخر", "نص آخر")
	m.Add(4, &again)
	for i := range 1500 {
		a := article(fmt.Sprint("n", i), fmt.Sprint("رقم ", i), "نص كثير")
		m.Add(int64(100+i), &a)
	}
	if r, err := m.Search(ctx, find.Request{Text: "القمح"}, nil); err != nil || r.Total != 1 {
		t.Errorf("after it came again: %+v, %v", r, err)
	}
	if r, err := m.Search(ctx, find.Request{Text: "كثير", N: 2000}, nil); err != nil || r.Total != 1500 || len(r.Hits) != 1500 {
		t.Errorf("%d of many, %v", r.Total, err)
	}
	ended, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := m.Search(ended, find.Request{Text: "القمح"}, nil); err == nil {
		t.Error("a search that was cancelled is no error")
	}
}
