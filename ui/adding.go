package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/feed"
)

// adding is the search for the feeds of an address, and what it has found.
type adding struct {
	menu
	cancel  context.CancelFunc
	running bool
	address string
	turn    int
	offers  []Offer
	from    showing // where the reader was
}

// foundMsg brings the feeds of an address.
type foundMsg struct {
	turn   int
	offers []Offer
	err    error
}

// subscribedMsg says that a feed is subscribed to.
type subscribedMsg struct {
	id    int64
	offer Offer
	err   error
}

// add asks for the address of a feed, or of a page that has one.
func (m *Model) add(address string) {
	if m.subscriber != nil {
		m.prompt.ask(m.locale.Messages.AddPrompt, bidi.LTR, address, m.discover)
	}
}

// discover looks for the feeds of an address.
func (m *Model) discover(address string) tea.Cmd {
	a := &m.adding
	if a.running {
		a.cancel()
	}
	ctx, cancel := context.WithCancel(m.ctx)
	a.cancel, a.running, a.address = cancel, true, address
	a.turn++
	turn, subscriber := a.turn, m.subscriber
	return tea.Batch(m.startSpin(), func() tea.Msg {
		defer cancel()
		offers, err := subscriber.Discover(ctx, address)
		return foundMsg{turn, offers, err}
	})
}

// found subscribes to the feed that was found; of several the reader chooses.
func (m *Model) found(msg foundMsg) tea.Cmd {
	a := &m.adding
	if msg.turn != a.turn || !a.running {
		return nil
	}
	a.running = false
	switch {
	case msg.err != nil:
		m.complainOf(a.address, msg.err)
	case len(msg.offers) == 1:
		return m.subscribe(msg.offers[0])
	case len(msg.offers) > 1:
		a.offers = msg.offers
		a.menu = menu{}
		for _, o := range msg.offers {
			about := o.URL
			if o.About != "" {
				about = isolate(feed.CleanLine(o.About)) + " · " + isolate(feed.CleanLine(o.URL))
			}
			a.entries = append(a.entries, entry{name: first(feed.CleanLine(orElse(o.Title, o.URL)), 200), about: about})
		}
		if m.showing != showOffers {
			a.from = m.showing
		}
		m.showing = showOffers
		m.setFocus(paneList)
	}
	return nil
}

// orElse is a text, or another one where it is empty.
func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// takeOffer subscribes to the offer that is selected.
func (m *Model) takeOffer() tea.Cmd {
	a := &m.adding
	if a.selected >= len(a.offers) {
		return nil
	}
	m.showing = a.from
	return m.subscribe(a.offers[a.selected])
}

// subscribe adds a feed.
func (m *Model) subscribe(o Offer) tea.Cmd {
	if m.subscriber == nil {
		return nil
	}
	subscriber := m.subscriber
	return m.jobs.push(m.ctx, func(ctx context.Context) tea.Msg {
		id, err := subscriber.Subscribe(ctx, o)
		return subscribedMsg{id, o, err}
	})
}

// subscribed fetches the feed that is new, and shows it in the tree.
func (m *Model) subscribed(msg subscribedMsg) tea.Cmd {
	if msg.err != nil {
		m.complainOf(orElse(msg.offer.Title, msg.offer.URL), msg.err)
		return nil
	}
	m.notify = m.locale.Messages.Subscribed + isolate(first(feed.CleanLine(orElse(msg.offer.Title, msg.offer.URL)), 80))
	m.newFeeds = append(m.newFeeds, msg.id)
	cmds := []tea.Cmd{m.survey(), m.refreshNew()}
	if m.showing != showCatalog {
		m.tree.choosing = msg.id
		m.showing = showTree
		m.setFocus(paneList)
	}
	return tea.Batch(cmds...)
}

// refreshNew fetches the feeds that were just added, once no other refresh is
// under way.
func (m *Model) refreshNew() tea.Cmd {
	if m.refresh.running || len(m.newFeeds) == 0 {
		return nil
	}
	feeds := m.newFeeds
	m.newFeeds = nil
	return m.refreshFeeds(feeds, true)
}

// remove ends the subscription of the selected feed.
func (m *Model) remove() tea.Cmd {
	s := m.chosenScope()
	f := m.tree.feed(s.feed)
	if m.subscriber == nil || s.kind != scopeFeed || f == nil {
		return nil
	}
	subscriber, id, name := m.subscriber, f.ID, f.Label
	if m.showing == showList {
		m.toTree()
	}
	return m.jobs.push(m.ctx, func(ctx context.Context) tea.Msg {
		err := subscriber.Unsubscribe(ctx, id)
		return changedMsg{act: ActRemoved, name: name, feed: id, err: err}
	})
}
