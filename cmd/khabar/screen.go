package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	xterm "golang.org/x/term"

	"khabar/bidi/row"
	"khabar/cmd/khabar/config"
	"khabar/ui"
	"khabar/ui/keyboard"
	"khabar/ui/term"
)

// frames is how often a second the screen is drawn at most.
const frames = 120

// readOnScreen runs the interface until the reader leaves it.
func readOnScreen(ctx context.Context, p *process, f flags, sources []string) error {
	settings, err := f.configuration(p)
	if err != nil {
		return err
	}
	state := interfaceState(&f)
	kept := state.read()
	lang, mirrored, err := f.interfaceLanguage(settings.Interface, kept.Language, p.getenv)
	if err != nil {
		return &failure{exitUsage, err}
	}
	look, err := lookOf(settings.Interface)
	if err != nil {
		return &failure{exitUsage, err}
	}
	at, _ := f.configPath()
	colours, err := themeOf(settings.Interface.Theme, at, p.getenv)
	if err != nil {
		return &failure{exitUsage, err}
	}
	bound := boundKeys(p, &settings)
	blank, err := blankOf(settings)
	if err != nil {
		return &failure{exitUsage, err}
	}
	out, err := outOf(settings)
	if err != nil {
		return &failure{exitUsage, err}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	if err := checkNews(settings); err != nil {
		return &failure{exitUsage, err}
	}
	reading, err := readingOf(settings.Reader)
	if err != nil {
		return &failure{exitUsage, err}
	}
	news := newShelves(&f, settings)
	news.look = look
	switch settings.Interface.Start {
	case "left":
		news.left = kept.Left
	case "all":
		kept.Left = ui.Left{}
	default:
		return &failure{exitUsage, fmt.Errorf("the configuration's interface.start %q: it is left or all", settings.Interface.Start)}
	}
	defer news.Close()

	// What is named, or stored, is read while the terminal is asked.
	opening := begin(ctx, p, news, lang.Tag, sources)
	aloud := f.spoken(settings.Interface, p.getenv)
	if aloud {
		f.bidi = row.Logical.String() // which is not asked for
	}
	found, err := term.Detect(ctx, term.Options{
		Flag: f.bidi, Config: settings.Terminal.Bidi, Output: true, Env: p.getenv,
		Memory: terminalMemory(),
	})
	if err != nil {
		return &failure{exitUsage, err}
	}
	if found.Terminal.Class == row.Logical && f.bidi == "" {
		cancel()
		return printText(context.WithoutCancel(ctx), p, settings, sources)
	}
	what, err := opening()
	if err != nil {
		return err
	}

	input, err := keys(p)
	if err != nil {
		return &failure{exitFailed, err}
	}
	in := &untilGone{Input: found.Input(input)}
	in.Keys = keyboard.Join
	prepare := term.Prepare
	if aloud { // the window keeps its title
		prepare = func(w io.Writer, t term.Terminal) *term.Session { return term.Start(w, t.Class) }
	}
	session := prepare(p.stdout, found.Terminal)
	defer session.Close()
	inMemory := newFinder()
	c := ui.Config{
		Context: ctx, Locale: lang, Opener: browser{p.getenv}, Faults: faults(), Log: p.log,
		Stored: ui.Stored{
			Library: news, First: what.first, Finder: news, Searcher: news, Indexer: news,
			Keeper: news, Teller: news, Saver: news, Director: news,
		},
		Given: ui.Given{Loader: what.loader, Welcome: what.welcome, Learner: inMemory, Searcher: inMemory},
		Feeds: ui.Feeds{
			Refresher: news, OnStart: settings.Refresh.OnStart, Every: time.Duration(settings.Refresh.Every),
			Subscriber: news, Catalog: knownFeeds{},
		},
		Look: look, Together: settings.Interface.Stories, Reading: reading, Pictures: newPictures(settings), Theme: colours,
		Outside: p.outside(), Out: out,
		Keyboard: ui.Keyboard{Keys: bound.Keys, Layout: bound.Layout, Places: !remote(p.getenv), Mouse: settings.Interface.Mouse},
		Screen: ui.Screen{
			Terminal: found.Terminal, Blank: blank, Session: session, Stop: stop,
			Size:     func() (int, int, error) { return xterm.GetSize(int(p.stdout.Fd())) },
			Cell:     func() (int, int) { return cellSize(p.stdout) },
			Mirrored: mirrored, MirrorChosen: f.mirrorChosen(settings.Interface),
		},
		Kept: kept, Keepsake: state,
	}
	if len(sources) > 0 { // who reads a file did not ask for news
		c.Feeds.OnStart, c.Feeds.Every = false, 0
	}
	for _, key := range term.KeyPresses(found.Keys[:keyboard.Join(found.Keys)]) {
		c.Screen.Typed = append(c.Screen.Typed, key)
	}
	memory := terminalMemory()
	c.Screen.Asker = rememberingAsker{in.Input, memory, found.Report().Key}
	if !found.Check && len(found.Terminal.Replies) > 0 {
		// That it can't be kept harms nothing: the terminal is asked again.
		_ = memory.Keep(found.Report().Key, found.Terminal)
	}
	if aloud {
		spoken(&c)
		restore, err := rawMode(input)
		if err != nil {
			return &failure{exitFailed, err}
		}
		defer restore()
	}
	defer patiently(p.getenv)()
	p.note("interface", "terminal", found.Terminal.String(), "language", lang.Tag, "sources", len(sources))
	model := ui.New(c)
	var top tea.Model = model
	options := []tea.ProgramOption{
		tea.WithContext(ctx), tea.WithInput(in), tea.WithOutput(p.stdout), tea.WithFPS(frames), tea.WithFilter(sift(p.stdout)), tea.WithoutSignalHandler(),
	}
	if aloud {
		top = ui.Speak(model, p.stdout)
		options = append(options, tea.WithoutRenderer())
	}
	if p.wrap != nil {
		top = p.wrap(model)
	}
	program := tea.NewProgram(top, options...)
	interrupted := endInOrder(ctx, program)
	in.gone = func() { program.Send(ui.QuitMsg{}) }
	suspendInOrder(ctx, program)
	_, err = program.Run()
	_ = session.Close() // before anything is said
	model.Close(context.WithoutCancel(ctx))
	switch {
	case errors.Is(err, tea.ErrProgramPanic):
		return &failure{exitFailed, errors.New("the program broke off because of an error of its own; please report it with the lines above")}
	case interrupted.Load():
		return &failure{exitSignals + int(syscall.SIGINT), errors.New("")}
	case err != nil && !errors.Is(err, tea.ErrProgramKilled):
		return &failure{exitFailed, fmt.Errorf("the screen could not be drawn: %w", err)}
	}
	if problems, err := model.Problems(); err != nil {
		return nothingOpened(problems)
	}
	return nil
}

// opening is what the interface begins with: a loader, or without one what is
// stored.
type opening struct {
	loader  ui.Loader
	welcome bool
	first   *ui.FirstList
}

// begin begins to read what is named, or what is stored; the function that it
// returns waits until it is known whether there is anything.
func begin(ctx context.Context, p *process, news *shelves, lang string, sources []string) func() (opening, error) {
	if len(sources) > 0 {
		named := newLoader(p, news.settings, sources)
		named.drafts = true
		pre := preload(ctx, named)
		return func() (opening, error) {
			if failed, problems := pre.failed(100 * time.Millisecond); failed {
				return opening{}, nothingOpened(problems)
			}
			return opening{loader: pre}, nil
		}
	}
	type answer struct {
		opening
		err error
	}
	known := make(chan answer, 1)
	go func() {
		first, empty, err := news.first(ctx)
		known <- answer{opening{first: first, welcome: empty}, err}
	}()
	return func() (opening, error) {
		select {
		case a := <-known:
			if a.err != nil {
				return opening{}, &failure{exitFailed, a.err}
			}
			if a.welcome {
				edition := newLoader(p, news.settings, nil)
				edition.lang = lang
				a.loader = edition
			}
			return a.opening, nil
		case <-time.After(patience):
			return opening{}, nil // a store that is mended, or brought up to date, opens under the reader's eyes
		}
	}
}

// patience is how long the screen waits for the store.
const patience = 250 * time.Millisecond

// blankOf is the blank of class words, checked.
func blankOf(c config.Config) (rune, error) {
	blank := rune(c.Terminal.Blank)
	if err := row.CheckBlank(blank); err != nil {
		return 0, fmt.Errorf("the configuration's terminal.blank: %w", err)
	}
	return blank, nil
}

// sift keeps Bubble Tea from counting columns by grapheme clusters where the
// terminal offers to (mode 2027): rows are laid out by the width of each
// character, which all terminals share. And it brings the size that the terminal
// has: it is asked for from several goroutines, and an older answer may come
// after a newer one.
func sift(terminal *os.File) func(tea.Model, tea.Msg) tea.Msg {
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		switch r := msg.(type) {
		case tea.ModeReportMsg:
			if r.Mode == ansi.ModeUnicodeCore {
				return nil
			}
		case tea.WindowSizeMsg:
			if w, h, err := xterm.GetSize(int(terminal.Fd())); err == nil && w > 0 && h > 0 {
				return tea.WindowSizeMsg{Width: w, Height: h}
			}
		}
		return msg
	}
}

// rememberingAsker keeps what the terminal answers behind the first frame.
type rememberingAsker struct {
	*term.Input
	memory *term.Memory
	key    string
}

// Answers implements ui.Asker.
func (a rememberingAsker) Answers(ctx context.Context) (term.Terminal, error) {
	t, err := a.Input.Answers(ctx)
	if err == nil {
		_ = a.memory.Keep(a.key, t)
	}
	return t, err
}

// keys returns the terminal that the keys come from: standard input, or the
// controlling terminal where articles are piped in.
func keys(p *process) (*os.File, error) {
	if xterm.IsTerminal(int(p.stdin.Fd())) {
		return p.stdin, nil
	}
	tty, _, err := tea.OpenTTY()
	if err != nil {
		return nil, fmt.Errorf("there is no terminal to read keys from (%w); use khabar print", err)
	}
	return tty, nil
}

// nothingOpened says, in one line, why there is nothing to read.
func nothingOpened(problems []ui.Problem) error {
	said := make([]string, 0, len(problems))
	for _, p := range problems {
		said = append(said, p.Error())
	}
	return &failure{exitFailed, errors.New(strings.Join(said, "; "))}
}
