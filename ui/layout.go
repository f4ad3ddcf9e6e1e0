package ui

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
