package store

import (
	"context"
	"database/sql"
	"encoding/binary"
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

// maxSteps is how many steps can be undone.
const maxSteps = 500

var errJournal = fmt.Errorf("%w: the journal of steps", ErrDamaged)

// ErrNothing says that there is no step to undo.
var ErrNothing = errors.New("there is nothing to undo")

// applyStep does something to the chosen articles and writes it down.
func (t *tx) applyStep(a Action, tag string) (int, error) {
	n, err := t.apply(a, tag)
	if err != nil || n == 0 {
		return n, err
	}
	var runs []byte
	var first, next, last int64 // the run that is open, and where the one before ended
	flush := func() {
		if next > first {
			runs = binary.AppendUvarint(runs, uint64(first-last))
			runs = binary.AppendUvarint(runs, uint64(next-first))
			last = next
		}
	}
	err = t.each("SELECT id FROM chosen ORDER BY id", nil, func(row scanner) error {
		var id int64
		if err := row.Scan(&id); err != nil {
			return err
		}
		if id != next {
			flush()
			first = id
		}
		next = id + 1
		return nil
	})
	if err != nil {
		return 0, err
	}
	flush()
	return n, t.step(a, n, tag, runs)
}

// step writes down what was done, and what is needed to take it back.
func (t *tx) step(a Action, n int, what string, data []byte) error {
	t.exec("INSERT INTO step (at, kind, count, what, data) VALUES (?, ?, ?, ?, ?)", t.store.now().Unix(), int(a), n, what, data)
	t.exec("DELETE FROM step WHERE id <= (SELECT max(id) FROM step) - ?", maxSteps)
	return t.err
}

// Undo takes the last step back that was not undone yet, and returns it. An
// article that changed since, or is gone, is left as it is. The error is
// [ErrNothing] where there is no step.
func (s *Store) Undo(ctx context.Context) (st Step, err error) {
	err = s.tx(ctx, "undo", true, func(t *tx) error {
		var id, at int64
		var runs []byte
		err := t.row("SELECT id, at, kind, count, what, data FROM step ORDER BY id DESC LIMIT 1").Scan(&id, &at, &st.Action, &st.Count, &st.Tag, &runs)
		if errors.Is(err, sql.ErrNoRows) {
			return ErrNothing
		}
		if err != nil {
			return err
		}
		st.At = fromUnix(at)
		if st.Action == FeedRemoved || st.Action.ofSearch() {
			undo := t.undoRemoval
			if st.Action.ofSearch() {
				undo = func(data []byte) error { return t.undoSaved(st.Action, data) }
			}
			if err := undo(runs); err != nil {
				return err
			}
			t.exec("DELETE FROM step WHERE id = ?", id)
			return t.err
		}
		t.exec("DELETE FROM chosen")
		for last := int64(0); len(runs) > 0; {
			gap, n := binary.Uvarint(runs)
			length, m := binary.Uvarint(runs[max(0, n):])
			if n <= 0 || m <= 0 {
				return errJournal
			}
			runs = runs[n+m:]
			first := last + int64(gap)
			last = first + int64(length)
			t.exec("INSERT OR IGNORE INTO chosen SELECT id FROM article WHERE id >= ? AND id < ?", first, last)
		}
		if _, err := t.apply(st.Action.inverse(), st.Tag); err != nil {
			return err
		}
		t.exec("DELETE FROM step WHERE id = ?", id)
		return t.err
	})
	return st, err
}
