package ui

import (
	"fmt"
	"strings"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/feed"
	"khabar/ui/theme"
)

// spinner is the mark that turns while something is loading.
var spinner = [...]string{"⠋", "⠙", "⠸", "⠴", "⠦", "⠇"}

// status draws the last row of the screen: at its start what is going on, at
// its end what the keys do, as far as there is room.
func (m *Model) status(row *cell.Row) {
	row.Blank(1, theme.Status)
	w := max(0, m.width-2)
	said := m.said()
	saidWidth := min(cell.StringWidth(said), w)
	hints, spans := m.hints(w - saidWidth - 2)
	hintsWidth := cell.StringWidth(hints)
	gap := w - hintsWidth - saidWidth
	put := func(s string, spans []line.Span, width int) {
		if width <= 0 {
			return
		}
		p := &m.frame.title.para
		p.Set(s, m.direction())
		at := len(row.Cells)
		p.Truncate(row, line.Options{Width: width, Style: theme.Status})
		line.Paint(row.Cells[at:], spans)
	}
	if m.rightToLeft() {
		m.frame.hintsAt = len(row.Cells)
		put(hints, spans, hintsWidth)
		row.Blank(gap, theme.Status)
		put(said, nil, saidWidth)
	} else {
		put(said, nil, saidWidth)
		row.Blank(gap, theme.Status)
		m.frame.hintsAt = len(row.Cells)
		put(hints, spans, hintsWidth)
	}
	row.Blank(1, theme.Status)
}

// said is what is going on.
func (m *Model) said() string {
	msg := &m.locale.Messages
	turning := func(s string) string { return spinner[m.loading.spins%len(spinner)] + " " + s }
	switch {
	case m.notify != "":
		return m.notify
	case m.outgoing.pipe.running && m.loading.spins > 1:
		return turning(m.locale.Out.Running)
	case len(m.adding.running) > 0:
		return turning(msg.Seeking + " " + isolate(feed.CleanLine(m.adding.address)))
	case m.refresh.running:
		p := m.refresh.progress
		s := msg.Refreshing
		if p.Feeds > 0 {
			s += " " + isolate(m.locale.Digits.In(fmt.Sprintf("%d/%d", p.Done, p.Feeds)))
		}
		if p.New > 0 {
			s += " · " + m.locale.NewArticles(p.New)
		}
		return turning(s)
	case m.pictures.fetching() && m.loading.spins > 1:
		return turning(m.saidOfPictures())
	case m.loading.on && m.loading.spins > 1: // it takes longer than 300 ms
		s := msg.Loading
		if m.loading.now != "" {
			s += " " + isolate(m.loading.now)
		}
		return turning(s)
	}
	if s := &m.searching; !s.since.IsZero() && m.now().Sub(s.since) > slow {
		return turning(msg.Searching)
	}
	if s := m.indexing.said(m); s != "" {
		return turning(s)
	}
	return ""
}

// hint is a key and what it does, in a word.
type hint struct{ key, what string }

// hintsHere are the keys that matter where the reader is, those that matter
// most last.
func (m *Model) hintsHere() []hint {
	msg := &m.locale.Messages
	end := []hint{{"?", msg.HintHelp}, {"q", msg.HintQuit}}
	with := func(hs ...hint) []hint { return append(hs, end...) }
	switch {
	case m.outgoing.pipe.running:
		return []hint{{"Esc", msg.HintCancel}, {"q", msg.HintQuit}}
	case m.help.open:
		return []hint{{"Esc", msg.HintBack}, {"q", msg.HintQuit}}
	case m.cancelable():
		return with(hint{"Esc", msg.HintCancel})
	case m.focus == paneReader && len(m.finding.hits) > 0:
		return with(hint{"n", msg.HintHits}, hint{"/", msg.HintFind}, hint{"Esc", msg.HintBack}, hint{"Tab", msg.HintPane})
	case m.focus == paneReader:
		hs := []hint{{"g", msg.HintTop}, {"/", msg.HintFind}}
		if m.can(actPictures) && m.reader.pictured {
			hs = append(hs, hint{"i", msg.HintPictures})
		}
		hs = append(hs, hint{"Esc", msg.HintBack}, hint{"Tab", msg.HintPane})
		if m.can(actCopy) {
			hs = append(hs, hint{"y", msg.HintCopy})
		}
		return with(hs...)
	case m.focus == paneRelated && m.related.tells():
		return with(hint{"Enter", msg.HintOpen}, hint{"d", msg.HintCompare}, hint{"Esc", msg.HintBack}, hint{"Tab", msg.HintPane})
	case m.focus == paneRelated:
		return with(hint{"Enter", msg.HintOpen}, hint{"Esc", msg.HintBack}, hint{"Tab", msg.HintPane})
	}
	hs := []hint{{"Enter", msg.HintOpen}}
	switch m.showing {
	case showList:
		if m.list.scope.kind == scopeFound {
			hs = append(hs, hint{"Esc", msg.HintBack}, hint{"w", msg.HintOrder}, hint{"/", msg.HintSearch})
			break
		}
		if m.can(actOrder) {
			hs = append(hs, hint{"/", msg.HintSearch})
		}
		if h := m.list.head(); h != nil && h.Told > 0 && m.list.filter.Stories {
			hs = append(hs, hint{"e", msg.HintTellings})
		}
		if m.stored.Library != nil {
			hs = append(hs, hint{"Esc", msg.HintFeeds})
		}
		if m.given.Welcome && m.list.scope.kind == scopeShelf && m.can(actCatalog) {
			hs = append(hs, hint{"C", msg.HintCatalog})
		}
	case showTree:
		if m.can(actRefreshAll) {
			hs = append(hs, hint{"R", msg.HintRefresh})
		}
		if m.can(actAdd) {
			hs = append(hs, hint{"a", msg.HintAdd})
		}
		if m.can(actCatalog) {
			hs = append(hs, hint{"C", msg.HintCatalog})
		}
	case showCatalog:
		if m.catalog.level == catalogFeeds {
			hs[0].what = msg.HintSubscribe
		}
		hs = append(hs, hint{"Esc", msg.HintBack})
	case showPicker:
		hs = append(hs, hint{"Esc", msg.HintBack})
	case showOffers:
		hs[0].what = msg.HintSubscribe
		hs = append(hs, hint{"Esc", msg.HintBack})
	}
	return with(append(hs, hint{"Tab", msg.HintPane})...)
}

