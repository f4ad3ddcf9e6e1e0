package ui

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
	"khabar/ui/locale"
)

// hand is a mouse over a Model.
type hand struct {
	t *testing.T
	m *Model
}

func (h hand) send(msg tea.Msg) {
	h.t.Helper()
	_, cmd := h.m.Update(msg)
	settle(h.m, cmd)
	h.m.View()
}

func (h hand) down(x, y int) {
	h.t.Helper()
	h.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}

func (h hand) move(x, y int) {
	h.t.Helper()
	h.send(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft})
}

func (h hand) up(x, y int) {
	h.t.Helper()
	h.send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
}

func (h hand) click(x, y int) {
	h.t.Helper()
	h.down(x, y)
	h.up(x, y)
}

func (h hand) drag(x, y, x2, y2 int) {
	h.t.Helper()
	h.down(x, y)
	h.move((x+x2)/2, (y+y2)/2)
	h.move(x2, y2)
	h.up(x2, y2)
}

// later lets time pass, so that the next press is no double click.
func (h hand) later() {
	now := h.m.now().Add(time.Second)
	h.m.now = func() time.Time { return now }
}

// withMouse is a Model of a screen that has been drawn.
func withMouse(t *testing.T, w, h int, tag string, as ...*feed.Article) hand {
	t.Helper()
	m := openModel(t, w, h, as...)
	l, _ := locale.Match(tag)
	m.typing.mouse = true
	settle(m, m.setLanguage(l))
	m.View()
	return hand{t, m}
}

// find is where the screen shows a byte of a block in a pane.
func (h hand) find(p pane, block, offset int) (x, y int) {
	h.t.Helper()
	col, part, _ := h.m.arranged.find(p)
	c := &h.m.frame.panes[p]
	for row := range c.n {
		for _, s := range c.told[row].shows[:c.told[row].n] {
			column := 0
			for i, k := range c.rows[row].Cells {
				if i >= s.from && i < s.to && s.block == block && int(k.Start) <= offset && offset < int(k.End) {
					return col.x + column, part.y + row
				}
				column += int(k.Width)
			}
		}
	}
	h.t.Fatalf("pane %d does not show byte %d of block %d", p, offset, block)
	return 0, 0
}

func blockOfBody(m *Model, i int) int {
	for n, b := range m.reader.page.Blocks {
		if b.Body == i+1 {
			return n
		}
	}
	return -1
}
