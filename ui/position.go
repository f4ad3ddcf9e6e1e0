package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/ui/page"
)

// Where reading stopped is kept by paragraph. In this run the page's own place
// is: a block of the page, which has the headline and the links too. What is
// stored is the block of the body, which every width and terminal knows.

// keepAfter is how long the page stands still before its place is stored.
const keepAfter = time.Second

// leaveMsg says that the page may stand still.
type leaveMsg struct{ scrolls int }

// scrolledPage keeps the place once the reader stops scrolling.
func (m *Model) scrolledPage() tea.Cmd {
	m.reader.scrolls++
	if m.reader.head.ID <= 0 {
		return nil
	}
	scrolls := m.reader.scrolls
	return tea.Tick(keepAfter, func(time.Time) tea.Msg { return leaveMsg{scrolls} })
}

// spot is a place of the page for the library.
func (r *reader) spot(at page.Place) Spot {
	block, offset := r.page.Spot(at)
	return Spot{block, offset}
}

// leave notes where the open article is left, and stores it.
func (m *Model) leave() tea.Cmd {
	r := &m.reader
	id := r.head.ID
	if r.article == nil || r.raw || r.compared() || id == 0 {
		return nil
	}
	at := r.page.Place(r.top)
	r.places[id] = at
	lib, spot := m.libraryOf(id), r.spot(at)
	if id < 0 || lib == nil || spot == r.stored {
		return nil
	}
	r.stored = spot
	return m.jobs.push(m.ctx, func(ctx context.Context) tea.Msg {
		if err := lib.Leave(ctx, id, spot); err != nil {
			return changedMsg{silent: true, err: err}
		}
		return nil
	})
}

// Close stores what is not stored yet. It is called when the program has ended.
func (m *Model) Close(ctx context.Context) {
	m.indexing.stop()
	m.ctx = ctx
	if keep := m.keepInterface(); keep != nil {
		keep() // that it can't be kept harms nothing
	}
	m.leave()
	for more := true; more; {
		_, more = m.jobs.next(ctx)
	}
}
