package store

import (
	"context"

	"khabar/feed"
)

// Direct sets the direction that an article is read in, against what it says
// itself and against its feed's setting; Undeclared takes that back.
func (s *Store) Direct(ctx context.Context, id int64, d feed.Direction) error {
	return s.tx(ctx, "set an article's direction", true, func(t *tx) error {
		if t.exec("UPDATE article SET meta = meta - "+directedPart+" + (? << 40) WHERE id = ?", int(d), id) == 0 && t.err == nil {
			return ErrNotFound
		}
		return t.err
	})
}

// DirectFeed sets the direction that a feed's articles are read in: the setting
// of that name, alone.
func (s *Store) DirectFeed(ctx context.Context, id int64, d feed.Direction) error {
	return s.changeFeed(ctx, "set a feed's direction", func(t *tx) int64 {
		return t.exec("UPDATE feed SET direction = ? WHERE id = ?", int(d), id)
	})
}