// hints writes them, those that there is room for.
func (m *Model) hints(room int) (string, []line.Span) {
	hs := m.shown(m.hintsHere())
	for len(hs) > 0 {
		s, spans := writeHints(hs)
		if cell.StringWidth(s) <= room {
			m.frame.hints, m.frame.hintKeys = hs, spans
			return s, spans
		}
		if len(hs) > 2 { // the last two say where all keys are, and how to leave
			hs = append(hs[:len(hs)-3], hs[len(hs)-2:]...)
		} else {
			hs = hs[:len(hs)-1]
		}
	}
	m.frame.hints = nil
	return "", nil
}

func writeHints(hs []shownHint) (string, []line.Span) {
	var text strings.Builder
	var spans []line.Span
	for i, h := range hs {
		if i > 0 {
			text.WriteString("   ")
		}
		start := text.Len()
		text.WriteString(isolate(h.key))
		spans = append(spans, line.Span{Start: start, End: text.Len(), Style: theme.Key})
		text.WriteString(" ")
		text.WriteString(h.what)
	}
	return text.String(), spans
}

// title is what stands above a pane: its name, and a count or how far one has
// read.
func (m *Model) title(p pane) (name, count string) {
	msg := &m.locale.Messages
	switch p {
	case paneList:
		return m.listTitle()
	case paneReader:
		if m.reader.article == nil {
			return msg.Reader, ""
		}
		name = msg.Reader
		switch {
		case m.reader.compared():
			name = msg.Comparison
		case m.reader.raw:
			name = msg.Raw
		}
		count = m.locale.Percent(m.reader.percent())
		if hits := m.finding.count(); hits != "" {
			count = hits + " · " + count
		}
		return name, count
	}
	if n := len(m.related.found); n > 0 && m.related.of == m.reader.head.ID {
		count = fmt.Sprint(n)
	}
	return msg.Related, count
}

// listTitle is the title of the list's pane.
func (m *Model) listTitle() (name, count string) {
	msg := &m.locale.Messages
	switch m.showing {
	case showTree:
		return msg.Feeds, m.number(len(m.tree.over.Feeds))
	case showOffers:
		return msg.Offers, m.number(len(m.adding.offers))
	case showCatalog:
		return m.catalog.title(m), ""
	case showPicker:
		return m.picker.title, ""
	}
	l := &m.list
	name = m.scopeName(l.scope)
	if l.filter.Unread {
		name += " · " + msg.UnreadOnly
	}
	if s := m.narrowText(m.viewing.view(l.scope).narrow); s != "" {
		name += " · " + s
	}
	if len(l.rows) > 0 && l.total >= 0 {
		total := max(l.total, l.first+len(l.rows))
		if l.scope.kind == scopeFound && !l.filter.Unread {
			total = max(total, m.searching.result.Total)
		}
		count = fmt.Sprintf("%d/%d", l.first+l.selected+1, total)
	}
	return name, count
}

// direction is the interface's base direction.
func (m *Model) direction() bidi.Direction { return direction(m.locale.RightToLeft) }

// comma joins names in the interface's language.
func (m *Model) comma() string {
	switch m.locale.Tag {
	case "ar", "fa", "ur":
		return "، "
	}
	return ", "
}
