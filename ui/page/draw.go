package page

import (
	"strings"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/locale"
	"khabar/ui/theme"
)

// Draw appends a row of the page, exactly its width, to dst.
func (p *Page) Draw(dst *cell.Row, row int, look *Look) {
	i, l, ok := p.At(row)
	if !ok || l < 0 || l >= p.lay(i).rows {
		dst.Blank(p.width, theme.Text)
		return
	}
	from := len(dst.Cells)
	b := &p.Blocks[i]
	switch {
	case b.Rule:
		rule(dst, p.width, b.Style)
	case b.table != nil:
		p.drawRow(dst, p.lay(i), i, l)
	default:
		p.drawLine(dst, p.lay(i), i, l, look)
	}
	cells := dst.Cells[from:]
	if !b.Exact {
		look.Marks.show(dst, from)
		if look.Digits != locale.AsWritten {
			showDigits(look.Digits, cells, b.Text)
		}
	}
	if !p.focused(look, row, i) {
		soften(cells)
	}
	line.Paint(cells, p.marks[i])
	p.Chosen.paint(cells, i)
}

// drawLine draws line l of a block's text.
func (p *Page) drawLine(dst *cell.Row, h *held, i, l int, look *Look) {
	b := &p.Blocks[i]
	right := b.rtl(h.para.Level())
	if l < b.above() {
		side := p.width - b.Art.Cols
		if side < 0 { // it is of another width still
			dst.Blank(p.width, theme.Text)
			return
		}
		if right {
			dst.Blank(side, theme.Text)
		}
		b.Art.Append(dst, l)
		if !right {
			dst.Blank(side, theme.Text)
		}
		return
	}
	l -= b.above()
	first := 0
	if l == 0 {
		first = min(b.First, p.textWidth(b)-1)
	}
	if !right {
		p.indent(dst, b, l, false)
		dst.Blank(first, b.Style)
	}
	from := len(dst.Cells)
	o := line.Options{Width: max(1, p.textWidth(b)-first), Align: b.Align, Style: b.Style}
	look.align(b, &o)
	h.para.Line(dst, l, o)
	line.Paint(dst.Cells[from:], b.Spans)
	if b.Dotted {
		undot(dst.Cells[from:], true)
		undot(dst.Cells[from:], false)
	}
	if right {
		dst.Blank(first, b.Style)
		p.indent(dst, b, l, true)
	}
}

// undot takes away a dot at one end of a line, beside which another part has not
// had room.
func undot(cells []cell.Cell, left bool) {
	for i := range cells {
		if !left {
			i = len(cells) - 1 - i
		}
		switch cells[i].Rune {
		case ' ':
		case '·':
			cells[i].Rune = ' '
			return
		default:
			return
		}
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
		from := len(dst.Cells)
		para.Truncate(dst, line.Options{Width: n - 1, Align: align, Style: b.Style})
		for i := range dst.Cells[from:] { // they show no byte of the block's text
			dst.Cells[from+i].Start, dst.Cells[from+i].End = 0, 0
		}
	}
	if !right {
		dst.Blank(1, b.Style)
	}
}
