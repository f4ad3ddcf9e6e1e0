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

// TestSpotOfNoBody: an article without a body has no place in it.
func TestSpotOfNoBody(t *testing.T) {
	var p page
	p.set([]block{{text: "headline"}, {rule: true}, {text: "link"}}, 40)
	for row := range p.all() {
		if got := p.spot(p.place(row)); got != (Spot{}) {
			t.Errorf("row %d: %+v", row, got)
		}
	}
	p.set([]block{{text: "headline"}, {text: "first", body: 1}, {text: "second", body: 2}, {text: "link"}}, 40)
	for row, want := range []Spot{{}, {}, {Block: 1}, {Block: 1}} {
		if got := p.spot(p.place(row)); got != want {
			t.Errorf("row %d: %+v, want %+v", row, got, want)
		}
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
