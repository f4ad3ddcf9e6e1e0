package store

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"time"

	"khabar/feed"
)

// Feed is a subscription: what the feed says of itself, and what the reader
// wants of it.
type Feed struct {
	ID int64
	feed.Feed
	Settings
	State
	Total  int // its articles in the store that are not hidden
	Unread int // those not read
	Hidden int // those that mute rules hide
}

// Settings are the reader's own for one feed.
type Settings struct {
	Name      string         // in place of the feed's title, where not empty
	Folder    string         // in the tree; empty for none
	Place     int            // feeds of one folder are ordered by Place, then by title
	FullText  bool           // articles are fetched from their pages
	Direction feed.Direction // in place of what the articles say
	KeepDays  int            // retention in place of the general one; 0: general, below 0: without limit
	KeepCount int            // likewise
	Found     bool           // the address was found in a page or a redirect, not named by the reader: it may not be a private one
}

// State is what fetching found: the last answer's validators and failures.
type State struct {
	ETag         string
	LastModified string
	Fetched      time.Time // the last answer that was good, a 304 too
	Error        string    // the last failure in words, empty after a good answer
	Failures     int       // in a row
	Retry        time.Time // not to be asked before
	Retired      string    // why it is not asked any more («410 Gone»); empty while it is
}

// Label is what a reader calls the feed; there is no password in it.
func (f *Feed) Label() string {
	for _, s := range []string{f.Name, f.Title} {
		if s != "" {
			return s
		}
	}
	if u, err := url.Parse(f.URL); err == nil && u.User != nil {
		return u.Redacted()
	}
	return f.URL
}

// keptURL is the address of the feed of articles that came from no feed:
// those of Keep. It is no subscription and not in Feeds.
const keptURL = "khabar:kept"

const feedColumns = `id, url, title, site, description, lang, dir, updated, name, folder, place, fulltext, direction,

	keep_days, keep_count, etag, modified, fetched, error, failures, retry, retired, total - hidden, unread - hidden_unread, hidden, NOT typed`

func scanFeed(row scanner) (f Feed, err error) {
	var updated, fetched, retry int64
	err = row.Scan(&f.ID, &f.URL, &f.Title, &f.Site, &f.Description, &f.Lang, &f.Dir, &updated, &f.Name, &f.Folder, &f.Place, &f.FullText, &f.Direction,
		&f.KeepDays, &f.KeepCount, &f.ETag, &f.LastModified, &fetched, &f.Error, &f.Failures, &retry, &f.Retired, &f.Total, &f.Unread, &f.Hidden, &f.Found)
	f.Updated, f.Fetched, f.Retry = fromUnix(updated), fromUnix(fetched), fromUnix(retry)
	return f, err
}

// AddFeed subscribes to the feed at f.URL and returns its number. One that is
// subscribed to already gives its number and [ErrExists]; one that was removed
// comes back with its articles, as far as they are still kept.
func (s *Store) AddFeed(ctx context.Context, f feed.Feed, set Settings) (id int64, err error) {
	err = s.tx(ctx, "add a feed", true, func(t *tx) error {
		id, err = t.addFeed(f, set)
		return err
	})
	return id, err
}

// AddFeeds subscribes to feeds, each with its settings, in one transaction.
// Those that are subscribed to already stay as they are; n are new.
func (s *Store) AddFeeds(ctx context.Context, feeds []feed.Feed, settings []Settings) (n int, err error) {
	err = s.tx(ctx, "add feeds", true, func(t *tx) error {
		n = 0
		for i := range feeds {
			switch _, err := t.addFeed(feeds[i], settings[i]); {
			case err == nil:
				n++
			case !errors.Is(err, ErrExists):
				return err
			}
		}
		return nil
	})
	return n, err
}

func (t *tx) addFeed(f feed.Feed, set Settings) (id int64, err error) {
	var removed bool
	switch err := t.row("SELECT id, removed FROM feed WHERE url = ?", f.URL).Scan(&id, &removed); {
	case errors.Is(err, sql.ErrNoRows):
		err = t.row(`INSERT INTO feed (url) VALUES (?) RETURNING id`, f.URL).Scan(&id)
		if err != nil {
			return 0, err
		}
	case err != nil:
		return 0, err
	case !removed:
		return id, ErrExists
	}
	if removed {
		if err := t.bringBack(id); err != nil {
			return 0, err
		}
	}
	t.exec(`UPDATE feed SET removed = 0, error = '', failures = 0, retry = 0, retired = '' WHERE id = ?`, id)
	t.describe(id, f)
	t.settle(id, set)
	return id, t.err
}

func (t *tx) describe(id int64, f feed.Feed) {
	t.exec("UPDATE feed SET title = ?, site = ?, description = ?, lang = ?, dir = ?, updated = ? WHERE id = ?",
		f.Title, f.Site, f.Description, f.Lang, int(f.Dir), toUnix(f.Updated), id)
}

func (t *tx) settle(id int64, set Settings) int64 {
	return t.exec("UPDATE feed SET name = ?, folder = ?, place = ?, fulltext = ?, direction = ?, keep_days = ?, keep_count = ?, typed = ? WHERE id = ?",
		set.Name, set.Folder, set.Place, set.FullText, int(set.Direction), set.KeepDays, set.KeepCount, !set.Found, id)
}

