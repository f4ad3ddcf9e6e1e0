package ui

import (
	"context"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Indexer makes what was stored findable. Articles can be read before they are.
type Indexer interface {
	// Index indexes what is not indexed yet, at once where there is nothing. It
	// calls tell now and then with how many articles are done and left.
	Index(ctx context.Context, tell func(done, left int)) error
}

// indexing is the indexing that is under way in the background.
type indexing struct {
	running    bool
	again      bool // something came meanwhile
	since      time.Time
	done, left int
	told       chan [2]int
	cancel     context.CancelFunc
	begun      *atomic.Bool  // by the command, or never to be
	ended      chan struct{} // closed when it has ended
}

// indexMsg says how far indexing is.
type indexMsg struct {
	done, left int
	ended      bool
	err        error
}

// slow is how long something takes before it is shown.
const slow = 300 * time.Millisecond

// index indexes what came. While feeds are fetched it waits.
func (m *Model) index() tea.Cmd {
	x := &m.indexing
	switch {
	case m.stored.Indexer == nil || m.refresh.running:
		return nil
	case x.running:
		x.again = true
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	told, begun, ended, indexer := make(chan [2]int, 1), new(atomic.Bool), make(chan struct{}), m.stored.Indexer
	*x = indexing{running: true, since: m.now(), told: told, cancel: cancel, begun: begun, ended: ended}
	run := func() tea.Msg {
		if !begun.CompareAndSwap(false, true) {
			return nil
		}
		defer close(ended)
		defer close(told)
		n := 0
		err := indexer.Index(ctx, func(done, left int) {
			select { // what was not looked at yet is old
			case <-told:
			default:
			}
			n = done
			told <- [2]int{done, left}
		})
		return indexMsg{done: n, ended: true, err: err}
	}
	return tea.Batch(run, x.watch())
}

// watch waits for the next word of the indexing.
func (x *indexing) watch() tea.Cmd {
	told := x.told
	return func() tea.Msg {
		n, open := <-told
		if !open {
			return nil
		}
		return indexMsg{done: n[0], left: n[1]}
	}
}

// indexed takes a word of the indexing.
func (m *Model) indexed(msg indexMsg) tea.Cmd {
	x := &m.indexing
	x.done, x.left = msg.done, msg.left
	if !msg.ended {
		if x.running {
			return tea.Batch(x.watch(), m.startSpin())
		}
		return nil
	}
	x.running = false
	x.cancel()
	if msg.err != nil {
		m.complain(msg.err)
		return nil
	}
	var cmds []tea.Cmd
	if x.again {
		cmds = append(cmds, m.index())
	}
	if msg.done > 0 && m.list.library != nil && m.list.library == m.stored.Library && !m.walk.reloading {
		cmds = append(cmds, m.reloadRows()) // by story, without what is muted; the tree follows
	}
	if msg.done > 0 && m.reader.head.ID > 0 {
		cmds = append(cmds, m.relate())
	}
	return tea.Batch(cmds...)
}

// said is how far a long indexing is, empty while it is short.
func (x *indexing) said(m *Model) string {
	if !x.running || x.left == 0 || m.now().Sub(x.since) < slow {
		return ""
	}
	return m.locale.Messages.Indexing + " " + isolate(m.locale.Percent(100*x.done/(x.done+x.left)))
}

// stop ends the indexing and waits until it has ended. One that the program has
// not come to begin does not begin any more.
func (x *indexing) stop() {
	if x.running {
		x.cancel()
		if !x.begun.CompareAndSwap(false, true) {
			<-x.ended
		}
	}
}
