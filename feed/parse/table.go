package parse

import (
	"strings"
	"unicode/utf8"

	"khabar/feed"
)

// row is a table row being read; tables may stand in tables.
type row struct {
	cells  [][]feed.Block
	header bool
	depth  int // of the stack where it opened
}

// endRow ends the innermost table row. A row of short cells becomes a Row; one
// cell, or cells that hold paragraphs, are a page's layout: their blocks stand
// one after the other.
func (b *builder) endRow() {
	r := b.rows[len(b.rows)-1]
	b.rows = b.rows[:len(b.rows)-1]
	filled, long := 0, false
	for _, cell := range r.cells {
		if len(cell) > 0 {
			filled++
		}
		n := 0
		for _, blk := range cell {
			n += utf8.RuneCountInString(blk.Text)
			long = long || blk.Kind == feed.Row || blk.Kind == feed.Heading
		}
		long = long || len(cell) > 1 && n > 120 || n > 400
	}
	if filled == 0 {
		return
	}
	if len(r.cells) == 1 || long {
		for _, cell := range r.cells {
			for _, blk := range cell {
				b.emit(blk)
			}
		}
		return
	}
	blk := feed.Block{Kind: feed.Row, Header: r.header || b.head}
	var text strings.Builder
	for i, cell := range r.cells {
		if i > 0 {
			text.WriteByte('\t')
		}
		at := text.Len()
		for j, c := range cell {
			if j > 0 {
				text.WriteByte(' ')
			}
			for _, s := range c.Spans {
				s.Start, s.End = s.Start+text.Len(), s.End+text.Len()
				blk.Spans = append(blk.Spans, s)
			}
			if blk.Dir == feed.Undeclared {
				blk.Dir = c.Dir
			}
			text.WriteString(strings.Map(func(r rune) rune {
				if r == '\n' || r == '\t' {
					return ' '
				}
				return r
			}, c.Text))
		}
		blk.Cells = append(blk.Cells, text.String()[at:])
	}
	blk.Text = text.String()
	b.emit(blk)
}
