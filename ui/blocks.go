package ui

import (
	"strconv"
	"strings"
	"unicode"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/feed"
	"khabar/ui/theme"
)

// block is one paragraph as it stands on the page.
type block struct {
	text   string
	dir    bidi.Direction
	align  line.Align
	style  cell.Style
	spans  []line.Span // styles and links over the bytes of text
	indent int         // columns left free at the start side
	marker string      // stands in the indent of the first line
	bar    bool        // a quotation: a bar stands in the indent of every line
	before int         // empty rows above
	rule   bool        // a line across in place of text
	body   int         // 1 + the index of the article's block, 0 for what is not of its body
}

// typeset makes the page of an article: section, headline, what is known of
// it, the body, and the targets of its links, numbered as in the body. It
// returns them too, by number from 1 on.
func (m *Model) typeset(a *feed.Article) (blocks []block, targets []string) {
	dir := articleDirection(a)
	var numbers feed.Targets
	if a.Section != "" {
		blocks = append(blocks, block{text: a.Section, dir: or(baseDirection(a.Dir), a.Section, dir), align: startOf(dir), style: theme.Section})
	}
	if a.Title != "" {
		blocks = append(blocks, block{text: a.Title, dir: or(baseDirection(a.Dir), a.Title, dir), style: theme.Headline})
	}
	var parts []string
	for _, s := range []string{strings.Join(a.Byline, m.comma()), a.Source, a.Place, m.date(a.Published, true), m.readingTime(a)} {
		if s != "" {
			parts = append(parts, isolate(s))
		}
	}
	if len(parts) > 0 {
		blocks = append(blocks, block{text: strings.Join(parts, " · "), dir: dir, style: theme.Dim})
	}
	if tags := tagText(m.reader.head.Tags); tags != "" {
		blocks = append(blocks, block{text: tags, dir: dir, style: theme.Bar})
	}
	if len(blocks) > 0 {
		blocks = append(blocks, block{rule: true, dir: dir, style: theme.Border})
	}
	for i, b := range a.Body {
		if b.Kind == feed.Heading && i == 0 && b.Text == a.Title {
			continue // the headline stands above already
		}
		set := m.typesetBlock(a, b, dir, &numbers)
		set.body = i + 1
		if b.Kind == feed.Item && (i == 0 || a.Body[i-1].Kind != feed.Item) {
			set.before = 1 // a list keeps together and apart from what is around it
		}
		blocks = append(blocks, set)
	}
	if len(a.Body) == 0 && a.Summary != "" {
		blocks = append(blocks, block{text: a.Summary, dir: or(baseDirection(a.Dir), a.Summary, dir), before: 1})
	}
	blocks = m.footnotes(a, blocks, &numbers, dir)
	targets = []string{""}
	for n := 1; n <= numbers.Len(); n++ {
		targets = append(targets, numbers.At(n))
	}
	return blocks, targets
}

func (m *Model) typesetBlock(a *feed.Article, b feed.Block, dir bidi.Direction, targets *feed.Targets) block {
	declared := baseDirection(b.Dir)
	if declared == bidi.Auto {
		declared = baseDirection(a.Dir)
	}
	out := block{dir: or(declared, b.Text, dir), before: 1}
	switch b.Kind {
	case feed.Heading:
		out.style = theme.Heading
	case feed.Quote:
		out.style, out.bar, out.indent = theme.Quote, true, 2*max(1, b.Level)
	case feed.Item:
		out.marker = b.Marker
		if out.marker == "" {
			out.marker = "•"
		} else if last := out.marker[len(out.marker)-1]; last >= '0' && last <= '9' || last >= 0x80 && out.marker != "•" {
			out.marker += "."
		}
		out.indent = 2*max(0, b.Level-1) + cell.StringWidth(out.marker) + 1
		out.before = 0
	case feed.Code:
		out.style, out.dir, out.align, out.indent = theme.Code, bidi.LTR, line.Left, 2
	case feed.Image:
		out.style = theme.Dim
		out.marker, out.indent = "▣", 2
	case feed.Caption:
		out.style, out.before = theme.Dim, 0
	case feed.Row:
		out.before = 0
		if b.Header {
			out.style, out.before = theme.Strong, 1
		}
	case feed.Rule:
		out.rule, out.style = true, theme.Border
	}
	if b.Kind == feed.Row {
		out.text = strings.ReplaceAll(b.Text, "\t", " │ ")
		return out
	}
	b = b.Footnoted(targets)
	out.text, out.spans = b.Text, looks(b, out.style, targets)
	return out
}

