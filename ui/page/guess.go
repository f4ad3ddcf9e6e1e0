package page

import "sort"

// Near makes ready to show a long page from about a block on, whose rows above
// are not counted yet: how many they are is guessed, until [Page.Settle]. Rows
// that were asked for before are not to be used any more.
func (p *Page) Near(block int) {
	const margin = 64 // blocks above that are counted all the same
	from := min(block, len(p.Blocks)-1) - margin
	if p.counter == nil || p.counter.done() || from < manyBlocks || len(p.first) > from {
		return
	}
	p.first = p.first[:1]
	for i := range from {
		b := &p.Blocks[i]
		const bytesPerColumn = 2 // as Arabic and Hebrew letters have
		p.first = append(p.first, p.first[i]+b.Before+1+len(b.Text)/(bytesPerColumn*p.textWidth(b)))
	}
	p.guessed = from
}

// Sure is the row from which on rows are what they are taken for.
func (p *Page) Sure() int {
	if p.guessed == 0 {
		return 0
	}
	return p.first[p.guessed]
}

// Above counts the rows of guessed blocks from the sure ones upward, until n
// rows above the first of some are sure, and gives them the numbers that they
// have then. They are sure themselves.
func (p *Page) Above(n int, rows ...*int) {
	from := p.guessed
	if from == 0 {
		return
	}
	counted, moved := []int{}, 0
	for n -= *rows[0] - p.first[from]; p.guessed > 0 && n > 0; {
		p.guessed--
		i := p.guessed
		exact := p.Blocks[i].Before + p.lay(i).rows
		counted = append(counted, exact)
		moved += exact - (p.first[i+1] - p.first[i])
		n -= exact
	}
	for i := p.guessed; i < from; i++ {
		p.first[i+1] = p.first[i] + counted[from-1-i]
	}
	for i := from + 1; i < len(p.first); i++ {
		p.first[i] += moved
	}
	for _, row := range rows {
		*row += moved
	}
}

// Settle counts what was guessed, and gives rows the numbers that they have
// then: the same lines of the same blocks. It reports whether any was guessed.
func (p *Page) Settle(rows ...*int) bool {
	if p.guessed == 0 {
		return false
	}
	type spot struct{ block, row int }
	spots := make([]spot, len(rows))
	for i, row := range rows {
		b := min(sort.SearchInts(p.first, *row+1)-1, len(p.Blocks)-1)
		spots[i] = spot{b, *row - p.first[b]}
	}
	p.first, p.guessed = p.first[:1], 0
	for i, s := range spots {
		p.countTo(max(s.block+1, len(p.first)-1))
		*rows[i] = p.first[s.block] + min(s.row, p.first[s.block+1]-p.first[s.block])
	}
	return true
}
