package ui

import (
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/cell"
	"khabar/ui/page"
)

func TestOpenAndBack(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 30), article(1, 30), article(2, 30))
	if m.reader.article == nil || m.reader.article.ID != "id0" || m.list.rows[0].Read {
		t.Fatal("the newest article is not shown unread at the start")
	}
	press(m, "j", "enter")
	if m.focus != paneReader || m.reader.article.ID != "id1" || !m.list.rows[1].Read {
		t.Fatalf("Enter on the second: %s, focus %d", m.reader.article.ID, m.focus)
	}
	press(m, "pgdown", "j", "j")
	at := m.reader.top
	press(m, "tab")
	if m.focus != paneRelated || len(m.related.found) != 2 {
		t.Fatalf("Tab: focus %d, %d related", m.focus, len(m.related.found))
	}
	press(m, "j", "enter")
	if m.reader.article.ID != "id2" || m.focus != paneReader || m.reader.top != 0 {
		t.Fatalf("Enter on the second related: %s at %d, focus %d", m.reader.article.ID, m.reader.top, m.focus)
	}
	if m.list.selected != 2 {
		t.Errorf("the list stands at %d", m.list.selected)
	}
	press(m, "pgdown", "esc")
	if m.reader.article.ID != "id1" || m.reader.top != at || m.focus != paneRelated || m.related.selected != 1 {
		t.Fatalf("back: %s at %d (was %d), focus %d, selected %d", m.reader.article.ID, m.reader.top, at, m.focus, m.related.selected)
	}
	press(m, "esc", "esc")
	if m.focus != paneList {
		t.Errorf("back from the reader: focus %d", m.focus)
	}
	press(m, "k", "enter", "esc", "j", "enter")
	if m.reader.article.ID != "id1" || m.reader.top != at {
		t.Errorf("opened again: %s at %d, left at %d", m.reader.article.ID, m.reader.top, at)
	}
}

func TestEndsAndTop(t *testing.T) {
	m := openModel(t, 100, 30, article(0, 60))
	if m.focus != paneReader {
		t.Fatal("a single article does not have the keys")
	}
	press(m, "G")
	if !m.reader.atEnd() || m.reader.percent() != 100 || m.reader.top == 0 {
		t.Errorf("G: row %d, %d%%", m.reader.top, m.reader.percent())
	}
	end := m.reader.top
	press(m, "j", "pgdown", "end")
	if m.reader.top != end {
		t.Errorf("beyond the end: row %d, the end is at %d", m.reader.top, end)
	}
	press(m, "g")
	if m.reader.top != 0 {
		t.Errorf("g: row %d", m.reader.top)
	}
	press(m, "k", "pgup", "home")
	if m.reader.top != 0 {
		t.Errorf("above the top: row %d", m.reader.top)
	}
}

func TestSpaceReadsOn(t *testing.T) {
	m := openModel(t, 100, 30, article(0, 20), article(1, 2), article(2, 2))
	press(m, "enter")
	for range 50 {
		if m.reader.article.ID != "id0" {
			break
		}
		press(m, "space")
	}
	if m.reader.article.ID != "id1" {
		t.Fatalf("behind the first article Space opened %s", m.reader.article.ID)
	}
	press(m, "space", "space", "space")
	if m.reader.article.ID != "id2" || unread(m) != 0 {
		t.Errorf("at the end: %s, %d unread", m.reader.article.ID, unread(m))
	}
}

func TestRawText(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 20))
	press(m, "pgdown")
	at := m.reader.top
	press(m, "v")
	if !m.reader.raw || m.reader.page.Blocks[2].Text != "النص كما ورد" {
		t.Fatalf("v shows %+v", m.reader.page.Blocks)
	}
	press(m, "esc")
	if m.reader.raw || m.reader.top != at {
		t.Errorf("back from the raw text: row %d, was %d", m.reader.top, at)
	}
}

