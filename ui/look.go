package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// lookEvery is how often the library is asked whether another program, such as
// a refresh by cron, has changed it.
const lookEvery = 5 * time.Second

// changesMsg brings the number of the library's changes.
type changesMsg struct {
	number int64
	err    error
}

// look asks after a while.
func (m *Model) look() tea.Cmd { return m.lookAfter(lookEvery) }

// lookAfter asks after a time; the first answer is what later ones are compared
// with.
func (m *Model) lookAfter(d time.Duration) tea.Cmd {
	ctx, lib := m.ctx, m.stored.Library
	return tea.Tick(d, func(time.Time) tea.Msg {
		n, err := lib.Changes(ctx)
		return changesMsg{n, err}
	})
}

// looked reads the list anew where something was changed.
func (m *Model) looked(msg changesMsg) tea.Cmd {
	was := m.walk.changes
	m.walk.changes = msg.number
	if msg.err == nil && was != 0 && was != msg.number && !m.refresh.running {
		return tea.Batch(m.reload(), m.look())
	}
	return m.look()
}
