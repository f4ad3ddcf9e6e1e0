package ui

import (
	"fmt"
	"reflect"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestSized: the margins are reset once, when the size stays, and not at the
// beginning.
func TestSized(t *testing.T) {
	m := openLibrary(t, 120, 36, library(3))
	if m.sizing.changes != 0 {
		t.Errorf("the first size counts for %d changes", m.sizing.changes)
	}
	var last tea.Cmd
	for n := range 5 {
		if _, last = m.Update(tea.WindowSizeMsg{Width: 80 + n, Height: 24}); last == nil {
			t.Fatal("nobody waits for the size to stay")
		}
	}
	if _, cmd := m.Update(stillMsg(4)); cmd != nil {
		t.Error("a size that did not stay is taken for the last")
	}
	_, cmd := m.Update(last())
	all := reflect.ValueOf(cmd())
	if all.Kind() != reflect.Slice || all.Len() < 2 {
		t.Fatalf("the last size brings %v", all)
	}
	if raw, ok := all.Index(0).Interface().(tea.Cmd)().(tea.RawMsg); !ok || fmt.Sprint(raw.Msg) != resetMargins {
		t.Errorf("the terminal is told %q", raw.Msg)
	}
}
