package ui

import (
	"context"

	"khabar/feed"
)

// Library holds the articles that the list shows: those in memory (the sources
// that were named), or the stored ones. Its methods may be called from several
// goroutines; all of them but Window are called from commands only.
//
// A list is sorted by the keys of its headlines (Order.compare) and never read
// whole: Window gives the part of it that is wanted.
type Library interface {
	// Window appends at most n headlines of a list to dst, in its order.
	Window(ctx context.Context, dst []Headline, f Filter, p Place, n int) ([]Headline, error)
	// Count is how many headlines a list has, Position how many of them stand
	// before a key.
	Count(ctx context.Context, f Filter) (int, error)
	Position(ctx context.Context, f Filter, k Key) (int, error)
	// Article reads an article whole, and where reading it stopped.
	Article(ctx context.Context, id int64) (*feed.Article, Spot, error)
	// Overview is what there is to choose a list from.
	Overview(ctx context.Context) (Overview, error)

	// Opened marks an article as read because it was opened: no step of Undo.
	Opened(ctx context.Context, id int64) error
	// SetRead, SetStarred and MarkAllRead return how many articles they changed.
	SetRead(ctx context.Context, read bool, ids ...int64) (int, error)
	SetStarred(ctx context.Context, starred bool, ids ...int64) (int, error)
	MarkAllRead(ctx context.Context, f Filter) (int, error)
	// SetTagged gives articles a tag, or takes it from them.
	SetTagged(ctx context.Context, tag string, tagged bool, ids ...int64) (int, error)
	// Undo takes the last step back that was not undone yet. The Step's Act is
	// ActNone where there is none.
	Undo(ctx context.Context) (Step, error)
	// Redo does again what was undone last, until something else is done.
	Redo(ctx context.Context) (Step, error)
	// Leave keeps where reading an article stopped.
	Leave(ctx context.Context, id int64, s Spot) error
	// Changes is a number that grows whenever something was changed, by this
	// program or by another one.
	Changes(ctx context.Context) (int64, error)
}

// Keeper stores articles that were read without being stored.
type Keeper interface {
	Keep(ctx context.Context, articles []*feed.Article) error
}

// Headline is a row of the list: what is shown of an article that is not open.
type Headline struct {
	ID        int64 // of a Library: above 0 of the stored articles, below 0 of those in memory
	Feed      int64 // 0 for none
	Date      int64 // what the list is sorted by
	Title     string
	Section   string
	Source    string
	URL       string
	Lang      string
	Dir       feed.Direction
	Published feed.Date
	Read      bool
	Starred   bool
	Tags      []string       // the reader's own, by name
	Summary   string         // how the text begins, where Filter.Summaries asks for it
	Group     string         // of a list whose order has groups, what these are sorted by
	Directed  feed.Direction // what the reader has set, see Director; Dir is that already

	Story      int64 // shared by the articles that tell one story; 0 for none
	Told       int   // of a row that stands for a story: how many others tell it,
	ToldBy     int   // in how many other sources,
	ToldUnread int   // and how many of them are not read

	piece *piece // of a row of a search's results
}

// Key is the headline's place in its list.
func (h *Headline) Key() Key { return Key{h.Date, h.ID, h.Group} }

// Key is a place in a list.
type Key struct {
	Date, ID int64
	Group    string
}

// Filter says which articles a list has, and how. The zero value is all of
// them, the newest first; what is set must hold together.
type Filter struct {
	Feed    int64
	Folder  string
	Kept    bool // that came from no feed
	Unread  bool
	Starred bool
	Tag     string
	Section string
	Lang    string
	Since   int64 // seconds since 1970; 0: whenever
	Saved   int64 // that a saved search finds
	Muted   bool  // that mute rules hide, which are in no other list
	Stories bool  // one row for a story

	Order     Order
	Summaries bool // with how the texts begin
}

// Place is where a window begins, or ends.
type Place struct {
	From PlaceFrom
	Key  Key // of From, Next and Previous
}

// PlaceFrom says how a window lies to a place.
type PlaceFrom uint8

// The windows.
const (
	Beginning PlaceFrom = iota // the first ones of the list
	Ending                     // the last ones
	From                       // beginning with the key, or with what follows where it is not in the list
	Next                       // behind the key
	Previous                   // ending before the key
)

// Spot is where reading an article stopped: a block of its body and a byte of
// that block's text. It holds in any width of any terminal.
type Spot struct{ Block, Offset int }

// Counts are how many articles there are and how many of them are not read.
type Counts struct{ Total, Unread int }

// Overview is what there is to choose a list from.
type Overview struct {
	Feeds   []Feed // in the order of the tree: a folder's feeds stand together
	All     Counts
	Starred Counts
	Kept    Counts
	Tags    []Tag   // the reader's, by name
	Saved   []Saved // saved searches, and then mute rules
	Muted   Counts  // what all of these hide
	Told    error   // what is to be said of the library, once: that it was mended
}

// Tag is one of the reader's tags and how many articles have it.
type Tag struct {
	Name  string
	Count int
}

// Feed is a subscription as the tree shows it.
type Feed struct {
	ID      int64
	Label   string
	Folder  string // empty for none
	URL     string
	Counts  Counts
	Trouble string // why it could not be fetched the last time; empty if it could
	Retired string // why it is not asked any more; empty while it is

	Direction feed.Direction // what the reader has set for its articles
}

// Act is what was done to articles, or to a feed.
type Act uint8

// The acts.
const (
	ActNone Act = iota
	ActRead
	ActUnread
	ActStarred
	ActUnstarred
	ActTagged
	ActUntagged
	ActRemoved // a feed
	ActSaved   // a search, and so on
	ActChanged
	ActForgotten
)

// Step is something the reader did, taken back.
type Step struct {
	Act   Act
	Count int    // articles that it changed
	Name  string // of the feed, the tag, or the search
	Feed  int64  // that was removed
}
