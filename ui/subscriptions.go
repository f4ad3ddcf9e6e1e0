package ui

import "context"

// Refresher fetches feeds.
type Refresher interface {
	// Refresh fetches these feeds, all of them where none is named, and stores
	// what is new. It tells how far it is now and then, never from two
	// goroutines at once, and returns when all is done or ctx ends.
	Refresh(ctx context.Context, feeds []int64, tell func(Progress)) (Progress, error)
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
	// Discover returns the feeds at an address as the reader wrote it: the feed
	// itself, or those that a page offers. There is at least one, or an error
	// in plain words.
	Discover(ctx context.Context, address string) ([]Offer, error)
	// Subscribe adds a feed and returns its number, also of one that is
	// subscribed to already.
	Subscribe(ctx context.Context, o Offer) (int64, error)
	// Unsubscribe removes a feed; the Library's Undo brings it back.
	Unsubscribe(ctx context.Context, id int64) error
}

// Offer is a feed that can be subscribed to.
type Offer struct {
	URL    string
	Title  string
	About  string // what more there is to say
	Folder string // where it is to stand
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
