package ui

import (
	"strings"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/feed"
	"khabar/ui/page"
	"khabar/ui/theme"
)

// item is one entry of the list or of the related pane: a headline of at most
// two lines, and under it a line of what is known of it.
type item struct {
	title   string
	dir     bidi.Direction
	meta    string // parts isolated, in the interface's direction
	date    string // at the end of meta's line
	brief   string // a shorter date, where the pane is too narrow for both
	group   string // the line above the first article of a group
	lead    string // how the text begins
	leadDir bidi.Direction
	short   bool   // the headline and the date in one row
	more    string // a line below: what else tells the story
	unread  bool
	piece   *piece // of what a search found
	current bool   // the selection stands here
	focused bool   // and its pane has the keys
	member  bool   // it stands under the row of its story
	heading string // stands above, where a part of the pane begins
}

// How many lines a headline and what the text begins with take at most.
const (
	titleLines   = 2
	leadLines    = 2
	pieceLines   = 2 // of what a search found in the text
	memberIndent = 2 // columns
)

// draw puts the item on the canvas. Where the selection stands, its edge and its
// last row are filled, not all of it: rows of Arabic take three bytes a letter,
// and a move of the selection writes what it changes twice. Where another pane
// has the keys, a bar is left of that.
func (it *item) draw(c *canvas, rightToLeft bool) {
	if it.group != "" {
		c.heading(it.group, rightToLeft)
	}
	if it.heading != "" {
		c.put(text{s: it.heading, dir: direction(rightToLeft), style: theme.Heading, most: 1, edgeRight: rightToLeft})
	}
	title, bar := theme.Text, theme.Bar
	if it.unread {
		title = theme.Unread
	}
	mark := rune(0)
	if it.unread {
		mark = '•'
	}
	filled := it.current && it.focused
	if filled {
		bar = theme.Selected(theme.Bar)
	}
	t := text{
		s: it.title, dir: it.dir, style: title, most: titleLines, edge: mark, filled: filled, edgeStyle: bar, edgeRight: rightToLeft,
	}
	if it.current && !it.focused {
		t.edge, t.bar = '▌', true
		if rightToLeft {
			t.edge = '▐'
		}
	}
	if it.member {
		t.indent = memberIndent
	}
	if it.short {
		t.most = 1
		if filled {
			t.style = theme.Selected(title)
		}
		c.pair(t, it.dateIn(c.w))
		return
	}
	if it.piece != nil {
		t.spans = it.piece.marks
	}
	c.put(t)
	if !t.bar {
		t.edge = 0
	}
	if it.piece != nil && it.piece.text != "" {
		found := t
		found.dir, found.style, found.most = bidi.Auto, theme.Dim, pieceLines
		found.s, found.spans = it.piece.fit(max(1, c.w-margins), pieceLines)
		c.put(found)
	}
	t.spans = nil
	if it.lead != "" {
		lead := t
		lead.s, lead.dir, lead.style, lead.most = it.lead, it.leadDir, theme.Text, leadLines
		c.put(lead)
	}
	t.s, t.part, t.dir, t.style = it.meta, partMeta, direction(rightToLeft), theme.Dim
	if filled && it.more == "" {
		t.style = theme.Selected(theme.Dim)
	}
	c.pair(t, it.dateIn(c.w))
	if it.more != "" {
		t.s, t.part, t.most, t.indent, t.style = it.more, partMore, 1, 0, theme.Dim
		if filled {
			t.style = theme.Selected(theme.Dim)
		}
		c.put(t)
	}
}

// height is the number of rows the item takes at width w.
func (it *item) height(p *line.Paragraph, w int) int {
	n := 1
	for _, line := range [...]string{it.heading, it.group} {
		if line != "" {
			n++
		}
	}
	if it.short {
		return n
	}
	if it.more != "" {
		n++
	}
	w -= margins
	if it.member {
		w -= memberIndent
	}
	p.Set(it.title, it.dir)
	n += min(titleLines, p.Fill(max(1, w)))
	if it.piece != nil && it.piece.text != "" {
		text, _ := it.piece.fit(max(1, w), pieceLines)
		p.Set(text, bidi.Auto)
		n += min(pieceLines, p.Fill(max(1, w)))
	}
	if it.lead != "" {
		p.Set(it.lead, it.leadDir)
		n += min(leadLines, p.Fill(max(1, w)))
	}
	return n
}

// dressItem gives an entry of the list what its density and its grouping want.
func (m *Model) dressItem(it *item, h *Headline) {
	switch m.viewing.view(m.list.scope).Density {
	case DensityCompact:
		it.short, it.date = true, m.briefDate(h.Published)
		if h.Starred {
			it.date = starMark + " " + it.date
		}
	case DensitySummary:
		it.lead, it.leadDir = h.Summary, page.Base(h.Dir)
	}
}

// dateIn is the date in a pane of so many columns, which leaves half of them to
// what stands beside it.
func (it *item) dateIn(w int) string {
	if it.brief != "" && 2*cell.StringWidth(it.date) > w-margins {
		return it.brief
	}
	return it.date
}

// item makes the list's entry of a headline. above is the source that all of the
// list is of, which stands above it.
func (m *Model) item(h *Headline, above string) item {
	it := item{
		title:  h.Title,
		dir:    page.Base(h.Dir),
		meta:   meta(h, above),
		date:   m.date(h.Published, false),
		unread: !h.Read,
		piece:  h.piece,
	}
	if len(h.Tags) > 0 {
		it.meta = strings.TrimSuffix(tagText(h.Tags)+" · "+it.meta, " · ")
	}
	if h.Starred {
		it.meta = starMark + " " + it.meta
	}
	return it
}

// meta says an article's section and source, each isolated, but for the source
// that stands above.
func meta(h *Headline, above string) string {
	var parts []string
	for _, s := range []string{h.Section, h.Source} {
		if s != "" && (s != above || s == h.Section) {
			parts = append(parts, isolate(s))
		}
	}
	return strings.Join(parts, " · ")
}

// headline is what an article is called: its title, else its first words.
func headline(a *feed.Article) string {
	if a.Title != "" {
		return a.Title
	}
	for _, b := range a.Body {
		if s := strings.TrimSpace(b.Text); s != "" {
			return strings.Join(strings.Fields(first(s, 160)), " ")
		}
	}
	return a.Source
}

// first cuts a text to about n bytes, at a rune's boundary.
func first(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && s[n]&0xC0 == 0x80 {
		n--
	}
	return s[:n]
}

func direction(rightToLeft bool) bidi.Direction {
	if rightToLeft {
		return bidi.RTL
	}
	return bidi.LTR
}
