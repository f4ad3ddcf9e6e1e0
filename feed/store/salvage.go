package store

import (
	"context"
	"database/sql"
	"net/url"
	"slices"
	"strings"

	"modernc.org/sqlite"

	"khabar/feed"
)

// maxFailures is how many reads of one table may fail before the rest of it
// is given up.
const maxFailures = 20000

// salvage copies what can be read of a damaged file into s, which is empty.
// Tables are read by their keys alone, never by an index, and past what is
// broken: where a read fails, what is left of the table is halved.
func (s *Store) salvage(ctx context.Context, damaged string) (*Repair, error) {
	from, err := openDamaged(ctx, damaged)
	if err != nil {
		// The pages of s are in its log until then.
		if err := s.tx(ctx, "write the log back", false, func(t *tx) error {
			_, err := t.conn.ExecContext(ctx, "PRAGMA wal_checkpoint(truncate)")
			return err
		}); err != nil {
			return nil, err
		}
		if graft(damaged, s.path) == nil {
			from, err = openDamaged(ctx, damaged)
		}
		if err != nil {
			return &Repair{}, nil // nothing can be read
		}
	}
	defer from.Close()
	var r Repair
	err = s.tx(ctx, "save what can be read", true, func(t *tx) error {
		for _, table := range []string{"feed", "article", "headline", "body", "name", "position", "step", "undone", "saved"} {
			if err := t.salvageTable(ctx, from, table); err != nil {
				return err
			}
		}
		for table, key := range map[string]string{"tagged": "tag, article", "gone": "feed, hash", "found": "saved, at, article"} {
			whole, err := t.salvageSmall(ctx, from, table, key)
			if err != nil {
				return err
			}
			if table == "found" && !whole { // saved searches are run again
				t.exec("UPDATE saved SET due = 1")
			}
		}
		return t.reconcile(&r)
	})
	return &r, err
}

func openDamaged(ctx context.Context, path string) (*sql.DB, error) {
	c, err := sqlite.NewConnector("file:" + (&url.URL{Path: path}).EscapedPath() + "?_pragma=busy_timeout(1000)&_pragma=cell_size_check(1)")
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(c)
	db.SetMaxOpenConns(1)
	var n int
	if err = db.QueryRowContext(ctx, "SELECT id FROM (SELECT rowid AS id FROM sqlite_schema WHERE name = 'article')").Scan(&n); err != nil {
		db.Close()
		return nil, err
	}
	return db, nil
}

// columns are those that a table has in both files.
func (t *tx) columns(ctx context.Context, from *sql.DB, table string) (names []string, err error) {
	var there []string
	rows, err := from.QueryContext(ctx, "SELECT name FROM pragma_table_info(?)", table)
	if err := eachRow(rows, err, func(row scanner) error {
		var name string
		err := row.Scan(&name)
		there = append(there, name)
		return err
	}); err != nil {
		return nil, nil // the table cannot be read
	}
	err = t.each("SELECT name FROM pragma_table_info(?)", []any{table}, func(row scanner) error {
		var name string
		err := row.Scan(&name)
		if slices.Contains(there, name) {
			names = append(names, name)
		}
		return err
	})
	return names, err
}

// copyRows copies rows of a query until it ends or fails, and returns the first
// column of the last one. failed is an error of reading, err one of writing.
func (t *tx) copyRows(ctx context.Context, from *sql.DB, query, insert string, columns int, args ...any) (last int64, failed, err error) {
	values := make([]any, columns)
	into := make([]any, columns)
	for i := range values {
		into[i] = &values[i]
	}
	rows, failed := from.QueryContext(ctx, query, args...)
	failed = eachRow(rows, failed, func(row scanner) error {
		if err := row.Scan(into...); err != nil {
			return err
		}
		last, _ = values[0].(int64)
		if strings.HasSuffix(query, bodyQuery) {
			if data, ok := values[1].([]byte); !ok || !t.whole(data) {
				return nil
			}
		}
		t.exec(insert, values...)
		if t.err != nil {
			err = t.err
		}
		return err
	})
	return last, failed, err
}

// whole reports whether a body can be unpacked.
func (t *tx) whole(data []byte) bool {
	_, err := t.store.codec.decompress(data)
	return err == nil
}

const bodyQuery = " FROM body NOT INDEXED WHERE id >= ? AND id < ? ORDER BY id"

