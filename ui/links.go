package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// linkWait is how long a number may go on: with ten links or more, 1 may become
// 12.
const linkWait = 900 * time.Millisecond

// choosing is the number of a link that is being typed.
type choosing struct {
	number int // 0: none
	typed  int // digits, so far in the session
}

// linkMsg says that no more digits came.
type linkMsg struct{ typed int }

// digitOf is the digit of a key, whatever the keyboard's digits.
func digitOf(key tea.KeyPressMsg) (int, bool) {
	r := []rune(key.Text)
	if len(r) != 1 || key.Mod&^tea.ModShift != 0 {
		return 0, false
	}
	for _, zero := range [...]rune{'0', 0x660, 0x6F0} {
		if zero <= r[0] && r[0] <= zero+9 {
			return int(r[0] - zero), true
		}
	}
	return 0, false
}

// linkKey takes a key of a link's number, as it stands behind the link and in
// the list under the article. took is false for any other key.
func (m *Model) linkKey(key tea.KeyPressMsg) (cmd tea.Cmd, took bool) {
	r := &m.reader
	if m.help.open || m.focus != paneReader || len(r.targets) < 2 {
		r.choosing.number = 0
		return nil, false
	}
	d, ok := digitOf(key)
	if !ok {
		n := r.choosing.number
		r.choosing.number = 0
		switch key.Keystroke() {
		case "enter":
			if n > 0 {
				return m.openLink(n), true
			}
		case "esc", "backspace":
			if n > 0 {
				m.notify = ""
				return nil, true
			}
		}
		return nil, false
	}
	m.touched = true
	n := r.choosing.number*10 + d
	if n == 0 {
		return nil, true
	}
	last := len(r.targets) - 1
	if n > last {
		r.choosing.number = 0
		m.notify = m.locale.Messages.NoLink + " " + m.number(n)
		return nil, true
	}
	r.choosing.typed++
	if n*10 > last {
		return m.openLink(n), true
	}
	r.choosing.number = n
	m.notify = m.locale.Messages.Link + " " + m.number(n) + "…"
	typed := r.choosing.typed
	return tea.Tick(linkWait, func(time.Time) tea.Msg { return linkMsg{typed} }), true
}

// linkChosen opens the link whose number was typed, where no more digits came.
func (m *Model) linkChosen(msg linkMsg) tea.Cmd {
	if n := m.reader.choosing.number; n > 0 && msg.typed == m.reader.choosing.typed {
		return m.openLink(n)
	}
	return nil
}

// openLink opens the link of a number.
func (m *Model) openLink(n int) tea.Cmd {
	r := &m.reader
	r.choosing.number = 0
	if n >= len(r.targets) {
		return nil
	}
	m.notify = m.locale.Messages.Link + " " + m.number(n) + ": " + isolate(r.targets[n])
	return m.browseTo(r.targets[n])
}
