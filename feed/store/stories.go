package store

import "context"

// Vector is what is kept of an article for finding related ones.
type Vector struct {
	ID    int64
	Date  int64 // as in Headline
	Story int64
	Data  []byte // as given to Index; good until the next one is read
}

// Vectors calls f for each vector of the articles numbered above id, in their
// order, until it returns an error.
func (s *Store) Vectors(ctx context.Context, id int64, f func(*Vector) error) error {
	var v Vector
	err := s.each(ctx, "SELECT v.id, a.date, a.story, v.data FROM vector v JOIN article a ON a.id = v.id WHERE v.id > ? ORDER BY v.id", []any{id}, func(row scanner) error {
		if err := row.Scan(&v.ID, &v.Date, &v.Story, &v.Data); err != nil {
			return err
		}
		return f(&v)
	})
	return s.fail("read vectors", err)
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
