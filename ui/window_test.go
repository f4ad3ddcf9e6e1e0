package ui

import (
	"context"
	"fmt"
	"math/rand/v2"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

// TestStart: one window of a screenful is what the first screen takes.
func TestStart(t *testing.T) {
	l := library(100_000)
	m := New(Config{Locale: openModel(t, 10, 10).locale, Stored: Stored{Library: l}})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	m.walk.entering = 1
	settle(m, func() tea.Msg {
		rows, _ := l.Window(context.Background(), nil, Filter{}, Place{}, FirstRows)
		msg := listMsg{scope: scope{kind: scopeAll}, turn: 1, show: true}
		msg.part.begin(rows)
		return msg
	})
	if len(m.list.rows) < FirstRows || m.list.rows[0].ID != 100_000 {
		t.Fatalf("%d rows", len(m.list.rows))
	}
	// The same rows known before.
	first, _ := ReadFirst(context.Background(), l, Left{}, Look{}, false, testNow)
	m = New(Config{Locale: m.locale, Stored: Stored{Library: l, First: &first}})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
	m.Init() // and no command of it is run
	if len(m.list.rows) != FirstRows || m.list.current().ID != 100_000 {
		t.Errorf("with what is known: %d rows", len(m.list.rows))
	}
}

// TestWalk presses keys at random in a list of 100,000 and holds the selection
// against a number.
func TestWalk(t *testing.T) {
	const n = 100_000
	l := library(n)
	m := openLibrary(t, 120, 36, l)
	at := 0
	r := rand.New(rand.NewPCG(5, 6))
	for i := range 3000 {
		key := []string{"j", "j", "k", "pgdown", "pgdown", "pgdown", "pgup", "G", "g"}[r.IntN(9)]
		if (key == "G" || key == "g") && r.IntN(20) > 0 {
			key = "pgdown"
			if at > n/2 {
				key = "pgup"
			}
		}
		c, p, _ := m.arranged.find(paneList)
		page := m.list.page(m, c.w, p.h)
		press(m, key)
		at = clamp(at+map[string]int{"j": 1, "k": -1, "pgdown": page, "pgup": -page, "G": n, "g": -n}[key], 0, n-1)
		h := m.list.current()
		if h == nil || h.ID != int64(n-at) || m.list.first+m.list.selected != at || len(m.waiting.keys) > 0 {
			t.Fatalf("key %d, %s: at %v (%d + %d), want number %d", i, key, h, m.list.first, m.list.selected, at)
		}
		if len(m.list.rows) > keptRows+chunkRows {
			t.Fatalf("%d rows are in memory", len(m.list.rows))
		}
		if _, count := m.listTitle(); count != fmt.Sprintf("%d/%d", at+1, n) {
			t.Fatalf("the title says %s at %d", count, at)
		}
	}
	if l.most > chunkRows {
		t.Errorf("%d headlines were asked for at once", l.most)
	}
}

// TestTypedAhead: keys wait for the article that was opened and for the rows
// that were gone to.
func TestTypedAhead(t *testing.T) {
	l := library(1000)
	m := openLibrary(t, 120, 36, l)
	l.slow = make(chan struct{})
	_, cmd := m.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyEnter}))
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	for _, k := range "jjj" {
		m.Update(tea.KeyPressMsg(tea.Key{Code: k, Text: string(k)}))
	}
	if m.focus != paneList || m.list.selected != 0 || len(m.waiting.keys) != 3 {
		t.Fatalf("keys were done before the article was there: focus %d, selected %d", m.focus, m.list.selected)
	}
	l.slow <- struct{}{}
	l.slow = nil
	settle(m, func() tea.Msg { return <-done })
	if m.focus != paneReader || m.reader.head.ID != 1000 || m.reader.top != 3 || len(m.waiting.keys) != 0 {
		t.Errorf("then: focus %d, article %d, row %d", m.focus, m.reader.head.ID, m.reader.top)
	}
	// What can't be opened holds nothing up.
	press(m, "esc")
	l.heads[1].ID = 5
	m.list.rows[1].ID = 7777
	press(m, "j", "enter", "j")
	if m.focus != paneList || m.list.selected != 2 || m.troubles.last == nil {
		t.Errorf("an article that is gone: focus %d, selected %d, said %v", m.focus, m.list.selected, m.troubles.last)
	}
	press(m, "esc")
	if m.troubles.last != nil || m.showing != showList {
		t.Error("Esc does not dismiss what went wrong")
	}
}

