package ui

import (
	"context"
	"errors"
	"io"
	"log/slog"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"khabar/bidi/row"
	"khabar/feed"
	"khabar/ui/keyboard"
	"khabar/ui/locale"
	"khabar/ui/page"
	"khabar/ui/term"
)

// ErrNothingOpened says that every source failed; Problems has the reasons.
var ErrNothingOpened = errors.New("ui: no source could be opened")

// Opener shows a page in the reader's browser.
type Opener interface {
	Open(ctx context.Context, url string) error
}

// Config is what a Model works with. Only Locale must be set; the keys of what
// is nil are not there.
type Config struct {
	Context context.Context // ends what runs in the background
	Locale  *locale.Locale
	Opener  Opener
	Now     func() time.Time

	// Loader brings what was named to be read without being stored; Learner
	// finds what is related among it. Welcome says that it is the welcome
	// edition.
	Loader  Loader
	Learner Learner
	Welcome bool

	// Library are the stored articles: the list at the start where there is no
	// Loader. First is how that list begins, if it is known by then: at least
	// FirstRows headlines, or all. Finder finds what is related among them.
	Library Library
	First   []Headline
	Finder  Finder
	Indexer Indexer
	Keeper  Keeper

	// Searcher finds the stored articles, MemorySearcher those that were named to
	// be read without being stored.
	Searcher       Searcher
	MemorySearcher Searcher

	// Refresher fetches the feeds by itself, too: when the program starts, and
	// again after a while (0: never).
	Refresher      Refresher
	RefreshOnStart bool
	RefreshEvery   time.Duration
	Subscriber     Subscriber
	Catalog        Catalog
	Director       Director
	Pictures       Pictures

	// Reading is how articles are set.
	Reading Reading

	// Look is how lists are shown. First must have been read so: Look.Filter.
	Look  Look
	Theme ThemeChoice

	// Spoken is for Speak: articles are read by paragraph.
	Spoken bool

	// Log is told of what goes wrong; nil: nobody is.
	Log *slog.Logger
	// Teller knows who tells the same story; Together has one row for a story in
	// the lists, at first. Saver keeps searches.
	Teller   Teller
	Together bool
	Saver    Saver

	// Keys are the keys of actions, by the action's name, in place of its own:
	// package keyboard reads their names.
	Keys map[string][]string

	// Layout is the keyboard layout that is on when the program starts
	// (package keyboard); "" where that is to be found out. Mouse says whether
	// the mouse is the program's.
	// Places says that a terminal that can is to tell the place of every key.
	Layout string
	Mouse  bool
	Places bool

	// Kept is what Keepsake has kept.
	Kept     Kept
	Keepsake Keepsake

	// Faults says in the reader's language what went wrong.
	Faults Faults

	// Outside is where copied, saved, piped and shared texts go, Out how.
	Outside Outside
	Out     Out

	// Mirrored sets the panes from right to left. It goes with the locale
	// unless the reader asks otherwise, which MirrorChosen says was done.
	Mirrored     bool
	MirrorChosen bool

	// Terminal is what the program runs in; Blank the blank of class words
	// (0: the usual one). Session brings the terminal into the state that the
	// class wants. Asker, if set, is asked behind the first frame whether what
	// was remembered of the terminal still holds.
	Terminal term.Terminal
	Blank    rune
	Session  *term.Session
	Size     func() (columns, rows int, err error) // of the window
	Stop     func()                                // stops the program until it is continued; nil: it goes on at once
	Asker    Asker
	Typed    []tea.Msg // keys that were pressed before the program read any
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

// Model is the program's state. It implements tea.Model.
type Model struct {
	ctx    context.Context
	locale *locale.Locale
	opener Opener
	now    func() time.Time

	loader     Loader
	learner    Learner
	welcome    bool
	base       Library
	first      []Headline
	finder     Finder
	keeper     Keeper
	refresher  Refresher
	subscriber Subscriber
	listed     Catalog
	teller     Teller
	saver      Saver
	director   Director
	reading    Reading
	pictures   pictures

	width, height int
	sizing        sizing
	mirrored      bool
	arranged      arrangement
	focus         pane
	showing       showing // in the list's pane

	shelf   shelf
	list    list
	tree    tree
	adding  adding
	catalog catalog
	picker  picker
	viewing viewing
	spoken  bool
	themes  themes
	journal journal
	reader  reader
	related related
	help    help
	prompt  prompt
	choice  choice

	outgoing outgoing
	faults   Faults

	indexing  indexing
	searching searching
	finding   finding

	unreadOnly     bool
	together       bool               // one row for a story
	comparing      int                // comparisons asked for, so far
	left           map[scope]Headline // where lists were left
	entering       int                // lists, so far
	opening        int                // articles, so far
	reloading      bool
	reloadAgain    bool
	changes        int64 // of the library, when it was looked at last
	waiting        waiting
	jobs           jobs
	refresh        refresh
	refreshOnStart bool
	refreshEvery   time.Duration

	bindings []binding
	keys     map[string]action
	typing   typing

	pointer      pointer
	mouseOn      bool
	selection    selection
	sizes        Sizes
	palette      palette
	keepsake     Keepsake
	kept         Kept
	mirrorChosen bool

	languageChanged bool

	batches    <-chan Batch
	cancelLoad context.CancelFunc
	loading    bool
	loadingNow string
	spinning   bool
	spins      int
	problems   []Problem
	noticeSeen int      // problems the reader has dismissed
	complaint  *Problem // what went wrong last; nil where that was dismissed
	failedWhy  string   // the last change that failed
	notify     string
	touched    bool // the reader has pressed a key
	failed     bool

	terminal term.Terminal
	profile  colorprofile.Profile
	typed    []tea.Msg
	session  *term.Session
	size     func() (columns, rows int, err error)
	stop     func()
	telling  telling
	asker    Asker
	chosen   bool // the class, by the reader
	writer   row.Writer
	frame    frame
}

// New returns a Model ready to run.
func New(c Config) *Model {
	m := &Model{
		ctx: c.Context, locale: c.Locale, opener: c.Opener, now: c.Now,
		loader: c.Loader, learner: c.Learner, welcome: c.Welcome, base: c.Library, first: c.First, finder: c.Finder, keeper: c.Keeper,
		refresher: c.Refresher, refreshOnStart: c.RefreshOnStart, refreshEvery: c.RefreshEvery, subscriber: c.Subscriber, listed: c.Catalog,
		teller: c.Teller, together: c.Together, saver: c.Saver,
		director: c.Director, reading: c.Reading, pictures: pictures{source: c.Pictures},
		mirrored: c.Mirrored, loading: c.Loader != nil,
		outgoing: outgoing{to: c.Outside, Out: c.Out}, faults: c.Faults,
		terminal: c.Terminal, session: c.Session, size: c.Size, stop: c.Stop, asker: c.Asker, typed: c.Typed,
	}
	if m.ctx == nil {
		m.ctx = context.Background()
	}
	if m.now == nil {
		m.now = time.Now
	}
	if m.session == nil {
		m.session = term.Start(io.Discard, c.Terminal.Class)
	}
	m.viewing.usual = c.Look
	m.spoken = c.Spoken
	m.journal.log = c.Log
	m.themes.begin(c.Theme, c.Terminal.Ground)
	m.searching.stored, m.searching.memory = c.Searcher, c.MemorySearcher
	m.mouseOn, m.mirrorChosen, m.keepsake = c.Mouse, c.MirrorChosen, c.Keepsake
	m.kept, m.sizes = c.Kept, c.Kept.Sizes
	m.typing.places = c.Places
	m.typing.guess = keyboard.NewGuess(c.Layout, c.Kept.Layout, c.Locale.Tag)
	m.bindKeys(c.Keys)
	m.indexing.indexer = c.Indexer
	m.reader.directed = map[int64]feed.Direction{}
	m.reader.places = map[int64]page.Place{}
	m.writer = row.Writer{Blank: c.Blank}
	m.profile = colorprofile.ANSI256
	m.dress()
	return m
}

// Init opens the first list, and asks whether the terminal is still what it
// was; it brings the keys that were pressed before.
func (m *Model) Init() tea.Cmd {
	var list tea.Cmd
	all := scope{kind: scopeAll}
	switch {
	case m.loader != nil:
		list = m.load()
	case m.first != nil:
		msg := listMsg{scope: all, filter: m.filter(all, false), show: true}
		msg.part.begin(m.first)
		list = m.entered(msg)
	default:
		list = m.enter(all, false, nil, true)
	}
	return tea.Batch(list, m.askTerminal(), m.follow(), m.begin(), m.watchGround(), m.retype(), m.watchClock())
}

// View draws the screen.
func (m *Model) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	m.input(&v)
	if m.mouseOn {
		v.MouseMode = tea.MouseModeCellMotion
	}
	if m.width > 0 {
		if !m.frame.same || m.frame.last == "" {
			m.frame.last = m.draw()
		}
		v.SetContent(m.frame.last)
	}
	v.WindowTitle = "Khabar"
	if m.reader.article != nil {
		v.WindowTitle = windowTitle(headline(m.reader.article))
	}
	return v
}

