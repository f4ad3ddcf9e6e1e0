package ui

import (
	"context"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// Whatever was kept, the panes cover the screen and each has room.
func FuzzSizes(f *testing.F) {
	f.Add(300, 200, 400, 500, 120, 36)
	f.Add(-5, 1<<40, 999, 1, 64, 14)
	f.Fuzz(func(t *testing.T, list, related, side, below, w, h int) {
		w, h = 1+abs(w%400), 1+abs(h%200)
		s := Sizes{list, related, side, below}
		for _, rtl := range []bool{false, true} {
			for _, focus := range []pane{paneList, paneReader, paneRelated} {
				a := s.arrange(w, h, rtl, focus)
				x := 0
				for _, c := range a.columns {
					if c.x != x || c.w < 1 {
						t.Fatalf("%+v on %dx%d: a column of %d at %d, want it at %d", s, w, h, c.w, c.x, x)
					}
					x += c.w + 1
					for _, p := range c.parts {
						if p.h < 1 || p.y+p.h > h-1 {
							t.Fatalf("%+v on %dx%d: a pane of %d rows at %d", s, w, h, p.h, p.y)
						}
					}
				}
				if len(a.columns) > 0 && x != w+1 {
					t.Fatalf("%+v on %dx%d: %d columns are covered", s, w, h, x-1)
				}
			}
		}
	})
}

// Borders are dragged, in both directions of the interface, and stay where the
// reader let them go.
func TestDragBorders(t *testing.T) {
	for _, tag := range []string{"ar", "he", "en"} {
		h := withMouse(t, 140, 40, tag, article(0, 20), article(1, 20))
		m := h.m
		k := &keeps{}
		m.lasting.keepsake = k
		for _, p := range []pane{paneList, paneRelated} {
			c, _, _ := m.arranged.find(p)
			x, to := c.x+c.w, c.x+c.w+8
			if c.x > 0 && c.x+c.w >= m.width || p == paneList && m.rightToLeft() {
				x, to = c.x-1, c.x-9
			}
			h.later()
			h.drag(x, 12, to, 12)
			after, _, _ := m.arranged.find(p)
			if d := after.w - c.w; d < 7 || d > 9 {
				t.Errorf("%s: pane %d dragged by 8 grows by %d", tag, p, d)
			}
			checkFrame(t, m, tag)
		}
		if k.kept.Sizes != m.sizes || m.sizes == (Sizes{}) || k.kept.Language != tag {
			t.Errorf("%s: kept %+v of %+v", tag, k.kept, m.sizes)
		}
		// Beyond the other side a pane keeps its least width.
		h.later()
		c, _, _ := m.arranged.find(paneReader)
		h.drag(c.x-1, 12, m.width-1, 12)
		for _, p := range []pane{paneList, paneReader, paneRelated} {
			if c, _, ok := m.arranged.find(p); !ok || c.w < minRelated {
				t.Errorf("%s: pane %d is %d wide", tag, p, c.w)
			}
		}
		checkFrame(t, m, tag)
		// A stack's lying border.
		h.send(tea.WindowSizeMsg{Width: 90, Height: 40})
		c, p, _ := m.arranged.find(paneRelated)
		h.later()
		h.drag(c.x+4, p.y-1, c.x+4, p.y-6)
		if _, after, _ := m.arranged.find(paneRelated); after.h < p.h+4 || after.h > p.h+6 {
			t.Errorf("%s: the related pane of %d rows dragged by 5 has %d", tag, p.h, after.h)
		}
		checkFrame(t, m, tag)
	}
}

type keeps struct{ kept Kept }

func (k *keeps) KeepInterface(_ context.Context, kept Kept) error { k.kept = kept; return nil }
