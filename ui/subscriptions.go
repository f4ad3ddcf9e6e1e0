package ui

import (
	"context"
	"time"
)

// Refresher fetches feeds.
type Refresher interface {
	// Refresh fetches feeds and stores what is new. It tells how far it is now
	// and then, never from two goroutines at once, and returns when all is done
	// or ctx ends.
	Refresh(ctx context.Context, ask Ask, tell func(Progress)) (Progress, error)
}

// Ask says which feeds are fetched.
type Ask struct {
	Feeds []int64       // these; none: all that are due
	Every time.Duration // without Feeds: those that gave no answer for so long
	Idle  bool          // nobody waits for it
}

// Progress is how far a refresh is.
type Progress struct {
	Feeds  int // to be fetched
	Done   int // of them, failed ones too
	Failed int
	New    int // articles
}

// Subscriber adds feeds and removes them.
type Subscriber interface {
	// Add subscribes to the feed at an address as the reader wrote it, or to
	// the one that the page there offers, and stores the articles it has.
	Add(ctx context.Context, o Offer) (Added, error)
	// Remove ends a subscription; the Library's Undo brings it back.
	Remove(ctx context.Context, id int64) error
}

// Offer is a feed that can be subscribed to.
type Offer struct {
	URL    string
	Title  string
	Folder string // where it is to stand
}

// Added is what adding a feed came to.
type Added struct {
	Feed   int64
	Label  string
	New    int     // articles that came with it
	Had    bool    // it was subscribed to already
	Offers []Offer // the feeds to choose from, where the page has several; nothing was added then
}

// Catalog is a list of well-known feeds.
type Catalog interface {
	// Feeds returns all of them in the order to be shown, those of one language
	// together, and there those of one country.
	Feeds() []Listed
}

// Listed is a feed of the Catalog.
type Listed struct {
	Offer
	Language string // BCP 47: "ar"
	Country  string // ISO 3166: "MA"; empty for none
}
