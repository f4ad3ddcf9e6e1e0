package page

import (
	"sort"
	"strings"

	"khabar/bidi/line"
)

// Page is an article set for one width. Blocks are laid out from the top as
// they are needed; their paragraphs are kept for the blocks on the screen only.
// The zero value is an empty page.
type Page struct {
	Blocks []Block // not to be changed but by Set
	Bind   bool    // of each paragraph, see line.Paragraph
	Chosen Chosen

	width int   // columns of the text
	first []int // by block: its first row; one more than the blocks laid out
	bytes []int // by block: bytes of text before it, and the total last
	held  [64]held
	marks map[int][]line.Span

	counter *counter // of a page of many blocks
}

// held is a block laid out.
type held struct {
	block int // 1 + index, 0: none
	para  line.Paragraph
	cells []line.Paragraph // of a table's row, by column
	lines []int            // that they have
	rows  int
}

// Set gives the page its blocks and its width in columns, at least 1.
func (p *Page) Set(blocks []Block, width int) {
	p.Blocks, p.width, p.Chosen = blocks, max(1, width), Chosen{}
	p.first = append(p.first[:0], 0)
	p.bytes = append(p.bytes[:0], 0)
	for i := range blocks {
		p.bytes = append(p.bytes, p.bytes[i]+len(blocks[i].Text)+1)
	}
	for i := range p.held {
		p.held[i].block = 0
	}
	if p.counter != nil {
		p.counter.stopped.Store(true)
		p.counter = nil
	}
	if len(blocks) >= manyBlocks {
		p.counter = newCounter(p)
	}
}

// Width is the width that was set.
func (p *Page) Width() int { return p.width }

// lay returns block i laid out at the page's width.
func (p *Page) lay(i int) *held {
	h := &p.held[i%len(p.held)]
	if h.block == i+1 {
		return h
	}
	h.block = i + 1
	b := &p.Blocks[i]
	h.para.Bind = p.Bind
	if b.table != nil {
		h.rows = p.layRow(h, b)
	} else {
		h.rows = p.rowsOf(b, &h.para)
	}
	return h
}

// textWidth is the width of a block's text.
func (p *Page) textWidth(b *Block) int { return max(1, p.width-b.Indent) }

// Until lays blocks out until there are n rows or the article ends, and
// returns how many rows there are.
func (p *Page) Until(n int) int {
	if len(p.first) == 0 {
		return 0
	}
	for len(p.first) <= len(p.Blocks) && p.first[len(p.first)-1] < n {
		i := len(p.first) - 1
		p.first = append(p.first, p.first[i]+p.Blocks[i].Before+p.lay(i).rows)
	}
	return p.first[len(p.first)-1]
}

// All lays the whole page out and returns the number of its rows.
func (p *Page) All() int {
	if len(p.first) == 0 {
		return 0
	}
	p.countTo(len(p.Blocks))
	return p.first[len(p.first)-1]
}

// At returns the block that a row stands in and the number of the line in it,
// negative in the empty rows above it. ok is false below the end.
func (p *Page) At(row int) (block, line int, ok bool) {
	if p.Until(row+1) <= row {
		return 0, 0, false
	}
	block = sort.SearchInts(p.first, row+1) - 1
	return block, row - p.first[block] - p.Blocks[block].Before, true
}

// Place is the spot that stands at the top when row does.
func (p *Page) Place(row int) Place {
	i, l, ok := p.At(row)
	switch {
	case !ok:
		return Place{}
	case l <= p.Blocks[i].above() || !p.Blocks[i].flows():
		return Place{i, min(l, 0)}
	}
	start, _ := p.lay(i).para.Bounds(l - p.Blocks[i].above())
	return Place{i, start}
}

// Row is the row that a spot stands on at this width.
func (p *Page) Row(at Place) int {
	if at.Block >= len(p.Blocks) {
		return 0
	}
	if len(p.first) <= at.Block+1 {
		p.countTo(at.Block + 1)
	}
	row := p.first[at.Block] + p.Blocks[at.Block].Before
	if at.Offset <= 0 {
		return max(0, row+at.Offset)
	}
	if !p.Blocks[at.Block].flows() {
		return row + p.rowOfCell(at)
	}
	return row + p.Blocks[at.Block].above() + p.lay(at.Block).para.LineAt(at.Offset)
}

// rowOfCell is the line of a table's row that shows a byte of it.
func (p *Page) rowOfCell(at Place) int {
	b := &p.Blocks[at.Block]
	if b.table == nil {
		return 0
	}
	h, above, offset := p.lay(at.Block), 0, 0
	for j, text := range strings.Split(b.Text, "\t") {
		if at.Offset <= offset+len(text) && h.lines[j] > 0 {
			label := 0
			if b.table.widths == nil {
				label = len(b.table.label(j))
			}
			return above + h.cells[j].LineAt(at.Offset-offset+label)
		}
		if b.table.widths == nil {
			above += h.lines[j]
		}
		offset += len(text) + 1
	}
	return 0
}

// Read is how far into the text a row is, from 0 to 1.
func (p *Page) Read(row int) float64 {
	if len(p.bytes) == 0 {
		return 0
	}
	at := p.Place(row)
	return float64(p.bytes[at.Block]+max(0, at.Offset)) / float64(max(1, p.bytes[len(p.Blocks)]))
}

// Mark paints spans over the text of a block, after all else: what a search
// has found. No spans takes them away.
func (p *Page) Mark(block int, spans []line.Span) {
	if p.marks == nil {
		p.marks = map[int][]line.Span{}
	}
	if len(spans) == 0 {
		delete(p.marks, block)
		return
	}
	p.marks[block] = spans
}

// Unmark takes the spans of all blocks away.
func (p *Page) Unmark() { clear(p.marks) }

// Spot is a place as those know it who have the article and not the page: a
// block of its body, and a byte of that block's text on the page.
func (p *Page) Spot(at Place) (block, offset int) {
	if at.Block >= len(p.Blocks) || p.Blocks[at.Block].Body == 0 {
		if end := p.bodyEnd(); at.Block < len(p.Blocks) && at.Block > 0 && 0 < end && end <= at.Block {
			return p.Blocks[end-1].Body - 1, 0 // in the links
		}
		return 0, 0
	}
	return p.Blocks[at.Block].Body - 1, p.Blocks[at.Block].From + max(0, at.Offset)
}

// bodyEnd is the first block behind the body.
func (p *Page) bodyEnd() int {
	for i := len(p.Blocks); i > 0; i-- {
		if p.Blocks[i-1].Body > 0 {
			return i
		}
	}
	return 0
}

// PlaceOf is where a spot is on the page.
func (p *Page) PlaceOf(block, offset int) Place {
	if block == 0 && offset == 0 {
		return Place{}
	}
	for i := range p.Blocks {
		if p.Blocks[i].Body > block {
			if p.Blocks[i].Body > block+1 {
				offset = 0
			}
			for i+1 < len(p.Blocks) && p.Blocks[i+1].Follows && p.Blocks[i+1].From <= offset {
				i++
			}
			offset -= p.Blocks[i].From
			return Place{i, max(0, min(offset, len(p.Blocks[i].Text)))}
		}
	}
	return Place{}
}

// Lines is how many rows block i takes, without the empty ones above it.
func (p *Page) Lines(i int) int { return p.lay(i).rows }
