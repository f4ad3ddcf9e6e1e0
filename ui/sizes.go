package ui

import (
	"context"
	"reflect"

	tea "charm.land/bubbletea/v2"
)

// Sizes are how wide the reader has made the panes, in thousandths of the
// screen's width (Below: of its height); 0 where a pane has its usual width.
type Sizes struct {
	List, Related int `json:",omitempty"` // on a wide screen
	Side          int `json:",omitempty"` // on a medium one: list and related
	Below         int `json:",omitempty"` // there: related under the list
}

// Kept is what the interface remembers from one run to the next.
type Kept struct {
	Sizes    Sizes
	Layout   string `json:",omitempty"` // of the keyboard that was in use last
	Language string `json:",omitempty"` // of the interface, where it was changed
	Left     Left
}

// lasting is that, while the program runs.
type lasting struct {
	Kept
	keepsake        Keepsake
	mirrorChosen    bool
	languageChanged bool
	together        bool // one row for a story, by the configuration
}

// Keepsake keeps it.
type Keepsake interface {
	KeepInterface(ctx context.Context, k Kept) error
}

// Panes are not made narrower than this.
const (
	minList    = 18
	minRelated = 16
	minReader  = 24
	minRows    = 3
)

// share is a size in cells: so many thousandths of a whole, or the usual one.
func share(thousandths, whole, usual, low, high int) int {
	if thousandths == 0 {
		return usual
	}
	return clamp((thousandths*whole+500)/1000, low, max(low, high))
}

// edge is a border that can be dragged.
type edge struct {
	pane  pane // whose width it sets, or height
	right bool // that pane stands at its right
	below bool // it lies: the related pane under the list
}

// edgeAt is the border at a place of the screen.
func (a *arrangement) edgeAt(x, y int) (edge, bool) {
	if y < 0 || y >= a.h-1 {
		return edge{}, false
	}
	for i, c := range a.columns {
		if i > 0 && x == c.x-1 {
			left := a.columns[i-1]
			if p := left.parts[0].pane; p != paneReader {
				return edge{pane: p}, true
			}
			return edge{pane: c.parts[0].pane, right: true}, true
		}
		if len(c.parts) == 2 && y == c.parts[1].y-1 && x >= c.x && x < c.x+c.w {
			return edge{pane: paneRelated, below: true}, true
		}
	}
	return edge{}, false
}

// drag brings a border to a place of the screen.
func (s *Sizes) drag(a *arrangement, e edge, x, y int) {
	if e.below {
		body := a.h - 1
		s.Below = max(1, (body-1-y)*1000/body)
		return
	}
	c, _, ok := a.find(e.pane)
	if !ok {
		return
	}
	w := x - c.x
	if e.right {
		w = c.x + c.w - x - 1
	}
	size := max(1, w*1000/a.w)
	switch {
	case a.w < wideFrom:
		s.Side = size
	case e.pane == paneRelated:
		s.Related = size
	default:
		s.List = size
	}
}

// keptInterfaceMsg says that what is to be remembered could not be.
type keptInterfaceMsg struct{ err error }

// keepInterface remembers the interface as it is now.
func (m *Model) keepInterface() tea.Cmd {
	k, keepsake, ctx := m.interfaceNow(), m.lasting.keepsake, m.ctx
	if keepsake == nil || reflect.DeepEqual(k, m.lasting.Kept) {
		return nil
	}
	m.lasting.Kept = k
	return func() tea.Msg {
		if err := keepsake.KeepInterface(ctx, k); err != nil {
			return keptInterfaceMsg{err}
		}
		return nil
	}
}

// interfaceNow is what is to be remembered.
func (m *Model) interfaceNow() Kept {
	k := Kept{Sizes: m.sizes, Layout: m.lasting.Kept.Layout, Language: m.lasting.Kept.Language, Left: m.leftNow()}
	if l := m.typing.guess.Layout(); l != nil {
		k.Layout = l.Name
	}
	if m.lasting.languageChanged {
		k.Language = m.locale.Tag
	}
	return k
}
