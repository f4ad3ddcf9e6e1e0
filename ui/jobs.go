package ui

import (
	"context"
	"sync"

	tea "charm.land/bubbletea/v2"
)

// jobs are changes to be made to the library, done one after the other in the
// order of the keys that asked for them.
type jobs struct {
	mu      sync.Mutex // guards waiting
	waiting []func(context.Context) tea.Msg
	working sync.Mutex // held while one is done
}

// push adds a job and returns the command that does the one whose turn it is.
func (j *jobs) push(ctx context.Context, job func(context.Context) tea.Msg) tea.Cmd {
	j.mu.Lock()
	j.waiting = append(j.waiting, job)
	j.mu.Unlock()
	return func() tea.Msg { msg, _ := j.next(ctx); return msg }
}

// next does a job and reports whether there was one.
func (j *jobs) next(ctx context.Context) (tea.Msg, bool) {
	j.working.Lock()
	defer j.working.Unlock()
	j.mu.Lock()
	if len(j.waiting) == 0 {
		j.mu.Unlock()
		return nil, false
	}
	job := j.waiting[0]
	j.waiting = j.waiting[1:]
	j.mu.Unlock()
	return job(ctx), true
}

// changedMsg says what was changed.
type changedMsg struct {
	act    Act
	count  int
	feed   int64
	name   string  // of the feed
	saved  Saved   // the search
	ids    []int64 // of a whole story: rows stand for others
	all    bool    // of the list
	asked  bool    // by change, which counts them
	undone bool
	again  bool // it was undone before
	silent bool
	err    error
}

// change does something to the library.
func (m *Model) change(lib Library, job func(context.Context) changedMsg) tea.Cmd {
	if m.inMemory(lib) {
		return m.handle(job(m.ctx))
	}
	m.walk.changing++
	m.walk.changed++
	return m.jobs.push(m.ctx, func(ctx context.Context) tea.Msg {
		msg := job(ctx)
		msg.asked = true
		return msg
	})
}