// Set changes the reader's settings of a feed.
func (s *Store) Set(ctx context.Context, id int64, set Settings) error {
	return s.changeFeed(ctx, "change a feed", func(t *tx) int64 { return t.settle(id, set) })
}

// Describe takes what a feed says of itself; its address stays.
func (s *Store) Describe(ctx context.Context, id int64, f feed.Feed) error {
	return s.tx(ctx, "describe a feed", true, func(t *tx) error { t.describe(id, f); return nil })
}

// SetState keeps what fetching a feed found.
func (s *Store) SetState(ctx context.Context, id int64, st State) error {
	return s.changeFeed(ctx, "keep a feed's state", func(t *tx) int64 { return t.setState(id, st) })
}

// SetStates keeps what fetching some feeds found, in one transaction; feeds
// that are gone are left out.
func (s *Store) SetStates(ctx context.Context, states map[int64]State) error {
	if len(states) == 0 {
		return nil
	}
	return s.tx(ctx, "keep the feeds' states", true, func(t *tx) error {
		for id, st := range states {
			t.setState(id, st)
		}
		return t.err
	})
}

func (t *tx) setState(id int64, st State) int64 {
	return t.exec("UPDATE feed SET etag = ?, modified = ?, fetched = ?, error = ?, failures = ?, retry = ?, retired = ? WHERE id = ?",
		st.ETag, st.LastModified, toUnix(st.Fetched), st.Error, st.Failures, toUnix(st.Retry), st.Retired, id)
}

// MoveFeed follows a permanent redirect. Where the new address is subscribed
// to already it returns [ErrExists] and changes nothing.
func (s *Store) MoveFeed(ctx context.Context, id int64, url string) error {
	return s.changeFeed(ctx, "move a feed", func(t *tx) int64 {
		var other int64
		if t.row("SELECT id FROM feed WHERE url = ? AND id <> ?", url, id).Scan(&other) == nil {
			t.err = ErrExists
			return 0
		}
		return t.exec("UPDATE feed SET url = ? WHERE id = ?", url, id)
	})
}

func (s *Store) changeFeed(ctx context.Context, op string, change func(*tx) int64) error {
	return s.tx(ctx, op, true, func(t *tx) error {
		if n := change(t); n == 0 && t.err == nil {
			return ErrNotFound
		}
		return t.err
	})
}

// Feeds are all subscriptions with their counts, by folder, place and label:
// one query.
func (s *Store) Feeds(ctx context.Context) ([]Feed, error) {
	var list []Feed
	err := s.each(ctx, "SELECT "+feedColumns+` FROM feed WHERE removed = 0 AND url <> '`+keptURL+`'
		ORDER BY folder, place, CASE WHEN name <> '' THEN name ELSE title END, id`, nil, func(row scanner) error {
		f, err := scanFeed(row)
		list = append(list, f)
		return err
	})
	return list, s.fail("list the feeds", err)
}

// FeedByID is one subscription.
func (s *Store) FeedByID(ctx context.Context, id int64) (Feed, error) {
	p, err := s.statement(ctx, "SELECT "+feedColumns+" FROM feed WHERE id = ? AND removed = 0")
	if err != nil {
		return Feed{}, s.fail("read a feed", err)
	}
	f, err := scanFeed(p.QueryRowContext(ctx, id))
	return f, s.fail("read a feed", err)
}

// FeedByURL is the subscription to an address.
func (s *Store) FeedByURL(ctx context.Context, url string) (Feed, error) {
	p, err := s.statement(ctx, "SELECT "+feedColumns+" FROM feed WHERE url = ? AND removed = 0")
	if err != nil {
		return Feed{}, s.fail("read a feed", err)
	}
	f, err := scanFeed(p.QueryRowContext(ctx, url))
	return f, s.fail("read a feed", err)
}

// Counts are how many articles there are and how many of them are not read.
type Counts struct{ Total, Unread int }

// FolderCounts are the counts of each folder that has feeds; those of feeds
// without one are under "".
func (s *Store) FolderCounts(ctx context.Context) (map[string]Counts, error) {
	counts := map[string]Counts{}
	err := s.each(ctx, "SELECT folder, sum(total - hidden), sum(unread - hidden_unread) FROM feed WHERE removed = 0 GROUP BY folder", nil, func(row scanner) error {
		var folder string
		var c Counts
		err := row.Scan(&folder, &c.Total, &c.Unread)
		counts[folder] = c
		return err
	})
	return counts, s.fail("count articles", err)
}

func notFoundIf(missing bool) error {
	if missing {
		return ErrNotFound
	}
	return nil
}

func toUnix(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func fromUnix(n int64) time.Time {
	if n == 0 {
		return time.Time{}
	}
	return time.Unix(n, 0)
}

// Kept is what stands for the feed of the articles that came from none, those
// of [Store.Keep]: with its number they are filtered as those of a feed are. It
// is not among [Store.Feeds]. The error is [ErrNotFound] where nothing was ever
// kept.
func (s *Store) Kept(ctx context.Context) (Feed, error) { return s.FeedByURL(ctx, keptURL) }
