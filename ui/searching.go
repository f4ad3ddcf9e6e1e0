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

// foundMsg brings what was found.
type foundMsg struct {
	turn  int
	asked Asked
	found Found
	err   error
}

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

// foundSome shows what was found.
func (m *Model) foundSome(msg foundMsg) tea.Cmd {
	s := &m.searching
	if msg.turn != s.turn {
		return nil
	}
	s.stop()
	if msg.err != nil {
		m.arrived(waitList)
		m.complain(msg.err)
		return nil
	}
	if !msg.asked.Typing && s.shown == s.text && s.result.How == search.AsTyped && s.result.Whole > 0 && msg.found.Whole == 0 && !s.newest {
		// The last word was the beginning of others: it stays one.
		s.typing = true
		m.arrived(waitList)
		if s.n > typedHits {
			return m.search()
		}
		return nil
	}
	at, kept := 0, Headline{}
	if l := &m.list; l.scope.kind == scopeFound && s.shown == s.text && l.current() != nil {
		at, kept = l.selected-l.top, *l.current()
	}
	s.result, s.shown = msg.found, s.text
	s.found.take(&msg.found)
	if m.prompt.open {
		m.setFocus(paneList)
	}
	cmd := m.showFound()
	if i := m.list.index(kept.ID); kept.ID != 0 && i >= 0 && m.list.scope.kind == scopeFound {
		m.list.selected, m.list.top = i, max(0, i-at)
	}
	return cmd
}

// showFound shows the list of what was found.
func (m *Model) showFound() tea.Cmd {
	of := scope{kind: scopeFound}
	m.walk.entering++
	msg := listMsg{scope: of, filter: of.filter(false), turn: m.walk.entering, show: true}
	if m.list.scope == of {
		msg.filter = m.list.filter
	}
	p := &msg.part
	p.rows = m.searching.found.rows(msg.filter)
	p.total, p.atTop, p.atBottom = len(p.rows), true, true
	return m.entered(msg)
}

// moreFound asks for more results where the selection comes near to the end of
// those there are.
func (m *Model) moreFound() tea.Cmd {
	s, l := &m.searching, &m.list
	if l.scope.kind != scopeFound || !s.since.IsZero() || len(s.result.Hits) < s.n || s.n >= mostHits || len(l.rows)-l.selected > nearEnd {
		return nil
	}
	s.n *= 4
	return m.search()
}

// orderFound changes the order of the results.
func (m *Model) orderFound() tea.Cmd {
	s := &m.searching
	if m.list.scope.kind != scopeFound || m.showing != showList {
		return nil
	}
	s.newest = !s.newest
	s.shown = "" // the selection goes to the first one
	m.notify = m.locale.Messages.BestFirst
	if s.newest {
		m.notify = m.locale.Messages.NewestFirst
	}
	m.wait(waitList)
	return m.search()
}

// leaveSearch goes back to where the reader was.
func (m *Model) leaveSearch() tea.Cmd {
	s := &m.searching
	s.stop()
	s.turn++
	m.setFocus(s.from.focus)
	if m.list.scope.kind != scopeFound {
		return nil
	}
	to := s.from.scope
	if to.kind == scopeNone {
		to.kind = scopeAll
	}
	cmd := m.enter(to, s.from.unread, s.from.near, s.from.showing == showList)
	m.showing = s.from.showing
	return cmd
}

// searchedFor is what the results that are shown are for, empty elsewhere.
func (m *Model) searchedFor() string {
	if m.list.scope.kind != scopeFound || m.showing != showList {
		return ""
	}
	return m.searching.text
}

// remarks are what there is to say of the results.
func (m *Model) remarks() (said []string) {
	s, msg := &m.searching, &m.locale.Messages
	if m.list.scope.kind != scopeFound {
		return nil
	}
	r := &s.result
	for _, h := range r.Hints {
		if s.typing && m.prompt.open && h.Kind != search.HintLong { // it is not done yet
			continue
		}
		text := isolate("«" + first(h.Text, 80) + "»")
		switch h.Kind {
		case search.HintQuote:
			said = append(said, msg.HintQuote)
		case search.HintDate:
			said = append(said, msg.HintDate+text)
		case search.HintState:
			said = append(said, msg.HintState+text)
		case search.HintEmpty:
			said = append(said, msg.HintEmpty+text)
		case search.HintLong:
			said = append(said, msg.HintLong)
		}
	}
	switch {
	case len(r.Hits) == 0:
	case r.How != search.AsTyped:
		said = append(said, msg.FoundInstead+isolate("«"+first(r.Query, 80)+"»"))
	case r.Total == 0:
		said = append(said, msg.FoundSome)
	}
	return said
}
