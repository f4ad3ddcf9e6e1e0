package ui

import (
	tea "charm.land/bubbletea/v2"
)

// choice is a menu of ways to have something, in the list's pane: how a list is
// sorted, what it is narrowed to, which colours the screen has.
type choice struct {
	menu
	title string
	picks []func() tea.Cmd
	from  showing
}

// option is one of them.
type option struct {
	entry
	chosen bool // as it is now
	pick   func() tea.Cmd
}

// choose lets the reader choose; the selection is on the first that is chosen
// now.
func (m *Model) choose(title string, options []option) {
	c := &m.choice
	if m.showing != showChoice {
		c.from = m.showing
	}
	*c = choice{title: title, from: c.from}
	found := false
	for i := range options {
		o := &options[i]
		if o.chosen {
			o.mark = haveMark
			if !found {
				c.selected, found = i, true
			}
		}
		c.entries, c.picks = append(c.entries, o.entry), append(c.picks, o.pick)
	}
	c.move(0)
	m.showing = showChoice
	m.setFocus(paneList)
}

// take does what is selected.
func (c *choice) take(m *Model) tea.Cmd {
	if c.selected >= len(c.picks) {
		return nil
	}
	m.showing = c.from
	return c.picks[c.selected]()
}
