package store

import "context"

// Count is how many rows a list has.
func (s *Store) Count(ctx context.Context, f Filter) (n int, err error) {
	if simple := (Filter{Unread: f.Unread, Shown: f.Shown, Stories: f.Stories}); f == simple {
		n, err = s.countAll(ctx, f)
		return n, s.fail("count articles", err)
	}
	l := f.list()
	err = s.one(ctx, "SELECT "+f.rows()+" FROM "+l.from+" WHERE "+l.cond, l.args, &n)
	return n, s.fail("count articles", err)
}

// countAll is Count for all articles, or all that are unread: the feeds know.
func (s *Store) countAll(ctx context.Context, f Filter) (n int, err error) {
	column, hidden, cond := "total", "hidden", ""
	if f.Unread {
		column, hidden, cond = "unread", "hidden_unread", " AND read = 0"
	}
	if f.Shown {
		column += " - " + hidden
		cond += " AND hidden = 0"
	}
	if err := s.one(ctx, "SELECT coalesce(sum("+column+"), 0) FROM feed", nil, &n); err != nil || !f.Stories {
		return n, err
	}
	var told int // articles behind the first of their story
	err = s.one(ctx, "SELECT count(*) - count(DISTINCT story) FROM article INDEXED BY article_story WHERE story <> 0"+cond, nil, &told)
	return n - told, err
}

// Sections are the sections of all articles with their counts, by name.
func (s *Store) Sections(ctx context.Context) (map[string]Counts, error) {
	counts := map[string]Counts{}
	err := s.each(ctx, "SELECT n.text, count(*), sum(a.read = 0) FROM article a JOIN name n ON n.id = a.section GROUP BY a.section", nil, func(row scanner) error {
		var name string
		var c Counts
		err := row.Scan(&name, &c.Total, &c.Unread)
		counts[name] = c
		return err
	})
	return counts, s.fail("count articles", err)
}
