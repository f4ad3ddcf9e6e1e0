package refresh

import (
	"context"
	"errors"

	"khabar/feed"
	"khabar/feed/store"
)

// sync subscribes to the feeds that the configuration names, and gives those
// that are subscribed to the settings it has for them.
func (e *Engine) sync(ctx context.Context) error {
	for _, o := range e.Own {
		f, err := e.Store.FeedByURL(ctx, o.URL)
		if errors.Is(err, store.ErrNotFound) {
			if _, err = e.Store.AddFeed(ctx, feed.Feed{URL: o.URL}, o.Settings); errors.Is(err, store.ErrExists) {
				err = nil // another process was faster
			}
		} else if err == nil {
			if set := merged(f.Settings, o.Settings); set != f.Settings {
				err = e.Store.Set(ctx, f.ID, set)
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// merged are a feed's settings with what the configuration says over them.
func merged(set, own store.Settings) store.Settings {
	if own.Name != "" {
		set.Name = own.Name
	}
	if own.Folder != "" {
		set.Folder = own.Folder
	}
	if own.KeepDays != 0 {
		set.KeepDays = own.KeepDays
	}
	if own.KeepCount != 0 {
		set.KeepCount = own.KeepCount
	}
	set.FullText = set.FullText || own.FullText
	return set
}
