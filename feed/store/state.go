package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
)

// Opened marks an article as read because it was opened. It is no step that
// Undo takes back.
func (s *Store) Opened(ctx context.Context, id int64) error {
	return s.tx(ctx, "mark an article as read", true, func(t *tx) error {
		t.choose([]int64{id})
		_, err := t.apply(MarkedRead, "")
		return err
	})
}

// SetRead marks articles as read or unread and returns how many that changed.
func (s *Store) SetRead(ctx context.Context, read bool, ids ...int64) (int, error) {
	return s.act(ctx, pick(read, MarkedRead, MarkedUnread), "", ids)
}

// SetStarred stars articles, or takes their stars away.
func (s *Store) SetStarred(ctx context.Context, starred bool, ids ...int64) (int, error) {
	return s.act(ctx, pick(starred, Starred, Unstarred), "", ids)
}

// Tag gives articles a tag.
func (s *Store) Tag(ctx context.Context, tag string, ids ...int64) (int, error) {
	return s.act(ctx, Tagged, tag, ids)
}

// Untag takes a tag from articles.
func (s *Store) Untag(ctx context.Context, tag string, ids ...int64) (int, error) {
	return s.act(ctx, Untagged, tag, ids)
}

// MarkAllRead marks all articles of a list as read, in one step of undo.
func (s *Store) MarkAllRead(ctx context.Context, f Filter) (n int, err error) {
	f.Unread = true
	f.Stories = false // all that tell them
	_, cond, args := f.where()
	err = s.tx(ctx, "mark all as read", true, func(t *tx) error {
		t.exec("DELETE FROM chosen")
		t.exec("INSERT INTO chosen SELECT id FROM article WHERE "+cond, args...)
		n, err = t.applyStep(MarkedRead, "")
		return err
	})
	return n, err
}

func (s *Store) act(ctx context.Context, a Action, tag string, ids []int64) (n int, err error) {
	if tag == "" && (a == Tagged || a == Untagged) {
		return 0, &Error{"tag articles", s.path, errNoTag}
	}
	err = s.tx(ctx, "change "+a.object(), true, func(t *tx) error {
		t.choose(ids)
		n, err = t.applyStep(a, tag)
		return err
	})
	return n, err
}

var errNoTag = errors.New("a tag needs a name")

// choose fills the temporary table with articles.
func (t *tx) choose(ids []int64) {
	t.exec("DELETE FROM chosen")
	for _, id := range ids {
		t.exec("INSERT OR IGNORE INTO chosen VALUES (?)", id)
	}
}

// apply does something to the chosen articles, and leaves only those chosen
// that it changed.
func (t *tx) apply(a Action, tag string) (n int, err error) {
	const counts = " FROM (SELECT feed, count(*) AS n, sum(hidden) AS h FROM article WHERE id IN chosen GROUP BY feed) AS c WHERE feed.id = c.feed"
	switch a {
	case MarkedRead:
		t.exec("DELETE FROM chosen WHERE id NOT IN (SELECT id FROM article WHERE article.id = chosen.id AND read = 0)")
		t.exec("UPDATE article SET read = 1 WHERE id IN chosen")
		t.exec("UPDATE feed SET unread = unread - c.n, hidden_unread = hidden_unread - c.h" + counts)
	case MarkedUnread:
		t.exec("DELETE FROM chosen WHERE id NOT IN (SELECT id FROM article WHERE article.id = chosen.id AND read = 1)")
		t.exec("UPDATE article SET read = 0 WHERE id IN chosen")
		t.exec("UPDATE feed SET unread = unread + c.n, hidden_unread = hidden_unread + c.h" + counts)
	case Starred, Unstarred:
		on := a == Starred
		t.exec("DELETE FROM chosen WHERE id NOT IN (SELECT id FROM article WHERE article.id = chosen.id AND starred <> ?)", on)
		t.exec("UPDATE article SET starred = ? WHERE id IN chosen", on)
		t.rehide()
	case Tagged:
		id := t.name(tag)
		t.exec("DELETE FROM chosen WHERE id NOT IN (SELECT id FROM article WHERE article.id = chosen.id) OR EXISTS (SELECT 1 FROM tagged WHERE tag = ? AND article = chosen.id)", id)
		t.exec("INSERT INTO tagged SELECT ?, id FROM chosen", id)
	case Untagged:
		id := t.name(tag)
		t.exec("DELETE FROM chosen WHERE NOT EXISTS (SELECT 1 FROM tagged WHERE tag = ? AND article = chosen.id)", id)
		t.exec("DELETE FROM tagged WHERE tag = ? AND article IN chosen", id)
	}
	if t.err != nil {
		return 0, t.err
	}
	err = t.row("SELECT count(*) FROM chosen").Scan(&n)
	return n, err
}

// Tags are the reader's tags with how many articles have each.
func (s *Store) Tags(ctx context.Context) (map[string]int, error) {
	tags := map[string]int{}
	err := s.each(ctx, "SELECT n.text, count(*) FROM tagged t JOIN name n ON n.id = t.tag GROUP BY t.tag", nil, func(row scanner) error {
		var name string
		var n int
		err := row.Scan(&name, &n)
		tags[name] = n
		return err
	})
	return tags, s.fail("list the tags", err)
}

// TagsOfAll are the tags of some articles, each by name; articles without any
// are not there.
func (s *Store) TagsOfAll(ctx context.Context, ids []int64) (map[int64][]string, error) {
	list, err := json.Marshal(ids)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	tags := map[int64][]string{}
	err = s.each(ctx, "SELECT t.article, n.text FROM json_each(?) j CROSS JOIN tagged t INDEXED BY tagged_article ON t.article = j.value JOIN name n ON n.id = t.tag ORDER BY n.text", []any{string(list)}, func(row scanner) error {
		var id int64
		var name string
		err := row.Scan(&id, &name)
		tags[id] = append(tags[id], name)
		return err
	})
	return tags, s.fail("list the tags", err)
}

// Position is where reading stopped: a block of the body and a byte of its
// text. It holds in any width of any terminal.
type Position struct{ Block, Offset int }

// SetPosition keeps where reading an article stopped.
func (s *Store) SetPosition(ctx context.Context, id int64, p Position) error {
	return s.tx(ctx, "keep the reading position", true, func(t *tx) error {
		t.exec("INSERT OR REPLACE INTO position SELECT id, ?, ?, ? FROM article WHERE id = ?", p.Block, p.Offset, s.now().Unix(), id)
		return t.err
	})
}

// PositionOf is where reading an article stopped, its beginning where it was
// never open.
func (s *Store) PositionOf(ctx context.Context, id int64) (p Position, err error) {
	err = s.one(ctx, "SELECT block, offset FROM position WHERE id = ?", []any{id}, &p.Block, &p.Offset)
	if errors.Is(err, sql.ErrNoRows) {
		return Position{}, nil
	}
	return p, s.fail("read the reading position", err)
}

func pick(yes bool, a, b Action) Action {
	if yes {
		return a
	}
	return b
}
