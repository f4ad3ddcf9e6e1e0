package store

import "context"

// Redo does again what the last [Store.Undo] took back, and returns it; it is a
// step that can be undone once more. An article that changed since, or is gone,
// is left as it is. The error is [ErrNoneUndone] where nothing was undone, or
// something else was done since.
func (s *Store) Redo(ctx context.Context) (st Step, err error) {
	err = s.tx(ctx, "do again", true, func(t *tx) error {
		e, err := t.newest("undone", ErrNoneUndone)
		if err != nil {
			return err
		}
		st = e.Step
		t.exec("DELETE FROM undone WHERE id = ?", e.id)
		t.again = true
		return t.redo(e)
	})
	return st, err
}

func (t *tx) redo(e entry) error {
	switch {
	case e.Action == FeedRemoved:
		var removed bool
		if t.row("SELECT removed FROM feed WHERE id = ?", e.Feed).Scan(&removed) != nil || removed {
			return t.err
		}
		return t.removeFeed(e.Feed)
	case e.Action.ofSearch():
		return t.redoSaved(e.Action, e.data)
	}
	if err := t.chooseRuns(e.data); err != nil {
		return err
	}
	_, err := t.applyStep(e.Action, e.Tag)
	return err
}

// undone writes down that a step was taken back, with what is needed to do it
// again to n articles.
func (t *tx) undone(e entry, n int, data []byte) error {
	t.exec("INSERT INTO undone (at, kind, count, what, data) VALUES (?, ?, ?, ?, ?)", e.At.Unix(), int(e.Action), n, e.Tag, data)
	return t.err
}

// forgetUndone leaves nothing to do again: something else was done. What is
// done again itself leaves the rest.
func (t *tx) forgetUndone() {
	if !t.again {
		t.exec("DELETE FROM undone")
	}
}
