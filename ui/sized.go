package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// sizing is how the window's size changes.
type sizing struct{ changes int }

// afterSizes is how long a size stays before it is taken for the last.
const afterSizes = 150 * time.Millisecond

// resetMargins makes the whole screen the region that scrolls (DECSTBM).
const resetMargins = "\x1b[r"

// stillMsg says that the size may stay.
type stillMsg int

// sized takes the window's size. Bubble Tea scrolls by the terminal's margins
// and afterwards sets them to the size that it knows: on a window that is
// larger by then everything would stand a row too high from there on. So when
// the size stays the margins are reset, and the screen is drawn anew.
func (m *Model) sized(w, h int) tea.Cmd {
	if w == m.width && h == m.height {
		return nil
	}
	first := m.width == 0
	m.resize(w, h)
	if first {
		return nil
	}
	m.sizing.changes++
	n := stillMsg(m.sizing.changes)
	return tea.Tick(afterSizes, func(time.Time) tea.Msg { return n })
}

// still is called when the size has not changed for a while. It is asked for
// once more: Bubble Tea looks from two places when the program is continued, and
// the older answer may be the later to come.
func (m *Model) still(n stillMsg) tea.Cmd {
	if int(n) != m.sizing.changes {
		return nil
	}
	return m.telling.tell(tea.Raw(resetMargins), tea.ClearScreen, m.askSize)
}

// askSize asks for the window's size. Bubble Tea's own question may run beside
// its answer to a signal, and disturb it.
func (m *Model) askSize() tea.Msg {
	if m.size == nil {
		return nil
	}
	if w, h, err := m.size(); err == nil && w > 0 && h > 0 {
		return tea.WindowSizeMsg{Width: w, Height: h}
	}
	return nil
}
