package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/row"
	"khabar/ui/term"
)

// terminalMsg is what the terminal turned out to be.
type terminalMsg term.Terminal

// askTerminal asks the terminal behind the first frame, if there is a question.
func (m *Model) askTerminal() tea.Cmd {
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

// nextFrame lets a frame pass: Bubble Tea writes what is raw before it.
func nextFrame() tea.Msg {
	time.Sleep(50 * time.Millisecond)
	return nil
}

// begin does what the terminal wants done on the alternate screen only.
func (m *Model) begin() tea.Cmd {
	begin := m.session.Begin()
	if begin == "" {
		return nil
	}
	return tea.Sequence(nextFrame, tea.Raw(begin), tea.ClearScreen)
}

// SuspendMsg suspends the program, as its key does.
type SuspendMsg struct{}

// suspend brings the terminal back and stops the program until it is continued.
func (m *Model) suspend() tea.Cmd {
	return tea.Sequence(tea.Raw(m.session.Suspend()), tea.Suspend)
}

// QuitMsg ends the program, as its key does.
type QuitMsg struct{}

// quit undoes that, and ends the program; Close stores what is left to store.
func (m *Model) quit() tea.Cmd {
	if early := m.session.Quit(); early != "" {
		return tea.Sequence(tea.Raw(early), nextFrame, tea.Quit)
	}
	return tea.Quit
}

// retype brings the keys that were pressed while the terminal was asked.
func (m *Model) retype() tea.Cmd {
	if len(m.typed) == 0 {
		return nil
	}
	var keys []tea.Cmd
	for _, key := range m.typed {
		keys = append(keys, func() tea.Msg { return key })
	}
	return tea.Sequence(keys...)
}

// recognize takes the terminal's answer; where it is of another class than was
// remembered, the screen is written anew.
func (m *Model) recognize(t term.Terminal) tea.Cmd {
	changed := t.Class != m.terminal.Class
	m.terminal = t
	m.themes.see(t.Ground)
	if !changed {
		m.dress()
		return nil
	}
	return m.setClass()
}

// nextClass writes for the next class of terminals, live. Class logical is
// left out: it can't show panes.
func (m *Model) nextClass() tea.Cmd {
	m.terminal.Class = (m.terminal.Class + 1) % row.Logical
	m.terminal.FoundBy = "your choice by key"
	m.notify = m.terminal.Class.String()
	return m.setClass()
}

// setClass writes everything anew for the terminal's class.
func (m *Model) setClass() tea.Cmd {
	m.dress()
	return tea.Sequence(tea.Raw(m.session.Switch(m.terminal.Class)), tea.ClearScreen)
}

// dress gives the writer what the terminal needs, and its looks.
func (m *Model) dress() {
	m.terminal.Apply(&m.writer)
	m.writer.Styles = m.themes.now().SGR(m.profile, m.terminal.Colors, m.terminal.Name == "PuTTY")
}
