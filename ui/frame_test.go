package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/cell"
	"khabar/feed"
	"khabar/ui/locale"
)

// TestFrames draws many sizes, languages and states: every row is exactly as
// wide as the screen, there are exactly as many as it has, and the first
// column of each is blank or border.
func TestFrames(t *testing.T) {
	as := []*feed.Article{article(0, 30), article(1, 3), article(2, 0)}
	as[1].Title = "An English headline that is too long for two lines of the list and ends in an ellipsis, surely"
	as[2].Title = strings.Repeat("טקסט ארוך ", 60)
	for _, l := range locale.All() {
		for _, mirrored := range []bool{true, false} {
			m := openModel(t, 120, 36, as...)
			m.locale, m.mirrored = l, mirrored
			m.troubles.problems = []Problem{{Source: "a\x1b[31mb.txt", Err: errors.New("no such file")}}
			for _, keys := range [][]string{nil, {"enter"}, {"v"}, {"?"}, {"?", "tab"}, {"j", "enter"}, {"G"}, {"tab"}} {
				press(m, keys...)
				for _, size := range [][2]int{{120, 36}, {80, 24}, {200, 60}, {64, 15}, {50, 20}, {16, 5}, {10, 3}, {3, 2}, {1, 1}} {
					m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					checkFrame(t, m, fmt.Sprintf("%s, mirrored %v, %v at %v", l.Tag, mirrored, keys, size))
				}
			}
		}
	}
}

func checkFrame(t *testing.T, m *Model, where string) {
	t.Helper()
	m.writer.Styles = nil
	rows := strings.Split(m.View().Content, "\n")
	if len(rows) != m.height {
		t.Fatalf("%s: %d rows on a screen of %d", where, len(rows), m.height)
	}
	for y, r := range rows {
		if strings.ContainsRune(r, 0x1b) {
			r = stripLinks(r)
		}
		if n := cell.StringWidth(r); n != m.width && r != "" {
			t.Fatalf("%s: row %d is %d columns wide: %q", where, y, n, r)
		}
		if r != "" && r[0] != ' ' && !strings.HasPrefix(r, "─") {
			t.Fatalf("%s: row %d begins with %q", where, y, r)
		}
	}
}

// stripLinks takes OSC 8 out of a row.
func stripLinks(s string) string {
	for {
		i := strings.Index(s, "\x1b]8;")
		if i < 0 {
			return s
		}
		n := strings.Index(s[i:], "\x1b\\")
		if n < 0 {
			return s
		}
		s = s[:i] + s[i+n+2:]
	}
}

func TestResizeKeepsTheWords(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 60))
	press(m, "pgdown", "pgdown", "pgdown")
	want := m.reader.page.Place(m.reader.top)
	for _, w := range []int{80, 200, 50, 66, 120} {
		m.Update(tea.WindowSizeMsg{Width: w, Height: 36})
		got := m.reader.page.Place(m.reader.top)
		if got.Block != want.Block {
			t.Errorf("at %d columns block %d is on top, was %d", w, got.Block, want.Block)
		}
	}
}