// looks turns a block's spans into styles and clickable links. A target that
// may not be opened is shown without being one.
func looks(b feed.Block, style cell.Style, targets *feed.Targets) []line.Span {
	spans := make([]line.Span, len(b.Spans))
	for i, s := range b.Spans {
		span := line.Span{Start: s.Start, End: s.End, Style: style}
		switch s.Style {
		case feed.Emphasis:
			span.Style = theme.Emphasis
		case feed.Strong:
			span.Style = theme.Strong
		case feed.Monospace:
			span.Style = theme.Code
		case feed.Linked:
			span.Style = theme.Link
			if feed.CanOpen(s.Target) {
				span.Link = link(targets.Number(s.Target))
			}
		}
		spans[i] = span
	}
	return spans
}

// link is the number of a cell's link; a page of more links than fit has no
// more clickable ones.
func link(n int) uint16 {
	if n > 1<<16-1 {
		return 0
	}
	return uint16(n)
}

// footnotes puts the targets of the links under the body, and the article's
// own page last.
func (m *Model) footnotes(a *feed.Article, blocks []block, targets *feed.Targets, dir bidi.Direction) []block {
	numbered := targets.Len()
	if a.URL != "" {
		targets.Number(a.URL)
	}
	if targets.Len() == 0 {
		return blocks
	}
	blocks = append(blocks,
		block{rule: true, dir: dir, style: theme.Border, before: 1},
		block{text: m.locale.Messages.Links, dir: m.direction(), style: theme.Dim})
	for n := 1; n <= targets.Len(); n++ {
		t := targets.At(n)
		marker := strconv.Itoa(n) + "."
		if n > numbered {
			marker = "↗"
		}
		span := line.Span{Start: 0, End: len(t), Style: theme.Link}
		if feed.CanOpen(t) {
			span.Link = link(n)
		}
		blocks = append(blocks, block{
			text: t, dir: bidi.LTR, align: line.Left, style: theme.Dim,
			marker: marker, indent: cell.StringWidth(marker) + 1, spans: []line.Span{span},
		})
	}
	return blocks
}

// startOf is the side that a page of this direction begins its lines at.
func startOf(dir bidi.Direction) line.Align {
	if dir == bidi.RTL {
		return line.Right
	}
	return line.Left
}

// typesetRaw makes the page of the text as it came, line by line.
func (m *Model) typesetRaw(a *feed.Article) []block {
	dir := articleDirection(a)
	blocks := []block{
		{text: m.locale.Messages.RawHint, dir: m.direction(), style: theme.Dim},
		{rule: true, dir: dir, style: theme.Border},
	}
	for l := range strings.SplitSeq(a.Raw, "\n") {
		blocks = append(blocks, block{text: l, dir: or(bidi.Auto, l, dir)})
	}
	return blocks
}

// articleDirection is the direction of what has no letters of its own in it.
func articleDirection(a *feed.Article) bidi.Direction {
	if d := baseDirection(a.Dir); d != bidi.Auto {
		return d
	}
	lang, _, _ := strings.Cut(a.Lang, "-")
	switch lang {
	case "ar", "he", "fa", "ur", "ps", "ckb", "sd", "ug", "yi", "dv", "syr":
		return bidi.RTL
	case "":
		var p bidi.Paragraph
		p.Set(headline(a), bidi.Auto)
		return direction(p.Level()%2 == 1)
	}
	return bidi.LTR
}

// or is the declared direction; where none is, the text's own by its first
// strong character (UAX #9, P2). Two kinds of text follow the article instead:
// one without letters, such as a number, and in a right-to-left article one
// that is mostly right-to-left and only begins with a Latin name.
func or(declared bidi.Direction, text string, article bidi.Direction) bidi.Direction {
	if declared != bidi.Auto {
		return declared
	}
	latin, own := 0, 0
	for _, r := range text {
		switch {
		case r < 0x590 && unicode.IsLetter(r):
			latin++
		case r >= 0x590 && unicode.IsLetter(r):
			own++
			if latin == 0 {
				return bidi.Auto
			}
		}
	}
	if latin+own == 0 || article == bidi.RTL && own > latin {
		return article
	}
	return bidi.Auto
}

// wordsPerMinute is a slow reader's pace; Arabic and Hebrew words carry more
// than English ones.
const wordsPerMinute = 180

func (m *Model) readingTime(a *feed.Article) string {
	words := 0
	for _, b := range a.Body {
		words += strings.Count(b.Text, " ") + 1
	}
	if words < wordsPerMinute/2 {
		return ""
	}
	return m.locale.ReadingTime(max(1, (words+wordsPerMinute/2)/wordsPerMinute))
}
