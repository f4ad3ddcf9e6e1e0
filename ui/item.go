package ui

import (
	"strings"

	"khabar/bidi"
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
	more    string // a line below: what else tells the story
	unread  bool
	piece   *piece // of what a search found
	current bool   // the selection stands here
	focused bool   // and its pane has the keys
	member  bool   // it stands under the row of its story
	heading string // stands above, where a part of the pane begins
}

const (
	titleLines   = 2
	pieceLines   = 2 // of what a search found in the text
	memberIndent = 2 // columns
)

// draw puts the item on the canvas.
func (it *item) draw(c *canvas, rightToLeft bool) {
	if it.heading != "" {
		c.put(text{s: it.heading, dir: direction(rightToLeft), style: theme.Heading, most: 1, edgeRight: rightToLeft})
	}
	title, meta := theme.Text, theme.Dim
	if it.unread {
		title = theme.Unread
	}
	edge := rune(0)
	if it.unread {
		edge = '•'
	}
	bar := theme.Bar
	if it.current {
		edge = '▌'
		if rightToLeft {
			edge = '▐'
		}
		if it.focused {
			title, meta, bar = theme.Selected(title), theme.Selected(meta), theme.Selected(theme.Bar)
		}
	}
	indent := 0
	if it.member {
		indent = memberIndent
	}
	t := text{s: it.title, indent: indent, dir: it.dir, style: title, most: titleLines, edge: edge, bar: it.current, edgeStyle: bar, edgeRight: rightToLeft}
	if it.piece != nil {
		t.spans = it.piece.marks
	}
	c.put(t)
	if it.piece != nil && it.piece.text != "" {
		if !it.current {
			t.edge = 0
		}
		t.dir, t.style, t.most = bidi.Auto, meta, pieceLines
		t.s, t.spans = it.piece.fit(max(1, c.w-margins), pieceLines)
		c.put(t)
	}
	if edge == '•' {
		edge = 0
	}
	c.pair(text{s: it.meta, part: partMeta, indent: indent, dir: direction(rightToLeft), style: meta, edge: edge, edgeStyle: bar, edgeRight: rightToLeft}, it.date)
	if it.more != "" {
		c.put(text{s: it.more, part: partMore, most: 1, dir: direction(rightToLeft), style: meta, edge: edge, edgeStyle: bar, edgeRight: rightToLeft})
	}
}

// height is the number of rows the item takes at width w.
func (it *item) height(p *line.Paragraph, w int) int {
	w -= margins
	if it.member {
		w -= memberIndent
	}
	p.Set(it.title, it.dir)
	rows := min(titleLines, p.Fill(max(1, w))) + 1
	if it.piece != nil && it.piece.text != "" {
		text, _ := it.piece.fit(max(1, w), pieceLines)
		p.Set(text, bidi.Auto)
		rows += min(pieceLines, p.Fill(max(1, w)))
	}
	for _, line := range [...]string{it.heading, it.more} {
		if line != "" {
			rows++
		}
	}
	return rows
}

// item makes the list's entry of a headline.
func (m *Model) item(h *Headline) item {
	it := item{
		title:  h.Title,
		dir:    page.Base(h.Dir),
		meta:   meta(h),
		date:   m.date(h.Published, false),
		unread: !h.Read,
		piece:  h.piece,
	}
	if h.Starred {
		it.meta = starMark + " " + it.meta
	}
	return it
}

// meta says an article's section and source, each isolated.
func meta(h *Headline) string {
	var parts []string
	for _, s := range []string{h.Section, h.Source} {
		if s != "" {
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
