package store

import (
	"errors"
	"fmt"
	"strings"
	"testing"
)

func TestUndo(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{Folder: "م"})
	other := addFeed(t, s, 2, Settings{})
	ids := must(s.Put(ctx, id, short(1, 0, 40), nil))(t).New
	must(s.Put(ctx, other, short(2, 0, 10), nil))(t)
	snapshot := func() string {
		var b strings.Builder
		for _, h := range must(s.Window(ctx, nil, Filter{}, Newest, Place{}, 100))(t) {
			tags, _ := tagsOf(ctx, s, h.ID)
			fmt.Fprintln(&b, h.ID, h.Read, h.Starred, tags)
		}
		return b.String()
	}
	var states []string
	do := func(want int, n int, err error) {
		t.Helper()
		if err != nil || n != want {
			t.Fatalf("changed %d, %v, want %d", n, err, want)
		}
		checkCounts(t, s)
	}
	act := func(want int, f func() (int, error)) {
		t.Helper()
		states = append(states, snapshot())
		n, err := f()
		do(want, n, err)
	}
	act(3, func() (int, error) { return s.SetRead(ctx, true, ids[1], ids[2], ids[7], 999) })
	act(2, func() (int, error) { return s.SetStarred(ctx, true, ids[1], ids[30]) })
	act(2, func() (int, error) { return s.Tag(ctx, "سياسة", ids[0], ids[5]) })
	act(37, func() (int, error) { return s.MarkAllRead(ctx, Filter{Folder: "م"}) })
	act(10, func() (int, error) { return s.MarkAllRead(ctx, Filter{}) })
	act(1, func() (int, error) { return s.SetRead(ctx, false, ids[3]) })
	act(1, func() (int, error) { return s.Untag(ctx, "سياسة", ids[5], ids[6]) })
	act(1, func() (int, error) { return s.SetStarred(ctx, false, ids[30]) })
	if n, err := s.SetRead(ctx, true, ids[1]); n != 0 || err != nil {
		t.Errorf("read already: %d, %v", n, err)
	}
	last := snapshot()
	want := []string{"1 article unstarred", `tag "سياسة" taken from 1 article`, "1 article marked as unread", "10 articles marked as read",
		"37 articles marked as read", `2 articles tagged "سياسة"`, "2 articles starred", "3 articles marked as read"}
	for i, what := range want {
		st, err := s.Undo(ctx)
		if err != nil || st.String() != what {
			t.Fatalf("undid %q, %v; want %q", st, err, what)
		}
		if got, want := snapshot(), states[len(states)-1-i]; got != want {
			t.Fatalf("after undoing %q:\n%s\nwant\n%s", what, got, want)
		}
		checkCounts(t, s)
	}
	if _, err := s.Undo(ctx); !errors.Is(err, ErrNothing) {
		t.Errorf("nothing left: %v", err)
	}
	states = append(states, last)
	for round := range 2 { // what was done again can be undone, and done again
		for i := range want {
			what := want[len(want)-1-i]
			st, err := s.Redo(ctx)
			if err != nil || st.String() != what {
				t.Fatalf("did %q again, %v; want %q", st, err, what)
			}
			if got, want := snapshot(), states[i+1]; got != want {
				t.Fatalf("after doing %q again:\n%s\nwant\n%s", what, got, want)
			}
			checkCounts(t, s)
		}
		if _, err := s.Redo(ctx); !errors.Is(err, ErrNoneUndone) {
			t.Fatalf("round %d: none left to do again: %v", round, err)
		}
		for range want {
			must(s.Undo(ctx))(t)
		}
		if got := snapshot(); got != states[0] {
			t.Fatalf("round %d: all undone:\n%s\nwant\n%s", round, got, states[0])
		}
	}
	check(t, s.Opened(ctx, ids[9]))
	if _, err := s.Undo(ctx); !errors.Is(err, ErrNothing) {
		t.Errorf("opening is a step: %v", err)
	}
	if _, err := s.Tag(ctx, "", ids[0]); err == nil {
		t.Error("a tag without a name")
	}
}

// TestRedoEnds: opening an article leaves what was undone to be done again, and
// anything else that is done does not.
func TestRedoEnds(t *testing.T) {
	for name, c := range map[string]struct {
		do   func(s *Store, feed, id int64) error
		ends bool
	}{
		"open":          {func(s *Store, _, id int64) error { return s.Opened(ctx, id) }, false},
		"nothing":       {func(s *Store, _, id int64) error { return second(s.SetStarred(ctx, false, id)) }, false},
		"position":      {func(s *Store, _, id int64) error { return s.SetPosition(ctx, id, Position{1, 1}) }, false},
		"star":          {func(s *Store, _, id int64) error { return second(s.SetStarred(ctx, true, id)) }, true},
		"mark all":      {func(s *Store, _, _ int64) error { return second(s.MarkAllRead(ctx, Filter{})) }, true},
		"remove a feed": {func(s *Store, feed, _ int64) error { return s.RemoveFeed(ctx, feed) }, true},
		"save a search": {func(s *Store, _, _ int64) error { return second(s.AddSaved(ctx, Saved{Name: "n", Query: "q"})) }, true},
	} {
		s := fresh(t)
		id := addFeed(t, s, 1, Settings{})
		ids := must(s.Put(ctx, id, short(1, 0, 10), nil))(t).New
		must(s.SetRead(ctx, true, ids[1]))(t)
		must(s.Undo(ctx))(t)
		check(t, c.do(s, id, ids[5]))
		if _, err := s.Redo(ctx); errors.Is(err, ErrNoneUndone) != c.ends || !c.ends && err != nil {
			t.Errorf("%s: %v", name, err)
		}
		checkCounts(t, s)
	}
}

