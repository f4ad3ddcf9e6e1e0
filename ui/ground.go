package ui

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"khabar/ui/page"
)

// ground is where text can be marked: in a pane, or on the page of the keys.
type ground struct {
	pane pane
	help bool
}

// canvasOf is what a ground was drawn on last.
func (m *Model) canvasOf(g ground) *canvas {
	if g.help {
		return &m.frame.whole
	}
	return &m.frame.panes[g.pane]
}

// owner tells one text of a pane from the next.
func (m *Model) owner(g ground) any {
	switch {
	case g.help:
		return m.help.open
	case g.pane == paneReader:
		return [2]any{m.reader.head.ID, m.reader.raw}
	case g.pane == paneRelated:
		return m.related.of
	case m.showing != showList:
		return m.showing
	}
	return [3]any{m.list.scope, m.list.turn, m.list.first}
}

// textOf is the text that a block or a part of an entry shows.
func (m *Model) textOf(g ground, block int) string {
	if g.help || g.pane == paneReader {
		var b *page.Block
		switch p := &m.reader.page; {
		case g.help:
			b = m.help.block(block)
		case block >= 0 && block < len(p.Blocks):
			b = &p.Blocks[block]
		}
		if b == nil || b.Rule {
			return ""
		}
		return b.Text
	}
	entry := block / parts
	var it item
	switch {
	case block < 0:
		return ""
	case g.pane == paneRelated:
		if entry >= len(m.related.found) {
			return ""
		}
		it = m.related.item(m, entry)
	case m.showing != showList:
		if u := m.menu(); entry < len(u.entries) && block%parts == partTitle {
			return u.entries[entry].name
		}
		return ""
	case m.list.headline(spotOf(entry)) != nil:
		it = m.list.item(m, spotOf(entry))
	}
	return [parts]string{it.title, it.meta, isolate(it.date), it.more}[block%parts]
}

// reachAt is what is marked at a column of a row, by the unit.
func (m *Model) reachAt(g ground, y, x int, by unit) (reach, bool) {
	c := m.canvasOf(g)
	s, k, side, ok := c.at(y, x)
	if !ok {
		return m.reachBeside(g, y)
	}
	at := reach{mark{s.block, int(k.Start)}, mark{s.block, int(k.End)}}
	if side != 0 && by == byCell {
		// Beside a line is before or behind it, by the way it reads.
		if (side > 0) == (k.Level%2 == 0) {
			at.to = at.from
		} else {
			at.from = at.to
		}
	}
	text := m.textOf(g, s.block)
	switch by {
	case byWord:
		start, end := wordAt(text, int(k.Start))
		at = reach{mark{s.block, start}, mark{s.block, end}}
	case byParagraph:
		at = reach{mark{s.block, 0}, mark{s.block, len(text)}}
	}
	return at, true
}

// reachBeside is the place between two texts: behind that of the nearest row
// above which has one, or before that of one below.
func (m *Model) reachBeside(g ground, y int) (reach, bool) {
	c := m.canvasOf(g)
	for i := min(y, c.n) - 1; i >= 0; i-- {
		if t := &c.told[i]; t.n > 0 {
			b := t.shows[0].block
			end := mark{b, len(m.textOf(g, b))}
			return reach{end, end}, true
		}
	}
	for i := max(0, y+1); i < c.n; i++ {
		if t := &c.told[i]; t.n > 0 {
			start := mark{t.shows[0].block, 0}
			return reach{start, start}, true
		}
	}
	return reach{}, false
}

// wordAt is where the word begins and ends that a byte of a text is in, or what
// else stands there.
func wordAt(text string, at int) (start, end int) {
	at = clamp(at, 0, len(text))
	start, end = at, at
	r, n := utf8.DecodeRuneInString(text[at:])
	next, _ := utf8.DecodeRuneInString(text[at+n:])
	if !inWord(r) && !(joins(r) && letterBefore(text[:at]) && inWord(next)) {
		return at, at + n
	}
	for start > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:start])
		if !inWord(r) && !(joins(r) && letterBefore(text[:start-n])) {
			break
		}
		start -= n
	}
	for end < len(text) {
		r, n := utf8.DecodeRuneInString(text[end:])
		next, _ := utf8.DecodeRuneInString(text[end+n:])
		if !inWord(r) && !(joins(r) && inWord(next)) {
			break
		}
		end += n
	}
	return start, end
}

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) || r == '\u200C' || r == '\u200D' || r == '_')
}

// joins reports whether a character between two letters or digits is of the
// word: "14.5", צה״ל, don't.
func joins(r rune) bool { return strings.ContainsRune(`.,'"’׳״٫٬-`, r) }

func letterBefore(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return inWord(r)
}