// TestUnreadOnly: what is read in a list of unread articles stays there until
// the list is left.
func TestUnreadOnly(t *testing.T) {
	l := library(20)
	l.heads[1].Read, l.heads[3].Read = true, true
	m := openLibrary(t, 120, 36, l)
	press(m, "j", "j", "l")
	if len(m.list.rows) != 18 || m.list.current().ID != 18 {
		t.Fatalf("%d rows, at %d", len(m.list.rows), m.list.current().ID)
	}
	press(m, "enter", "esc", "R")
	if len(m.list.rows) != 18 || m.list.current().ID != 18 || !m.list.current().Read {
		t.Errorf("after reading one and a refresh: %d rows, at %+v", len(m.list.rows), m.list.current())
	}
	press(m, "esc", "enter")
	if len(m.list.rows) != 17 {
		t.Errorf("entered again: %d rows", len(m.list.rows))
	}
	press(m, "l")
	if len(m.list.rows) != 20 {
		t.Errorf("everything: %d rows", len(m.list.rows))
	}
}

// TestShelfIsSorted holds windows of the shelf against what a sort says.
func TestShelfIsSorted(t *testing.T) {
	var s shelf
	r := rand.New(rand.NewPCG(7, 8))
	for range 60 {
		var batch []*feed.Article
		for range r.IntN(5) {
			a := article(r.IntN(40), 1)
			if r.IntN(6) == 0 {
				a.Published = feed.Date{}
			}
			batch = append(batch, a)
		}
		s.add(batch)
		for i := range s.heads {
			h := &s.heads[i]
			if i > 0 && !Newest.before(s.heads[i-1].Key(), h.Key()) {
				t.Fatalf("row %d stands wrong", i)
			}
			if s.find(h.ID) != i {
				t.Fatalf("article %d is not found", h.ID)
			}
			next, _ := s.Window(context.Background(), nil, Filter{}, Place{Next, h.Key()}, 2)
			before, _ := s.Window(context.Background(), nil, Filter{}, Place{Previous, h.Key()}, 2)
			from, _ := s.Window(context.Background(), nil, Filter{}, Place{From, h.Key()}, 1)
			if len(next) != min(2, len(s.heads)-i-1) || len(before) != min(2, i) || from[0].ID != h.ID || i > 0 && before[len(before)-1].ID != s.heads[i-1].ID {
				t.Fatalf("windows at row %d: %d, %d", i, len(next), len(before))
			}
		}
	}
	if len(s.heads) != len(s.byKey) {
		t.Errorf("%d rows of %d articles", len(s.heads), len(s.byKey))
	}
}

// BenchmarkListKey is a key and the frame after it in a list of 100,000.
func BenchmarkListKey(b *testing.B) {
	for _, key := range []rune{'j', tea.KeyPgDown, tea.KeyEnd} {
		b.Run(tea.Key{Code: key}.Keystroke(), func(b *testing.B) {
			m := openLibrary(b, 120, 36, library(100_000))
			press(m, "g")
			b.ReportAllocs()
			b.ResetTimer()
			for range b.N {
				_, cmd := m.Update(tea.KeyPressMsg(tea.Key{Code: key}))
				m.View()
				b.StopTimer()
				settle(m, cmd)
				if m.list.first+m.list.selected > 90_000 {
					press(m, "g")
				}
				b.StartTimer()
			}
		})
	}
}
