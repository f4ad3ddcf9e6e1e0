package page

import (
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/theme"
)

// Chosen are bytes of a block's text that are painted as selected, over all
// else. The zero value is none.
type Chosen struct {
	Block      int
	Start, End int
}

func (c *Chosen) paint(cells []cell.Cell, block int) {
	if block == c.Block && c.Start < c.End {
		line.Paint(cells, []line.Span{{Start: c.Start, End: c.End, Style: theme.Selected(theme.Text)}})
	}
}

// RightToLeft reports whether a block reads from the right.
func (p *Page) RightToLeft(block int) bool {
	return p.Blocks[block].rtl(p.lay(block).para.Level())
}

// Origin is the text of the article that a block of the page stands for, by the
// body's texts, and the byte of it that the block's text begins with, by a
// function that finds the byte that one of the page's text stands for. What is
// not of the body stands for itself.
func (p *Page) Origin(block int, body func(i int) string, align func(page, text string, at int) int) (text string, from int) {
	b := &p.Blocks[block]
	if b.Body == 0 {
		return b.Text, 0
	}
	text = body(b.Body - 1)
	first := block
	for p.Blocks[first].Follows {
		first--
	}
	for i := first; i < block; i++ {
		from += align(p.Blocks[i].Text, text[from:], len(p.Blocks[i].Text))
	}
	return text, from
}
