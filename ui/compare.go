package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/feed"
	"khabar/ui/page"
	"khabar/ui/theme"
)

// compareMsg brings a comparison of the open article with another telling of
// its story.
type compareMsg struct {
	turn   int
	of     int64
	with   Headline // none: nobody else tells it
	result Comparison
	err    error
}

// Marks of the comparison: a sentence that the open article has alone, and one
// that it lacks.
const (
	hasMark   = "+"
	lacksMark = "−"
)

// compared reports whether a comparison stands in the reader's place.
func (r *reader) compared() bool { return r.with != 0 }

// compare sets what the article and another telling of its story have apart
// side by side: the telling that is selected, else the newest; pressed again,
// the next one, and then the article again.
func (m *Model) compare() tea.Cmd {
	h, second := m.reader.head, int64(0)
	var open tea.Cmd
	switch {
	case m.focus == paneRelated && m.related.tells():
		second = m.related.found[m.related.selected].Headline.ID
	case m.focus == paneList && m.showing == showList && m.list.head() != nil:
		h = *m.list.head()
		second = m.list.memberAt(m.list.here())
		if h.Story == 0 || h.ID <= 0 || m.list.filter.Stories && h.Told == 0 {
			m.notify = m.locale.Messages.ToldAlone
			return nil
		}
		if open = m.goTo(h, false); h.ID != m.reader.head.ID {
			m.reader.with = 0
		}
	}
	if m.stored.Teller == nil || h.ID <= 0 || open == nil && m.reader.article == nil {
		return nil
	}
	m.walk.comparing++
	ctx, teller, after, msg := m.ctx, m.stored.Teller, m.reader.with, compareMsg{turn: m.walk.comparing, of: h.ID}
	cmd := func() tea.Msg {
		told, err := teller.Story(ctx, h.ID)
		if err != nil {
			msg.err = err
			return msg
		}
		next := after == 0
		for _, t := range told {
			switch {
			case t.ID == h.ID:
			case second != 0 && t.ID == second, second == 0 && next:
				msg.with = t
				msg.result, msg.err = teller.Compare(ctx, h.ID, t.ID)
				return msg
			case t.ID == after:
				next = true
			}
		}
		return msg
	}
	if open != nil {
		return tea.Sequence(open, cmd)
	}
	return cmd
}

// showComparison shows it in the reader's place.
func (m *Model) showComparison(msg compareMsg) {
	r := &m.reader
	switch {
	case msg.turn != m.walk.comparing || msg.of != r.head.ID || r.article == nil:
		return
	case msg.err != nil:
		m.complain(msg.err)
		return
	case msg.with.ID == 0 && r.compared():
		m.endCompare()
		return
	case msg.with.ID == 0:
		m.notify = m.locale.Messages.ToldAlone
		return
	}
	if !r.compared() && !r.raw {
		r.places[r.head.ID] = r.page.Place(r.top)
	}
	m.focus = paneReader
	m.rearrange()
	r.raw, r.with, r.targets = false, msg.with.ID, nil
	blocks := m.typesetComparison(&msg.result, &r.head, &msg.with)
	page.Space(blocks, m.reading.Spacing)
	r.page.Set(blocks, m.readerWidth())
	m.highlightHits(&r.head)
	r.top, r.at = 0, 0
	r.refocus(m, 1)
}

// endCompare shows the article again, where it was left.
func (m *Model) endCompare() {
	r := &m.reader
	m.walk.comparing++ // what was asked for is not wanted any more
	r.show(m, r.head, r.article, false, r.places[r.head.ID])
}

// typesetComparison makes the page of a comparison: both headlines with their
// sources and times, then what each article says that the other does not.
func (m *Model) typesetComparison(c *Comparison, first, second *Headline) []page.Block {
	msg := &m.locale.Messages
	dir := m.direction()
	blocks := []page.Block{{Text: msg.Comparison, Dir: dir, Align: m.start(), Style: theme.Section}}
	names := [2]string{m.sourceName(first), m.sourceName(second)}
	for i, h := range []*Headline{first, second} {
		mark := [2]string{hasMark, lacksMark}[i]
		blocks = append(blocks,
			marked(page.Block{Text: h.Title, Dir: page.Or(page.Base(h.Dir), h.Title, dir), Style: theme.Headline, Before: i}, mark),
			marked(page.Block{Text: strings.Join([]string{isolate(names[i]), isolate(m.date(h.Published, true))}, " · "), Dir: dir, Style: theme.Dim}, ""))
	}
	blocks = append(blocks, page.Block{Rule: true, Dir: dir, Style: theme.Border})
	for i := range blocks {
		blocks[i].Part = page.InHead
	}
	if len(c.OnlyFirst)+len(c.OnlySecond) == 0 {
		blocks = append(blocks, page.Block{Text: msg.SameWords, Dir: dir, Before: 1})
	}
	for i, only := range [][]string{c.OnlyFirst, c.OnlySecond} {
		if len(only) == 0 {
			continue
		}
		a := []*feed.Article{c.First, c.Second}[i]
		blocks = append(blocks, page.Block{Text: msg.OnlyIn + isolate(names[i]), Dir: dir, Style: theme.Heading, Before: 1})
		for _, s := range only {
			s = strings.Join(strings.Fields(s), " ")
			b := page.Block{Text: s, Dir: page.Or(page.Base(a.Dir), s, page.DirectionOf(a))}
			blocks = append(blocks, marked(b, [2]string{hasMark, lacksMark}[i]))
		}
	}
	return append(blocks, page.Block{Text: m.locale.InBoth(c.Both), Dir: dir, Style: theme.Dim, Before: 1})
}

// marked puts a mark before a block's first line.
func marked(b page.Block, mark string) page.Block {
	b.Marker, b.Indent = mark, cell.StringWidth(hasMark)+1
	return b
}

// start is the side that lines of the interface begin at.
func (m *Model) start() line.Align {
	if m.locale.RightToLeft {
		return line.Right
	}
	return line.Left
}

// sourceName is what an article's source is called.
func (m *Model) sourceName(h *Headline) string {
	if h.Source != "" {
		return h.Source
	}
	if f := m.tree.feed(h.Feed); f != nil {
		return f.Label
	}
	return first(h.URL, 40)
}
