package page

import (
	"strings"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/theme"
)

// Draw appends a row of the page, exactly its width, to dst.
func (p *Page) Draw(dst *cell.Row, row int) {
	i, l, ok := p.At(row)
	if !ok || l < 0 {
		dst.Blank(p.width, theme.Text)
		return
	}
	b := &p.Blocks[i]
	if b.Rule {
		rule(dst, p.width, b.Style)
		return
	}
	h := p.lay(i)
	right := b.rtl(h.para.Level())
	if !right {
		p.indent(dst, b, l, false)
	}
	from := len(dst.Cells)
	h.para.Line(dst, l, line.Options{Width: p.textWidth(b), Align: b.Align, Style: b.Style})
	line.Paint(dst.Cells[from:], b.Spans)
	line.Paint(dst.Cells[from:], p.marks[i])
	if right {
		p.indent(dst, b, l, true)
	}
}

// rule draws a line across n columns.
func rule(dst *cell.Row, n int, s cell.Style) {
	for range n {
		dst.Cells = append(dst.Cells, cell.Cell{Rune: '─', Width: 1, Style: s})
	}
}

// indent draws the columns at the start side of line l of a block: a quote's
// bars, an item's marker on its first line.
func (p *Page) indent(dst *cell.Row, b *Block, l int, right bool) {
	n := min(b.Indent, max(0, p.width-1))
	if n == 0 {
		return
	}
	s, dir, align := b.Marker, bidi.LTR, line.Right
	if right {
		dir, align = bidi.RTL, line.Left
	}
	switch {
	case b.Bars > 0 && right:
		s = strings.Repeat(" ▕", b.Bars)[1:]
	case b.Bars > 0:
		s = strings.Repeat("▎ ", b.Bars)[:4*b.Bars-1]
	case l > 0:
		s = ""
	}
	// The blank between marker and text stands on the text's side.
	if right {
		dst.Blank(1, b.Style)
	}
	if n > 1 {
		var para line.Paragraph
		para.Set(s, dir)
		para.Truncate(dst, line.Options{Width: n - 1, Align: align, Style: b.Style})
	}
	if !right {
		dst.Blank(1, b.Style)
	}
}
