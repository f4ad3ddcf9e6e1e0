package store

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"testing"

	"khabar/feed"
)

// older makes the file of a store as a former version of it did, with one feed.
func older(t testing.TB, path string, version int, articles []feed.Article) {
	t.Helper()
	db := must(sql.Open("sqlite", "file:"+path+"?_pragma=page_size(8192)"))(t)
	defer db.Close()
	run := func(query string, args ...any) { t.Helper(); must(db.Exec(query, args...))(t) }
	for _, step := range migrations[:version] {
		run(step)
	}
	run("PRAGMA user_version = " + strconv.Itoa(version))
	run("INSERT INTO feed (id, url, title, total, unread) VALUES (1, 'https://old.example', 'قديم', ?, ?)", len(articles), len(articles))
	codec := newCodec()
	for i := range articles {
		a := &articles[i]
		run("INSERT INTO article (id, feed, date, hash, sum, meta) VALUES (?, 1, ?, ?, 1, ?)", i+1, a.Published.Time.Unix(), hashID(a.ID), packMeta(a))
		run("INSERT INTO headline (id, title, guid, lang) VALUES (?, ?, ?, ?)", i+1, a.Title, a.ID, a.Lang)
		run("INSERT INTO body (id, data) VALUES (?, ?)", i+1, codec.compress(nil, AppendBody(nil, a)))
	}
	run("UPDATE counter SET value = ?", len(articles)+1)
	if version > 1 {
		run("INSERT INTO pending (first, last) VALUES (1, ?)", len(articles))
	}
}

// TestMigrateEach brings a store of each former version up to date, and uses
// it.
func TestMigrateEach(t *testing.T) {
	for version := 1; version < len(migrations); version++ {
		path := filepath.Join(t.TempDir(), "k.db")
		list := short(1, 0, 30)
		older(t, path, version, list)
		s := open(t, path, Options{})
		if got := must(s.version(ctx))(t); got != len(migrations) {
			t.Errorf("version %d became %d", version, got)
		}
		checkCounts(t, s)
		check(t, s.SetStories(ctx, map[int64]int64{3: 3, 9: 3, 12: 3}))
		for f, want := range map[Filter]int{{}: 30, {Unread: true, Shown: true}: 30, {Stories: true, Shown: true}: 28, {Hidden: true}: 0} {
			if n := must(s.Count(ctx, f))(t); n != want {
				t.Errorf("from version %d, %+v: %d, want %d", version, f, n, want)
			}
		}
		a, _, err := s.Article(ctx, 7)
		if err != nil || a.Title != list[6].Title || len(a.Body) != len(list[6].Body) {
			t.Errorf("from version %d: %q, %v", version, a.Title, err)
		}
		check(t, s.RemoveFeed(ctx, 1))
		must(s.Undo(ctx))(t)
		checkCounts(t, s)
		check(t, s.Check(ctx))
	}
}

func TestMigrate(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "k.db")
	older(t, path, 1, short(1, 0, 30))
	s := open(t, path, Options{})
	if p := must(s.Pending(ctx, 100))(t); len(p.IDs) != 30 {
		t.Errorf("%d articles wait for the index", len(p.IDs))
	}
	checkCounts(t, s)
	if _, err := os.Stat(CopyName(path, 1)); err != nil {
		t.Error(err)
	}
	copied := open(t, CopyName(path, 1), Options{})
	if n := must(copied.Count(ctx, Filter{}))(t); n != 30 {
		t.Errorf("the copy has %d articles", n)
	}
	check(t, s.tx(ctx, "go forward", true, func(t *tx) error {
		_, err := t.conn.ExecContext(ctx, "PRAGMA user_version=99")
		return err
	}))
	check(t, s.Close())
	if err := second(Open(ctx, path, Options{})); !errors.Is(err, ErrNewer) {
		t.Errorf("a newer file: %v", err)
	}
	empty := filepath.Join(dir, "empty.db")
	check(t, os.WriteFile(empty, nil, 0o600))
	if n := must(open(t, empty, Options{}).Count(ctx, Filter{}))(t); n != 0 {
		t.Errorf("%d articles in an empty file", n)
	}
}
