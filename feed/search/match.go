package search

import (
	"context"
	"strings"

	"khabar/feed"
	"khabar/feed/index"
)

// Item is an article in the state that a reader left it in.
type Item struct {
	Article *feed.Article
	Unread  bool
	Starred bool
}

// Match reports whether an item is one of those that e asks for: the test of
// a saved search or a mute rule on an article that just came.
func Match(e Expr, it Item) bool {
	if e == nil {
		return false
	}
	var date int64
	if t := it.Article.Published.Time; !t.IsZero() {
		date = t.Unix()
	}
	var a Analyzer
	var b index.Builder
	var m index.Memory
	x := index.Open(&m)
	// Nothing of this can fail: the number is one, and all is in memory.
	if a.Document(&b, 1, date, 1, it.Article, func([]byte) {}) != nil {
		return false
	}
	ctx := context.Background()
	c, err := x.Prepare(ctx, &b)
	if err != nil {
		return false
	}
	m.Put(c.Pages)
	m.SetHead(c.New)
	s, err := x.Snapshot(ctx)
	if err != nil {
		return false
	}
	if e, err = Widen(ctx, e, s); err != nil {
		return false
	}
	found, err := newFinding(ctx, s, single{it}).eval(e, false)
	return err == nil && found.has(0)
}

// single is the library of one item.
type single struct{ it Item }

func (l single) FeedsNamed(_ context.Context, name string) ([]int64, error) {
	if strings.Contains(String(l.it.Article.Source), name) || strings.Contains(String(l.it.Article.FeedURL), name) {
		return []int64{1}, nil
	}
	return nil, nil
}

func (l single) Marked(_ context.Context, state Reading, f func(id int64)) error {
	if state == Unread && l.it.Unread || state == Starred && l.it.Starred {
		f(1)
	}
	return nil
}

func (l single) Texts(_ context.Context, _ int64, f func(text string)) error {
	EachText(l.it.Article, f)
	return nil
}
