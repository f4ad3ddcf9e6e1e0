package ui

import (
	tea "charm.land/bubbletea/v2"

	"khabar/bidi/row"
	"khabar/ui/term"
)

// terminalMsg is what the terminal turned out to be.
type terminalMsg term.Terminal

// ask asks the terminal behind the first frame, if there is a question.
func (m *Model) ask() tea.Cmd {
	if m.asker == nil {
		return nil
	}
	question := m.asker.Ask()
	if question == "" {
		return nil
	}
	ctx, asker := m.ctx, m.asker
	return tea.Sequence(tea.Raw(question), func() tea.Msg {
		t, err := asker.Answers(ctx)
		if err != nil {
			return nil // what was remembered stays
		}
		return terminalMsg(t)
	})
}

// recognize takes the terminal's answer; where it is of another class than was
// remembered, the screen is written anew.
func (m *Model) recognize(t term.Terminal) tea.Cmd {
	changed := t.Class != m.terminal.Class
	m.terminal = t
	if !changed {
		return nil
	}
	return m.setClass(t.Class)
}

// nextClass writes for the next class of terminals, live. Class logical is
// left out: it can't show panes.
func (m *Model) nextClass() tea.Cmd {
	m.terminal.Class = (m.terminal.Class + 1) % row.Logical
	m.terminal.FoundBy = "your choice by key"
	m.notify = m.terminal.Class.String()
	return m.setClass(m.terminal.Class)
}

func (m *Model) setClass(c row.Class) tea.Cmd {
	m.writer.Class = c
	return tea.Sequence(tea.Raw(m.session.Switch(c)), tea.ClearScreen)
}
