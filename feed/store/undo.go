package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"
)

// Action is what was done to articles, or to a feed with its articles.
type Action uint8

// The actions. Their numbers are in the file.
const (
	MarkedRead Action = iota + 1
	MarkedUnread
	Starred
	Unstarred
	Tagged
	Untagged
	FeedRemoved
	SearchSaved
	SearchChanged
	SearchRemoved
)

// inverse is the action that takes a back.
func (a Action) inverse() Action {
	switch a {
	case MarkedRead:
		return MarkedUnread
	case MarkedUnread:
		return MarkedRead
	case Starred:
		return Unstarred
	case Unstarred:
		return Starred
	case Tagged:
		return Untagged
	case Untagged:
		return Tagged
	}
	return 0
}

func (a Action) object() string {
	switch a {
	case MarkedRead, MarkedUnread:
		return "what was read"
	case Starred, Unstarred:
		return "stars"
	}
	return "tags"
}

// ofSearch reports whether a is something done to a saved search.
func (a Action) ofSearch() bool { return a >= SearchSaved && a <= SearchRemoved }

// Step is something the reader did.
type Step struct {
	Action Action
	Tag    string // of Tagged and Untagged; of FeedRemoved what the reader calls the feed, of a saved search its name
	Count  int    // articles that it changed
	Feed   int64  // of FeedRemoved
	At     time.Time
}

// String says the step in English.
func (st Step) String() string {
	articles := counted(st.Count, "article")
	switch st.Action {
	case MarkedRead:
		return articles + " marked as read"
	case MarkedUnread:
		return articles + " marked as unread"
	case Starred:
		return articles + " starred"
	case Unstarred:
		return articles + " unstarred"
	case Tagged:
		return fmt.Sprintf("%s tagged %q", articles, st.Tag)
	case Untagged:
		return fmt.Sprintf("tag %q taken from %s", st.Tag, articles)
	case FeedRemoved:
		return fmt.Sprintf("%s removed, with %s", st.Tag, articles)
	}
	if st.Action.ofSearch() {
		did := [...]string{"saved", "changed", "removed"}
		return fmt.Sprintf("search %q %s", st.Tag, did[st.Action-SearchSaved])
	}
	return "nothing"
}

// maxSteps is how many steps can be undone, and so done again.
const maxSteps = 500

var errJournal = fmt.Errorf("%w: the journal of steps", ErrDamaged)

// ErrNothing says that there is no step to undo, ErrNoneUndone that there is none
// to do again.
var (
	ErrNothing    = errors.New("there is nothing to undo")
	ErrNoneUndone = errors.New("there is nothing to do again")
)

// applyStep does something to the chosen articles and writes it down.
func (t *tx) applyStep(a Action, tag string) (int, error) {
	n, err := t.apply(a, tag)
	if err != nil || n == 0 {
		return n, err
	}
	runs, err := t.chosenRuns()
	if err != nil {
		return 0, err
	}
	return n, t.step(a, n, tag, runs)
}

// step writes down what was done, and what is needed to take it back.
func (t *tx) step(a Action, n int, what string, data []byte) error {
	t.exec("INSERT INTO step (at, kind, count, what, data) VALUES (?, ?, ?, ?, ?)", t.store.now().Unix(), int(a), n, what, data)
	t.exec("DELETE FROM step WHERE id <= (SELECT max(id) FROM step) - ?", maxSteps)
	t.forgetUndone()
	return t.err
}

// entry is a row of the journal: a step, and the data to undo it by, or in the
// table of what was undone, to do it again by.
type entry struct {
	Step
	id   int64
	data []byte
}

// newest reads the newest row of a table of steps; none is returned where it is
// empty.
func (t *tx) newest(table string, none error) (e entry, err error) {
	var at int64
	err = t.row("SELECT id, at, kind, count, what, data FROM "+table+" ORDER BY id DESC LIMIT 1").Scan(&e.id, &at, &e.Action, &e.Count, &e.Tag, &e.data)
	e.At = fromUnix(at)
	if errors.Is(err, sql.ErrNoRows) {
		return e, none
	}
	if err == nil && e.Action == FeedRemoved {
		e.Feed, err = feedOf(e.data)
	}
	return e, err
}

// Undo takes the last step back that was not undone yet, and returns it. An
// article that changed since, or is gone, is left as it is. The error is
// [ErrNothing] where there is no step.
func (s *Store) Undo(ctx context.Context) (st Step, err error) {
	err = s.tx(ctx, "undo", true, func(t *tx) error {
		e, err := t.newest("step", ErrNothing)
		if err != nil {
			return err
		}
		st = e.Step
		if err := t.undo(e); err != nil {
			return err
		}
		t.exec("DELETE FROM step WHERE id = ?", e.id)
		return t.err
	})
	return st, err
}

// undo takes a step back and writes down how to do it again.
func (t *tx) undo(e entry) error {
	switch {
	case e.Action == FeedRemoved:
		back, err := t.undoRemoval(e.Feed)
		if err != nil || !back {
			return err
		}
		return t.undone(e, e.Count, e.data)
	case e.Action.ofSearch():
		again, err := t.undoSaved(e.Action, e.data)
		if err != nil || again == nil {
			return err
		}
		return t.undone(e, 0, again)
	}
	if err := t.chooseRuns(e.data); err != nil {
		return err
	}
	n, err := t.apply(e.Action.inverse(), e.Tag)
	if err != nil || n == 0 {
		return err
	}
	runs, err := t.chosenRuns()
	if err != nil {
		return err
	}
	return t.undone(e, n, runs)
}
