package ui

import (
	"context"

	"khabar/feed/search"
)

// Searcher finds articles of a Library by their words. Its methods may be called
// from several goroutines.
type Searcher interface {
	// Search finds what was asked for. It ends early with its context.
	Search(ctx context.Context, a Asked) (Found, error)
}

// Asked is what a Searcher is asked.
type Asked struct {
	Text   string
	Typing bool // the last word may go on
	Newest bool // the newest first, not the best
	N      int  // at most so many
	// Marked calls f with the number of each article in memory that is unread,
	// or starred. It is nil for the stored ones.
	Marked func(state search.Reading, f func(id int64))
}

// Found is what was found.
type Found struct {
	Hits  []Hit
	Whole int // so many of them, the first, have all that was asked for
	Total int // articles that have
	How   search.How
	Query string // what was looked for instead, where How is not AsTyped
	Hints []search.Hint
	Expr  search.Expr // what was looked for; nil where that was nothing
}

// Hit is an article that was found.
type Hit struct {
	Headline
	Marks   []search.Range // in its title
	Snippet string         // a piece of its text in one line
	Marked  []search.Range // in Snippet
}
