package store

import "context"

// Signature is what is kept of an article for telling whether another tells
// the same story.
type Signature struct {
	ID    int64
	Date  int64  // as in Headline
	Story int64  // as in Headline
	Data  []byte // as given to Index; good until the next one is read
}

// Signatures calls f for the signatures of the n newest articles dated since
// or later, the newest first, until it returns an error.
func (s *Store) Signatures(ctx context.Context, since int64, n int, f func(*Signature) error) error {
	var v Signature
	err := s.each(ctx, "SELECT a.id, a.date, a.story, g.data FROM article a INDEXED BY article_date CROSS JOIN signature g ON g.id = a.id WHERE a.date >= ? ORDER BY a.date DESC, a.id DESC LIMIT ?",
		[]any{since, n}, func(row scanner) error {
			if err := row.Scan(&v.ID, &v.Date, &v.Story, &v.Data); err != nil {
				return err
			}
			return f(&v)
		})
	return s.fail("read stories", err)
}

// SignaturesOf calls f for the signatures of these articles, in their order;
// those that have none are left out.
func (s *Store) SignaturesOf(ctx context.Context, ids []int64, f func(*Signature) error) error {
	var v Signature
	for _, id := range ids {
		err := s.each(ctx, "SELECT a.id, a.date, a.story, g.data FROM signature g JOIN article a ON a.id = g.id WHERE g.id = ?", []any{id}, func(row scanner) error {
			if err := row.Scan(&v.ID, &v.Date, &v.Story, &v.Data); err != nil {
				return err
			}
			return f(&v)
		})
		if err != nil {
			return s.fail("read stories", err)
		}
	}
	return nil
}

// SetStories says which story articles tell: by article, a number that all
// articles of one story have, 0 for none.
func (s *Store) SetStories(ctx context.Context, stories map[int64]int64) error {
	return s.tx(ctx, "group articles by story", true, func(t *tx) error {
		for id, story := range stories {
			t.exec("UPDATE article SET story = ? WHERE id = ? AND story <> ?", story, id, story)
		}
		return t.err
	})
}

// Story is the articles of one story, the newest first.
func (s *Store) Story(ctx context.Context, story int64) ([]Headline, error) {
	if story == 0 {
		return nil, nil
	}
	return s.Window(ctx, nil, Filter{Story: story}, Newest, Place{}, 1000)
}

// Stories calls f for each story that several articles tell, the one with the
// newest article first, with its articles, the newest first, until it returns
// an error. The slice is good until f returns.
func (s *Store) Stories(ctx context.Context, f func(story int64, ids []int64) error) error {
	var last int64
	var ids []int64
	flush := func() error {
		if len(ids) < 2 {
			return nil
		}
		return f(last, ids)
	}
	err := s.each(ctx, `SELECT story, id FROM article JOIN (SELECT story AS told, max(date) AS newest FROM article WHERE story <> 0 GROUP BY story HAVING count(*) > 1) ON told = story
		ORDER BY newest DESC, story, date DESC, id DESC`, nil, func(row scanner) error {
		var story, id int64
		if err := row.Scan(&story, &id); err != nil {
			return err
		}
		if story != last {
			if err := flush(); err != nil {
				return err
			}
			last, ids = story, ids[:0]
		}
		ids = append(ids, id)
		return nil
	})
	if err == nil {
		err = flush()
	}
	return s.fail("read stories", err)
}
