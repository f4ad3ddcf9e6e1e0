package ui

import (
	"context"
	"errors"
	"log/slog"
	"strings"
	"time"

	"khabar/bidi"
	"khabar/feed"
	"khabar/ui/page"
	"khabar/ui/theme"
)

// journal is what went wrong, the newest last: it stays when the reader has
// dismissed it from the list.
type journal struct {
	entries  []mishap
	troubles map[int64]string // of the feeds, as they were said last
	log      *slog.Logger     // nil: nothing is written down
}

// mishap is one thing that went wrong.
type mishap struct {
	at     time.Time
	doing  string // in the interface's words
	source string
	err    error // told when the log is opened, in the interface's language then
}

// maxMishaps is how many are kept; the oldest go first.
const maxMishaps = 500

// record keeps what went wrong.
func (m *Model) record(doing string, p Problem) {
	if errors.Is(p.Err, context.Canceled) {
		return
	}
	j := &m.journal
	e := mishap{m.now(), doing, feed.CleanLine(p.Source), p.Err}
	if len(j.entries) >= maxMishaps {
		j.entries = append(j.entries[:0], j.entries[len(j.entries)-maxMishaps/2:]...)
	}
	j.entries = append(j.entries, e)
	if j.log != nil {
		j.log.Error(feed.CleanLine(p.Err.Error()), "source", e.source)
	}
}

// recordTroubles keeps what is new of the feeds that could not be fetched.
func (m *Model) recordTroubles(feeds []Feed) {
	j := &m.journal
	now := map[int64]string{}
	for i := range feeds {
		f := &feeds[i]
		if why := orElse(f.Retired, f.Trouble); why != "" {
			now[f.ID] = why
			if j.troubles[f.ID] != why {
				m.record(m.locale.Messages.WhileRefreshing, Problem{f.Label, storedTrouble(why)})
			}
		}
	}
	j.troubles = now
}

// storedTrouble is what the Library has of a feed's trouble.
type storedTrouble string

func (t storedTrouble) Error() string { return string(t) }

// mishapText says what went wrong and, where that is said, what to do.
func (m *Model) mishapText(err error) (what, advice string) {
	var text string
	var stored storedTrouble
	if errors.As(err, &stored) {
		text = m.trouble(string(stored))
	} else {
		text = m.explain(err)
	}
	for _, mark := range []string{"; ", "؛ "} {
		if what, advice, ok := strings.Cut(text, mark); ok {
			return what, advice
		}
	}
	return text, ""
}

// openLog lays the log over the screen, the newest first.
func (m *Model) openLog() {
	msg, dir := &m.locale.Messages, m.direction()
	blocks := []page.Block{
		{Text: msg.Log, Dir: dir, Style: theme.Headline},
		{Rule: true, Dir: dir, Style: theme.Border},
	}
	if len(m.journal.entries) == 0 {
		blocks = append(blocks, page.Block{Text: msg.EmptyLog, Dir: dir, Style: theme.Dim, Before: 1})
	}
	for i := len(m.journal.entries) - 1; i >= 0; i-- {
		e := &m.journal.entries[i]
		head := m.locale.Moment(e.at, m.now())
		for _, s := range []string{e.doing, e.source} {
			if s != "" {
				head += " · " + isolate(s)
			}
		}
		what, advice := m.mishapText(e.err)
		blocks = append(blocks,
			page.Block{Text: head, Dir: dir, Style: theme.Dim, Before: 1},
			page.Block{Text: what, Dir: page.Or(bidi.Auto, what, dir), Style: theme.Error, Indent: 2})
		if advice != "" {
			blocks = append(blocks, page.Block{Text: advice, Dir: page.Or(bidi.Auto, advice, dir), Indent: 2})
		}
	}
	m.help.lay(m, blocks, sheetLog)
}
