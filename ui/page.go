package ui

import (
	"sort"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/theme"
)

// measure is the longest line of a page, in columns: what the eye follows
// without losing its place.
const measure = 72

// page is an article set for one width; the zero value has no rows. Blocks are laid out from the top as
// they are needed, so that a long article opens at once; their paragraphs are
// kept for the blocks on the screen only.
type page struct {
	blocks []block
	width  int   // columns of the text
	first  []int // by block: its first row; one more than the blocks laid out
	bytes  []int // by block: bytes of text before it, and the total last
	held   [64]held
}

// held is a block's paragraph, laid out.
type held struct {
	block int // 1 + index, 0: none
	para  line.Paragraph
}

// place is a spot on the page that stands whatever its width: a byte of a
// block.
type place struct {
	block, offset int
}

// set gives the page its blocks and width.
func (p *page) set(blocks []block, width int) {
	p.blocks, p.width = blocks, max(1, width)
	p.first = append(p.first[:0], 0)
	p.bytes = append(p.bytes[:0], 0)
	for i := range blocks {
		p.bytes = append(p.bytes, p.bytes[i]+len(blocks[i].text)+1)
	}
	for i := range p.held {
		p.held[i].block = 0
	}
}

// paragraph returns block i laid out at the page's width.
func (p *page) paragraph(i int) *line.Paragraph {
	h := &p.held[i%len(p.held)]
	if h.block != i+1 {
		h.block = i + 1
		b := &p.blocks[i]
		h.para.Set(b.text, b.dir)
		h.para.Fill(max(1, p.width-b.indent))
	}
	return &h.para
}

// until lays blocks out until there are n rows or the article ends, and
// returns how many rows there are.
func (p *page) until(n int) int {
	if len(p.first) == 0 {
		return 0
	}
	for len(p.first) <= len(p.blocks) && p.first[len(p.first)-1] < n {
		i := len(p.first) - 1
		rows := 1
		if !p.blocks[i].rule {
			rows = max(1, p.paragraph(i).Lines()) // an empty line of the text is one too
		}
		p.first = append(p.first, p.first[i]+p.blocks[i].before+rows)
	}
	return p.first[len(p.first)-1]
}

// all lays the whole page out and returns the number of its rows.
func (p *page) all() int { return p.until(1 << 62) }

// at returns the block that row stands in and the number of the line in it,
// negative in the empty rows above it. The row must be laid out.
func (p *page) at(row int) (block, line int) {
	block = sort.SearchInts(p.first, row+1) - 1
	return block, row - p.first[block] - p.blocks[block].before
}

// place is the spot that stands at the top when row does.
func (p *page) place(row int) place {
	if p.until(row+1) <= row {
		return place{}
	}
	i, l := p.at(row)
	if l <= 0 || p.blocks[i].rule {
		return place{i, min(l, 0)}
	}
	start, _ := p.paragraph(i).Bounds(l)
	return place{i, start}
}

// row is the row that a spot stands on at this width.
func (p *page) row(at place) int {
	if at.block >= len(p.blocks) {
		return 0
	}
	for len(p.first) <= at.block+1 {
		p.until(p.first[len(p.first)-1] + 1)
	}
	row := p.first[at.block] + p.blocks[at.block].before
	if at.offset <= 0 || p.blocks[at.block].rule {
		return max(0, row+at.offset)
	}
	para := p.paragraph(at.block)
	lines := p.first[at.block+1] - row
	return row + sort.Search(lines-1, func(l int) bool {
		start, _ := para.Bounds(l + 1)
		return start > at.offset
	})
}

// read is how far into the text a row is, from 0 to 1.
func (p *page) read(row int) float64 {
	if len(p.bytes) == 0 {
		return 0
	}
	at := p.place(row)
	return float64(p.bytes[at.block]+max(0, at.offset)) / float64(max(1, p.bytes[len(p.blocks)]))
}

// draw appends a row of the page, exactly its width, to dst.
func (p *page) draw(dst *cell.Row, row int) {
	if p.until(row+1) <= row {
		dst.Blank(p.width, theme.Text)
		return
	}
	i, l := p.at(row)
	b := &p.blocks[i]
	switch {
	case l < 0:
		dst.Blank(p.width, theme.Text)
		return
	case b.rule:
		for range p.width {
			dst.Cells = append(dst.Cells, cell.Cell{Rune: '─', Width: 1, Style: b.style})
		}
		return
	}
	para := p.paragraph(i)
	rtl := b.dir == bidi.RTL || b.dir == bidi.Auto && para.Level()%2 == 1
	if !rtl {
		p.indent(dst, b, l, false)
	}
	from := len(dst.Cells)
	para.Line(dst, l, line.Options{Width: max(1, p.width-b.indent), Align: b.align, Style: b.style})
	line.Paint(dst.Cells[from:], b.spans)
	if rtl {
		p.indent(dst, b, l, true)
	}
}

// indent draws the columns at the start side of line l of a block: a quote's
// bar, an item's marker on its first line.
func (p *page) indent(dst *cell.Row, b *block, l int, right bool) {
	n := min(b.indent, max(0, p.width-1))
	if n == 0 {
		return
	}
	s := b.marker
	if b.bar {
		s = "▎"
		if right {
			s = "▕"
		}
	} else if l > 0 {
		s = ""
	}
	var para line.Paragraph
	para.Set(s, direction(right))
	align := line.Right
	if right {
		align = line.Left
	}
	// The blank between marker and text stands on the text's side.
	if right {
		dst.Blank(1, b.style)
	}
	if n > 1 {
		para.Truncate(dst, line.Options{Width: n - 1, Align: align, Style: b.style})
	}
	if !right {
		dst.Blank(1, b.style)
	}
}
