package ui

import (
	"context"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"khabar/bidi/row"
	"khabar/feed"
	"khabar/ui/locale"
	"khabar/ui/page"
	"khabar/ui/term"
)

// Model is the program's state. It implements tea.Model.
type Model struct {
	ctx    context.Context
	locale *locale.Locale
	now    func() time.Time
	opener Opener
	faults Faults

	// What there is to read.
	stored  Stored
	given   Given
	feeds   Feeds
	shelf   shelf // what was given
	loading loading
	refresh refresh
	jobs    jobs // changes of the library

	// The panes.
	width, height int
	sizing        sizing
	sizes         Sizes
	mirrored      bool
	arranged      arrangement
	focus         pane
	showing       showing // in the list's pane
	list          list
	tree          tree
	adding        adding
	catalog       catalog
	picker        picker
	reader        reader
	related       related

	// How lists and articles are shown.
	unreadOnly bool
	together   bool // one row for a story
	viewing    viewing
	reading    Reading
	pictures   pictures
	themes     themes
	walk       walk

	// Search.
	indexing  indexing
	searching searching
	finding   finding

	// What is laid over the panes, and what leaves the program.
	help     help
	palette  palette
	prompt   prompt
	choice   choice
	outgoing outgoing

	// What the reader does.
	typing    typing
	pointer   pointer
	selection selection
	waiting   waiting
	touched   bool // a key was pressed, or the mouse

	// What is said.
	notify   string // on the status line
	troubles troubles
	journal  journal
	spoken   bool
	lasting  lasting

	// The terminal, and what is written for it.
	terminal term.Terminal
	chosen   bool // its class, by the reader
	profile  colorprofile.Profile
	session  *term.Session
	asker    Asker
	typed    []tea.Msg
	size     func() (columns, rows int, err error)
	stop     func()
	telling  telling
	writer   row.Writer
	frame    frame
}

// New returns a Model ready to run.
func New(c Config) *Model {
	m := &Model{
		ctx: c.Context, locale: c.Locale, now: c.Now, opener: c.Opener, faults: c.Faults,
		stored: c.Stored, given: c.Given, feeds: c.Feeds, loading: loading{on: c.Given.Loader != nil},
		sizes: c.Kept.Sizes, mirrored: c.Screen.Mirrored, lasting: lasting{Kept: c.Kept, keepsake: c.Keepsake, mirrorChosen: c.Screen.MirrorChosen, together: c.Together},
		together: c.Together, viewing: viewing{usual: c.Look}, reading: c.Reading, pictures: pictures{source: c.Pictures},
		outgoing: outgoing{to: c.Outside, Out: c.Out}, journal: journal{log: c.Log}, spoken: c.Screen.Spoken,
		terminal: c.Screen.Terminal, session: c.Screen.Session, size: c.Screen.Size, stop: c.Screen.Stop, asker: c.Screen.Asker, typed: c.Screen.Typed,
		profile: colorprofile.ANSI256, writer: row.Writer{Blank: c.Screen.Blank},
	}
	if m.ctx == nil {
		m.ctx = context.Background()
	}
	if m.now == nil {
		m.now = time.Now
	}
	if m.session == nil {
		m.session = term.Start(io.Discard, c.Screen.Terminal.Class)
	}
	m.themes.begin(c.Theme, c.Screen.Terminal.Ground)
	m.typing.begin(c.Keyboard, c.Kept.Layout, c.Locale.Tag)
	m.bindKeys(c.Keyboard.Keys)
	m.reader.directed = map[int64]feed.Direction{}
	m.reader.places = map[int64]page.Place{}
	m.comeBack(c.Kept.Left)
	m.dress()
	return m
}

// Init opens the first list, and asks whether the terminal is still what it
// was; it brings the keys that were pressed before.
func (m *Model) Init() tea.Cmd {
	var list tea.Cmd
	switch {
	case m.given.Loader != nil:
		list = m.load()
	case m.stored.First != nil:
		list = m.begun(m.stored.First)
	default:
		left := &m.lasting.Kept.Left
		m.walk.returned = left.Selected != nil
		list = m.enter(left.List.scope(), m.unreadOnly, left.Selected.head(), true)
	}
	return tea.Batch(list, m.askTerminal(), m.follow(), m.begin(), m.watchGround(), m.retype(), m.watchClock())
}

// View draws the screen.
func (m *Model) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	m.input(&v)
	if m.typing.mouse {
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
