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
	"khabar/ui/page"
)

// portion is how much of a text is copied.
type portion uint8

const (
	portionNone portion = iota
	portionWord
	portionSentence
	portionParagraph
)

// quoted is the place on the page that words, sentences and paragraphs are
// copied from while the reader is asked which.
type quoted struct {
	of      *page.Block // the first block of the page that it is on
	block   int         // of the page
	word    int         // the place itself, in that block's text
	portion portion     // that is painted
}

// askCopy asks what to copy. What was selected by mouse is copied at once.
func (m *Model) askCopy() tea.Cmd {
	if text, some := m.Selected(); some {
		return m.copyText(text)
	}
	h, open, ok := m.leaving()
	if !ok {
		m.notify = m.locale.Out.Nothing
		return nil
	}
	say := &m.locale.Out
	c := choice{label: say.Copy}
	units := []portion{portionNone, portionNone, portionNone} // of the options that have one
	if open && !m.reader.raw && m.quoteFrom(m.quotedRow()) {
		units = []portion{portionWord, portionSentence, portionParagraph}
		part := func(key, what string, u portion) {
			c.options = append(c.options, option{key, what, func() tea.Cmd { return m.copyUnit(u) }})
		}
		part("w", say.Word, portionWord)
		part("s", say.Sentence, portionSentence)
		part("p", say.Paragraph, portionParagraph)
		c.arrow = m.quoteElsewhere
		c.changed = func() {
			m.outgoing.at.portion = portionNone
			if m.choice.at < len(units) {
				m.outgoing.at.portion = units[m.choice.at]
			}
			m.quote()
		}
		c.closed = func() { m.reader.page.Chosen = page.Chosen{} }
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

// selectionMade copies a text once the mouse has marked it.
func (m *Model) selectionMade() tea.Cmd {
	text, some := m.Selected()
	if !some || m.outgoing.to == nil {
		return nil
	}
	return m.copyText(text)
}

// citation is an article as it is cited: headline, source, date and address.
func (m *Model) citation(a *feed.Article) string {
	title := headline(a)
	if page.DirectionOf(a) == bidi.RTL {
		title = "«" + title + "»"
	} else {
		title = "“" + title + "”"
	}
	parts := []string{title}
	if a.Source != "" {
		parts = append(parts, a.Source)
	}
	if !a.Published.IsZero() && a.Published.From != feed.DateOfFile {
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

// sourceOf is the text that a block of the page stands for, byte for byte as the
// article has it, and the byte of it that a byte of the block's text stands for.
func (m *Model) sourceOf(block, at int) (text string, offset int) {
	p, o := &m.reader.page, &m.outgoing.origin
	if o.of != m.reader.onPage() || o.block != block || o.text == "" {
		*o = origin{of: m.reader.onPage(), block: block}
		o.text, o.from = p.Origin(block, func(i int) string { return m.reader.article.Body[i].Text }, clip.Align)
	}
	return o.text, o.from + clip.Align(p.Blocks[block].Text, o.text[o.from:], at)
}

// origin is what sourceOf found last: a long text is gone through once.
type origin struct {
	of    *page.Block // the first block of its page
	block int
	text  string
	from  int
}

// quotable reports whether a block is text of the article's, and not what the
// program says of it.
func (m *Model) quotable(i int) bool {
	b, a := &m.reader.page.Blocks[i], m.reader.article
	return b.Body > 0 || b.Text == a.Title || len(a.Body) == 0 && b.Text == a.Summary
}

// quotedRow is the row that the place begins at: the one that has the focus, or
// else the first one on the screen.
func (m *Model) quotedRow() int {
	if m.reading.Focus != page.Everything {
		return m.reader.at
	}
	return m.reader.top
}

// quoteFrom goes to the first word on the page from a row on, and reports
// whether there is one.
func (m *Model) quoteFrom(row int) bool {
	p := &m.reader.page
	at := p.Place(row)
	for i := at.Block; i < len(p.Blocks); i++ {
		from := 0
		if i == at.Block {
			from = max(0, at.Offset)
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
	b := &m.reader.page.Blocks[i]
	if !m.quotable(i) {
		return false
	}
	start, end := clip.Word(b.Text, from)
	for end > from { // a footnote's number is no word of the article
		_, first := m.sourceOf(i, start)
		if _, last := m.sourceOf(i, end); first < last {
			m.outgoing.at.of, m.outgoing.at.block, m.outgoing.at.word = m.reader.onPage(), i, start
			return true
		}
		from = end
		start, end = clip.Word(b.Text, from)
	}
	return false
}

// quoting reports whether the place is on the page. Where another page has come
// while the reader is asked, another article or a comparison, it goes to the
// first word of that.
func (m *Model) quoting() bool {
	on := m.reader.onPage()
	return on != nil && !m.reader.raw && (m.outgoing.at.of == on || m.quoteFrom(m.quotedRow()))
}

// onPage stands for the page that is set: its first block, nil where it has none.
func (r *reader) onPage() *page.Block {
	if len(r.page.Blocks) == 0 {
		return nil
	}
	return &r.page.Blocks[0]
}

// quoteElsewhere goes a word to the right or the left, as the text reads, or a
// line down or up.
func (m *Model) quoteElsewhere(right, down int) {
	if !m.quoting() {
		return
	}
	p, q := &m.reader.page, &m.outgoing.at
	if p.RightToLeft(q.block) {
		right = -right
	}
	here := func() int { return p.Row(page.Place{Block: q.block, Offset: q.word}) }
	switch {
	case down != 0:
		for row := here() + down; row >= 0 && row < p.Until(row+1); row += down {
			at := p.Place(row)
			if at.Offset >= 0 && m.quoteWord(at.Block, at.Offset) && (q.block > at.Block || here() == row) {
				break
			}
		}
	case right > 0:
		_, end := clip.Word(p.Blocks[q.block].Text, q.word)
		for i := q.block; i < len(p.Blocks); i++ {
			if m.quoteWord(i, end) {
				break
			}
			end = 0
		}
	case right < 0:
		before := q.word
		for i := q.block; i >= 0; i-- {
			if start, end := clip.WordBefore(p.Blocks[i].Text, before); end > start && m.quoteWord(i, start) {
				break
			}
			if i > 0 {
				before = len(p.Blocks[i-1].Text)
			}
		}
	}
	m.quote()
}

// quote paints what would be copied, and brings it to the screen.
func (m *Model) quote() {
	r, q := &m.reader, &m.outgoing.at
	r.page.Chosen = page.Chosen{}
	if !m.quoting() {
		return
	}
	if q.portion != portionNone {
		start, end := q.portion.extent(r.page.Blocks[q.block].Text, q.word)
		r.page.Chosen = page.Chosen{Block: q.block, Start: start, End: end}
	}
	if row := r.page.Row(page.Place{Block: q.block, Offset: q.word}); row < r.top {
		r.top = row
	} else if row >= r.top+r.height {
		r.scroll(row - r.top - r.height + 1)
	}
}

// extent is where the unit begins and ends that byte at of a text is in.
func (u portion) extent(text string, at int) (start, end int) {
	switch u {
	case portionWord:
		return clip.Word(text, at)
	case portionSentence:
		return clip.Sentence(text, at)
	}
	return 0, len(text)
}

// copyUnit copies the word, sentence or paragraph that the place is in.
func (m *Model) copyUnit(u portion) tea.Cmd {
	if !m.quoting() {
		return m.copyText("")
	}
	text, at := m.sourceOf(m.outgoing.at.block, m.outgoing.at.word)
	start, end := u.extent(text, at)
	return m.copyText(text[start:end])
}
