package store

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strconv"
	"time"
)

// migrations are the steps from one version of the schema to the next: the
// file's user_version is how many of them it has seen. A step that was
// released is never changed; what is new is a step of its own.
var migrations = [...]string{feedsAndArticles, findings, trash, tellings, orders, redos}

// feedsAndArticles: times are seconds since 1970, 0 for none; hash and sum are
// 64 bits; meta is packed, see packMeta. The indexes begin as the lists are
// sorted and hold what these are filtered by.
const feedsAndArticles = `
PRAGMA application_id = 0x4B686272;
CREATE TABLE feed (
	id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE,
	title TEXT NOT NULL DEFAULT '', site TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',
	lang TEXT NOT NULL DEFAULT '', dir INTEGER NOT NULL DEFAULT 0, updated INTEGER NOT NULL DEFAULT 0,
	name TEXT NOT NULL DEFAULT '', folder TEXT NOT NULL DEFAULT '', place INTEGER NOT NULL DEFAULT 0,
	fulltext INTEGER NOT NULL DEFAULT 0, direction INTEGER NOT NULL DEFAULT 0,
	keep_days INTEGER NOT NULL DEFAULT 0, keep_count INTEGER NOT NULL DEFAULT 0,
	etag TEXT NOT NULL DEFAULT '', modified TEXT NOT NULL DEFAULT '',
	fetched INTEGER NOT NULL DEFAULT 0, error TEXT NOT NULL DEFAULT '', failures INTEGER NOT NULL DEFAULT 0,
	retry INTEGER NOT NULL DEFAULT 0, retired TEXT NOT NULL DEFAULT '',
	removed INTEGER NOT NULL DEFAULT 0, total INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE article (
	id INTEGER PRIMARY KEY, feed INTEGER NOT NULL, date INTEGER NOT NULL, hash INTEGER NOT NULL, sum INTEGER NOT NULL,
	read INTEGER NOT NULL DEFAULT 0, starred INTEGER NOT NULL DEFAULT 0, section INTEGER NOT NULL DEFAULT 0,
	story INTEGER NOT NULL DEFAULT 0, meta INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX article_date ON article (date, id, feed, section);
CREATE INDEX article_feed ON article (feed, date, id, section);
CREATE UNIQUE INDEX article_hash ON article (feed, hash);
CREATE INDEX article_unread ON article (date, id, feed, section) WHERE read = 0;
CREATE INDEX article_starred ON article (date, id, feed, section) WHERE starred = 1;
CREATE INDEX article_story ON article (story, date, id) WHERE story <> 0;
CREATE TABLE headline (
	id INTEGER PRIMARY KEY, title TEXT NOT NULL, guid TEXT NOT NULL, url TEXT, source TEXT, lang TEXT NOT NULL
);
CREATE TABLE body (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
CREATE TABLE tagged (tag INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (tag, article)) WITHOUT ROWID;
CREATE INDEX tagged_article ON tagged (article);
CREATE TABLE position (id INTEGER PRIMARY KEY, block INTEGER NOT NULL, offset INTEGER NOT NULL, at INTEGER NOT NULL);
CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind INTEGER NOT NULL, count INTEGER NOT NULL, what TEXT NOT NULL, data BLOB NOT NULL);
CREATE TABLE gone (feed INTEGER NOT NULL, hash INTEGER NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (feed, hash)) WITHOUT ROWID;
CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO counter VALUES ('article', 1);
`

// findings: what search and related articles stand on. The pages of the index
// are bytes of the caller's, page 0 being its head; pending are the numbers of
// articles that are not in it yet, from first to last.
const findings = `
CREATE TABLE page (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE signature (id INTEGER PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE pending (id INTEGER PRIMARY KEY, first INTEGER NOT NULL, last INTEGER NOT NULL);
INSERT INTO pending (first, last) SELECT min(id), max(id) FROM article HAVING count(*) > 0;
`

// trash: what was removed with its feed, by the step that undoes it, and
// whether the reader named a feed's address. A column that one of these tables
// gets is to be given to its trash, too.
const trash = `
ALTER TABLE feed ADD COLUMN typed INTEGER NOT NULL DEFAULT 1;
CREATE TABLE trash_article AS SELECT *, 0 AS step FROM article WHERE 0;
CREATE TABLE trash_headline AS SELECT *, 0 AS step FROM headline WHERE 0;
CREATE TABLE trash_body AS SELECT *, 0 AS step FROM body WHERE 0;
CREATE TABLE trash_position AS SELECT *, 0 AS step FROM position WHERE 0;
CREATE TABLE trash_tagged AS SELECT *, 0 AS step FROM tagged WHERE 0;
`

