package ui

import (
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestListStands goes down a list and up again: the selection is always there,
// whole, with what comes next beside it, and most moves leave the rows where they
// are.
func TestListStands(t *testing.T) {
	m := openLibrary(t, 120, 36, library(200))
	for _, key := range []string{"j", "k"} {
		scrolled := 0
		for i := range 100 {
			top := m.list.top
			press(m, key)
			c, _, _ := m.arranged.find(paneList)
			l := &m.list
			if l.selected < l.top || l.rowsTo(m, l.topSpot(), l.here(), c.w, l.room) > l.room {
				t.Fatalf("%s %d: row %d is not in the window from %d on", key, i, l.selected, l.top)
			}
			if l.top != top {
				scrolled++
				if d := abs(l.top - top); d > l.page(m, c.w, l.room)*2/3 {
					t.Errorf("%s %d: the window moves by %d articles: little of what was there is left", key, i, d)
				}
			}
		}
		if scrolled < 8 || scrolled > 25 {
			t.Errorf("%s: 100 moves move the window %d times", key, scrolled)
		}
	}
}

// TestClickAtTheEdge: an article that is in the window in part is where it was
// when it is clicked on, for the second click.
func TestClickAtTheEdge(t *testing.T) {
	l := library(60)
	m := openLibrary(t, 120, 31, l) // the last one is cut
	m.View()
	c, p, _ := m.arranged.find(paneList)
	last := m.frame.panes[paneList].told[p.h-1].entry - 1
	for range 2 {
		m.Update(tea.MouseClickMsg{X: c.x + 5, Y: p.y + p.h - 1, Button: tea.MouseLeft})
		_, cmd := m.Update(tea.MouseReleaseMsg{X: c.x + 5, Y: p.y + p.h - 1, Button: tea.MouseLeft})
		settle(m, cmd)
		m.View()
		if m.list.top != 0 || m.list.selected != spotOf(last).row {
			t.Fatalf("the window begins at %d, %d is selected", m.list.top, m.list.selected)
		}
	}
	if m.reader.head.ID != m.list.current().ID || m.focus != paneReader {
		t.Error("the second click does not open it")
	}
	press(m, "esc", "j")
	if m.list.top == 0 {
		t.Error("the window stands still for keys, too")
	}
}
