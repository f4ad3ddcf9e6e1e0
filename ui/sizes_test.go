package ui

import "testing"

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
