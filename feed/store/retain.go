package store

import (
	"context"
	"time"
)

// Retention says what is kept. Starred articles always are. A zero is no
// limit.
type Retention struct {
	Days    int // articles older than this go, unless their feed says otherwise
	PerFeed int // so many of each feed stay, the newest, unless it says otherwise
	Total   int // so many of all stay, the newest
}

// Retain removes what is not to be kept and returns how many articles went.
// They do not come back while their feed still has them.
func (s *Store) Retain(ctx context.Context, r Retention) (n int, err error) {
	feeds, err := s.Feeds(ctx)
	if err != nil {
		return 0, err
	}
	prune := func(query string, args ...any) {
		if err != nil {
			return
		}
		var some bool // looked for first: most of the time there is nothing, and reading disturbs nobody
		if err = s.one(ctx, "SELECT EXISTS ("+query+")", args, &some); err != nil || !some {
			err = s.fail("remove old articles", err)
			return
		}
		// A transaction of its own for each feed: other writers get their turn.
		err = s.tx(ctx, "remove old articles", true, func(t *tx) error {
			if err := t.remove(query, args...); err != nil {
				return err
			}
			var removed int
			err := t.row("SELECT count(*) FROM chosen").Scan(&removed)
			if removed > 0 {
				n += removed
			}
			return err
		})
	}
	const newest = "SELECT id FROM article WHERE feed = ?1 AND starred = 0 AND (date, id) < (SELECT date, id FROM article WHERE feed = ?1 ORDER BY date DESC, id DESC LIMIT 1 OFFSET ?2)"
	for _, f := range feeds {
		if days := limit(f.KeepDays, r.Days); days > 0 {
			prune("SELECT id FROM article WHERE feed = ? AND date < ? AND starred = 0", f.ID, s.now().Add(-time.Duration(days)*24*time.Hour).Unix())
		}
		if count := limit(f.KeepCount, r.PerFeed); count > 0 && f.Total+f.Hidden > count {
			prune(newest, f.ID, count-1)
		}
	}
	if r.Total > 0 {
		prune("SELECT id FROM article WHERE starred = 0 AND (date, id) < (SELECT date, id FROM article ORDER BY date DESC, id DESC LIMIT 1 OFFSET ?)", r.Total-1)
	}
	if n > 0 && err == nil {
		err = s.tx(ctx, "remove old articles", true, func(t *tx) error {
			if err := t.emptyTrash(); err != nil {
				return err
			}
			t.exec("DELETE FROM gone WHERE at < ?", s.now().AddDate(-1, 0, 0).Unix())
			t.exec("DELETE FROM position WHERE id NOT IN (SELECT id FROM article)")
			return t.err
		})
	}
	return n, err
}

// Remove removes articles, starred ones too, for good.
func (s *Store) Remove(ctx context.Context, ids ...int64) error {
	return s.tx(ctx, "remove articles", true, func(t *tx) error {
		t.choose(ids)
		return t.removeChosen()
	})
}

// limit is a feed's own limit where it has one, else the general one; below 0
// is none.
func limit(own, general int) int {
	if own != 0 {
		return own
	}
	return general
}

// remove deletes the articles that a query names, with all that is kept of
// them, and notes that they are not wanted any more. They stay in chosen.
func (t *tx) remove(query string, args ...any) error {
	t.exec("DELETE FROM chosen")
	t.exec("INSERT INTO chosen "+query, args...)
	return t.removeChosen()
}

// removeChosen deletes the chosen articles.
func (t *tx) removeChosen() error {
	t.exec("INSERT OR REPLACE INTO gone SELECT feed, hash, ? FROM article WHERE id IN chosen AND feed NOT IN (SELECT id FROM feed WHERE url = ?)", t.store.now().Unix(), keptURL)
	t.exec(`UPDATE feed SET total = total - c.n, unread = unread - c.u, hidden = hidden - c.h, hidden_unread = hidden_unread - c.hu
		FROM (SELECT feed, count(*) AS n, sum(read = 0) AS u, sum(hidden) AS h, sum(hidden AND read = 0) AS hu FROM article WHERE id IN chosen GROUP BY feed) AS c WHERE feed.id = c.feed`)
	for _, table := range []string{"article", "headline", "body", "position", "signature"} {
		t.exec("DELETE FROM " + table + " WHERE id IN chosen")
	}
	t.exec("DELETE FROM tagged WHERE article IN chosen")
	t.exec("DELETE FROM found WHERE article IN chosen")
	return t.err
}
