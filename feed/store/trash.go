package store

import (
	"context"
	"encoding/binary"
	"errors"
)

// trashDays is how long the articles of a removed feed can be brought back.
const trashDays = 30

// trashed are the tables whose rows go into the trash, with their columns.
var trashed = [...]struct{ table, key, columns string }{
	{"article", "id", "id, feed, date, hash, sum, read, starred, section, story, meta, hidden"},
	{"headline", "id", "id, title, guid, url, source, lang"},
	{"body", "id", "id, data"},
	{"position", "id", "id, block, offset, at"},
	{"tagged", "article", "tag, article"},
}

// RemoveFeed ends a subscription. Its articles go, but for the starred ones;
// for some weeks [Store.Undo] brings them back, and so does subscribing again.
func (s *Store) RemoveFeed(ctx context.Context, id int64) error {
	return s.tx(ctx, "remove a feed", true, func(t *tx) error { return t.removeFeed(id) })
}

func (t *tx) removeFeed(id int64) error {
	var removed bool
	var label string
	if err := t.row("SELECT removed, CASE WHEN name <> '' THEN name WHEN title <> '' THEN title ELSE url END FROM feed WHERE id = ?", id).Scan(&removed, &label); err != nil || removed {
		return errors.Join(err, notFoundIf(removed))
	}
	t.forgetUndone()
	if err := t.emptyTrash(); err != nil {
		return err
	}
	var step int64
	if err := t.row("INSERT INTO step (at, kind, count, what, data) VALUES (?, ?, 0, ?, ?) RETURNING id",
		t.store.now().Unix(), int(FeedRemoved), label, binary.AppendUvarint(nil, uint64(id))).Scan(&step); err != nil {
		return err
	}
	t.exec("DELETE FROM chosen")
	t.exec("INSERT INTO chosen SELECT id FROM article WHERE feed = ? AND starred = 0", id)
	for _, t2 := range trashed {
		t.exec("INSERT INTO trash_"+t2.table+" ("+t2.columns+", step) SELECT "+t2.columns+", ? FROM "+t2.table+" WHERE "+t2.key+" IN chosen", step)
	}
	n := 0
	if err := t.row("SELECT count(*) FROM chosen").Scan(&n); err != nil {
		return err
	}
	t.exec("UPDATE step SET count = ? WHERE id = ?", n, step)
	if err := t.removeChosen(); err != nil {
		return err
	}
	t.exec("DELETE FROM gone WHERE feed = ? AND hash IN (SELECT hash FROM trash_article WHERE step = ?)", id, step)
	t.exec("UPDATE feed SET removed = 1, etag = '', modified = '' WHERE id = ?", id)
	return t.err
}

// bringBack takes the articles of a feed out of the trash and subscribes to
// it again.
func (t *tx) bringBack(id int64) error {
	t.exec("DELETE FROM chosen")
	t.exec("INSERT INTO chosen SELECT id FROM trash_article WHERE feed = ?", id)
	// What came in under the same ID meanwhile stays as it is.
	t.exec("DELETE FROM chosen WHERE id IN (SELECT o.id FROM trash_article o JOIN article a ON a.feed = o.feed AND a.hash = o.hash)")
	for _, t2 := range trashed {
		t.exec("INSERT OR IGNORE INTO " + t2.table + " (" + t2.columns + ") SELECT " + t2.columns + " FROM trash_" + t2.table + " WHERE " + t2.key + " IN chosen")
		t.exec("DELETE FROM trash_"+t2.table+" WHERE "+t2.key+" IN (SELECT id FROM trash_article WHERE feed = ?) AND 'article' <> ?", id, t2.table)
	}
	t.exec("DELETE FROM trash_article WHERE feed = ?", id)
	t.exec("UPDATE article SET hidden = 0 WHERE id IN chosen") // what it is hidden by is found again
	t.exec("INSERT INTO pending (first, last) SELECT min(id), max(id) FROM chosen HAVING count(*) > 0")
	t.exec(`UPDATE feed SET removed = 0, total = (SELECT count(*) FROM article WHERE feed = ?1),
		unread = (SELECT count(*) FROM article WHERE feed = ?1 AND read = 0), hidden = (SELECT count(*) FROM article WHERE feed = ?1 AND hidden = 1),
		hidden_unread = (SELECT count(*) FROM article WHERE feed = ?1 AND hidden = 1 AND read = 0) WHERE id = ?1`, id)
	return t.err
}

// feedOf is the feed of a step that removed one.
func feedOf(data []byte) (int64, error) {
	id, n := binary.Uvarint(data)
	if n <= 0 {
		return 0, errJournal
	}
	return int64(id), nil
}

// undoRemoval undoes the removal of a feed and reports whether it did: one that
// is back already, or whose trash was emptied, is left as it is.
func (t *tx) undoRemoval(id int64) (bool, error) {
	var removed bool
	if t.row("SELECT removed FROM feed WHERE id = ?", id).Scan(&removed) != nil || !removed {
		return false, t.err
	}
	return true, t.bringBack(id)
}

// emptyTrash forgets what can't be undone any more, or has not been for long.
func (t *tx) emptyTrash() error {
	const old = " WHERE step NOT IN (SELECT id FROM step WHERE kind = ? AND at >= ?)"
	since := t.store.now().AddDate(0, 0, -trashDays).Unix()
	for _, t2 := range trashed {
		t.exec("DELETE FROM trash_"+t2.table+old, int(FeedRemoved), since)
	}
	t.exec("DELETE FROM feed WHERE removed = 1 AND id NOT IN (SELECT feed FROM article) AND id NOT IN (SELECT feed FROM trash_article)")
	return t.err
}
