package ui

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/row"
	"khabar/ui/term"
)

// state is where the reader is, as far as it is returned to.
func state(m *Model) string {
	h, at, article := m.list.current(), int64(0), ""
	if h != nil {
		at = h.ID
	}
	if m.focus != paneList { // else it is only looked at
		article = fmt.Sprintf("%d at row %d", m.reader.head.ID, m.reader.top)
	}
	return fmt.Sprintf("%+v %+v unread %v together %v, at %d of %d, showing %d, focus %d, article %s, folded %v",
		m.list.scope, m.list.filter, m.unreadOnly, m.together, at, m.list.first+m.list.selected, m.showing, m.focus, article, m.tree.folded)
}

// restart ends a program and starts it again over the same library.
func restart(t *testing.T, m *Model, l *fakeLibrary, before func()) *Model {
	t.Helper()
	k := &keeps{}
	m.lasting.keepsake = k
	m.Close(context.Background())
	written, err := json.Marshal(k.kept)
	if err != nil {
		t.Fatal(err)
	}
	var kept Kept
	if err := json.Unmarshal(written, &kept); err != nil {
		t.Fatal(err)
	}
	if before != nil {
		before()
	}
	first, err := ReadFirst(context.Background(), l, kept.Left, Look{}, true, testNow)
	if err != nil {
		t.Fatal(err)
	}
	return openKept(t, m, l, kept, &first)
}

func openKept(t *testing.T, m *Model, l *fakeLibrary, kept Kept, first *FirstList) *Model {
	t.Helper()
	again := New(Config{
		Locale: m.locale, Now: func() time.Time { return testNow }, Screen: Screen{Terminal: term.Terminal{Class: row.Visual}, Mirrored: true},
		Stored: Stored{Library: l, Keeper: l, Teller: l, Saver: l, First: first}, Feeds: Feeds{Refresher: l, Subscriber: l, Catalog: l}, Together: true,
		Kept: kept,
	})
	again.Update(tea.WindowSizeMsg{Width: m.width, Height: m.height})
	settle(again, again.Init())
	return again
}

// TestRestart: the program begins where the reader left it, and goes on in the
// same way.
func TestRestart(t *testing.T) {
	down := slices.Repeat([]string{"pgdown"}, 12)
	for name, keys := range map[string][]string{
		"nothing done":       nil,
		"down the list":      {"j", "j", "j"},
		"far down":           down,
		"a feed":             {"esc", "G", "k", "enter", "j", "j"},
		"a folder":           {"esc", "j", "j", "enter", "pgdown"},
		"starred":            {"s", "j", "j", "s", "esc", "j", "enter", "j"},
		"a tag":              {"j", "t", "أ", "enter", "j", "t", "أ", "enter", "esc", "j", "j", "enter", "j"},
		"oldest first":       {"c", "j", "enter", "pgdown", "pgdown"},
		"by source":          append([]string{"c", "j", "j", "j", "enter"}, down...),
		"unread first":       append([]string{"c", "j", "j", "enter"}, down...),
		"unread first, read": {"c", "j", "j", "enter", "pgdown", "enter", "pgdown"},
		"summaries":          {"Z", "j", "j", "enter", "j"},
		"starred of all":     {"s", "j", "s", "j", "s", "I", "j", "j", "enter", "j"},
		"unread":             {"j", "enter", "esc", "l", "j", "j"},
		"read in unread":     {"l", "pgdown", "enter", "pgdown"},
		"reading":            {"j", "enter", "pgdown", "pgdown", "pgdown"},
		"reading the first":  {"enter", "pgdown"},
		"the tree":           {"j", "esc", "j"},
		"a folded folder":    {"esc", "j", "j", "z"},
		"told apart":         {"O", "j", "j"},
	} {
		t.Run(name, func(t *testing.T) {
			l := library(400)
			m := openLibrary(t, 120, 36, l)
			press(m, keys...)
			was := state(m)
			again := restart(t, m, l, nil)
			if got := state(again); got != was {
				t.Fatalf("left\n%s\nand came back to\n%s", was, got)
			}
			// What comes is taken in as it was before.
			if again.list.first+again.list.selected > 0 {
				l.heads = append([]Headline{fakeHeadline(401)}, l.heads...)
				settle(m, m.reload())
				settle(again, again.reload())
				if a, b := m.list.current().ID, again.list.current().ID; a != b {
					t.Errorf("something new: the list is at %d, and would be at %d", b, a)
				}
			}
			// Without the list that is read before.
			k := &keeps{}
			m.lasting.keepsake = k
			if left := m.leftNow(); left.Open == nil {
				late := openKept(t, m, l, Kept{Left: left}, nil)
				if late.list.scope != again.list.scope || len(keys) > 0 && late.list.current().ID != again.list.current().ID {
					t.Errorf("opened late: %s", state(late))
				}
			}
		})
	}
}

