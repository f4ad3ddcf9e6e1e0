// Package locale is the interface's language: its messages, plurals, dates
// and direction. Five languages are built in: Arabic, Hebrew, Persian, Urdu
// and English.
//
// A Locale is a value that the Model carries; nothing here is global. Plural
// categories follow the Unicode CLDR (https://cldr.unicode.org, "Language
// Plural Rules").
package locale

import (
	"fmt"
	"strings"

	"khabar/feed/calendar"
)

// Locale is one language of the interface.
type Locale struct {
	Tag         string // BCP 47: "ar", "he", "fa", "ur", "en"
	Name        string // the language's name for itself
	RightToLeft bool   // the interface is mirrored
	Messages    Messages
	Out         Out // words for what leaves the program

	Territory string // ISO 3166 ("MA"), which months and calendars go by; "" where unknown
	Digits    Digits // of numbers and dates

	plural           func(n int) form
	relative         relative
	calendar, second calendar.Calendar
	both             bool // the second calendar is used
	dates            Dates
}

// Messages are the interface's words. Fields that end in a count's forms are
// reached through Locale's methods.
type Messages struct {
	// Pane titles.
	List, Reader, Related, Raw, Help string

	// What stands in a pane that has nothing to show, and what to do.
	Empty, NothingOpen, NoRelated string

	// The status line.
	Loading, Canceled, TooSmall string
	Unread, Read, Inferred      string
	Class                       string // "text for terminals of class %s"
	Shares                      string // "shares: "
	OnPage                      string // headline named by the page itself
	Links                       string // the heading above the numbered targets
	RawHint                     string // says that this is the text as it came

	// What the keys do, in the order of the help page.
	KeyMove, KeyPage, KeyEnds, KeyOpen, KeyBack, KeyPane, KeyTop, KeyRaw,
	KeyNext, KeyOpenPage, KeyMirror, KeyClass, KeyHelp, KeyQuit, KeySuspend string

	// Short words for the hints on the last row.
	HintOpen, HintBack, HintPane, HintTop, HintHelp, HintQuit, HintCancel string

	// The list's pane: what there is to choose from.
	Feeds, All, Starred, Kept, Named, Welcome, Catalog, Offers, UnreadOnly string
	EmptyUnread, EmptyStarred, EmptyFeeds                                  string

	// What is under way, and what was done. Those that end in a blank are
	// followed by a name or by another message.
	Refreshing, RefreshCanceled, Seeking string

	// Search.
	KeySearch, KeyHits, KeyOrder               string
	SearchPrompt, FindPrompt, Found, Searching string
	FoundNothing, FoundNothingHint             string
	FoundInstead                               string // «showing results for»
	FoundSome                                  string
	HintQuote, HintDate, HintState, HintEmpty  string // of a query
	HintLong, HintNoWords                      string
	DoPreviousHit                              string
	BestFirst, NewestFirst                     string
	NotInArticle, NothingToFind, Wrapped       string
	HintSearch, HintFind, HintHits, HintOrder  string // in the status line

	Indexing                                                 string // how far stored articles are made ready for the search
	Subscribed, Had, Removed, Undone, NothingToUndo, AllRead string
	ShowingAll, ShowingUnread, KeptNow, KeptAlready          string
	Trouble, Retired                                         string
	NoCountry                                                string // of the catalog's feeds without one
	AddPrompt                                                string

	// Keys and hints of feeds and marks.
	KeyFeeds, KeyFold, KeyUnreadOnly, KeyStar, KeyToggleRead, KeyMarkAll, KeyUndo, KeyKeep,
	KeyRefreshAll, KeyRefresh, KeyAdd, KeyRemove, KeyCatalog string
	HintFeeds, HintRefresh, HintAdd, HintCatalog, HintSubscribe string

	State
	// Keys of what leaves the program.
	KeyCopy, KeySave, KeyPipe, KeyShare, HintCopy string
	// The palette: its title, and how its entries begin.
	KeyLanguage, KeyPalette, Palette, GoTo, Language, NoCommand string

	// What the palette calls actions that share a line of the help page.
	DoDown, DoUp, DoPageDown, DoPageUp, DoHalfDown, DoHalfUp, DoLast, DoPreviousPane, DoPaneLeft, DoPaneRight string
	HintPictures                                                                                              string

	// How a page is set, what its keys do and what they say.
	KeyLink, KeyPictures, KeyJustify, KeyMarks, KeyDigits, KeyFocus, KeySpacing, KeyMeasure            string
	KeyDirection                                                                                       string
	Link, NoLink, JustifyOn, JustifyOff, MarksKept, MarksDim, MarksHidden, DigitsWritten               string
	FocusOff, FocusParagraph, FocusLine, SpacingOne, SpacingIndent, SpacingTwo, Measure, DirectionAuto string
	DirectionRTL, DirectionLTR, FetchingPictures, PicturesHidden, NoPictures, NoColours, PictureFailed string

	articles, problems, minutes                  counted
	newArticles, failedFeeds                     counted
	markedRead, markedUnread, starred, unstarred counted

	// Stories: one row for all tellings, what tells them apart.
	SameStory, Comparison, OnlyIn, SameWords, ToldAlone string
	ShowingTogether, ShowingApart                       string
	KeyUnfold, KeyReadStory, KeyTogether, KeyCompare    string
	HintTellings, HintCompare                           string
	alsoIn, moreTellings, inBoth                        counted

	// Saved searches and mute rules.
	Muted, MutedAbout, SavePrompt, MutePrompt, NamePrompt string
	SearchSaved, SearchForgotten                          string
	KeySaveSearch, KeyMute                                string
	hidden                                                counted
}

