package store

import (
	"context"
	"database/sql"
	"errors"

	"khabar/feed"
)

// Article reads an article whole.
func (s *Store) Article(ctx context.Context, id int64) (a feed.Article, h Headline, err error) {
	const op = "open an article"
	p, err := s.statement(ctx, "SELECT "+headlineColumns+" FROM article a"+headlineJoin+" WHERE a.id = ?")
	if err != nil {
		return a, h, s.fail(op, err)
	}
	if err := scanHeadline(p.QueryRowContext(ctx, id), &h, false); err != nil {
		return a, h, s.fail(op, err)
	}
	var data []byte
	if err := s.one(ctx, "SELECT data FROM body WHERE id = ?", []any{id}, &data); err != nil {
		return a, h, s.fail(op, err)
	}
	body, err := s.codec.decompress(data)
	if err == nil {
		err = ReadBody(&a, body)
	}
	a.ID, a.URL, a.Source, a.Section, a.Title, a.Lang, a.Dir = h.GUID, h.URL, h.Source, h.Section, h.Title, h.Lang, h.Dir
	if h.directed {
		a = a.Directed(h.Dir)
	}
	return a, h, s.fail(op, err)
}

// Headlines reads the headlines of these articles, in their order; those that
// are not in the store any more are left out.
func (s *Store) Headlines(ctx context.Context, dst []Headline, ids []int64) ([]Headline, error) {
	const op = "list articles"
	p, err := s.statement(ctx, "SELECT "+headlineColumns+" FROM article a"+headlineJoin+" WHERE a.id = ?")
	if err != nil {
		return dst, s.fail(op, err)
	}
	for _, id := range ids {
		var h Headline
		switch err := scanHeadline(p.QueryRowContext(ctx, id), &h, false); {
		case err == nil:
			dst = append(dst, h)
		case !errors.Is(err, sql.ErrNoRows):
			return dst, s.fail(op, err)
		}
	}
	return dst, nil
}

// Find is the number of the article with this ID in a feed; feedID 0 looks in
// all feeds, also among kept articles, and takes the newest.
func (s *Store) Find(ctx context.Context, feedID int64, guid string) (id int64, err error) {
	if feedID != 0 {
		err = s.one(ctx, "SELECT id FROM article WHERE feed = ? AND hash = ?", []any{feedID, hashID(guid)}, &id)
	} else {
		err = s.one(ctx, `SELECT id FROM headline WHERE guid = ?1 OR guid LIKE '%' || char(31) || '%' AND substr(guid, instr(guid, char(31)) + 1) = ?1
			ORDER BY id DESC LIMIT 1`, []any{guid}, &id)
	}
	return id, s.fail("find an article", err)
}

// Replace puts another text in the place of an article's: the full text from
// its page. Its checksum stays, so that an unchanged feed does not bring the
// short one back.
func (s *Store) Replace(ctx context.Context, id int64, a *feed.Article) error {
	data := s.codec.compress(nil, AppendBody(nil, a))
	return s.tx(ctx, "store an article's full text", true, func(t *tx) error {
		if t.exec("UPDATE body SET data = ? WHERE id = ?", data, id) == 0 && t.err == nil {
			return ErrNotFound
		}
		t.exec("INSERT INTO pending (first, last) VALUES (?, ?)", id, id)
		return t.err
	})
}
