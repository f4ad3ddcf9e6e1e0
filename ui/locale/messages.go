package locale

// Messages are the words of the interface, by what they are about. A language
// has all of them: a file for what is said, and one each for its keys, counts,
// dates and faults. Messages that end in a blank are followed by a name.
type Messages struct {
	PaneWords
	StatusWords
	FeedWords
	ListWords
	SearchWords
	StoryWords
	PageWords
	SpokenWords
	KeyWords
	HintWords
	counts
}

// PaneWords are the titles of panes, and what stands in one that has nothing to
// show: that it is so, and what to do.
type PaneWords struct {
	List, Reader, Related, Raw, Help, Log, Palette       string
	Feeds, All, Starred, Kept, Named, Welcome            string // lists in the tree
	Muted, Catalog, Offers, Comparison, SameStory, Links string

	Empty, EmptyUnread, EmptyStarred, EmptyKept, EmptyTag string
	EmptyFeed, EmptyFeeds, EmptyNarrow, EmptyStart        string
	EmptyLog, NothingOpen, NoRelated, NoCommand           string
	MutedAbout, RawHint                                   string // above the list, above the text
}

// StatusWords are what the lowest rows say: what is under way, what was done.
type StatusWords struct {
	Loading, Canceled, Refreshing, RefreshCanceled, Seeking, Searching, Indexing string
	WhileLoading, WhileRefreshing, WhileAdding, WhileReading                     string // the log: what was under way
	TooSmall, Dismiss                                                            string
	Unread, Read, UnreadOnly                                                     string
	Class                                                                        string // %s: a class of terminals
	Undone, NothingToUndo, Redone, NothingToRedo, AllRead, KeptNow, KeptAlready  string
	ShowingAll, ShowingUnread                                                    string
	GoTo, Language                                                               string
	Mended                                                                       string // %a, %f saved, %l lost, %p partly, %s: a file
}

// FeedWords are of feeds and the catalog.
type FeedWords struct {
	AddPrompt, Subscribed, Had, Removed string
	Trouble, Retired                    string
	NoCountry                           string // the catalog's feeds without one
}

// ListWords are of how lists are sorted and shown, and of tags.
type ListWords struct {
	Sort, Narrow, Density, Theme                                              string // what is chosen
	SortNewest, SortOldest, SortUnread, SortSource, SortSection, SortHeadline string
	GroupNone, GroupDay, GroupSource, GroupSection                            string
	NarrowNone, NarrowToday, NarrowLanguage                                   string
	DensityNormal, DensityCompact, DensitySummary                             string
	ThemeAuto, ThemeDark, ThemeLight, ThemeContrast, ThemeMono                string
	NoSection, NoDate                                                         string
	OfFile                                                                    string // followed by the date of the file an article came in
	EmptySaved, EmptyMuted                                                    string // lists with nothing in them
	TagPrompt, Tagged, Untagged                                               string
}

// SearchWords are of the search, of searches that are saved, and of mute rules.
type SearchWords struct {
	SearchPrompt, FindPrompt, Found, BestFirst, NewestFirst          string
	FoundNothing, FoundNothingHint                                   string
	FoundInstead                                                     string // the words that were looked for follow
	FoundSome                                                        string
	HintQuote, HintDate, HintState, HintEmpty, HintLong, HintNoWords string // what is odd in a query
	NotInArticle, NothingToFind, Wrapped                             string
	SavePrompt, MutePrompt, NamePrompt, SearchSaved, SearchForgotten string
}

// StoryWords are of what is related, and of stories that several sources tell.
type StoryWords struct {
	Shares                        string // the words that two articles share follow
	OnPage                        string // a headline that the page itself names
	OnlyIn, SameWords, ToldAlone  string
	ShowingTogether, ShowingApart string
}

// PageWords are of how an article is set.
type PageWords struct {
	Inferred                                                               string // of a date
	Link, NoLink, JustifyOn, JustifyOff                                    string
	MarksKept, MarksDim, MarksHidden, DigitsWritten                        string
	FocusOff, FocusParagraph, FocusLine                                    string
	SpacingOne, SpacingIndent, SpacingTwo, Measure                         string
	DirectionAuto, DirectionRTL, DirectionLTR                              string
	FetchingPictures, PicturesHidden, NoPictures, NoColours, PictureFailed string
}

// SpokenWords are said where the screen is read aloud.
type SpokenWords struct {
	SpokenPlace                                       string // %d of %d
	SpokenEnd, SpokenStart, SpokenHelp, SpokenStarred string
}

// KeyWords say what the keys do, by the headings of the help page.
type KeyWords struct {
	HelpMoving                                                             string
	KeyMove, KeyPage, KeyTop, KeyEnds, KeyOpen, KeyBack, KeyPane, KeyFeeds string

	HelpReading                                                                     string
	KeyNext, KeyOpenPage, KeyLink, KeyPictures, KeyCompare, KeyRaw                  string
	KeyJustify, KeyMarks, KeyDigits, KeyFocus, KeySpacing, KeyMeasure, KeyDirection string

	HelpLists                                                          string
	KeyUnreadOnly, KeyStar, KeyToggleRead, KeyMarkAll, KeyTag, KeyKeep string
	KeyUndo, KeyRedo, KeySort, KeyFilter, KeyDensity                   string
	KeyUnfold, KeyReadStory, KeyTogether                               string

	HelpSearch                                           string
	KeySearch, KeyHits, KeyOrder, KeySaveSearch, KeyMute string

	HelpOut                             string
	KeyCopy, KeySave, KeyPipe, KeyShare string

	HelpFeeds                                                         string
	KeyRefreshAll, KeyRefresh, KeyAdd, KeyRemove, KeyCatalog, KeyFold string

	HelpProgram                                                                                  string
	KeyPalette, KeyTheme, KeyMirror, KeyLanguage, KeyClass, KeyLog, KeyHelp, KeySuspend, KeyQuit string

	// What the palette calls actions that share a line of the help page.
	DoDown, DoUp, DoPageDown, DoPageUp, DoHalfDown, DoHalfUp, DoLast string
	DoPreviousPane, DoPaneLeft, DoPaneRight, DoPreviousHit           string
}

// HintWords are the short words beside keys on the last row.
type HintWords struct {
	HintOpen, HintBack, HintPane, HintTop, HintHelp, HintQuit, HintCancel string
	HintFeeds, HintRefresh, HintAdd, HintCatalog, HintSubscribe           string
	HintSearch, HintFind, HintHits, HintOrder                             string
	HintPictures, HintCopy, HintTellings, HintCompare                     string
}

// counts are reached through Locale's methods.
type counts struct {
	articles, feeds, newArticles, failedFeeds, problems, minutes counted
	markedRead, markedUnread, starred, unstarred, hidden         counted
	alsoIn, moreTellings, inBoth                                 counted
	copied                                                       counted // words
}

// Out are the words for what leaves the program: copied, saved, piped, shared.
type Out struct {
	Copy, Word, Sentence, Paragraph, Article, Link, Citation string
	Nothing, TooLong, NoClipboard                            string

	SaveAs, PlainText, FileName, Saved, Exists, Yes, No string

	Command, Running, Stopped, ExitCode, Silent, OpenQuote, NoCommand, Failed string

	ShareBy, NotOpenable string
}