// TestRawTextKeepsEmptyLines: of the text as it came nothing is left out.
func TestRawTextKeepsEmptyLines(t *testing.T) {
	a := article(0, 1)
	a.Raw = "سطر\n\n\nسطر"
	m := openModel(t, 120, 36, a)
	press(m, "v")
	if got := m.reader.page.All(); got != 2+4 {
		t.Errorf("%d rows: two of the heading and four lines are 6", got)
	}
	for y := range 6 {
		var r cell.Row
		if m.reader.page.Draw(&r, y, &page.Look{}); r.Width() != m.reader.page.Width() {
			t.Errorf("row %d is %d columns wide", y, r.Width())
		}
	}
}

// TestLongArticle: near the end of a long article nobody waits for the rows above
// to be counted; the window stays on its words, whatever comes next.
func TestLongArticle(t *testing.T) {
	long := func(t *testing.T) *Model {
		m := openModel(t, 120, 30, article(0, 900))
		press(m, "enter", "G", "pgup")
		m.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
		if m.reader.page.Sure() == 0 {
			t.Fatal("the rows above were counted")
		}
		return m
	}
	words := func(m *Model) string {
		m.draw()
		out := ""
		for y := range m.reader.height {
			out += rowText(&m.frame.panes[paneReader].rows[y]) + "\n"
		}
		return out
	}
	// What counts the rows beside has not come yet: keys alone, without its command.
	typed := func(m *Model, keys ...rune) {
		for _, k := range keys {
			m.Update(tea.KeyPressMsg(tea.Key{Code: k}))
		}
	}
	up, there := long(t), long(t)
	there.Update(countedMsg{})
	for range 80 {
		typed(up, tea.KeyPgUp)
		typed(there, tea.KeyPgUp)
		if a, b := words(up), words(there); a != b {
			t.Fatalf("some pages up, the window shows\n%s\nand where all is counted\n%s", a, b)
		}
	}
	if up.reader.page.Sure() == 0 {
		t.Error("all was counted on the way")
	}
	for name, keys := range map[string][]string{
		"nothing": nil, "up": {"k", "k"}, "a page up": {"pgup", "pgup", "pgup"}, "far up": slices.Repeat([]string{"pgup"}, 80),
		"line by line": slices.Repeat([]string{"k"}, 400), "with a focus": append([]string{"F"}, slices.Repeat([]string{"k"}, 120)...),
		"halves": slices.Repeat([]string{"ctrl+u", "ctrl+u", "ctrl+d"}, 60), "up and on": {"pgup", "pgup", "pgup", "pgdown", "pgdown", "pgdown"},
		"down": {"G"}, "top": {"g"}, "top and on": {"g", "pgdown"}, "found": {"/", "ا", "ل", "ف", "ق", "ر", "ة", " ", "4", "0", "enter"},
	} {
		guessed, counted := long(t), long(t)
		counted.Update(countedMsg{})
		if a, b := words(guessed), words(counted); a != b || counted.reader.page.Sure() != 0 {
			t.Fatalf("%s: counted, the window shows\n%s\nand before\n%s", name, b, a)
		}
		press(guessed, keys...)
		press(counted, keys...)
		if a, b := words(guessed), words(counted); a != b {
			t.Errorf("%s: the window shows\n%s\nand where all is counted\n%s", name, a, b)
		}
	}
	// With a focus, too.
	m := long(t)
	press(m, "F")
	at := m.reader.page.Place(m.reader.at)
	m.Update(tea.WindowSizeMsg{Width: 90, Height: 30})
	m.Update(countedMsg{})
	if got := m.reader.page.Place(m.reader.at); got.Block != at.Block || m.reader.at < m.reader.top || m.reader.at >= m.reader.top+m.reader.height {
		t.Errorf("the focus was at %v and is at %v, row %d in the window from %d", at, got, m.reader.at, m.reader.top)
	}
}