// salvageTable copies a table whose key is id.
func (t *tx) salvageTable(ctx context.Context, from *sql.DB, table string) error {
	names, err := t.columns(ctx, from, table)
	if err != nil || len(names) < 2 {
		return err
	}
	list := strings.Join(names, ", ")
	query := "SELECT " + list + strings.Replace(bodyQuery, "body", table, 1)
	insert := "INSERT OR IGNORE INTO " + table + " (" + list + ") VALUES (?" + strings.Repeat(", ?", len(names)-1) + ")"
	var end int64
	if from.QueryRowContext(ctx, "SELECT max(id) + 1 FROM "+table).Scan(&end) != nil {
		end = 1 << 32
	}
	failures := 0
	type span struct{ lo, hi int64 }
	for todo := []span{{0, end}}; len(todo) > 0 && failures < maxFailures; {
		s := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		last, failed, err := t.copyRows(ctx, from, query, insert, len(names), s.lo, s.hi)
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
		if failed == nil {
			continue
		}
		failures++
		s.lo = max(s.lo, last+1)
		if s.hi-s.lo <= 1 {
			continue // the row itself
		}
		mid := s.lo + (s.hi-s.lo)/2
		todo = append(todo, span{mid, s.hi}, span{s.lo, mid})
	}
	return nil
}

// salvageSmall copies a table without a number for a key: from its beginning
// as far as it can be read, then from its end. whole is whether all could be.
func (t *tx) salvageSmall(ctx context.Context, from *sql.DB, table, key string) (whole bool, err error) {
	names, err := t.columns(ctx, from, table)
	if err != nil || len(names) < 2 {
		return false, err
	}
	list := strings.Join(names, ", ")
	insert := "INSERT OR IGNORE INTO " + table + " (" + list + ") VALUES (?" + strings.Repeat(", ?", len(names)-1) + ")"
	for n, order := range []string{key, strings.ReplaceAll(key, ",", " DESC,") + " DESC"} {
		_, failed, err := t.copyRows(ctx, from, "SELECT "+list+" FROM "+table+" ORDER BY "+order, insert, len(names))
		if failed == nil || err != nil {
			return n == 0, err
		}
	}
	return false, nil
}

// reconcile makes the tables agree after some rows were lost.
func (t *tx) reconcile(r *Repair) error {
	// What has no headline is as good as gone: its feed brings it again.
	r.Lost = int(t.exec("DELETE FROM article WHERE id NOT IN (SELECT id FROM headline)"))
	r.Lost += int(t.exec("DELETE FROM headline WHERE id NOT IN (SELECT id FROM article)"))
	for _, table := range []string{"body", "position"} {
		t.exec("DELETE FROM " + table + " WHERE id NOT IN (SELECT id FROM article)")
	}
	t.exec("DELETE FROM tagged WHERE article NOT IN (SELECT id FROM article) OR tag NOT IN (SELECT id FROM name)")
	// Without its text an article has no checksum, so that the next refresh
	// takes it for a changed one.
	empty := t.store.codec.compress(nil, AppendBody(nil, &feed.Article{}))
	r.Partial = int(t.exec("INSERT INTO body SELECT id, ? FROM article WHERE id NOT IN (SELECT id FROM body)", empty))
	t.exec("UPDATE article SET sum = 0 WHERE id IN (SELECT id FROM body WHERE data = ?)", empty)
	t.exec("INSERT OR IGNORE INTO feed (id, url, removed) SELECT DISTINCT feed, 'lost:' || feed, 1 FROM article WHERE feed NOT IN (SELECT id FROM feed)")
	t.exec("UPDATE feed SET etag = '', modified = ''") // so that they bring what was lost
	t.exec("DELETE FROM found WHERE saved NOT IN (SELECT id FROM saved) OR NOT EXISTS (SELECT 1 FROM article WHERE id = found.article AND date = at)")
	t.exec("UPDATE article SET hidden = 0")
	t.exec("UPDATE feed SET hidden = 0, hidden_unread = 0")
	t.exec("UPDATE feed SET total = (SELECT count(*) FROM article WHERE article.feed = feed.id), unread = (SELECT count(*) FROM article WHERE article.feed = feed.id AND read = 0)")
	t.exec("INSERT INTO chosen SELECT DISTINCT article FROM found")
	t.hide()
	t.exec("UPDATE counter SET value = max(value, (SELECT coalesce(max(id), 0) + 1 FROM article)) WHERE name = 'article'")
	t.exec("DELETE FROM pending")
	t.exec("INSERT INTO pending (first, last) SELECT min(id), max(id) FROM article HAVING count(*) > 0")
	if t.err != nil {
		return t.err
	}
	if err := t.row("SELECT count(*) FROM feed WHERE removed = 0 AND url <> ?", keptURL).Scan(&r.Feeds); err != nil {
		return err
	}
	return t.row("SELECT count(*) FROM article").Scan(&r.Articles)
}