// Problems returns the sources that could not be opened, and whether nothing
// else could be either.
func (m *Model) Problems() ([]Problem, error) {
	if m.failed {
		return m.problems, ErrNothingOpened
	}
	return m.problems, nil
}

// notifyMsg is something to say on the status line.
type notifyMsg string

func (m *Model) resize(w, h int) {
	if m.asker != nil && m.width > 0 {
		m.asker.Resized()
	}
	m.width, m.height = w, h
	m.rearrange()
}

// rearrange places the panes anew and sets what is shown to their widths.
func (m *Model) rearrange() {
	m.arranged = m.sizes.arrange(m.width, m.height, m.mirrored, m.focus)
	if _, p, ok := m.arranged.find(paneReader); ok {
		m.reader.height = p.h - 1
	}
	if m.reader.page.Width() != m.readerWidth() {
		m.reader.reset(m)
	}
	switch {
	case m.outgoing.pipe.open:
		m.showPiped()
	case m.help.open && m.help.sheet == sheetLog:
		m.openLog()
	case m.help.open:
		m.openHelp()
	}
}

// readerWidth is the width of the text in the reader, also while a narrow
// screen shows another pane.
func (m *Model) readerWidth() int {
	if c, _, ok := m.arranged.find(paneReader); ok {
		return m.textWidth(c.w)
	}
	return m.textWidth(m.width)
}

func (m *Model) rightToLeft() bool { return m.mirrored }

// showing is what the list's pane shows.
type showing uint8

const (
	showList showing = iota
	showTree
	showOffers
	showCatalog
	showPicker
)

// preview shows the first article without calling it read.
func (m *Model) preview() tea.Cmd {
	if len(m.list.rows) == 0 || m.list.first > 0 || m.list.rows[0].ID == m.reader.head.ID {
		return nil
	}
	return m.fetchArticle(m.list.rows[0], openPreview)
}

// complain says what went wrong, under the list, until it is dismissed.
func (m *Model) complain(err error) { m.complainOf("", err) }

func (m *Model) complainOf(source string, err error) { m.complainWhile("", source, err) }

func (m *Model) complainWhile(doing, source string, err error) {
	if !errors.Is(err, context.Canceled) {
		m.complaint = &Problem{Source: source, Err: err}
		m.record(doing, *m.complaint)
	}
}
