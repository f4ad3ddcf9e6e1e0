package ui

import "testing"

// TestArrange lays out every size from nothing to 250 by 70, both ways: panes
// never overlap, never leave the screen, and the reader
// shows whenever there is room for one pane beside another.
func TestArrange(t *testing.T) {
	for _, rtl := range []bool{true, false} {
		for w := range 250 {
			for h := range 70 {
				for focus := range pane(3) {
					a := arrange(w, h, rtl, focus)
					check(t, a, focus)
				}
			}
		}
	}
}

func check(t *testing.T, a arrangement, focus pane) {
	t.Helper()
	if a.w < minWidth || a.h < minHeight {
		if len(a.columns) != 0 {
			t.Fatalf("%dx%d: panes on a screen that is too small", a.w, a.h)
		}
		return
	}
	x := 0
	for _, c := range a.columns {
		if c.x != x || c.w < 10 {
			t.Fatalf("%dx%d: column at %d, %d wide; want it at %d", a.w, a.h, c.x, c.w, x)
		}
		x += c.w + 1
		y := 0
		for _, p := range c.parts {
			if p.y != y+1 || p.h < 1 {
				t.Fatalf("%dx%d: pane %d at row %d, %d high; want it at %d", a.w, a.h, p.pane, p.y, p.h, y+1)
			}
			y = p.y + p.h
		}
		if y != a.h-1 {
			t.Fatalf("%dx%d: panes end at row %d, the status is at %d", a.w, a.h, y, a.h-1)
		}
	}
	if x-1 != a.w {
		t.Fatalf("%dx%d: columns end at %d", a.w, a.h, x-1)
	}
	if _, _, ok := a.find(focus); !ok {
		t.Fatalf("%dx%d: the focused pane %d is hidden", a.w, a.h, focus)
	}
	if _, _, ok := a.find(paneReader); a.w >= mediumFrom && !ok {
		t.Fatalf("%dx%d: the reader is hidden", a.w, a.h)
	}
}

func TestArrangeMirrored(t *testing.T) {
	order := func(a arrangement) (out []pane) {
		for _, c := range a.columns {
			out = append(out, c.parts[0].pane)
		}
		return out
	}
	for _, test := range []struct {
		w    int
		rtl  bool
		want []pane
	}{
		{120, true, []pane{paneRelated, paneReader, paneList}},
		{120, false, []pane{paneList, paneReader, paneRelated}},
		{80, true, []pane{paneReader, paneList}},
		{80, false, []pane{paneList, paneReader}},
		{50, true, []pane{paneReader}},
	} {
		got := order(arrange(test.w, 24, test.rtl, paneReader))
		if len(got) != len(test.want) {
			t.Fatalf("%d columns, mirrored %v: panes %v, want %v", test.w, test.rtl, got, test.want)
		}
		for i := range got {
			if got[i] != test.want[i] {
				t.Errorf("%d columns, mirrored %v: panes %v, want %v", test.w, test.rtl, got, test.want)
			}
		}
	}
}

func TestBeside(t *testing.T) {
	a := arrange(120, 36, true, paneReader)
	if got := a.beside(paneReader, 1); got != paneList {
		t.Errorf("at the reader's right stands %d, want the list", got)
	}
	if got := a.beside(paneReader, -1); got != paneRelated {
		t.Errorf("at the reader's left stands %d, want the related articles", got)
	}
	if got := a.beside(paneList, 1); got != paneList {
		t.Errorf("at the screen's edge focus went to %d", got)
	}
}
