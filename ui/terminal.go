package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/row"
	"khabar/ui/term"
	"khabar/ui/theme"
)

// terminalMsg is what the terminal turned out to be.
type terminalMsg term.Terminal

// askTerminal asks the terminal behind the first frame, if there is a question.
func (m *Model) askTerminal() tea.Cmd {
	if m.asker == nil {
		return nil
	}
	if question := m.asker.Ask(); question != "" {
		return m.put(question)
	}
	return nil
}

// put writes a question to the terminal and awaits the answers.
func (m *Model) put(question string) tea.Cmd {
	ctx, asker := m.ctx, m.asker
	return tea.Batch(m.telling.tell(tea.Raw(question)), func() tea.Msg {
		t, err := asker.Answers(ctx)
		if err != nil {
			return nil // what was remembered stays
		}
		return terminalMsg(t)
	})
}

// attachedMsg brings the terminal that a multiplexer shows the program on now.
type attachedMsg term.Attachment

// follow waits until a multiplexer shows the program on another terminal.
func (m *Model) follow() tea.Cmd {
	if m.asker == nil {
		return nil
	}
	ctx, asker := m.ctx, m.asker
	return func() tea.Msg {
		a, err := asker.Attached(ctx)
		if err != nil {
			return nil
		}
		return attachedMsg(a)
	}
}

// attached writes the screen for the terminal that was attached, unless the
// reader has chosen a class.
func (m *Model) attached(a term.Attachment) tea.Cmd {
	if m.chosen {
		return nil
	}
	if a.Question != "" {
		return tea.Batch(m.follow(), m.telling.tell(tea.Raw(m.session.Attached()), tea.ClearScreen), m.put(a.Question))
	}
	return tea.Batch(m.follow(), m.recognize(a.Terminal))
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
	return m.telling.tell(nextFrame, tea.Raw(begin), tea.ClearScreen)
}

// QuitMsg ends the program, as its key does.
type QuitMsg struct{}

// quit undoes that, and ends the program; Close stores what is left to store.
func (m *Model) quit() tea.Cmd {
	if early := m.pictures.forget(m.terminal) + m.session.Quit(); early != "" {
		return m.telling.tell(tea.Raw(early), nextFrame, tea.Quit)
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
	m.terminal.FoundBy, m.chosen = "your choice by key", true
	m.notify = m.terminal.Class.String()
	return m.setClass()
}

// setClass writes everything anew for the terminal's class.
func (m *Model) setClass() tea.Cmd {
	m.dress()
	return m.telling.tell(tea.Raw(m.session.Switch(m.terminal.Class)), tea.ClearScreen)
}

// dress gives the writer what the terminal needs, and its looks.
func (m *Model) dress() {
	m.terminal.Apply(&m.writer)
	m.writer.Styles = m.themes.now().SGR(m.profile, m.terminal.Colors, QuirksOf(m.terminal))
	m.redressPictures()
	m.bindDigits(m.writer.DropsMarks)
}

// QuirksOf is what the looks have to make up for on a terminal.
func QuirksOf(t term.Terminal) theme.Quirks {
	return theme.Quirks{BoldIsColour: t.BoldIsColour(), NoItalic: t.NoItalic()}
}

// bindDigits sets all texts for a terminal that needs digits bound to the words
// before them, see line.Paragraph.
func (m *Model) bindDigits(bind bool) {
	for i := range m.frame.panes {
		m.frame.panes[i].para.Bind = bind
	}
	m.frame.whole.para.Bind, m.list.para.Bind, m.related.para.Bind = bind, bind, bind
	if m.help.page.Bind = bind; m.reader.page.Bind != bind {
		m.reader.page.Bind = bind
		m.reader.reset(m)
	}
}
