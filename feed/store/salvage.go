package store

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"unicode/utf8"

	"khabar/feed"
	"khabar/feed/internal/sqlitefile"
)

// pageSize is what the pages of the file have.
const pageSize = 8192

// salvage copies what can be read of a damaged file into s, which is empty. The
// file is read by its pages: where a table begins may be unknown, and what leads
// to its pages may be lost.
func (s *Store) salvage(ctx context.Context, damaged string) (*Repair, error) {
	f, err := sqlitefile.Open(damaged, pageSize)
	if err != nil {
		return nil, fileError(err)
	}
	defer f.Close()
	trees, err := f.Trees(ctx)
	if err != nil {
		return nil, fileError(err)
	}
	var r Repair
	err = s.tx(ctx, "save what can be read", true, func(t *tx) error {
		w := wreck{tx: t, ctx: ctx, file: f, tables: map[string][]column{}, trees: map[string][]sqlitefile.Tree{}}
		if err := w.sort(trees); err != nil {
			return err
		}
		if err := w.copy(); err != nil {
			return err
		}
		return t.reconcile(&r)
	})
	return &r, err
}

// copy copies the rows of all tables.
func (w *wreck) copy() error {
	for _, table := range numbered {
		if table == "headline" {
			if err := errors.Join(w.copyIndexed(), w.readSpare()); err != nil {
				return err
			}
		}
		if err := w.copyTable(table); err != nil {
			return err
		}
	}
	for _, table := range []string{"gone", "found"} {
		if err := w.copyTable(table); err != nil {
			return err
		}
	}
	return w.copyTags()
}

// copyTable copies the rows of a table that are sound. Of two with one key the
// first stays.
func (w *wreck) copyTable(table string) error {
	for _, tree := range w.trees[table] {
		for r, err := range w.file.Rows(w.ctx, tree) {
			if err != nil {
				return err
			}
			if !w.fits(table, r.Values) {
				continue
			}
			if tree.Table {
				r.Values[0] = r.ID
			}
			if sound, err := w.sound(table, r); err != nil {
				return err
			} else if sound {
				w.insert(table, r.Values)
			}
			if w.err != nil {
				return w.err
			}
		}
	}
	return nil
}

func (w *wreck) insert(table string, values []any) {
	var names strings.Builder
	for i := range values {
		if i > 0 {
			names.WriteString(", ")
		}
		names.WriteString(w.tables[table][i].name)
	}
	w.exec("INSERT OR IGNORE INTO "+table+" ("+names.String()+") VALUES (?"+strings.Repeat(", ?", len(values)-1)+")", values...)
}

// sound reports whether a row is what it was when it was written, as far as that
// can be told: a body has a checksum, and an article is known by its ID.
func (w *wreck) sound(table string, r sqlitefile.Row) (bool, error) {
	switch table {
	case "body":
		_, err := w.store.codec.decompress(r.Values[1].([]byte))
		return err == nil, nil
	case "headline":
		title, guid := r.Values[1].(string), r.Values[2].(string)
		if !utf8.ValidString(title) {
			return false, nil
		}
		want, hash := hashID(guid), int64(0)
		err := w.row("SELECT hash FROM article WHERE id = ?", r.ID).Scan(&hash)
		if errors.Is(err, sql.ErrNoRows) {
			hash, err = want, nil
			w.insertSpare(r.ID, hash)
		}
		return hash == want, err
	}
	return true, nil
}

// copyTags copies which articles have which tags, from the table and from its
// index, which has each pair the other way round. Which of the two a tree is
// that has no name is told by what its numbers can be.
func (w *wreck) copyTags() error {
	ambiguous := false
	for _, name := range []string{"tagged", "tagged_article", pairs} {
		for _, tree := range w.trees[name] {
			var list [][2]int64
			ahead := 0 // how many more pairs make sense as they are than turned round
			for r, err := range w.file.Rows(w.ctx, tree) {
				if err != nil {
					return err
				}
				if !w.fits("tagged", r.Values) {
					continue
				}
				a, b := r.Values[0].(int64), r.Values[1].(int64)
				list = append(list, [2]int64{a, b})
				var straight, turned int
				if err := w.row("SELECT EXISTS (SELECT 1 FROM name WHERE id = ?1) AND EXISTS (SELECT 1 FROM article WHERE id = ?2), EXISTS (SELECT 1 FROM name WHERE id = ?2) AND EXISTS (SELECT 1 FROM article WHERE id = ?1)", a, b).Scan(&straight, &turned); err != nil {
					return err
				}
				ahead += straight - turned
			}
			turn := ahead < 0
			switch {
			case name != pairs:
				turn = name != "tagged"
			case ahead == 0: // the table comes before its index
				turn, ambiguous = ambiguous, true
			}
			for _, p := range list {
				if turn {
					p[0], p[1] = p[1], p[0]
				}
				w.exec("INSERT OR IGNORE INTO tagged VALUES (?, ?)", p[0], p[1])
			}
		}
	}
	return w.err
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
	t.exec("UPDATE saved SET due = 1") // they are run again: of what they found something may be missing
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