// TestRestartElsewhere: where what was left is not there any more the list of
// all opens.
func TestRestartElsewhere(t *testing.T) {
	l := library(60)
	m := openLibrary(t, 120, 36, l)
	press(m, "esc", "G", "k", "enter", "j", "c", "j", "enter")
	if m.list.scope.feed != 4 {
		t.Fatalf("in %+v", m.list.scope)
	}
	again := restart(t, m, l, func() { _ = l.Remove(context.Background(), 4) })
	if again.list.scope != (scope{kind: scopeAll}) || again.list.current().ID != 60 || again.list.filter.Order != Newest {
		t.Errorf("the feed is gone: %s", state(again))
	}
	if left := again.leftNow(); len(left.Views) != 0 {
		t.Errorf("how a feed was shown that is gone stays: %+v", left.Views)
	}
	press(again, "j", "j", "enter")
	open := again.reader.head.ID
	third := restart(t, again, l, func() { l.heads = slices.DeleteFunc(l.heads, func(h Headline) bool { return h.ID == open }) })
	if third.reader.head.ID == open || third.focus != paneList || third.list.first+third.list.selected != 2 {
		t.Errorf("the article is gone: %s", state(third))
	}
}

// TestRestartOfSearch: what was found is not kept; where the reader came from is.
func TestRestartOfSearch(t *testing.T) {
	l := library(60)
	m := openLibrary(t, 120, 36, l)
	press(m, "j", "j", "j")
	was := state(m)
	s := &m.searching
	s.from = departure{scope: m.list.scope, near: m.list.head(), showing: m.showing}
	m.list.scope = scope{kind: scopeFound}
	again := restart(t, m, l, nil)
	if got := state(again); got != was {
		t.Errorf("came back to\n%s\nnot\n%s", got, was)
	}
}

// TestRestartAfterFile: who read a file comes back to where stored articles
// were left before.
func TestRestartAfterFile(t *testing.T) {
	before := Left{List: Where{Kind: "folder", Folder: "أخبار"}, Unread: true}
	m := openModel(t, 120, 36, article(0, 3), article(1, 3))
	m.lasting.Kept.Left = before
	press(m, "j", "l")
	if left := m.leftNow(); left.List != before.List || !left.Unread {
		t.Errorf("left %+v", left)
	}
}

// TestWhere: a list has one name, and what is no name is everything.
func TestWhere(t *testing.T) {
	for kind := scopeNone; kind <= scopeFound; kind++ {
		s := scope{kind: kind, feed: 3, folder: "ف", tag: "وسم", saved: 2}
		w, ok := s.where()
		if stored := kind != scopeNone && kind != scopeShelf && kind != scopeFound; ok != stored || ok && w.scope() != s {
			t.Errorf("%+v is %+v, %v", s, w, ok)
		}
	}
	if s := (Where{Kind: "nonsense"}).scope(); s != (scope{kind: scopeAll}) {
		t.Errorf("nonsense is %+v", s)
	}
	left := Left{Views: []Viewed{{Sort: "sideways", Group: "none", Density: "normal"}, {Sort: "oldest", Group: "day", Density: "compact", List: Where{Kind: "starred"}}}}
	v := left.views()
	if len(v) != 1 || v[scope{kind: scopeStarred}].Density != DensityCompact {
		t.Errorf("views %+v", v)
	}
}
