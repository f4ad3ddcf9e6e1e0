package ui

import (
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/feed"
	"khabar/feed/export"
	"khabar/ui/clip"
)

// unit is how much of a text is copied.
type unit uint8

const (
	unitNone unit = iota
	unitWord
	unitSentence
	unitParagraph
)

// quoted is the place on the page that words, sentences and paragraphs are
// copied from while the reader is asked which: a block, and the bytes of its
// text that are painted.
type quoted struct {
	block      int // of the page
	word       int // the place itself, in that block's text
	unit       unit
	start, end int
}

// askCopy asks what to copy. What was selected by mouse is copied at once.
func (m *Model) askCopy() tea.Cmd {
	if s, ok := any(m).(interface{ selection() (string, bool) }); ok {
		if text, some := s.selection(); some {
			return m.copyText(text)
		}
	}
	h, open, ok := m.leaving()
	if !ok {
		m.notify = m.locale.Out.Nothing
		return nil
	}
	say := &m.locale.Out
	c := choice{label: say.Copy}
	units := []unit{unitNone, unitNone, unitNone} // of the options that have one
	if open && !m.reader.raw && m.quoteFrom(m.reader.top) {
		units = []unit{unitWord, unitSentence, unitParagraph}
		part := func(key, what string, u unit) {
			c.options = append(c.options, option{key, what, func() tea.Cmd { return m.copyUnit(u) }})
		}
		part("w", say.Word, unitWord)
		part("s", say.Sentence, unitSentence)
		part("p", say.Paragraph, unitParagraph)
		c.arrow = m.quoteElsewhere
		c.changed = func() {
			m.outgoing.at.unit = unitNone
			if m.choice.at < len(units) {
				m.outgoing.at.unit = units[m.choice.at]
			}
			m.quote()
		}
		c.closed = func() { m.reader.page.mark = mark{} }
	}
	c.options = append(c.options,
		option{"a", say.Article, func() tea.Cmd {
			return m.withTarget(func(a *feed.Article) tea.Cmd { return m.copyText(string(export.AppendText(nil, a))) })
		}},
		option{"l", say.Link, func() tea.Cmd { return m.copyText(h.URL) }},
		option{"c", say.Citation, func() tea.Cmd {
			return m.withTarget(func(a *feed.Article) tea.Cmd { return m.copyText(m.citation(a)) })
		}},
	)
	m.choose(c)
	return nil
}

// citation is an article as it is cited: headline, source, date and address.
func (m *Model) citation(a *feed.Article) string {
	title := headline(a)
	if articleDirection(a) == bidi.RTL {
		title = "«" + title + "»"
	} else {
		title = "“" + title + "”"
	}
	parts := []string{title}
	if a.Source != "" {
		parts = append(parts, a.Source)
	}
	if !a.Published.IsZero() {
		t := a.Published.Time
		if !a.Published.Day {
			t = t.In(m.now().Location())
		}
		parts = append(parts, m.locale.FullDate(t, time.Time{})) // of no year: the year is said
	}
	if a.URL != "" {
		parts = append(parts, a.URL)
	}
	return strings.Join(parts, m.comma())
}

// copyText puts a text into the clipboard and says so.
func (m *Model) copyText(text string) tea.Cmd {
	if text == "" {
		m.notify = m.locale.Out.Nothing
		return nil
	}
	ctx, to := m.ctx, m.outgoing.to
	return func() tea.Msg {
		sequence, err := to.Copy(ctx, text)
		return copiedMsg{sequence, clip.Words(text), err}
	}
}

// copiedMsg says that a text is in the clipboard, or will be with a sequence.
type copiedMsg struct {
	sequence string
	words    int
	err      error
}

func (m *Model) copied(msg copiedMsg) tea.Cmd {
	switch say := &m.locale.Out; {
	case errors.Is(msg.err, clip.ErrTooLarge):
		m.notify = say.TooLong
	case errors.Is(msg.err, clip.ErrNoWay):
		m.notify = say.NoClipboard
	case msg.err != nil:
		m.complain(msg.err)
	default:
		m.notify = m.locale.Copied(msg.words)
		if msg.sequence != "" {
			return tea.Raw(msg.sequence)
		}
	}
	return nil
}