// tellings: lists with one row for a story, and lists without what the reader
// muted. The indexes of lists hold the story and whether the article is hidden,
// so that neither is looked up; that of stories finds the later tellings of one.
// found are the articles of saved searches, sorted as lists are; a search that
// is due is to be run again.
const tellings = `
ALTER TABLE article ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE trash_article ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN hidden INTEGER NOT NULL DEFAULT 0;
ALTER TABLE feed ADD COLUMN hidden_unread INTEGER NOT NULL DEFAULT 0;
DROP INDEX article_date;
DROP INDEX article_feed;
DROP INDEX article_unread;
DROP INDEX article_starred;
DROP INDEX article_story;
CREATE INDEX article_date ON article (date, id, feed, section, story, hidden);
CREATE INDEX article_feed ON article (feed, date, id, section, hidden);
CREATE INDEX article_unread ON article (date, id, feed, section, story, hidden) WHERE read = 0;
CREATE INDEX article_starred ON article (date, id, feed, section, hidden) WHERE starred = 1;
CREATE INDEX article_story ON article (story, date, id, feed, section, hidden, read) WHERE story <> 0;
CREATE INDEX article_hidden ON article (date, id, feed, section) WHERE hidden = 1;
CREATE TABLE saved (
	id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, query TEXT NOT NULL, mute INTEGER NOT NULL DEFAULT 0,
	due INTEGER NOT NULL DEFAULT 1, removed INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE found (saved INTEGER NOT NULL, at INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (saved, at, article)) WITHOUT ROWID;
CREATE INDEX found_article ON found (article);
`

// orders: what lists go along that are not sorted by date alone.
var orders = `
CREATE INDEX article_read ON article (date, id, feed, section, hidden) WHERE read = 1;
CREATE INDEX article_section ON article (section, date, id, feed, hidden);
CREATE INDEX headline_order ON headline (` + headlineKey + `, id);
`

// redos: the steps that were undone, each with what it is done again by.
const redos = `
CREATE TABLE undone (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind INTEGER NOT NULL, count INTEGER NOT NULL, what TEXT NOT NULL, data BLOB NOT NULL);
`

// errForeign says that the file is no store.
var errForeign = errors.New("the file is a database of another program; name another file")

// migrate brings a file of an older version up to date, in one transaction,
// after it was copied.
func (s *Store) migrate(ctx context.Context, version int) error {
	if version > 0 {
		if err := s.keepCopy(ctx, version); err != nil {
			return fmt.Errorf("the copy to be kept before the file is brought up to date: %w", err)
		}
	} else {
		var tables int
		if err := s.read.QueryRowContext(ctx, "SELECT count(*) FROM sqlite_schema").Scan(&tables); err != nil {
			return err
		}
		if tables > 0 {
			// Another process may have made the store just now.
			if v, err := s.version(ctx); err != nil || v == 0 {
				return errForeign
			}
		}
		if err := s.keepLog(ctx); err != nil {
			return err
		}
	}
	return s.tx(ctx, "bring the store up to date", true, func(t *tx) error {
		if err := t.row("PRAGMA user_version").Scan(&version); err != nil {
			return err
		}
		for ; version < len(migrations); version++ {
			if _, err := t.conn.ExecContext(t.ctx, migrations[version]+"PRAGMA user_version="+strconv.Itoa(version+1)); err != nil {
				return err
			}
		}
		return nil
	})
}

// keepLog gives the file its write-ahead log. SQLite does not wait there for
// another process that is making the same store.
func (s *Store) keepLog(ctx context.Context) error {
	for tries := 0; ; tries++ {
		err := s.tx(ctx, "make the store", false, func(t *tx) error {
			_, err := t.conn.ExecContext(ctx, "PRAGMA journal_mode=WAL")
			return err
		})
		if !errors.Is(err, ErrBusy) || tries == 250 {
			return err
		}
		select {
		case <-time.After(20 * time.Millisecond):
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

// CopyName is where Open keeps the copy of a file of an older version.
func CopyName(path string, version int) string { return path + ".v" + strconv.Itoa(version) }

// keepCopy copies the file to CopyName, whole or not at all.
func (s *Store) keepCopy(ctx context.Context, version int) error {
	name := CopyName(s.path, version)
	draft := name + "." + strconv.Itoa(os.Getpid())
	os.Remove(draft)
	defer os.Remove(draft)
	err := s.tx(ctx, "copy the store", false, func(t *tx) error {
		_, err := t.conn.ExecContext(t.ctx, "VACUUM INTO ?", draft)
		return err
	})
	if err != nil {
		return err
	}
	return os.Rename(draft, name)
}
