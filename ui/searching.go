package ui

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/feed/search"
	"khabar/ui/edit"
)

// searching is the search through all articles, and what it found last.
type searching struct {
	past edit.History

	from   departure // where the reader came from
	text   string    // that is looked for
	typing bool
	newest bool
	n      int // that is asked for
	turn   int
	cancel context.CancelFunc
	since  time.Time // when what is under way began; zero: nothing is
	found  found
	result Found
	shown  string // the text whose results these are
}

// departure is where the reader was before the search.
type departure struct {
	scope   scope
	unread  bool
	near    *Headline
	showing showing
	focus   pane
}

const (
	// pause is how long the reader may pause between two keys before what was
	// typed is looked for.
	pause = 25 * time.Millisecond
	// How many results are asked for while one types, at Enter, and at most;
	// nearEnd rows before the last one there are four times as many.
	typedHits = 30
	firstHits = 120
	mostHits  = 8192
	nearEnd   = 24
)

// searchMsg says that nothing was typed for a while.
type searchMsg struct{ turn int }

// searcher is what finds articles of a library.
func (m *Model) searcher(lib Library) Searcher {
	if lib == Library(&m.shelf) {
		return m.given.Searcher
	}
	return m.stored.Searcher
}

// home is where the articles of a scope are, also of what was found.
func (m *Model) home(s scope) Library {
	if s.kind == scopeFound {
		return m.searching.found.Library
	}
	return m.library(s)
}

// askFind opens the prompt: in an article it finds in it, elsewhere among all
// articles.
func (m *Model) askFind() tea.Cmd {
	if m.focus == paneReader && m.reader.article != nil {
		m.askWithin()
		return nil
	}
	s := &m.searching
	home := m.home(m.list.scope)
	if home == nil {
		home = m.stored.Library
	}
	if m.searcher(home) == nil {
		return nil
	}
	text, again := "", m.list.scope.kind == scopeFound && m.showing == showList
	if again {
		text = s.text
	} else {
		s.from = departure{scope: m.list.scope, unread: m.list.filter.Unread, showing: m.showing, focus: m.focus}
		if h := m.list.current(); h != nil {
			near := *h
			s.from.near = &near
		}
		s.text, s.shown, s.result = "", "", Found{}
		s.found.Library = home
	}
	m.prompt.ask(m.locale.Messages.SearchPrompt, bidi.Auto, text, m.searchEntered)
	m.prompt.past = &s.past
	m.prompt.typed = m.searchTyped
	m.prompt.left = func() tea.Cmd {
		if again {
			return m.lookFor(text, false)
		}
		return m.leaveSearch()
	}
	return nil
}

// searchTyped looks for what was typed, unless more is being typed.
func (m *Model) searchTyped(text string) tea.Cmd {
	s := &m.searching
	s.stop()
	s.text, s.typing, s.n = text, true, typedHits
	s.turn++
	turn := s.turn
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return tea.Tick(pause, func(time.Time) tea.Msg { return searchMsg{turn} })
}

// searchEntered looks for what was typed, all of it.
func (m *Model) searchEntered(text string) tea.Cmd {
	m.setFocus(paneList)
	return m.lookFor(text, false)
}

// lookFor looks for a text.
func (m *Model) lookFor(text string, typing bool) tea.Cmd {
	s := &m.searching
	s.text, s.typing, s.n = text, typing, firstHits
	m.wait(waitList)
	return m.search()
}

// stop ends the search that is under way.
func (s *searching) stop() {
	if s.cancel != nil {
		s.cancel()
		s.cancel = nil
	}
	s.since = time.Time{}
}

// search looks for what is to be looked for.
func (m *Model) search() tea.Cmd {
	s := &m.searching
	s.stop()
	s.turn++
	searcher := m.searcher(s.found.Library)
	if searcher == nil {
		m.arrived(waitList)
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	s.cancel, s.since = cancel, m.now()
	msg := foundMsg{turn: s.turn, asked: Asked{Text: s.text, Typing: s.typing, Newest: s.newest, N: s.n}}
	if s.found.Library == Library(&m.shelf) && strings.Contains(s.text, ":") {
		msg.asked.Marked = m.shelf.marked()
	}
	return tea.Batch(m.startSpin(), func() tea.Msg {
		msg.found, msg.err = searcher.Search(ctx, msg.asked)
		return msg
	})
}

// marked is what Asked.Marked is, as the shelf is now.
func (s *shelf) marked() func(search.Reading, func(int64)) {
	var unread, starred []int64
	for i := range s.heads {
		h := &s.heads[i]
		if !h.Read {
			unread = append(unread, h.ID)
		}
		if h.Starred {
			starred = append(starred, h.ID)
		}
	}
	return func(state search.Reading, f func(int64)) {
		ids := unread
		if state == search.Starred {
			ids = starred
		}
		for _, id := range ids {
			f(id)
		}
	}
}

// searchedFor is what the results that are shown are for, empty elsewhere.
func (m *Model) searchedFor() string {
	if m.list.scope.kind != scopeFound || m.showing != showList {
		return ""
	}
	return m.searching.text
}