// original is the text that a block of the page stands for, byte for byte as the
// article has it.
func (m *Model) original(block int) string {
	b := &m.reader.page.blocks[block]
	if i := b.body - 1; i >= 0 && i < len(m.reader.article.Body) {
		return m.reader.article.Body[i].Text
	}
	return b.text
}

// quotable reports whether a block is text of the article's, and not what the
// program says of it.
func (m *Model) quotable(i int) bool {
	b, a := &m.reader.page.blocks[i], m.reader.article
	return b.body > 0 || b.text == a.Title || len(a.Body) == 0 && b.text == a.Summary
}

// quoteFrom goes to the first word on the page from a row on, and reports
// whether there is one.
func (m *Model) quoteFrom(row int) bool {
	p := &m.reader.page
	at := p.place(row)
	for i := at.block; i < len(p.blocks); i++ {
		from := 0
		if i == at.block {
			from = max(0, at.offset)
		}
		if m.quoteWord(i, from) {
			return true
		}
	}
	return false
}

// quoteWord goes to the word of a block at an offset, or to the next one in
// the block.
func (m *Model) quoteWord(i, from int) bool {
	b := &m.reader.page.blocks[i]
	if !m.quotable(i) {
		return false
	}
	start, end := clip.Word(b.text, from)
	for end > from { // a footnote's number is no word of the article
		text := m.original(i)
		if clip.Align(b.text, text, start) < clip.Align(b.text, text, end) {
			m.outgoing.at.block, m.outgoing.at.word = i, start
			return true
		}
		from = end
		start, end = clip.Word(b.text, from)
	}
	return false
}

// quoteElsewhere goes a word to the right or the left, as the text reads, or a
// line down or up.
func (m *Model) quoteElsewhere(right, down int) {
	p, q := &m.reader.page, &m.outgoing.at
	if p.paragraph(q.block).Level()%2 == 1 {
		right = -right
	}
	switch {
	case down != 0:
		for row := p.row(place{q.block, q.word}) + down; row >= 0 && row < p.until(row+1); row += down {
			at := p.place(row)
			if at.offset >= 0 && m.quoteWord(at.block, at.offset) && (q.block > at.block || p.row(place{q.block, q.word}) == row) {
				break
			}
		}
	case right > 0:
		_, end := clip.Word(p.blocks[q.block].text, q.word)
		for i := q.block; i < len(p.blocks); i++ {
			if m.quoteWord(i, end) {
				break
			}
			end = 0
		}
	case right < 0:
		before := q.word
		for i := q.block; i >= 0; i-- {
			if start, end := clip.WordBefore(p.blocks[i].text, before); end > start && m.quoteWord(i, start) {
				break
			}
			if i > 0 {
				before = len(p.blocks[i-1].text)
			}
		}
	}
	m.quote()
}

// quote paints what would be copied, and brings it to the screen.
func (m *Model) quote() {
	r, q := &m.reader, &m.outgoing.at
	text := r.page.blocks[q.block].text
	q.start, q.end = q.extent(text, q.word)
	r.page.mark = mark{}
	if q.unit != unitNone {
		r.page.mark = mark{q.block + 1, q.start, q.end}
	}
	if row := r.page.row(place{q.block, q.word}); row < r.top {
		r.top = row
	} else if row >= r.top+r.height {
		r.scroll(row - r.top - r.height + 1)
	}
}

// extent is where the unit begins and ends that byte at of a text is in.
func (q *quoted) extent(text string, at int) (start, end int) {
	switch q.unit {
	case unitWord:
		return clip.Word(text, at)
	case unitSentence:
		return clip.Sentence(text, at)
	}
	return 0, len(text)
}

// copyUnit copies the word, sentence or paragraph that the place is in.
func (m *Model) copyUnit(u unit) tea.Cmd {
	q := m.outgoing.at
	q.unit = u
	text := m.original(q.block)
	start, end := q.extent(text, clip.Align(m.reader.page.blocks[q.block].text, text, q.word))
	return m.copyText(text[start:end])
}