// counted holds one message in each plural form; %d is the number. A form
// that is empty falls back on other.
type counted [6]string

type form uint8

const (
	other form = iota
	zero
	one
	two
	few
	many
)

// Articles says how many articles there are, in the right plural.
func (l *Locale) Articles(n int) string { return l.count(&l.Messages.articles, n) }

// Problems says how many sources could not be opened.
func (l *Locale) Problems(n int) string { return l.count(&l.Messages.problems, n) }

// ReadingTime says how many minutes a text takes to read.
func (l *Locale) ReadingTime(minutes int) string { return l.count(&l.Messages.minutes, minutes) }

// NewArticles says how many articles a refresh has brought.
func (l *Locale) NewArticles(n int) string { return l.count(&l.Messages.newArticles, n) }

// FailedFeeds says how many feeds could not be fetched.
func (l *Locale) FailedFeeds(n int) string { return l.count(&l.Messages.failedFeeds, n) }

// MarkedRead, MarkedUnread, Starred and Unstarred say what was done to how many
// articles.
func (l *Locale) MarkedRead(n int) string   { return l.count(&l.Messages.markedRead, n) }
func (l *Locale) MarkedUnread(n int) string { return l.count(&l.Messages.markedUnread, n) }
func (l *Locale) Starred(n int) string      { return l.count(&l.Messages.starred, n) }
func (l *Locale) Unstarred(n int) string    { return l.count(&l.Messages.unstarred, n) }

// AlsoIn says in how many other sources a story is told, MoreTellings how many
// more tellings of it there are, InBoth how many sentences two of them share.
func (l *Locale) AlsoIn(n int) string       { return l.count(&l.Messages.alsoIn, n) }
func (l *Locale) MoreTellings(n int) string { return l.count(&l.Messages.moreTellings, n) }
func (l *Locale) InBoth(n int) string       { return l.count(&l.Messages.inBoth, n) }

// Hidden says how many articles a new mute rule hides.
func (l *Locale) Hidden(n int) string { return l.count(&l.Messages.hidden, n) }

func (l *Locale) count(c *counted, n int) string {
	text := c[l.plural(n)]
	if text == "" {
		text = c[other]
	}
	if !strings.Contains(text, "%d") { // Arabic's dual says two without a number
		return text
	}
	return l.Digits.In(fmt.Sprintf(text, n))
}

// Default is the interface of a reader whose environment names no language.
func Default() *Locale { return All()[0] }

// All returns every built-in locale, the default first.
func All() []*Locale {
	all := []*Locale{arabic(), hebrew(), persian(), urdu(), english()}
	for _, l := range all {
		l.relative = relativeOf(l.Tag)
		l.Out = outOf(l.Tag)
		_ = l.SetDates("", Dates{}) // nothing is named that could be wrong
	}
	return all
}

// Match returns the locale for a tag or a POSIX locale name ("fa",
// "ar_MA.UTF-8", "he-IL"), and whether there is one. It has the territory of
// the name.
func Match(name string) (*Locale, bool) {
	tag, territory := split(name)
	switch tag {
	case "iw": // Hebrew's code until 1989, still used by some systems
		tag = "he"
	case "prs": // Dari is read with the Persian interface
		tag = "fa"
		if territory == "" {
			territory = "AF"
		}
	}
	for _, l := range All() {
		if l.Tag == tag {
			_ = l.SetDates(territory, Dates{})
			return l, true
		}
	}
	return nil, false
}

// FromEnvironment chooses the interface by LC_ALL, LC_MESSAGES and LANG, in
// POSIX's order of precedence. The names C and POSIX, and no name at all, say
// nothing of a language: the default answers. A language that is not built in
// gets English.
func FromEnvironment(getenv func(string) string) *Locale {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		value := getenv(name)
		if value == "" {
			continue
		}
		base, _, _ := strings.Cut(value, ".")
		if base == "C" || base == "POSIX" {
			return Default()
		}
		if l, ok := Match(value); ok {
			return l
		}
		l, _ := Match("en")
		return l
	}
	return Default()
}

// TerritoryFrom is the territory that dates go by: that of LC_ALL, LC_TIME or
// LANG, the first that is set; "" where that names none.
func TerritoryFrom(getenv func(string) string) string {
	for _, name := range []string{"LC_ALL", "LC_TIME", "LANG"} {
		if value := getenv(name); value != "" {
			_, territory := split(value)
			return territory
		}
	}
	return ""
}

// split takes the language and the territory out of a locale's name: "ar" and
// "MA" of "ar_MA.UTF-8", "ar" and "EG" of "ar-Arab-EG".
func split(name string) (language, territory string) {
	name, _, _ = strings.Cut(name, ".")
	name, _, _ = strings.Cut(name, "@")
	parts := strings.FieldsFunc(name, func(r rune) bool { return r == '_' || r == '-' })
	for i, part := range parts {
		if i == 0 {
			language = strings.ToLower(part)
		} else if len(part) == 2 && territory == "" {
			territory = strings.ToUpper(part)
		}
	}
	return language, territory
}
