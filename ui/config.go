package ui

import (
	"context"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/ui/locale"
	"khabar/ui/term"
)

// Config is what a Model works with. Only Locale must be set; the keys of what
// is nil are not there.
type Config struct {
	Context context.Context // ends what runs in the background
	Locale  *locale.Locale
	Now     func() time.Time
	Opener  Opener
	Faults  Faults       // says in the reader's language what went wrong
	Log     *slog.Logger // is told of it; nil: nobody is

	// What is read: what is stored, from where it was left (Kept.Left, by which
	// First must have been read), or what was given where there is a Loader.
	Stored Stored
	Given  Given
	Feeds  Feeds

	// How it is shown: lists (Together has one row for a story) and articles.
	Look     Look
	Together bool
	Reading  Reading
	Pictures Pictures
	Theme    ThemeChoice

	// Outside is where copied, saved, piped and shared texts go, Out how.
	Outside Outside
	Out     Out

	Keyboard Keyboard
	Screen   Screen

	// Kept is what Keepsake has kept.
	Kept     Kept
	Keepsake Keepsake
}

// Stored is the library: what finds, searches, changes and keeps in it.
type Stored struct {
	Library  Library
	First    *FirstList // its first list, if that is known
	Finder   Finder
	Searcher Searcher
	Indexer  Indexer
	Keeper   Keeper
	Teller   Teller // who tells the same story
	Saver    Saver  // of searches
	Director Director
}

// Given is what was named to be read without being stored.
type Given struct {
	Loader   Loader
	Welcome  bool // it is the welcome edition
	Learner  Learner
	Searcher Searcher
}

// Feeds are where news comes from.
type Feeds struct {
	Refresher  Refresher
	OnStart    bool          // it fetches when the program starts
	Every      time.Duration // and again after a while; 0: never
	Subscriber Subscriber
	Catalog    Catalog
}

// Keyboard is what keys do, and what the mouse does.
type Keyboard struct {
	Keys   map[string][]string // of actions by name, in place of their own (package keyboard)
	Layout string              // that is on when the program starts; "": to be found out
	Places bool                // a terminal that can is to tell the place of every key
	Mouse  bool                // is the program's
}

// Screen is what the program is shown on.
type Screen struct {
	Terminal term.Terminal
	Blank    rune                                  // of class words; 0: the usual one
	Session  *term.Session                         // brings the terminal into the state that the class wants
	Asker    Asker                                 // is asked behind the first frame whether what was remembered still holds
	Typed    []tea.Msg                             // keys that were pressed before the program read any
	Size     func() (columns, rows int, err error) // of the window
	Stop     func()                                // stops the program until it is continued; nil: it goes on at once

	// Mirrored sets the panes from right to left. It goes with the locale
	// unless the reader asks otherwise, which MirrorChosen says was done.
	Mirrored     bool
	MirrorChosen bool

	Spoken bool // for Speak: articles are read by paragraph
}

// Opener shows a page in the reader's browser.
type Opener interface {
	Open(ctx context.Context, url string) error
}

// Asker asks the terminal again while the program runs. *term.Input is one.
type Asker interface {
	Ask() string // what to write to the terminal; empty: nothing to ask
	Answers(ctx context.Context) (term.Terminal, error)

	// Attached waits until the program is shown on another terminal; Resized
	// says that it may be.
	Attached(ctx context.Context) (term.Attachment, error)
	Resized()
}
