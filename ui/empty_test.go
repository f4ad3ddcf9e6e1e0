package ui

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// TestNothingOpen presses every key in the reader's pane while there is no
// article in it.
func TestNothingOpen(t *testing.T) {
	keys, leave := openLibrary(t, 120, 36, library(0)).Keys()
	if len(leave) < 2 {
		t.Fatalf("the program is left by %q", leave)
	}
	m := openLibrary(t, 120, 36, library(0))
	for _, k := range keys {
		m.setFocus(paneReader)
		m.prompt.open = false
		m.Update(tea.KeyPressMsg{Code: []rune(k)[0], Text: k})
		press(m, "k", "j", "space", "G", "g")
	}
}

// TestPromptMarks draws a text with marks on its letters, typed in a prompt at
// any width: the marks stay on them.
func TestPromptMarks(t *testing.T) {
	m := openLibrary(t, 120, 36, library(3))
	press(m, "a")
	m.Update(tea.PasteMsg{Content: "خَبَرٌ é\u0301"})
	for w := 1; w < 60; w++ {
		m.Update(tea.WindowSizeMsg{Width: w, Height: 10})
		m.View()
	}
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 10})
	content := m.View().Content
	last := content[strings.LastIndexByte(content, '\n')+1:]
	for _, mark := range []string{"\u064e", "\u064c", "\u0301"} {
		if !strings.Contains(last, mark) {
			t.Errorf("%q is not in the prompt: %q", mark, last)
		}
	}
}

// TestLeftBeforeIndexing: the program ends though it never came to run the
// command that indexes.
func TestLeftBeforeIndexing(t *testing.T) {
	m := openLibrary(t, 120, 36, library(3))
	began := false
	m.stored.Indexer = indexerFunc(func() { began = true })
	cmd := m.index()
	done := make(chan struct{})
	go func() {
		m.indexing.stop()
		close(done)
	}()
	select {
	case <-done:
	case <-time.After(5 * time.Second):
		t.Fatal("it waits for what never began")
	}
	for _, c := range cmd().(tea.BatchMsg)[:1] {
		if c(); began {
			t.Error("it begins after the end")
		}
	}
}

// indexerFunc is an Indexer.
type indexerFunc func()

// Index implements Indexer.
func (f indexerFunc) Index(context.Context, func(done, left int)) error {
	f()
	return nil
}

// TestBackToRelated: back at an article, what is related to it stands beside it
// at once, with the selection where it was.
func TestBackToRelated(t *testing.T) {
	m := openLibrary(t, 160, 36, library(5))
	press(m, "enter")
	some := func(n int) []Related {
		list := make([]Related, n)
		for i := range list {
			list[i].Headline = fakeHeadline(int64(i + 1))
		}
		return list
	}
	m.related.show(m.reader.head.ID, some(5))
	m.related.selected = 4
	m.reader.back = append(m.reader.back, m.here())
	m.related.show(999, some(1))
	m.retrace()
	m.View()
	if len(m.related.found) != 5 || m.related.selected != 4 {
		t.Errorf("%d are related, number %d is selected", len(m.related.found), m.related.selected)
	}
}
