package ui

import (
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestHeld reads, marks and stars at random in lists that this sorts or narrows,
// goes far away and lets news come in between: every row stays where it was, and
// is there once, until the list is left.
func TestHeld(t *testing.T) {
	for name, enter := range map[string]func(*Model, *fakeLibrary){
		"unread first": func(m *Model, _ *fakeLibrary) { m.viewing.usual.Order = UnreadFirst; press(m, "f", "enter") },
		"unread only":  func(m *Model, _ *fakeLibrary) { press(m, "l") },
		"starred": func(m *Model, l *fakeLibrary) {
			for i := range l.heads {
				l.heads[i].Starred = true
			}
			settle(m, m.enter(scope{kind: scopeStarred}, false, nil, true))
		},
	} {
		t.Run(name, func(t *testing.T) {
			const n = 900
			l := library(n)
			for i := range n / 4 {
				l.heads[i*4].Read = true
			}
			m := openLibrary(t, 120, 36, l)
			enter(m, l)
			order, _ := l.Window(t.Context(), nil, m.list.filter, Place{}, n)
			r := rand.New(rand.NewPCG(uint64(len(name)), 8))
			keys := []string{"j", "k", "U", "U", "s", "pgdown", "pgdown", "pgdown", "pgup", "R"}
			for i := range 200 {
				key := keys[r.IntN(len(keys))]
				if r.IntN(100) == 0 {
					key = []string{"g", "G"}[r.IntN(2)]
				}
				press(m, key)
				if m.list.total != len(order) {
					t.Fatalf("key %d, %s: %d rows in all, want %d", i, key, m.list.total, len(order))
				}
				for k := range m.list.rows {
					if at := m.list.first + k; at >= len(order) || m.list.rows[k].ID != order[at].ID {
						t.Fatalf("key %d, %s: row %d of %d from %d on is another one", i, key, k, len(m.list.rows), m.list.first)
					}
				}
			}
			if len(m.list.held) < 5 {
				t.Errorf("only %d are held", len(m.list.held))
			}
			// All of it marked, the list is sorted anew.
			press(m, "A")
			if len(m.list.held) > 0 && name != "starred" {
				t.Errorf("%d are held when all are read", len(m.list.held))
			}
			fresh, _ := l.Window(t.Context(), nil, m.list.filter, Place{}, n)
			if m.list.total != len(fresh) && name != "starred" {
				t.Errorf("%d rows, want %d", m.list.total, len(fresh))
			}
		})
	}
}

// TestHeldUndone: what is undone belongs where it stands again, near the
// selection and far from it.
func TestHeldUndone(t *testing.T) {
	l := library(2000)
	m := openLibrary(t, 120, 36, l)
	press(m, "l", "j", "U", "u")
	if len(m.list.held) > 0 || m.list.rows[1].Read || m.list.total != 2000 {
		t.Errorf("%d held of %d: %+v", len(m.list.held), m.list.total, m.list.rows[1])
	}
	press(m, "U", "G", "u")
	if len(m.list.held) > 0 || m.list.total != 2000 || m.list.first+len(m.list.rows) != 2000 {
		t.Errorf("from afar: %d held of %d; %d rows from %d on", len(m.list.held), m.list.total, len(m.list.rows), m.list.first)
	}
	press(m, "g", "R")
	if h := m.list.rows[1]; h.ID != 1999 || h.Read {
		t.Errorf("row 1 is %+v", h)
	}
}

// TestHeldAgainstOldNews: what was read from the library before a change was
// done there does not take it off the screen.
func TestHeldAgainstOldNews(t *testing.T) {
	l := library(30)
	m := openLibrary(t, 120, 36, l)
	press(m, "j")
	old := m.reloadRows()()
	_, mark := m.Update(tea.KeyPressMsg(tea.Key{Code: 'U', Text: "U"}))
	m.Update(old)
	if !m.list.rows[1].Read {
		t.Error("the mark is off while it is being done")
	}
	settle(m, mark)
	old = m.reloadRows()()
	l.heads[1].Read = false // by another program
	settle(m, func() tea.Msg { return old })
	press(m, "R")
	if m.list.rows[1].Read {
		t.Error("what another program has changed is not shown")
	}
}

// TestHeldByFeed: what is held of a feed goes with it.
func TestHeldByFeed(t *testing.T) {
	l := library(30)
	m := openLibrary(t, 120, 36, l)
	press(m, "l", "U", "j", "U")
	if len(m.list.held) != 2 {
		t.Fatalf("%d are held", len(m.list.held))
	}
	of := m.list.rows[0].Feed
	settle(m, func() tea.Msg { return changedMsg{act: ActRemoved, feed: of} })
	for id, h := range m.list.held {
		if h.Feed == of {
			t.Errorf("article %d of the feed is held", id)
		}
	}
}
