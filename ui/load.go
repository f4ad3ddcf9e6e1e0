package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

// Loader brings the articles the reader asked for.
type Loader interface {
	// Load reads every source and hands over what it finds as it comes, in
	// the order of reading. It returns when all is read or ctx is done. It
	// never calls emit from two goroutines at once.
	Load(ctx context.Context, emit func(Batch))
}

// Batch is what a Loader found since the last one.
type Batch struct {
	Articles []*feed.Article
	Problems []Problem
	Now      string // what is being read at the moment, for the status line
}

// Problem is a source that could not be opened, and why, in plain words.
type Problem struct {
	Source string
	Err    error
}

// Error says both in one line. Neither a file's name nor a server's words reach
// the terminal as they are.
func (p Problem) Error() string {
	return feed.CleanLine(p.Source + ": " + p.Err.Error())
}

// gather is how long a command waits for more batches after the first, so
// that a folder of a thousand files is not a thousand frames.
const gather = 12 * time.Millisecond

// batchesMsg carries what was loaded; more follow unless done.
type batchesMsg struct {
	batches []Batch
	done    bool
}

// load starts the Loader and returns the commands that run it and wait for
// its first batch.
func (m *Model) load() tea.Cmd {
	if m.loader == nil {
		m.loading = false
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	m.cancelLoad = cancel
	batches := make(chan Batch, 64)
	loader := m.loader
	run := func() tea.Msg {
		defer close(batches)
		loader.Load(ctx, func(b Batch) {
			select {
			case batches <- b:
			case <-ctx.Done():
			}
		})
		return nil
	}
	m.batches = batches
	return tea.Batch(run, await(batches), spin())
}

// await waits for one batch and takes along those that follow at once.
func await(batches <-chan Batch) tea.Cmd {
	return func() tea.Msg {
		b, open := <-batches
		if !open {
			return batchesMsg{done: true}
		}
		msg := batchesMsg{batches: []Batch{b}}
		enough := time.After(gather)
		for {
			select {
			case b, open := <-batches:
				if !open {
					msg.done = true
					return msg
				}
				msg.batches = append(msg.batches, b)
			case <-enough:
				return msg
			}
		}
	}
}

// spinMsg turns the mark that shows that something is loading.
type spinMsg struct{}

func spin() tea.Cmd {
	return tea.Tick(150*time.Millisecond, func(time.Time) tea.Msg { return spinMsg{} })
}

// receive puts what was loaded on the shelf.
func (m *Model) receive(msg batchesMsg) tea.Cmd {
	var fresh []*feed.Article
	for _, b := range msg.batches {
		fresh = append(fresh, b.Articles...)
		m.problems = append(m.problems, b.Problems...)
		if b.Now != "" {
			m.loadingNow = b.Now
		}
	}
	var cmds []tea.Cmd
	if len(fresh) > 0 {
		m.list.keepSelection(&m.shelf, func() { m.shelf.add(fresh) }, !m.touched)
		if !m.touched {
			m.preview()
		}
		cmds = append(cmds, m.learn(fresh))
	}
	if msg.done {
		m.loading = false
		m.loadingNow = ""
		if len(m.shelf.articles) == 0 && len(m.problems) > 0 && !m.touched {
			m.failed = true
			return m.quit()
		}
		if !m.touched && len(m.shelf.articles) == 1 {
			m.focus = paneReader
			m.markRead(m.reader.article)
		}
	} else {
		cmds = append(cmds, await(m.batches))
	}
	return tea.Batch(cmds...)
}
