package ui

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
)

// refresh is the fetching of feeds that is under way.
type refresh struct {
	running  bool
	byHand   bool // the reader asked for it: Esc ends it wherever it is pressed
	cancel   context.CancelFunc
	canceled bool
	told     <-chan Progress
	progress Progress
	shown    int // of the new articles, how many the list has seen
}

// refreshMsg tells how far a refresh is.
type refreshMsg struct {
	progress Progress
	done     bool
	err      error
}

// tellEvery is how often the list takes in what a refresh has brought.
const tellEvery = 120 * time.Millisecond

// refreshFeeds fetches these feeds, or all that are due.
func (m *Model) refreshFeeds(ask Ask, byHand bool) tea.Cmd {
	if m.feeds.Refresher == nil || m.refresh.running {
		return nil
	}
	ctx, cancel := context.WithCancel(m.ctx)
	told := make(chan Progress, 1)
	m.refresh = refresh{running: true, byHand: byHand, cancel: cancel, told: told}
	refresher := m.feeds.Refresher
	run := func() tea.Msg {
		defer cancel()
		defer close(told)
		last, err := refresher.Refresh(ctx, ask, func(p Progress) {
			select { // what was not looked at yet is old
			case <-told:
			default:
			}
			told <- p
		})
		return refreshMsg{progress: last, done: true, err: err}
	}
	return tea.Batch(run, m.refresh.watch(), m.startSpin())
}

// watch waits for the next word of a refresh.
func (r *refresh) watch() tea.Cmd {
	told := r.told
	return func() tea.Msg {
		p, open := <-told
		if !open {
			return nil
		}
		time.Sleep(tellEvery)
		select {
		case later, open := <-told:
			if open {
				p = later
			}
		default:
		}
		return refreshMsg{progress: p}
	}
}

// refreshed takes a word of a refresh: new articles come into the list, and the
// selection stays on its own.
func (m *Model) refreshed(msg refreshMsg) tea.Cmd {
	r := &m.refresh
	if !r.running {
		return nil
	}
	r.progress = msg.progress
	var cmds []tea.Cmd
	if msg.progress.New > r.shown || msg.done {
		r.shown = msg.progress.New
		cmds = append(cmds, m.reload())
	}
	if !msg.done {
		return tea.Batch(append(cmds, r.watch())...)
	}
	r.running = false
	r.cancel()
	switch {
	case r.canceled:
		m.notify = m.locale.Messages.RefreshCanceled
	case msg.err != nil:
		m.complainWhile(m.locale.Messages.WhileRefreshing, "", msg.err)
	case r.byHand || msg.progress.New > 0:
		m.notify = m.locale.NewArticles(msg.progress.New)
		if n := msg.progress.Failed; n > 0 {
			m.notify += m.comma() + m.locale.FailedFeeds(n)
		}
	}
	return tea.Batch(cmds...)
}

// cancelRefresh ends the refresh; what it has brought stays.
func (m *Model) cancelRefresh() {
	m.refresh.canceled = true
	m.refresh.cancel()
}

// refreshSelected fetches the feeds of the selected row of the tree, or of the
// list.
func (m *Model) refreshSelected() tea.Cmd {
	s := m.chosenScope()
	switch s.kind {
	case scopeFeed:
		return m.refreshFeeds(Ask{Feeds: []int64{s.feed}}, true)
	case scopeFolder:
		var feeds []int64
		for _, f := range m.tree.over.Feeds {
			if inFolder(f.Folder, s.folder) {
				feeds = append(feeds, f.ID)
			}
		}
		return m.refreshFeeds(Ask{Feeds: feeds}, true)
	}
	if h := m.list.current(); m.showing == showList && h != nil && h.Feed > 0 && m.tree.feed(h.Feed) != nil {
		return m.refreshFeeds(Ask{Feeds: []int64{h.Feed}}, true)
	}
	return m.refreshFeeds(Ask{}, true)
}

// autoMsg says that it is time to refresh.
type autoMsg struct{}

// startAfter is how long the first refresh waits: the first screen comes
// before.
const startAfter = 500 * time.Millisecond

// schedule begins to refresh by itself, once the feeds are known.
func (m *Model) schedule() tea.Cmd {
	switch {
	case m.feeds.Refresher == nil:
		return nil
	case m.feeds.OnStart:
		return m.autoIn(startAfter)
	}
	return m.autoIn(m.feeds.Every)
}

func (m *Model) autoIn(wait time.Duration) tea.Cmd {
	if wait <= 0 {
		return nil
	}
	return tea.Tick(wait, func(time.Time) tea.Msg { return autoMsg{} })
}

// auto refreshes by itself, and waits for the next time.
func (m *Model) auto() tea.Cmd {
	next := m.autoIn(m.feeds.Every)
	if len(m.tree.over.Feeds) == 0 {
		return next
	}
	return tea.Batch(m.refreshFeeds(Ask{Every: m.feeds.Every, Idle: true}, false), next)
}
