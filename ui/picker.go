package ui

import (
	tea "charm.land/bubbletea/v2"
)

// picker is a menu of ways to have something, in the list's pane: how a list is
// sorted, what it is narrowed to, which colours the screen has.
type picker struct {
	menu
	title string
	picks []func() tea.Cmd
	from  showing
}

// way is one of them.
type way struct {
	entry
	chosen bool // as it is now
	pick   func() tea.Cmd
}

// pick lets the reader choose; the selection is on the first that is chosen
// now.
func (m *Model) pick(title string, ways []way) {
	c := &m.picker
	if m.showing != showPicker {
		c.from = m.showing
	}
	*c = picker{title: title, from: c.from}
	found := false
	for i := range ways {
		o := &ways[i]
		if o.chosen {
			o.mark = haveMark
			if !found {
				c.selected, found = i, true
			}
		}
		c.entries, c.picks = append(c.entries, o.entry), append(c.picks, o.pick)
	}
	c.move(0)
	m.showing = showPicker
	m.setFocus(paneList)
}

// take does what is selected.
func (c *picker) take(m *Model) tea.Cmd {
	if c.selected >= len(c.picks) {
		return nil
	}
	m.showing = c.from
	return c.picks[c.selected]()
}
