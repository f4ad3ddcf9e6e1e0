package ui

import (
	"context"
	"errors"
	"io"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"khabar/bidi/row"
	"khabar/feed"
	"khabar/ui/locale"
	"khabar/ui/term"
)

// ErrNothingOpened says that every source failed; Problems has the reasons.
var ErrNothingOpened = errors.New("ui: no source could be opened")

// Opener shows a page in the reader's browser.
type Opener interface {
	Open(ctx context.Context, url string) error
}

// Config is what a Model works with. Only Locale must be set.
type Config struct {
	Context context.Context // ends what runs in the background
	Locale  *locale.Locale
	Loader  Loader
	Finder  Finder
	Opener  Opener
	Now     func() time.Time

	// Mirrored sets the panes from right to left. It goes with the locale
	// unless the reader asks otherwise.
	Mirrored bool

	// Terminal is what the program runs in; Blank the blank of class words
	// (0: the usual one). Session brings the terminal into the state that the
	// class wants. Asker, if set, is asked behind the first frame whether what
	// was remembered of the terminal still holds.
	Terminal term.Terminal
	Blank    rune
	Session  *term.Session
	Asker    Asker
	Typed    []tea.Msg // keys that were pressed before the program read any
}

// Asker asks the terminal again while the program runs. *term.Input is one.
type Asker interface {
	Ask() string // what to write to the terminal; empty: nothing to ask
	Answers(ctx context.Context) (term.Terminal, error)
}

// Model is the program's state. It implements tea.Model.
type Model struct {
	ctx    context.Context
	locale *locale.Locale
	loader Loader
	finder Finder
	opener Opener
	now    func() time.Time

	width, height int
	mirrored      bool
	arranged      arrangement
	focus         pane

	shelf   shelf
	list    list
	reader  reader
	related related
	help    help

	bindings []binding
	keys     map[string]action

	batches    <-chan Batch
	cancelLoad context.CancelFunc
	loading    bool
	loadingNow string
	spins      int
	problems   []Problem
	noticeSeen int // problems the reader has dismissed
	notify     string
	touched    bool // the reader has pressed a key
	failed     bool

	terminal term.Terminal
	profile  colorprofile.Profile
	typed    []tea.Msg
	session  *term.Session
	asker    Asker
	writer   row.Writer
	frame    frame
}

// New returns a Model ready to run.
func New(c Config) *Model {
	m := &Model{
		ctx: c.Context, locale: c.Locale, loader: c.Loader, finder: c.Finder, opener: c.Opener, now: c.Now,
		mirrored: c.Mirrored, loading: true, bindings: bindings(),
		terminal: c.Terminal, session: c.Session, asker: c.Asker, typed: c.Typed,
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
	m.keys = keymap(m.bindings)
	m.reader.places = map[string]place{}
	m.writer = row.Writer{Blank: c.Blank}
	m.profile = colorprofile.ANSI256
	m.dress()
	return m
}

// Init starts the loading, and the question whether the terminal is still what
// it was; it brings the keys that were pressed before.
func (m *Model) Init() tea.Cmd {
	return tea.Batch(m.load(), m.ask(), m.begin(), m.retype())
}

// Update takes one message in.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.resize(msg.Width, msg.Height)
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.dress()
	case QuitMsg:
		return m, m.quit()
	case SuspendMsg:
		return m, m.suspend()
	case tea.KeyPressMsg:
		return m, m.press(msg)
	case batchesMsg:
		return m, m.receive(msg)
	case spinMsg:
		m.spins++
		if m.loading {
			return m, spin()
		}
	case learnedMsg:
		// While articles keep coming, what was found for the open one will do.
		if a := m.reader.article; a != nil && (!m.loading || m.related.of != a.Key() || len(m.related.found) == 0) {
			return m, m.relate()
		}
	case relatedMsg:
		if m.reader.article != nil && m.reader.article.Key() == msg.id {
			m.related.show(msg.id, msg.found)
		}
	case tea.ResumeMsg:
		return m, tea.Sequence(tea.Raw(m.session.Resume()), tea.ClearScreen)
	case terminalMsg:
		return m, m.recognize(term.Terminal(msg))
	case notifyMsg:
		m.notify = string(msg)
	}
	return m, nil
}

// View draws the screen.
func (m *Model) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	if m.width > 0 {
		v.SetContent(m.draw())
	}
	v.WindowTitle = "Khabar"
	if m.reader.article != nil {
		v.WindowTitle = strings.TrimSpace(first(headline(m.reader.article), 200))
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
	m.width, m.height = w, h
	m.rearrange()
}

// rearrange places the panes anew and sets what is shown to their widths.
func (m *Model) rearrange() {
	m.arranged = arrange(m.width, m.height, m.mirrored, m.focus)
	if _, p, ok := m.arranged.find(paneReader); ok {
		m.reader.height = p.h - 1
	}
	if m.reader.page.width != m.readerWidth() {
		m.reader.reset(m)
	}
	if m.help.open {
		m.openHelp()
	}
}

// readerWidth is the width of the text in the reader, also while a narrow
// screen shows another pane.
func (m *Model) readerWidth() int {
	if c, _, ok := m.arranged.find(paneReader); ok {
		return textWidth(c.w)
	}
	return textWidth(m.width)
}

func (m *Model) rightToLeft() bool { return m.mirrored }

// preview shows the first article without calling it read.
func (m *Model) preview() {
	if len(m.shelf.articles) == 0 {
		return
	}
	if a := m.shelf.articles[0]; a != m.reader.article {
		m.reader.show(m, a, false, place{})
	}
}

// markRead notes that an article was read.
func (m *Model) markRead(a *feed.Article) {
	if a != nil && m.shelf.byKey[a.Key()] != nil {
		m.shelf.read[a.Key()] = true
	}
}
