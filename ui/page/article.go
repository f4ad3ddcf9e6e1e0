package page

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/feed"
	"khabar/ui/locale"
	"khabar/ui/theme"
)

// Words are what the interface says on a page, in its language.
type Words struct {
	Known []string       // what is known of the article, in its line under the headline
	Links string         // the heading of the links' targets
	Dir   bidi.Direction // of Links
}

// dot stands between the parts of a line of what is known.
const dot = " \u2060· " // which begins no line: see together

// Spacing is how paragraphs are told apart.
type Spacing uint8

// The choices: an empty row between them; the first line indented instead, as
// newspapers do; two rows.
const (
	OneRow Spacing = iota
	Indented
	TwoRows

	spacings
)

// Next is the next choice.
func (s Spacing) Next() Spacing { return (s + 1) % spacings }

// Space sets the paragraphs of an article's blocks apart.
func Space(blocks []Block, s Spacing) {
	for i := range blocks {
		b := &blocks[i]
		if b.Body == 0 || !b.Prose || b.Marker != "" || b.Follows {
			continue
		}
		b.First, b.Before = 0, 1
		switch {
		case s == TwoRows:
			b.Before = 2
		case s == Indented && i > 0 && blocks[i-1].Body > 0 && blocks[i-1].Prose && blocks[i-1].Bars == b.Bars && blocks[i-1].Marker == "":
			b.First, b.Before = 3, 0
		}
	}
}

// Typeset makes the blocks of an article: section, headline, what is known of
// it, the body, and the targets of its links, numbered as in the body. It
// returns them too, by number from 1 on.
func Typeset(a *feed.Article, w Words) (blocks []Block, targets []string) {
	dir := DirectionOf(a)
	digits := digitsOf(a)
	var numbers feed.Targets
	blocks = make([]Block, 0, len(a.Body)+8)
	if a.Section != "" {
		blocks = append(blocks, Block{Text: a.Section, Dir: Or(Base(a.Dir), a.Section, dir), Align: startOf(dir), Style: theme.Section})
	}
	if a.Title != "" {
		blocks = append(blocks, Block{Text: a.Title, Dir: Or(Base(a.Dir), a.Title, dir), Style: theme.Headline})
	}
	var parts []string
	for _, s := range w.Known {
		if s != "" {
			parts = append(parts, "\u2068"+together(s)+"\u2069") // isolates, UAX #9
		}
	}
	if len(parts) > 0 {
		blocks = append(blocks, Block{Text: strings.Join(parts, dot), Dir: dir, Style: theme.Dim, Dotted: true})
	}
	if len(blocks) > 0 {
		blocks = append(blocks, Block{Rule: true, Dir: dir, Style: theme.Border})
	}
	if lead := leadPicture(a); lead.URL != "" {
		blocks = append(blocks, Block{Text: lead.Title, Dir: Or(bidi.Auto, lead.Title, dir), Style: theme.Dim, Picture: lead.URL, Lead: true})
	}
	for i := range blocks {
		blocks[i].Part = InHead
	}
	for i, b := range a.Body {
		if b.Kind == feed.Heading && i == 0 && b.Text == a.Title {
			continue // the headline stands above already
		}
		set := typesetBlock(a, b, dir, digits, &numbers)
		set.Body = i + 1
		if b.Kind == feed.Item && (i == 0 || a.Body[i-1].Kind != feed.Item) {
			set.Before = 1 // a list keeps together and apart from what is around it
		}
		if b.Kind == feed.Row { // whole: its cells are parted later
			blocks = append(blocks, set)
			continue
		}
		blocks = appendBlock(blocks, set)
	}
	if len(a.Body) == 0 && a.Summary != "" {
		blocks = append(blocks, Block{Text: a.Summary, Dir: Or(Base(a.Dir), a.Summary, dir), Before: 1, Prose: true, Lang: a.Lang})
	}
	tables(blocks, a.Body, dir)
	blocks = footnotes(a, blocks, &numbers, dir, w)
	targets = []string{""}
	for n := 1; n <= numbers.Len(); n++ {
		targets = append(targets, numbers.At(n))
	}
	return blocks, targets
}

