package ui

import (
	"context"
	"slices"
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
	Draft    bool   // Articles is the beginning of a long one, which follows whole
	Alone    bool   // and that is all there is to come
	Replaces string // the key of the draft whose article this is
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

// loading is the reading of what was given.
type loading struct {
	on       bool
	batches  <-chan Batch
	cancel   context.CancelFunc
	now      string // what is being read
	failed   bool   // nothing could be opened
	spinning bool
	spins    int
}

// load starts the Loader and returns the commands that run it and wait for
// its first batch.
func (m *Model) load() tea.Cmd {
	ctx, cancel := context.WithCancel(m.ctx)
	m.loading.cancel = cancel
	batches := make(chan Batch, 64)
	loader := m.given.Loader
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
	m.loading.batches = batches
	return tea.Batch(run, await(batches), m.startSpin())
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

// spinMsg turns the mark that shows that something is under way.
type spinMsg struct{}

func spin() tea.Cmd {
	return tea.Tick(150*time.Millisecond, func(time.Time) tea.Msg { return spinMsg{} })
}

// startSpin turns the mark while something is under way.
func (m *Model) startSpin() tea.Cmd {
	if m.loading.spinning {
		return nil
	}
	m.loading.spinning, m.loading.spins = true, 0
	return spin()
}

func (m *Model) spun() tea.Cmd {
	m.loading.spins++
	if m.loading.spinning = m.loading.on || m.pictures.fetching() || m.refresh.running || m.indexing.running || !m.searching.since.IsZero() || len(m.adding.running) > 0 || m.outgoing.pipe.running; m.loading.spinning {
		return spin()
	}
	return nil
}

// receive puts what was loaded on the shelf.
func (m *Model) receive(msg batchesMsg) tea.Cmd {
	var fresh, drafts []*feed.Article
	for _, b := range msg.batches {
		if b.Draft {
			drafts = append(drafts, b.Articles...)
		} else if b.Replaces != "" && len(b.Articles) == 1 {
			fresh = slices.DeleteFunc(fresh, func(a *feed.Article) bool { return a.Key() == b.Replaces })
			m.shelf.rename(b.Replaces, b.Articles[0].Key())
		}
		fresh = append(fresh, b.Articles...)
		m.troubles.problems = append(m.troubles.problems, b.Problems...)
		for _, p := range b.Problems {
			m.record(m.locale.Messages.WhileLoading, p)
		}
		if b.Now != "" {
			m.loading.now = b.Now
		}
	}
	var cmds []tea.Cmd
	if len(fresh) > 0 {
		entries := slices.DeleteFunc(m.shelf.add(fresh), func(e Entry) bool { return slices.Contains(drafts, e.Article) })
		cmds = append(cmds, m.shelved(), m.renewReader(entries))
		if len(entries) > 0 { // nothing is looked for in what is not there yet
			cmds = append(cmds, m.learn(entries))
		}
	}
	alone := slices.ContainsFunc(msg.batches, func(b Batch) bool { return b.Alone })
	if alone && !m.touched && len(m.shelf.heads) == 1 { // nobody waits for the rest to begin to read
		m.focus = paneReader
		m.rearrange()
	}
	if msg.done {
		m.loading.on = false
		m.loading.now = ""
		if len(m.shelf.heads) == 0 && len(m.troubles.problems) > 0 && !m.touched {
			m.loading.failed = true
			return m.quit()
		}
		if !m.touched && len(m.shelf.heads) == 1 {
			m.focus = paneReader
			m.rearrange()
			cmds = append(cmds, m.opened(), m.openedPictures())
		}
	} else {
		cmds = append(cmds, await(m.loading.batches))
	}
	return tea.Batch(cmds...)
}

// renewReader shows the newer version of the open article, at the same words.
func (m *Model) renewReader(entries []Entry) tea.Cmd {
	r := &m.reader
	i := slices.IndexFunc(entries, func(e Entry) bool { return e.ID == r.head.ID })
	if i < 0 || r.article == nil || r.article == entries[i].Article {
		return nil
	}
	r.renew(&m.list)
	at, focused := r.page.Place(r.top), r.page.Place(r.at)
	r.show(m, r.head, entries[i].Article, r.raw, at)
	r.at = r.page.Row(focused)
	r.scroll(0)
	if r.ended { // that of the beginning, which was all there was
		r.end()
	}
	r.refocus(m, 1)
	if m.focus == paneReader {
		return m.openedPictures()
	}
	return nil
}

// shelved shows what is new on the shelf.
func (m *Model) shelved() tea.Cmd {
	shelf := scope{kind: scopeShelf}
	switch {
	case m.list.scope == shelf:
		return m.reload()
	case m.list.scope.kind == scopeNone:
		return m.enter(shelf, m.unreadOnly, nil, m.showing == showList)
	}
	m.growTree()
	return nil
}
