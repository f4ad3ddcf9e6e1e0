package paper

import (
	"slices"
	"sort"

	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/feed"
	"khabar/feed/export"
)

// The bits of a cell.Style on paper.
const (
	strong cell.Style = 1 << iota
	emphasis
	underlined
	struck
	faint
	accent // a colour
	looks
)

// styles returns the SGR parameters of every look.
func styles(colour, noItalic bool) []string {
	params := [...]string{"1", "3", "4", "9", "2", "36"}
	if noItalic {
		params[1] = params[2]
	}
	all := make([]string, looks)
	for s := range all {
		for i, p := range params {
			if s&(1<<i) == 0 || 1<<i == int(accent) && !colour {
				continue
			}
			if all[s] != "" {
				all[s] += ";"
			}
			all[s] += p
		}
	}
	return all
}

// looks is the look of a piece as a whole.
func (p *Printer) looks(q *export.Piece) cell.Style {
	if !p.o.Styled {
		return 0
	}
	switch q.Role {
	case export.Section:
		return accent
	case export.Title, export.Heading:
		return strong
	case export.Known, export.Target, export.Caption, export.Rule, export.Image:
		return faint
	case export.Code:
		return accent
	}
	return 0
}

// lookOf is what a span adds.
func lookOf(s feed.SpanStyle) cell.Style {
	switch s {
	case feed.Strong:
		return strong
	case feed.Emphasis:
		return emphasis
	case feed.Linked:
		return underlined
	case feed.Struck:
		return struck
	case feed.Monospace:
		return accent
	}
	return 0
}

// flatten makes of spans that nest spans that follow one another, each with all
// that it lies in.
func (p *Printer) flatten(q *export.Piece, whole cell.Style) {
	p.spans = p.spans[:0]
	if !p.o.Styled || len(q.Spans) == 0 {
		return
	}
	p.ends = p.ends[:0]
	for _, s := range q.Spans {
		if s.Start < s.End && s.Start >= 0 && s.End <= len(q.Text) {
			p.ends = append(p.ends, s.Start, s.End)
		}
	}
	slices.Sort(p.ends)
	p.ends = slices.Compact(p.ends)
	spans := q.Spans
	var open []feed.Span
	for i := 0; i+1 < len(p.ends); i++ {
		start, end := p.ends[i], p.ends[i+1]
		for len(spans) > 0 && spans[0].Start <= start {
			open = append(open, spans[0])
			spans = spans[1:]
		}
		open = slices.DeleteFunc(open, func(s feed.Span) bool { return s.End <= start })
		if len(open) == 0 {
			continue
		}
		look := whole
		for _, s := range open {
			look |= lookOf(s.Style)
		}
		p.spans = append(p.spans, line.Span{Start: start, End: end, Style: look})
	}
}

// paint gives the cells of line i, those from a place in the row on, the looks
// of the spans.
func (p *Printer) paint(from, i int) {
	if len(p.spans) == 0 {
		return
	}
	start, end := p.para.Bounds(i)
	first := sort.Search(len(p.spans), func(k int) bool { return p.spans[k].End > start })
	last := sort.Search(len(p.spans), func(k int) bool { return p.spans[k].Start >= end })
	if first < last {
		line.Paint(p.row.Cells[from:], p.spans[first:last])
	}
}
