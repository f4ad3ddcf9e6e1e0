package store

import (
	"context"
	"iter"
	"strconv"
)

// Words is what the full-text index is to hold of an article: its terms,
// folded and stemmed by the caller, parted by spaces.
type Words struct {
	ID          int64
	Title, Body string
	Vector      []byte // for related articles, in a form of the caller's; nil for none
}

// Pending is a batch of articles that are stored but not indexed.
type Pending struct {
	IDs         []int64
	row, lo, hi int64
}

// Pending returns at most n articles that wait for the full-text index, in the
// order they came; none where all are in it.
func (s *Store) Pending(ctx context.Context, n int) (p Pending, err error) {
	const op = "look for articles to index"
	for {
		var last int64
		found := false
		err = s.each(ctx, "SELECT id, first, last FROM pending ORDER BY id LIMIT 1", nil, func(row scanner) error {
			found = true
			return row.Scan(&p.row, &p.lo, &last)
		})
		if err != nil || !found {
			return Pending{}, s.fail(op, err)
		}
		err = s.each(ctx, "SELECT id FROM article WHERE id BETWEEN ? AND ? ORDER BY id LIMIT ?", []any{p.lo, last, n}, func(row scanner) error {
			var id int64
			err := row.Scan(&id)
			p.IDs = append(p.IDs, id)
			return err
		})
		if err != nil {
			return Pending{}, s.fail(op, err)
		}
		p.hi = last
		if len(p.IDs) == n && n > 0 {
			p.hi = p.IDs[n-1]
		}
		if len(p.IDs) > 0 || s.readOnly {
			return p, nil
		}
		if err := s.Index(ctx, p, nil); err != nil { // all of them were removed
			return Pending{}, err
		}
	}
}

// Index takes a batch into the full-text index, and the vectors beside it, in
// one transaction. Articles of the batch that are not among the words count as
// done, too: there is nothing in them.
func (s *Store) Index(ctx context.Context, p Pending, words []Words) error {
	return s.tx(ctx, "index articles", true, func(t *tx) error {
		for i := range words {
			w := &words[i]
			t.exec("INSERT OR REPLACE INTO words (rowid, title, body) SELECT id, ?, ? FROM article WHERE id = ?", w.Title, w.Body, w.ID)
			if w.Vector != nil {
				t.exec("INSERT OR REPLACE INTO vector (id, data) SELECT id, ? FROM article WHERE id = ?", w.Vector, w.ID)
			}
		}
		t.exec("UPDATE pending SET first = ? WHERE id = ? AND first = ?", p.hi+1, p.row, p.lo)
		t.exec("DELETE FROM pending WHERE id = ? AND first > last", p.row)
		return t.err
	})
}

// Reindex marks all articles as waiting for the index: for a caller whose
// terms or vectors are made in another way now.
func (s *Store) Reindex(ctx context.Context) error {
	return s.tx(ctx, "index articles again", true, func(t *tx) error {
		t.exec("DELETE FROM pending")
		t.exec("INSERT INTO pending (first, last) SELECT min(id), max(id) FROM article HAVING count(*) > 0")
		return t.err
	})
}

// Query is a search of the full-text index.
type Query struct {
	Match  string  // in FTS5's syntax (https://sqlite.org/fts5.html, section 3), over the columns title and body
	Title  float64 // how much a word of the headline weighs against one of the body, 0 is 1
	Filter Filter
	Recent bool // the newest first instead of the best
	Offset int
	Limit  int
}

// Hit is an article that a query found.
type Hit struct {
	ID    int64
	Date  int64   // as in Headline
	Score float64 // Okapi BM25, greater is better; 0 with Query.Recent
}

// recentPool is how many of the last hits to come in are sorted by date.
const recentPool = 5000

// Search finds articles by their words. With Recent the hits are sorted by
// date among the last 5,000 that came in.
func (s *Store) Search(ctx context.Context, q Query) (hits []Hit, err error) {
	_, cond, args := q.Filter.where()
	if q.Title == 0 {
		q.Title = 1
	}
	all := []any{q.Match}
	var query string
	if q.Recent {
		query = "SELECT id, date, 0.0 FROM (SELECT rowid AS hit FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT " + strconv.Itoa(recentPool) +
			") CROSS JOIN article ON article.id = hit WHERE " + cond + " ORDER BY date DESC, id DESC LIMIT ? OFFSET ?"
	} else if q.Filter == (Filter{}) {
		query = "SELECT id, date, -score FROM (SELECT rowid AS hit, rank AS score FROM words WHERE words MATCH ? AND rank MATCH ? ORDER BY rank LIMIT ? OFFSET ?) CROSS JOIN article ON article.id = hit ORDER BY score"
		all = append(all, weights(q.Title))
	} else {
		query = "SELECT id, date, -rank FROM words CROSS JOIN article ON article.id = words.rowid WHERE words MATCH ? AND rank MATCH ? AND " + cond + " ORDER BY rank LIMIT ? OFFSET ?"
		all = append(all, weights(q.Title))
	}
	all = append(append(all, args...), q.Limit, q.Offset)
	err = s.each(ctx, query, all, func(row scanner) error {
		var h Hit
		err := row.Scan(&h.ID, &h.Date, &h.Score)
		hits = append(hits, h)
		return err
	})
	return hits, s.fail("search", err)
}

func weights(title float64) string {
	return "bm25(" + strconv.FormatFloat(title, 'f', 4, 64) + ", 1.0)"
}

// Found is how many articles a query finds.
func (s *Store) Found(ctx context.Context, q Query) (n int, err error) {
	_, cond, args := q.Filter.where()
	if q.Filter == (Filter{}) {
		err = s.one(ctx, "SELECT count(*) FROM words WHERE words MATCH ?", []any{q.Match}, &n)
	} else {
		err = s.one(ctx, "SELECT count(*) FROM words CROSS JOIN article ON article.id = words.rowid WHERE words MATCH ? AND "+cond, append([]any{q.Match}, args...), &n)
	}
	return n, s.fail("search", err)
}

// Vocabulary yields the terms of the index from one on that begins with prefix,
// as long as they do. It ends early where reading fails.
func (s *Store) Vocabulary(ctx context.Context, prefix string) iter.Seq[string] {
	return func(yield func(string) bool) {
		p, err := s.statement(ctx, "SELECT term FROM vocabulary WHERE term >= ? AND term < ?")
		if err != nil {
			return
		}
		rows, err := p.QueryContext(ctx, prefix, prefix+"\U0010FFFF")
		if err != nil {
			return
		}
		defer rows.Close()
		for rows.Next() {
			var term string
			if rows.Scan(&term) != nil || !yield(term) {
				return
			}
		}
	}
}
