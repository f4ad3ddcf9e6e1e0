package refresh

import (
	"context"
	"errors"
	"slices"
	"testing"

	"khabar/feed/store"
)

// TestStored: who is to hide what came is told of it before anybody sees it, of
// each article once.
func TestStored(t *testing.T) {
	s, b := newSite(t), newBench(t)
	b.add(s.set("/1", 20), store.Settings{})
	var told []int64
	b.Engine.Stored = func(ctx context.Context, ids []int64) error {
		told = append(told, ids...)
		return nil
	}
	_, err := b.Refresh(ctx, Request{}, func(p Progress) {
		if p.New != len(told) {
			t.Errorf("%d new are seen, %d were told", p.New, len(told))
		}
	})
	check(t, err)
	b.refresh(Request{}) // nothing new
	s.set("/1", 23)
	b.refresh(Request{})
	if slices.Sort(told); len(told) != 23 || len(slices.Compact(told)) != 23 {
		t.Errorf("told of %v", told)
	}
	told = nil
	if _, err := b.Add(ctx, s.set("/2", 4), store.Settings{}); err != nil || len(told) != 4 {
		t.Errorf("a feed that is added: told of %v, %v", told, err)
	}
	b.Engine.Stored = func(context.Context, []int64) error { return errors.New("the disk is full") }
	s.set("/1", 24)
	if sum := b.refresh(Request{}); sum.Failed != 1 {
		t.Errorf("a failure is not told: %+v", sum)
	}
}
