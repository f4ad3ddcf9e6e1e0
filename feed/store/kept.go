package store

import "context"

// Kept is what stands for the feed of the articles that came from none, those
// of [Store.Keep]: with its number they are filtered as those of a feed are. It
// is not among [Store.Feeds]. The error is [ErrNotFound] where nothing was ever
// kept.
func (s *Store) Kept(ctx context.Context) (Feed, error) { return s.FeedByURL(ctx, keptURL) }
