package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
)

// Saver keeps searches, which then are lists as feeds are.
type Saver interface {
	// Save keeps a search, or where it has an ID changes that one, and runs it.
	// It returns the search with its ID and counts.
	Save(ctx context.Context, v Saved) (Saved, error)
	// Forget removes one. The Library's Undo brings it back.
	Forget(ctx context.Context, id int64) error
}

// Saved is a saved search.
type Saved struct {
	ID     int64
	Name   string
	Query  string
	Mute   bool   // what it finds is hidden from all lists, but for what is starred
	Counts Counts // of one that mutes: what it hides
	Wrong  string // why it finds nothing, where it cannot be understood
}

// Marks of the tree.
const (
	savedMark = "◇"
	muteMark  = "∅"
)

// saved is a saved search by its number, nil where it is not there.
func (t *tree) saved(id int64) *Saved {
	for i := range t.over.Saved {
		if v := &t.over.Saved[i]; v.ID == id && id != 0 {
			return v
		}
	}
	return nil
}

// growSearches makes the rows of the saved searches, and of the mute rules under
// a row of all that they hide.
func (m *Model) growSearches(add func(scope, entry)) {
	muting := false
	for i := range m.tree.over.Saved {
		v := &m.tree.over.Saved[i]
		e := entry{name: v.Name, dir: m.nameDirection(v.Name), mark: savedMark, end: m.number(v.Counts.Unread), strong: v.Counts.Unread > 0, about: isolate(v.Query)}
		if v.Mute && !muting {
			muting = true
			add(scope{kind: scopeMuted}, entry{
				name: m.locale.Messages.Muted, dir: m.direction(), end: m.number(m.tree.over.Muted.Total), about: m.locale.Messages.MutedAbout,
			})
		}
		if v.Mute {
			e.mark, e.indent, e.end, e.strong = muteMark, 1, m.number(v.Counts.Total), false
		}
		if v.Wrong != "" {
			e.wrong, e.about = true, v.Wrong
		}
		add(scope{kind: scopeSaved, saved: v.ID}, e)
	}
}

// askSearch asks for what to look for, which is what was looked for just now,
// and then for a name, of a new search or of one that is changed.
func (m *Model) askSearch(v Saved) {
	if m.stored.Saver == nil {
		return
	}
	if v.ID == 0 && m.list.scope.kind == scopeFound {
		v.Query = m.searching.text
	}
	msg := &m.locale.Messages
	label := msg.SavePrompt
	if v.Mute {
		label = msg.MutePrompt
	}
	m.setFocus(paneList)
	m.prompt.ask(label, bidi.Auto, v.Query, func(query string) tea.Cmd {
		was := v
		v.Query = query
		if v.Mute && v.ID == 0 { // it is called what it hides
			v.Name = query
			return m.saveSearch(v)
		}
		name := v.Name
		if name == "" || name == was.Query {
			name = query
		}
		m.prompt.ask(msg.NamePrompt, bidi.Auto, name, func(name string) tea.Cmd {
			v.Name = name
			return m.saveSearch(v)
		})
		return nil
	})
}

// mute asks for what to hide; of a saved search in the tree it makes a rule, and
// of a rule a search again.
func (m *Model) mute() tea.Cmd {
	if m.focus == paneList && m.showing == showTree {
		if v := m.tree.saved(m.tree.chosen().saved); v != nil {
			v := *v
			v.Mute = !v.Mute
			return m.saveSearch(v)
		}
	}
	m.askSearch(Saved{Mute: true, Query: m.searchedFor()})
	return nil
}

// saveSearch keeps a search.
func (m *Model) saveSearch(v Saved) tea.Cmd {
	saver := m.stored.Saver
	return m.jobs.push(m.ctx, func(ctx context.Context) tea.Msg {
		act := ActChanged
		if v.ID == 0 {
			act = ActSaved
		}
		v, err := saver.Save(ctx, v)
		return changedMsg{act: act, saved: v, name: v.Name, err: err}
	})
}

// forget removes a saved search.
func (m *Model) forget(id int64) tea.Cmd {
	v := m.tree.saved(id)
	if m.stored.Saver == nil || v == nil {
		return nil
	}
	saver, was := m.stored.Saver, *v
	if m.showing == showList {
		m.toTree()
	}
	return m.jobs.push(m.ctx, func(ctx context.Context) tea.Msg {
		return changedMsg{act: ActForgotten, saved: was, name: was.Name, err: saver.Forget(ctx, was.ID)}
	})
}

// searchChanged shows what was done to a saved search.
func (m *Model) searchChanged(msg changedMsg) tea.Cmd {
	s := scope{kind: scopeSaved, saved: msg.saved.ID}
	if !msg.undone && !msg.again && msg.act != ActForgotten {
		m.tree.choosing = s
		if m.showing != showTree && !msg.saved.Mute {
			return tea.Batch(m.enter(s, m.unreadOnly, nil, true), m.survey())
		}
	}
	if m.list.scope.kind == scopeSaved && (msg.undone || msg.again || m.list.scope == s && msg.act == ActForgotten) {
		return tea.Batch(m.enter(scope{kind: scopeAll}, m.unreadOnly, nil, false), m.survey())
	}
	return m.reload()
}

// searchText says what was done.
func (m *Model) searchText(msg changedMsg) string {
	words := &m.locale.Messages
	switch {
	case msg.act == ActForgotten:
		return words.SearchForgotten + isolate(msg.name)
	case msg.saved.Mute:
		return m.locale.Hidden(msg.saved.Counts.Total)
	}
	return words.SearchSaved + isolate(msg.name)
}
