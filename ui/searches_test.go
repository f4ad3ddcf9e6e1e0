package ui

import (
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// enterKeys presses keys and pastes what is longer; ctrl+u empties the prompt.
func enterKeys(m *Model, keys ...string) {
	for _, k := range keys {
		switch {
		case k == "ctrl+u":
			m.Update(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
		case len([]rune(k)) == 1 || k == "enter" || k == "esc":
			press(m, k)
		default:
			m.paste(k)
		}
	}
}

// TestSavedSearch: a search is saved, is a list with its count in the tree, is
// changed and removed, and all of it undone.
func TestSavedSearch(t *testing.T) {
	l := stories(42)
	m := openLibrary(t, 120, 36, l)
	enterKeys(m, "V", "رقم 1", "enter", "ctrl+u", "الأول", "enter")
	if len(l.saved) != 1 || l.saved[0].Query != "رقم 1" || l.saved[0].Name != "الأول" {
		t.Fatalf("saved %+v", l.saved)
	}
	if m.list.scope != (scope{kind: scopeSaved, saved: l.saved[0].ID}) || len(m.list.rows) != 11 {
		t.Fatalf("shows %+v, %d rows", m.list.scope, len(m.list.rows))
	}
	if name, _ := m.listTitle(); name != "الأول" {
		t.Errorf("title %q", name)
	}
	press(m, "esc")
	if rows := rowsOf(&m.tree.menu); !strings.Contains(rows, ">"+savedMark+" الأول 11\n") {
		t.Errorf("the tree:\n%s", rows)
	}
	enterKeys(m, "e", "ctrl+u", "رقم 2", "enter", "enter")
	if l.saved[0].Query != "رقم 2" || l.saved[0].Name != "الأول" || m.tree.saved(l.saved[0].ID).Counts.Total != 11 {
		t.Errorf("changed: %+v", m.tree.over.Saved)
	}
	press(m, "enter")
	if len(m.list.rows) != 11 && m.list.scope.kind != scopeSaved {
		t.Errorf("%d rows of %+v", len(m.list.rows), m.list.scope)
	}
	press(m, "x")
	if len(l.saved) != 0 || m.showing != showTree || m.list.scope.kind == scopeSaved {
		t.Errorf("removed: %+v, the list is %+v", l.saved, m.list.scope)
	}
	press(m, "u")
	if len(l.saved) != 1 || !strings.Contains(rowsOf(&m.tree.menu), "الأول") || !strings.Contains(m.notify, m.locale.Messages.Undone) {
		t.Errorf("back: %+v, %q", l.saved, m.notify)
	}
	press(m, "u", "u")
	if len(l.saved) != 0 {
		t.Errorf("never saved: %+v", l.saved)
	}
	// What can't be looked for is not saved, and said.
	enterKeys(m, "V", "?", "enter", "enter")
	if m.troubles.last == nil || len(l.saved) != 0 {
		t.Errorf("complains %v", m.troubles.last)
	}
	enterKeys(m, "V", "esc")
	if m.prompt.open {
		t.Error("the prompt is still there")
	}
}

// TestMute: what a rule hides is in no list, the tree counts it, and the rule's
// own list shows it.
func TestMute(t *testing.T) {
	l := stories(42)
	m := openLibrary(t, 120, 36, l)
	press(m, "s") // 42
	enterKeys(m, "X", "رقم 4", "enter")
	if len(l.saved) != 1 || !l.saved[0].Mute || m.notify != m.locale.Hidden(3) { // 41 40 4
		t.Fatalf("%+v, %q", l.saved, m.notify)
	}
	if m.list.index(42) < 0 || m.list.index(41) >= 0 || len(m.list.rows) != 39-3 {
		t.Errorf("%d rows: %v", len(m.list.rows), spots(&m.list))
	}
	press(m, "esc")
	rows := rowsOf(&m.tree.menu)
	if !strings.Contains(rows, m.locale.Messages.Muted+" 3\n") || !strings.Contains(rows, muteMark+" رقم 4 3\n") {
		t.Errorf("the tree:\n%s", rows)
	}
	m.tree.choose(scope{kind: scopeMuted})
	if e := m.tree.current(); e.about != m.locale.Messages.MutedAbout {
		t.Errorf("says %q", e.about)
	}
	press(m, "enter")
	if len(m.list.rows) != 3 || m.list.rows[0].ID != 41 {
		t.Errorf("hidden: %v", spots(&m.list))
	}
	press(m, "s") // brings it back
	if l.muted(l.find(41)) {
		t.Error("a starred one is hidden")
	}
	press(m, "u", "esc")
	m.tree.choose(scope{kind: scopeSaved, saved: l.saved[0].ID})
	press(m, "X")
	if l.saved[0].Mute || strings.Contains(rowsOf(&m.tree.menu), muteMark) {
		t.Errorf("a search now: %+v", l.saved)
	}
	press(m, "u")
	if !l.saved[0].Mute {
		t.Error("not undone")
	}
	press(m, "u", "enter")
	if len(l.saved) != 0 {
		t.Errorf("left: %+v", l.saved)
	}
	l.broken = errors.New("the disk is full")
	enterKeys(m, "X", "رقم", "enter")
	if m.troubles.last == nil {
		t.Error("a failure was not said")
	}
}

// TestSaveFound: what was looked for just now is what is saved, or hidden.
func TestSaveFound(t *testing.T) {
	m, l, _ := openSearch(t, 120, 36, 50)
	press(m, "/")
	press(m, letters("رقم 7")...)
	press(m, "enter", "V")
	if got := m.prompt.line.Text(); got != "رقم 7" {
		t.Errorf("the prompt has %q", got)
	}
	press(m, "enter", "enter")
	if len(l.saved) != 1 || l.saved[0].Query != "رقم 7" || m.list.scope.kind != scopeSaved {
		t.Errorf("saved %+v, shows %+v", l.saved, m.list.scope)
	}
}
