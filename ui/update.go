package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"khabar/ui/term"
)

// Update takes one message in.
func (m *Model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	m.frame.same = false
	cmd := m.pictures.pay(m.handle(msg))
	if len(m.waiting.keys) > 0 && m.waiting.kind == waitNothing {
		cmd = tea.Batch(cmd, m.replay())
	}
	if count := m.reader.page.Count(); count != nil {
		cmd = tea.Batch(cmd, tea.Tick(countPause, func(time.Time) tea.Msg { count(); return nil }))
	}
	return m, cmd
}

// countPause is how long the rows of a long page are counted after it was set:
// the frame that shows it goes before.
const countPause = 16 * time.Millisecond

// handle takes a message in; so does a library that is in memory.
func (m *Model) handle(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		return m.sized(msg.Width, msg.Height)
	case stillMsg:
		return m.still(msg)
	case tea.ColorProfileMsg:
		m.profile = msg.Profile
		m.dress()
	case tea.BackgroundColorMsg, uv.DarkColorSchemeEvent, uv.LightColorSchemeEvent:
		m.grounded(msg)
	case QuitMsg:
		return m.quit()
	case SuspendMsg:
		return m.suspend()
	case tea.KeyPressMsg:
		return m.key(msg)
	case tea.MouseMsg:
		return m.mouse(msg)
	case rollMsg:
		return m.rollOn()
	case edgeMsg:
		return m.scrollEdge(msg)
	case keptInterfaceMsg:
		m.complain(msg.err)
	case tea.PasteMsg:
		return m.paste(msg.Content)
	case batchesMsg:
		return m.receive(msg)
	case failedMsg:
		m.notify = m.explain(msg.err)
	case takenMsg:
		return m.taken(msg)
	case copiedMsg:
		return m.copied(msg)
	case savedMsg:
		m.saved(msg)
	case pipedMsg:
		return m.heard(msg)
	case clockMsg:
		return m.watchClock()
	case spinMsg:
		return m.spun()
	case listMsg:
		return m.entered(msg)
	case windowMsg:
		return m.received(msg)
	case tellingsMsg:
		m.toldArrived(msg)
	case compareMsg:
		m.showComparison(msg)
	case articleMsg:
		return m.openedArticle(msg)
	case noneMsg:
		m.noneUnread(msg)
	case overviewMsg:
		return m.surveyed(msg)
	case changesMsg:
		return m.looked(msg)
	case changedMsg:
		return m.changed(msg)
	case keptMsg:
		m.notify = string(msg)
		return m.survey()
	case leaveMsg:
		if msg.scrolls == m.reader.scrolls {
			return m.leave()
		}
	case directedMsg:
		return m.turned(msg)
	case linkMsg:
		return m.linkChosen(msg)
	case pictureMsg:
		return m.pictureCame(msg)
	case refreshMsg:
		return m.refreshed(msg)
	case autoMsg:
		return m.auto()
	case addedMsg:
		return m.added(msg)
	case catalogMsg:
		m.browseCatalog(msg)
	case learnedMsg:
		// While articles keep coming, what was found for the open one will do.
		if r := &m.reader; r.head.ID < 0 && (!m.loading.on || m.related.of != r.head.ID || len(m.related.found) == 0) {
			return m.relate()
		}
	case indexMsg:
		return m.indexed(msg)
	case searchMsg:
		if msg.turn == m.searching.turn {
			return m.search()
		}
	case foundMsg:
		return m.foundSome(msg)
	case relatedMsg:
		m.relatedFound(msg)
	case tea.ResumeMsg:
		return m.telling.tell(tea.Raw(m.session.Resume()), tea.ClearScreen, m.askSize)
	case toldMsg:
		return m.telling.told()
	case attachedMsg:
		return m.attached(term.Attachment(msg))
	case terminalMsg:
		return m.recognize(term.Terminal(msg))
	}
	return nil
}
