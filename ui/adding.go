package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/feed"
)

// adding is the adding of feeds that is under way, and what a page has offered.
type adding struct {
	menu
	running map[int]context.CancelFunc // by turn
	turn    int
	address string // of the last one
	offers  []Offer
	from    showing // where the reader was
}

// addedMsg says what adding a feed came to.
type addedMsg struct {
	turn  int
	offer Offer
	added Added
	err   error
}

// askAddress asks for the address of a feed, or of a page that has one.
func (m *Model) askAddress() {
	if m.feeds.Subscriber != nil {
		m.prompt.ask(m.locale.Messages.AddPrompt, bidi.LTR, "", func(s string) tea.Cmd {
			return m.add(Offer{URL: s})
		})
	}
}

// add subscribes to a feed.
func (m *Model) add(o Offer) tea.Cmd {
	a := &m.adding
	if m.feeds.Subscriber == nil {
		return nil
	}
	if a.running == nil {
		a.running = map[int]context.CancelFunc{}
	}
	ctx, cancel := context.WithCancel(m.ctx)
	a.turn++
	a.running[a.turn], a.address = cancel, o.URL
	msg, subscriber := addedMsg{turn: a.turn, offer: o}, m.feeds.Subscriber
	return tea.Batch(m.startSpin(), func() tea.Msg {
		defer cancel()
		msg.added, msg.err = subscriber.Add(ctx, o)
		return msg
	})
}

// cancel ends the adding.
func (a *adding) cancel() {
	for _, cancel := range a.running {
		cancel()
	}
	clear(a.running)
}

// added shows the feed that is new, or those to choose from.
func (m *Model) added(msg addedMsg) tea.Cmd {
	a := &m.adding
	if _, ours := a.running[msg.turn]; !ours {
		return nil
	}
	delete(a.running, msg.turn)
	name := first(feed.CleanLine(orElse(msg.added.Label, orElse(msg.offer.Title, msg.offer.URL))), 80)
	switch {
	case msg.err != nil:
		m.complainWhile(m.locale.Messages.WhileAdding, name, msg.err)
		return nil
	case len(msg.added.Offers) > 0:
		m.offer(msg.added.Offers)
		return nil
	case msg.added.Had:
		m.notify = m.locale.Messages.Had + isolate(name)
	default:
		m.notify = m.locale.Messages.Subscribed + isolate(name) + " · " + m.locale.NewArticles(msg.added.New)
	}
	if m.showing != showCatalog {
		m.tree.choosing = scope{kind: scopeFeed, feed: msg.added.Feed}
		m.showing = showTree
		m.setFocus(paneList)
	}
	return m.reload()
}

// offer lets the reader choose among the feeds of a page.
func (m *Model) offer(offers []Offer) {
	a := &m.adding
	a.offers, a.menu = offers, menu{}
	for _, o := range offers {
		name := first(feed.CleanLine(orElse(o.Title, o.URL)), 200)
		a.entries = append(a.entries, entry{name: name, dir: m.nameDirection(name), about: isolate(feed.CleanLine(o.URL))})
	}
	if m.showing != showOffers {
		a.from = m.showing
	}
	m.showing = showOffers
	m.setFocus(paneList)
}

// takeOffer subscribes to the offer that is selected.
func (m *Model) takeOffer() tea.Cmd {
	a := &m.adding
	if a.selected >= len(a.offers) {
		return nil
	}
	m.showing = a.from
	return m.add(a.offers[a.selected])
}

// remove ends the subscription of the selected feed.
func (m *Model) remove() tea.Cmd {
	s := m.chosenScope()
	if s.kind == scopeSaved {
		return m.forget(s.saved)
	}
	f := m.tree.feed(s.feed)
	if m.feeds.Subscriber == nil || s.kind != scopeFeed || f == nil {
		return nil
	}
	subscriber, id, name := m.feeds.Subscriber, f.ID, f.Label
	if m.showing == showList {
		m.toTree()
	}
	return m.jobs.push(m.ctx, func(ctx context.Context) tea.Msg {
		err := subscriber.Remove(ctx, id)
		return changedMsg{act: ActRemoved, name: name, feed: id, err: err}
	})
}

// orElse is a text, or another one where it is empty.
func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
