package ui

import (
	"strings"
	"testing"

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
