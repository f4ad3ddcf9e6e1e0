package refresh

import (
	"context"
	"runtime"
	"time"

	"khabar/feed/fetch"
	"khabar/feed/store"
)

// Client fetches addresses; *fetch.Client is one.
type Client interface {
	Get(ctx context.Context, address string, r fetch.Request) (*fetch.Response, error)
}

// Own is a feed that the reader's configuration names: it may be a file or a
// command.
type Own struct {
	URL string
	store.Settings
}

// Options are what an Engine works with. Store and Client must be set.
type Options struct {
	Store     *store.Store
	Client    Client
	Own       []Own
	Retention store.Retention
	Parallel  int // feeds asked at once; 0: 16
	PerHost   int // of one host; 0: 2
	Now       func() time.Time

	// Stored is told of the articles of a feed that are new or changed before
	// anybody else is; nil for nobody.
	Stored func(ctx context.Context, ids []int64) error
}

// Engine refreshes a store. It may be used by several goroutines.
type Engine struct {
	Options
	readers int // documents read at once
}

// New makes an engine.
func New(o Options) *Engine {
	if o.Parallel <= 0 {
		o.Parallel = 16
	}
	if o.PerHost <= 0 {
		o.PerHost = 2
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	return &Engine{Options: o, readers: runtime.GOMAXPROCS(0)}
}

// Request says which feeds are asked.
type Request struct {
	Feeds []int64       // these, due or not; none: all that are due
	All   bool          // without Feeds: also those that are to be left alone for now
	Every time.Duration // without Feeds: those that gave no answer since; 0: no matter
	Idle  bool          // nobody waits for it: without Feeds, what is fresh by its server's word is left alone, as with Every
}

// Progress is how far a refresh is.
type Progress struct {
	Done, Total int // feeds
	New         int // articles
	Changed     int // articles whose text is another now
	Failed      int // feeds
	Pages       int // whole articles fetched from their pages
	PagesTotal  int

	Feed    store.Feed // the one that is done now; zero at the beginning and for a page
	FeedNew int        // articles of it
	Err     *Failure   // why it failed, or nil
}

// Summary is what a refresh came to.
type Summary struct {
	Progress
	Unchanged int        // feeds that have nothing new, by their server's word
	Waiting   int        // feeds that were not asked: fresh, or in back-off
	Moved     int        // feeds whose address is another now
	Retired   int        // feeds that are gone for good, and not asked
	Removed   int        // articles that retention took
	Failures  []*Failure // in the order they came
}

// Failure is a feed that could not be refreshed.
type Failure struct {
	Feed    store.Feed
	Reason  string    // what happened and what to do, in plain words
	Retry   time.Time // when it is asked again at the earliest; zero: at the next refresh
	Retired bool      // it is not asked again
	Err     error
}

// Error says which feed and why.
func (f *Failure) Error() string { return f.Feed.Label() + ": " + f.Reason }

func (f *Failure) Unwrap() error { return f.Err }

// backOff is how long a feed is left alone after so many failures in a row: the
// first may have been a hiccup.
func backOff(failures int) time.Duration {
	if failures < 2 {
		return 0
	}
	return min(5*time.Minute<<min(failures-2, 20), 24*time.Hour)
}

// due chooses the feeds to ask.
func (e *Engine) due(feeds []store.Feed, r Request, s *Summary) []store.Feed {
	now := e.Now()
	named := map[int64]bool{}
	for _, id := range r.Feeds {
		named[id] = true
	}
	var list []store.Feed
	for _, f := range feeds {
		switch {
		case len(named) > 0:
			if named[f.ID] {
				list = append(list, f)
			}
		case f.Retired != "":
			s.Retired++
		case !r.All && f.Failures > 0 && f.Retry.After(now), // in back-off
			!r.All && (r.Idle || r.Every > 0) && f.Retry.After(now), // fresh
			!r.All && r.Every > 0 && now.Sub(f.Fetched) < r.Every:
			s.Waiting++
		default:
			list = append(list, f)
		}
	}
	return list
}
