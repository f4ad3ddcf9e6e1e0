package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
	"khabar/ui/locale"
)

// clockMsg says that a minute has passed: what the list says of times near now
// is another thing. Drawing again writes the cells that changed.
type clockMsg struct{}

// watchClock waits for the minute of the clock to end.
func (m *Model) watchClock() tea.Cmd {
	return tea.Tick(locale.UntilNext(m.now()), func(time.Time) tea.Msg { return clockMsg{} })
}

// date writes a date in the interface's words, and says so where it was not
// declared: in a list as one says it, in the reader whole. The date of a file
// is not that of its article: a list, which goes by it, does not show it.
func (m *Model) date(d feed.Date, long bool) string {
	if d.IsZero() || d.From == feed.DateOfFile && !long {
		return ""
	}
	now := m.now()
	var s string
	switch declared := !d.Day && d.From == feed.DateDeclared; {
	case long && declared:
		s = m.locale.Moment(d.Time, now)
	case long:
		s = m.locale.FullDate(d.Time, now)
	case d.Day:
		s = m.locale.DayAgo(d.Time, now)
	default:
		s = m.locale.Ago(d.Time, now)
	}
	switch {
	case d.From == feed.DateOfFile:
		s = m.locale.Messages.OfFile + s
	case d.From != feed.DateInferred:
	case long:
		s += " (" + m.locale.Messages.Inferred + ")"
	default:
		s = "~" + s
	}
	return s
}

// briefDate is date where there is room for little.
func (m *Model) briefDate(d feed.Date) string {
	if d.IsZero() || d.Day || d.From != feed.DateDeclared {
		return m.date(d, false)
	}
	return m.locale.Brief(d.Time, m.now())
}
