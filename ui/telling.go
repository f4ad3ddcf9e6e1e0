package ui

import tea "charm.land/bubbletea/v2"

// telling brings what the terminal is told of its mode to it in the order in
// which it was said: commands run side by side, and one that was begun later
// may be done sooner.
type telling struct {
	busy bool
	then []tea.Cmd
}

// toldMsg says that the terminal was told.
type toldMsg struct{}

// tell runs commands one after the other, when those of the calls before are
// done.
func (t *telling) tell(cmds ...tea.Cmd) tea.Cmd {
	all := tea.Sequence(append(cmds, func() tea.Msg { return toldMsg{} })...)
	if t.busy {
		t.then = append(t.then, all)
		return nil
	}
	t.busy = true
	return all
}

// told goes on with the next.
func (t *telling) told() (next tea.Cmd) {
	if t.busy = len(t.then) > 0; t.busy {
		next, t.then = t.then[0], t.then[1:]
	}
	return next
}
