package ui

import (
	"fmt"
	"strings"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/feed"
)

// spinner is the mark that turns while something is loading.
var spinner = [...]string{"⠋", "⠙", "⠸", "⠴", "⠦", "⠇"}

// status draws the last row of the screen: at its start what is going on, at
// its end what the keys do.
func (m *Model) status(row *cell.Row) {
	row.Blank(1, styleStatus)
	w := max(0, m.width-2)
	hints, spans := m.hints()
	hintsWidth := min(cell.StringWidth(hints), w)
	said := m.said()
	saidWidth := min(cell.StringWidth(said), max(0, w-hintsWidth-2))
	if m.loading && said != "" { // what is going on goes before what could be done
		saidWidth = min(cell.StringWidth(said), w)
		hintsWidth = min(hintsWidth, max(0, w-saidWidth-2))
	}
	gap := w - hintsWidth - saidWidth
	put := func(s string, spans []line.Span, width int) {
		if width <= 0 {
			return
		}
		p := &m.frame.title.para
		p.Set(s, m.direction())
		at := len(row.Cells)
		p.Truncate(row, line.Options{Width: width, Style: styleStatus})
		line.Paint(row.Cells[at:], spans)
	}
	if m.rightToLeft() {
		put(hints, spans, hintsWidth)
		row.Blank(gap, styleStatus)
		put(said, nil, saidWidth)
	} else {
		put(said, nil, saidWidth)
		row.Blank(gap, styleStatus)
		put(hints, spans, hintsWidth)
	}
	row.Blank(1, styleStatus)
}

// said is what is going on.
func (m *Model) said() string {
	msg := &m.locale.Messages
	switch {
	case m.notify != "":
		return m.notify
	case m.loading && m.spins > 1: // it takes longer than 300 ms
		s := spinner[m.spins%len(spinner)] + " " + msg.Loading
		if m.loadingNow != "" {
			s += " " + isolate(m.loadingNow)
		}
		return s
	}
	return ""
}

// hints are the keys that matter where the reader is.
func (m *Model) hints() (string, []line.Span) {
	msg := &m.locale.Messages
	type hint struct{ key, what string }
	hs := []hint{{"?", msg.HintHelp}, {"q", msg.HintQuit}}
	switch {
	case m.cancelable():
		hs = []hint{{"Esc", msg.HintCancel}, {"?", msg.HintHelp}, {"q", msg.HintQuit}}
	case m.help.open:
		hs = []hint{{"Esc", msg.HintBack}, {"q", msg.HintQuit}}
	case m.focus == paneReader:
		hs = append([]hint{{"g", msg.HintTop}, {"Esc", msg.HintBack}, {"Tab", msg.HintPane}}, hs...)
	default:
		hs = append([]hint{{"Enter", msg.HintOpen}, {"Tab", msg.HintPane}}, hs...)
	}
	var text strings.Builder
	var spans []line.Span
	for i, h := range hs {
		if i > 0 {
			text.WriteString("   ")
		}
		start := text.Len()
		text.WriteString(isolate(h.key))
		spans = append(spans, line.Span{Start: start, End: text.Len(), Style: styleKey})
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
		n := len(m.shelf.articles)
		if n > 0 {
			count = fmt.Sprintf("%d/%d", m.list.selected+1, n)
		}
		return msg.List, count
	case paneReader:
		if m.reader.article == nil {
			return msg.Reader, ""
		}
		name = msg.Reader
		if m.reader.raw {
			name = msg.Raw
		}
		return name, fmt.Sprintf("%d%%", m.reader.percent())
	}
	if n := len(m.related.found); n > 0 && m.reader.article != nil && m.related.of == m.reader.article.Key() {
		count = fmt.Sprint(n)
	}
	return msg.Related, count
}

// problemText says which source could not be opened and why, the name kept
// apart from the words after it.
func problemText(p Problem) string {
	name := feed.CleanLine(p.Source)
	if i := strings.LastIndexAny(name, `/\`); i > 0 && !strings.Contains(name, "://") && cell.StringWidth(name) > 24 {
		name = "…" + name[i:] // of a long path the file is what the reader knows
	}
	return isolate(name) + ": " + feed.CleanLine(p.Err.Error())
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