func typesetBlock(a *feed.Article, b feed.Block, dir bidi.Direction, digits locale.Digits, targets *feed.Targets) Block {
	declared := Base(b.Dir)
	if declared == bidi.Auto {
		declared = Base(a.Dir)
	}
	out := Block{Before: 1, Lang: b.Lang}
	if out.Dir = declared; b.Kind != feed.Row { // tables look for themselves
		out.Dir = Or(declared, b.Text, dir)
	}
	if out.Lang == "" {
		out.Lang = a.Lang
	}
	switch b.Kind {
	case feed.Paragraph:
		out.Prose = true
	case feed.Heading:
		out.Style = theme.Heading
	case feed.Quote:
		out.Style, out.Bars, out.Prose = theme.Quote, max(1, b.Level), true
		out.Indent = 2 * out.Bars
	case feed.Item:
		out.Marker, out.Prose = digits.In(b.Marker), true
		if out.Marker == "" {
			out.Marker = "•"
		} else if last, _ := utf8.DecodeLastRuneInString(out.Marker); unicode.IsDigit(last) || unicode.IsLetter(last) {
			out.Marker += "."
		}
		out.Indent = 2*max(0, b.Level-1) + cell.StringWidth(out.Marker) + 1
		out.Before = 0
	case feed.Code:
		out.Style, out.Dir, out.Align, out.Indent, out.Exact = theme.Code, bidi.LTR, line.Left, 2, true
	case feed.Image:
		out.Style = theme.Dim
		out.Marker, out.Indent = "▣", 2
		for _, s := range b.Spans {
			if s.Style == feed.Linked {
				out.Picture = s.Target
				break
			}
		}
	case feed.Caption:
		out.Style, out.Before = theme.Dim, 0
	case feed.Row:
		if b.Header {
			out.Style = theme.Strong
		}
	case feed.Rule:
		out.Rule, out.Style = true, theme.Border
	}
	b = b.Footnoted(targets)
	out.Text, out.Spans = b.Text, looks(b, out.Style, targets)
	return out
}

// leadPicture is the picture that an article comes with, where its body has not
// the same.
func leadPicture(a *feed.Article) feed.Media {
	for _, m := range a.Media {
		if !strings.HasPrefix(m.Type, "image") || m.Type == "image/svg+xml" {
			continue
		}
		for i := range a.Body {
			if a.Body[i].Kind == feed.Image && len(a.Body[i].Spans) > 0 && a.Body[i].Spans[0].Target == m.URL {
				return feed.Media{}
			}
		}
		return m
	}
	return feed.Media{}
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
func footnotes(a *feed.Article, blocks []Block, targets *feed.Targets, dir bidi.Direction, w Words) []Block {
	numbered := targets.Len()
	if a.URL != "" {
		targets.Number(a.URL)
	}
	if targets.Len() == 0 {
		return blocks
	}
	blocks = append(blocks,
		Block{Rule: true, Dir: dir, Style: theme.Border, Before: 1, Part: InFoot},
		Block{Text: w.Links, Dir: w.Dir, Style: theme.Dim, Part: InFoot})
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
		blocks = append(blocks, Block{
			Text: t, Dir: bidi.LTR, Align: line.Left, Style: theme.Dim, Exact: true,
			Marker: marker, Indent: cell.StringWidth(marker) + 1, Spans: []line.Span{span}, Part: InFoot,
		})
	}
	return blocks
}

// TypesetRaw makes the blocks of an article's text as it came, line by line,
// under a hint that says so.
func TypesetRaw(a *feed.Article, hint string, hintDir bidi.Direction) []Block {
	dir := DirectionOf(a)
	blocks := []Block{
		{Text: hint, Dir: hintDir, Style: theme.Dim, Part: InHead},
		{Rule: true, Dir: dir, Style: theme.Border, Part: InHead},
	}
	for l := range strings.SplitSeq(a.Raw, "\n") {
		blocks = appendBlock(blocks, Block{Text: l, Dir: Or(bidi.Auto, l, dir), Exact: true})
	}
	return blocks
}

// wholeWords is how many bytes of a date or a name stand on one line.
const wholeWords = 50

// together keeps a short text on one line: a blank before a word joiner is no
// place to break at (UAX #14, LB11). A no-break space is none either, but it joins numbers
// (UAX #9, W4), and would turn a year and the time behind it round.
func together(s string) string {
	if len(s) > wholeWords {
		return s
	}
	return strings.ReplaceAll(s, " ", " \u2060")
}
