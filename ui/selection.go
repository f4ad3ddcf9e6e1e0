package ui

import (
	"strings"

	"khabar/bidi/cell"
	"khabar/ui/theme"
)

// selection is the text that the mouse has marked in a pane: from one byte to
// another in the order of the text, whatever its order on the screen is.
type selection struct {
	on       bool
	in       ground
	of       any   // what the text is of: another article has no part in it
	anchor   reach // where it began
	from, to mark  // the end is behind the last byte
	unit     unit
}

// mark is a byte of a text in a pane: of a block of a page, or of a part of an
// entry.
type mark struct{ block, offset int }

func (a mark) before(b mark) bool {
	return a.block < b.block || a.block == b.block && a.offset < b.offset
}

// reach is what is marked at least: a cell, a word or a paragraph.
type reach struct{ from, to mark }

// unit is what is marked at a time.
type unit uint8

const (
	byCell unit = iota
	byWord
	byParagraph
)

// beginMark begins a selection at what is there.
func (m *Model) beginMark(g ground, at reach, by unit) {
	m.selection = selection{in: g, of: m.owner(g), anchor: at, from: at.from, to: at.to, unit: by, on: by != byCell}
}

// extend brings the selection to what is there, and reports whether it changed.
func (s *selection) extend(to reach) bool {
	from, end := s.anchor.from, s.anchor.to
	if to.from.before(from) {
		from = to.from
	}
	if end.before(to.to) {
		end = to.to
	}
	if s.on && from == s.from && end == s.to {
		return false
	}
	s.on, s.from, s.to = true, from, end
	return true
}

// marked reports whether there is a selection of what is shown.
func (m *Model) marked() bool {
	s := &m.selection
	if s.on && s.of != m.owner(s.in) {
		s.on = false
	}
	return s.on && s.from.before(s.to)
}

// unmark takes the selection away unless an action leaves it alone; to go back
// does nothing else then.
func (m *Model) unmark(act action) bool {
	on := m.marked()
	switch act {
	case actUp, actDown, actPageUp, actPageDown, actHalfUp, actHalfDown, actTop, actLast:
		if m.selection.in.pane == paneReader {
			return false
		}
	case actPalette, actHelp, actCopy:
		return false
	}
	m.selection.on = false
	return on && act == actBack
}

// Selected returns the text that is marked: in logical order, base letters,
// every byte as the article has it. Lines of a paragraph are one line;
// paragraphs are parted by an empty one, entries of a list by a line end.
func (m *Model) Selected() (string, bool) {
	if !m.marked() {
		return "", false
	}
	s := &m.selection
	var b strings.Builder
	for block := s.from.block; block <= s.to.block; block++ {
		text := m.textOf(s.in, block)
		from, to := 0, len(text)
		if block == s.from.block {
			from = clamp(s.from.offset, 0, to)
		}
		if block == s.to.block {
			to = clamp(s.to.offset, from, to)
		}
		piece := m.original(s.in, block, text, from, to)
		if piece == "" {
			continue
		}
		if b.Len() > 0 {
			b.WriteString(m.between(s.in, block))
		}
		b.WriteString(piece)
	}
	return b.String(), b.Len() > 0
}

// between parts the texts of blocks.
func (m *Model) between(g ground, block int) string {
	switch {
	case !g.help && g.pane != paneReader && block%parts == partDate:
		return " · "
	case !g.help && g.pane == paneReader && m.reader.page.Blocks[block].Before > 0:
		return "\n\n"
	}
	return "\n"
}

// original is a part of a text without what the program put in: the numbers of
// links in an article, the isolates around what is known of one.
func (m *Model) original(g ground, block int, text string, from, to int) string {
	r := &m.reader
	if !g.help && g.pane == paneReader && !r.raw && r.page.Blocks[block].Body > 0 {
		own, start := m.sourceOf(block, from)
		_, end := m.sourceOf(block, to)
		return own[start:max(start, end)]
	}
	own := !g.help && g.pane == paneReader && (r.raw || text == r.article.Title || text == r.article.Section || text == r.article.Summary)
	if text = text[from:to]; own {
		return text
	}
	return strings.Map(func(r rune) rune {
		if r >= '\u2066' && r <= '\u2069' || r == '\u2060' {
			return -1
		}
		return r
	}, text)
}

// highlight shows what is marked.
func (m *Model) highlight() {
	if !m.marked() {
		return
	}
	s := &m.selection
	c := m.canvasOf(s.in)
	for y := range c.n {
		t := &c.told[y]
		for _, sh := range t.shows[:t.n] {
			if sh.block < s.from.block || sh.block > s.to.block {
				continue
			}
			from, to := int32(0), int32(1<<31-1)
			if sh.block == s.from.block {
				from = int32(s.from.offset)
			}
			if sh.block == s.to.block {
				to = int32(s.to.offset)
			}
			paintSelected(c.rows[y].Cells[sh.from:sh.to], from, to)
		}
	}
}

// paintSelected shows the cells of the bytes from:to, and what justification
// has put between them.
func paintSelected(cells []cell.Cell, from, to int32) {
	last := -2 // the last cell that is marked, if only cells without text follow
	for i := range cells {
		k := &cells[i]
		switch {
		case k.Start >= k.End:
			continue
		case k.Start < to && k.End > from:
			if last >= 0 {
				for j := last + 1; j < i; j++ {
					cells[j].Style = theme.Selected(cells[j].Style)
				}
			}
			k.Style = theme.Selected(k.Style)
			last = i
		default:
			last = -2
		}
	}
}
