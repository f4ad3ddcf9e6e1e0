package ui

// pane names one of the three panes.
type pane uint8

const (
	paneList pane = iota
	paneReader
	paneRelated
)

// part is a pane standing in a column, from row y on, h rows high without its
// title.
type part struct {
	pane pane
	y, h int
}

// column is a strip of the screen; panes in it stand one above the other.
type column struct {
	x, w  int
	parts []part
}

// arrangement says where the panes stand on a screen of w by h cells: a title
// row above each pane, a column of border between neighbours, the last row for
// the status. Panes keep their own first and last columns blank.
//
//	wide      related │ reader │ list
//	medium    reader │ list over related
//	narrow    one pane at a time
//
// So it stands in a right-to-left interface; otherwise mirrored.
type arrangement struct {
	w, h    int
	columns []column // from the left
}

// Screens from these widths on are wide and medium, in cells.
const (
	wideFrom   = 104
	mediumFrom = 64
	minWidth   = 16
	minHeight  = 5
)

// arrange places the panes. On a narrow screen only the focused one shows.
func arrange(w, h int, rightToLeft bool, focus pane) arrangement {
	return Sizes{}.arrange(w, h, rightToLeft, focus)
}

// arrange places the panes in these sizes.
func (s Sizes) arrange(w, h int, rightToLeft bool, focus pane) arrangement {
	a := arrangement{w: w, h: h}
	if w < minWidth || h < minHeight {
		return a
	}
	body := h - 1 // without the status row
	full := func(p pane) []part { return []part{{pane: p, y: 1, h: body - 1}} }
	switch {
	case w >= wideFrom:
		list := share(s.List, w, clamp(w*28/100, 30, 44), minList, w-minReader-minRelated-2)
		related := share(s.Related, w, clamp(w*22/100, 22, 34), minRelated, w-minReader-list-2)
		a.columns = []column{
			{w: list, parts: full(paneList)},
			{w: w - list - related - 2, parts: full(paneReader)},
			{w: related, parts: full(paneRelated)},
		}
	case w >= mediumFrom:
		list := share(s.Side, w, clamp(w*38/100, 24, 38), minList, w-minReader-1)
		stack := full(paneList)
		if body >= 14 {
			related := share(s.Below, body, (body-2)*2/5, minRows, body-2-minRows)
			stack = []part{
				{pane: paneList, y: 1, h: body - 2 - related},
				{pane: paneRelated, y: body - related, h: related},
			}
		} else if focus == paneRelated {
			stack = full(paneRelated)
		}
		a.columns = []column{
			{w: list, parts: stack},
			{w: w - list - 1, parts: full(paneReader)},
		}
	default:
		a.columns = []column{{w: w, parts: full(focus)}}
	}
	if rightToLeft {
		for i, j := 0, len(a.columns)-1; i < j; i, j = i+1, j-1 {
			a.columns[i], a.columns[j] = a.columns[j], a.columns[i]
		}
	}
	x := 0
	for i := range a.columns {
		a.columns[i].x = x
		x += a.columns[i].w + 1
	}
	return a
}

// find returns the column and the part of a pane, false where it is hidden.
func (a *arrangement) find(p pane) (column, part, bool) {
	for _, c := range a.columns {
		for _, q := range c.parts {
			if q.pane == p {
				return c, q, true
			}
		}
	}
	return column{}, part{}, false
}

// beside returns the pane in the column dx to the right of p's, p itself at
// the screen's edge.
func (a *arrangement) beside(p pane, dx int) pane {
	for i, c := range a.columns {
		for _, q := range c.parts {
			if q.pane != p {
				continue
			}
			if j := i + dx; j >= 0 && j < len(a.columns) {
				return a.columns[j].parts[0].pane
			}
			return p
		}
	}
	return p
}

func clamp(n, low, high int) int { return max(low, min(n, high)) }

// showing is what the list's pane shows.
type showing uint8

const (
	showList showing = iota
	showTree
	showOffers
	showCatalog
	showPicker
)

func (m *Model) resize(w, h int) {
	if m.asker != nil && m.width > 0 {
		m.asker.Resized()
	}
	m.width, m.height = w, h
	m.rearrange()
}

// rearrange places the panes anew and sets what is shown to their widths.
func (m *Model) rearrange() {
	m.arranged = m.sizes.arrange(m.width, m.height, m.mirrored, m.focus)
	if _, p, ok := m.arranged.find(paneReader); ok {
		m.reader.height = p.h - 1
	}
	if m.reader.page.Width() != m.readerWidth() {
		m.reader.reset(m)
	}
	switch {
	case m.outgoing.pipe.open:
		m.showPiped()
	case m.help.open && m.help.sheet == sheetLog:
		m.openLog()
	case m.help.open:
		m.openHelp()
	}
}

// readerWidth is the width of the text in the reader, also while a narrow
// screen shows another pane.
func (m *Model) readerWidth() int {
	if c, _, ok := m.arranged.find(paneReader); ok {
		return m.textWidth(c.w)
	}
	return m.textWidth(m.width)
}

func (m *Model) rightToLeft() bool { return m.mirrored }
