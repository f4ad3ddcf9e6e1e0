package store

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// picture is all that a reader sees of a store.
func picture(t *testing.T, s *Store) string {
	t.Helper()
	var b strings.Builder
	for _, f := range must(s.Feeds(ctx))(t) {
		fmt.Fprintln(&b, f.ID, f.Label(), f.Folder, f.Total, f.Unread)
	}
	for _, h := range must(s.Window(ctx, nil, Filter{}, Newest, Place{}, 1000))(t) {
		a, _, err := s.Article(ctx, h.ID)
		check(t, err)
		fmt.Fprintln(&b, h.ID, h.Feed, h.Title, h.Read, h.Starred, must(tagsOf(ctx, s, h.ID))(t), must(s.PositionOf(ctx, h.ID))(t), len(a.Body))
	}
	return b.String()
}

func TestRemoveFeedUndone(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{Folder: "م"})
	other := addFeed(t, s, 2, Settings{})
	ids := must(s.Put(ctx, id, short(1, 0, 30), nil))(t).New
	must(s.Put(ctx, other, short(2, 0, 10), nil))(t)
	must(s.SetStarred(ctx, true, ids[3]))(t)
	must(s.SetRead(ctx, true, ids[4], ids[5]))(t)
	must(s.Tag(ctx, "سياسة", ids[6]))(t)
	check(t, s.SetPosition(ctx, ids[7], Position{1, 2}))
	indexAll(t, s)
	before := picture(t, s)
	check(t, s.RemoveFeed(ctx, id))
	checkCounts(t, s)
	if list := must(s.Window(ctx, nil, Filter{Feed: id}, Newest, Place{}, 100))(t); len(list) != 1 || list[0].ID != ids[3] {
		t.Errorf("left: %+v", list)
	}
	if err := second(s.Put(ctx, id, short(1, 40, 5), nil)); !errors.Is(err, ErrNotFound) {
		t.Errorf("a refresh that was under way stored articles of a removed feed: %v", err)
	}
	st, err := s.Undo(ctx)
	if err != nil || st.String() != "مصدر 1 removed, with 29 articles" {
		t.Fatalf("undid %q, %v", st, err)
	}
	if after := picture(t, s); after != before {
		t.Errorf("after undoing\n%s\nbefore\n%s", after, before)
	}
	checkCounts(t, s)
	if p := must(s.Pending(ctx, 100))(t); len(p.IDs) < 29 {
		t.Errorf("%d articles wait for the index again", len(p.IDs))
	}
	if p := must(s.Put(ctx, id, short(1, 0, 30), nil))(t); p.Unchanged != 30 {
		t.Errorf("put again: %+v", p)
	}
	if st, err := s.Redo(ctx); err != nil || st.Feed != id || st.Action != FeedRemoved {
		t.Errorf("did again %+v, %v", st, err)
	}
	checkCounts(t, s)
	if n := len(must(s.Feeds(ctx))(t)); n != 1 {
		t.Errorf("%d feeds after removing again", n)
	}
	must(s.Undo(ctx))(t)
	if after := picture(t, s); after != before {
		t.Errorf("after undoing again\n%s\nbefore\n%s", after, before)
	}
	// One that was removed otherwise meanwhile is no error, nor in the way.
	check(t, s.RemoveFeed(ctx, other))
	must(s.Undo(ctx))(t)
	must(s.Undo(ctx))(t) // the tag
	check(t, s.tx(ctx, "remove", true, func(t *tx) error { t.exec("UPDATE feed SET removed = 1 WHERE id = ?", other); return t.err }))
	must(s.Redo(ctx))(t)
	must(s.Redo(ctx))(t)
	if _, err := s.Redo(ctx); !errors.Is(err, ErrNoneUndone) {
		t.Errorf("nothing left to do again: %v", err)
	}
}

// What comes in after the removal wins over what the trash has.
func TestRemoveFeedAddedMeanwhile(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	must(s.Put(ctx, id, short(1, 0, 20), nil))(t)
	check(t, s.RemoveFeed(ctx, id))
	addFeed(t, s, 1, Settings{Folder: "ج"})
	if n := must(s.Count(ctx, Filter{Feed: id}))(t); n != 20 {
		t.Errorf("%d articles came back with the subscription", n)
	}
	before := picture(t, s)
	must(s.Undo(ctx))(t)
	if after := picture(t, s); after != before {
		t.Errorf("undoing what is undone changed\n%s\nto\n%s", before, after)
	}
	checkCounts(t, s)
}

// The trash is emptied in time.
func TestTrashEmptied(t *testing.T) {
	now := epoch
	s := open(t, filepath.Join(t.TempDir(), "k.db"), Options{Now: func() time.Time { return now }})
	first, later := addFeed(t, s, 1, Settings{}), addFeed(t, s, 2, Settings{})
	must(s.Put(ctx, first, short(1, 0, 20), nil))(t)
	must(s.Put(ctx, later, short(2, 0, 20), nil))(t)
	check(t, s.RemoveFeed(ctx, first))
	now = now.AddDate(0, 0, trashDays+1)
	check(t, s.RemoveFeed(ctx, later))
	var feeds, rows int
	check(t, s.one(ctx, "SELECT (SELECT count(*) FROM feed WHERE id = ?), (SELECT count(*) FROM trash_body)", []any{first}, &feeds, &rows))
	if feeds != 0 || rows != 20 {
		t.Errorf("%d feeds, %d articles in the trash", feeds, rows)
	}
	must(s.Undo(ctx))(t)
	must(s.Undo(ctx))(t)
	checkCounts(t, s)
	if list := must(s.Feeds(ctx))(t); len(list) != 1 || list[0].ID != later {
		t.Errorf("feeds after undoing both: %+v", list)
	}
}