// TestRedoOfWhatChanged: what is gone since it was undone, or as it would be, is
// left as it is.
func TestRedoOfWhatChanged(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	ids := must(s.Put(ctx, id, short(1, 0, 10), nil))(t).New
	must(s.MarkAllRead(ctx, Filter{}))(t)
	must(s.Undo(ctx))(t)
	check(t, s.Remove(ctx, ids[2], ids[3]))
	check(t, s.Opened(ctx, ids[4]))
	must(s.Redo(ctx))(t)
	checkCounts(t, s)
	if n := must(s.Count(ctx, Filter{Unread: true}))(t); n != 0 {
		t.Errorf("%d unread", n)
	}
	must(s.Undo(ctx))(t)
	if n := must(s.Count(ctx, Filter{Unread: true}))(t); n != 7 { // not what was opened
		t.Errorf("%d unread after undoing again", n)
	}
	// The step before is not done again twice.
	must(s.Redo(ctx))(t)
	if _, err := s.Redo(ctx); !errors.Is(err, ErrNoneUndone) {
		t.Errorf("done again twice: %v", err)
	}
}

func TestUndoOfWhatIsGone(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	ids := must(s.Put(ctx, id, short(1, 0, 10), nil))(t).New
	must(s.MarkAllRead(ctx, Filter{}))(t)
	check(t, s.Remove(ctx, ids[2], ids[3]))
	must(s.Undo(ctx))(t)
	checkCounts(t, s)
	if n := must(s.Count(ctx, Filter{Unread: true}))(t); n != 8 {
		t.Errorf("%d unread", n)
	}
}

func TestPosition(t *testing.T) {
	s := fresh(t)
	ids := must(s.Put(ctx, addFeed(t, s, 1, Settings{}), short(1, 0, 2), nil))(t).New
	check(t, s.SetPosition(ctx, ids[0], Position{3, 140}))
	check(t, s.SetPosition(ctx, ids[0], Position{4, 7}))
	check(t, s.SetPosition(ctx, 999, Position{1, 1}))
	for id, want := range map[int64]Position{ids[0]: {4, 7}, ids[1]: {}, 999: {}} {
		if got := must(s.PositionOf(ctx, id))(t); got != want {
			t.Errorf("position of %d: %v, want %v", id, got, want)
		}
	}
}

func TestRetain(t *testing.T) {
	for name, c := range map[string]struct {
		set  Settings
		r    Retention
		want int // of 100 articles, one an hour, of each of two feeds; the second has no settings
	}{
		"nothing":    {Settings{}, Retention{}, 200},
		"age":        {Settings{}, Retention{Days: 2}, 2*49 + 2},
		"number":     {Settings{}, Retention{PerFeed: 10}, 2*10 + 2},
		"total":      {Settings{}, Retention{Total: 30}, 30 + 2},
		"own number": {Settings{KeepCount: 5}, Retention{PerFeed: 10}, 5 + 10 + 2},
		"own age":    {Settings{KeepDays: 1}, Retention{}, 25 + 100 + 1},
		"own none":   {Settings{KeepDays: -1, KeepCount: -1}, Retention{Days: 1, PerFeed: 3}, 100 + 3 + 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := fresh(t)
			feeds := []int64{addFeed(t, s, 1, c.set), addFeed(t, s, 2, Settings{})}
			for i, id := range feeds {
				put := must(s.Put(ctx, id, short(i, 0, 100), nil))(t)
				must(s.SetStarred(ctx, true, put.New[0]))(t) // the oldest
			}
			indexAll(t, s)
			n := must(s.Retain(ctx, c.r))(t)
			left := must(s.Count(ctx, Filter{}))(t)
			if left != c.want || n != 200-left {
				t.Errorf("%d left, %d removed, want %d left", left, n, c.want)
			}
			if starred := must(s.Count(ctx, Filter{Starred: true}))(t); starred != 2 {
				t.Errorf("%d starred", starred)
			}
			checkCounts(t, s)
			for i, id := range feeds {
				if p := must(s.Put(ctx, id, short(i, 0, 100), nil))(t); len(p.New) != 0 {
					t.Errorf("%d came back", len(p.New))
				}
			}
			signed := 0
			check(t, s.Signatures(ctx, 0, 1000, func(*Signature) error { signed++; return nil }))
			if signed != left {
				t.Errorf("%d signatures, %d articles", signed, left)
			}
		})
	}
}
