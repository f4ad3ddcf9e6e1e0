package page

import (
	"runtime"
	"sync"
	"sync/atomic"

	"khabar/bidi/line"
)

// Counting the rows of many blocks is worth more than one processor: whoever
// goes to the end of a long article, or resizes the window there, waits for it.
const (
	manyBlocks = 256
	batch      = 32 // blocks that a worker takes at a time
	workers    = 8  // at the most
)

// countTo lays out blocks up to, but not with, block end.
func (p *Page) countTo(end int) {
	from := len(p.first) - 1
	if end-from < manyBlocks {
		for i := from; i < end; i++ {
			p.first = append(p.first, p.first[i]+p.Blocks[i].Before+p.lay(i).rows)
		}
		return
	}
	rows := make([]int32, end-from)
	var next atomic.Int64
	var done sync.WaitGroup
	for range min(workers, runtime.GOMAXPROCS(0)) {
		done.Go(func() {
			para := line.Paragraph{Bind: p.Bind}
			for {
				start := from + int(next.Add(batch)) - batch
				if start >= end {
					return
				}
				for i := start; i < min(start+batch, end); i++ {
					if b := &p.Blocks[i]; b.table == nil { // a table is fitted by one
						rows[i-from] = int32(p.rowsOf(b, &para))
					}
				}
			}
		})
	}
	done.Wait()
	for i := from; i < end; i++ {
		n := int(rows[i-from])
		if p.Blocks[i].table != nil {
			n = p.lay(i).rows
		}
		p.first = append(p.first, p.first[i]+p.Blocks[i].Before+n)
	}
}

// rowsOf lays out a block that is no row of a table and returns how many rows
// it takes.
func (p *Page) rowsOf(b *Block, para *line.Paragraph) int {
	if b.Rule {
		return 1
	}
	para.Set(b.Text, b.Dir)
	rows := max(1, para.FillIndented(p.textWidth(b), b.First)) // an empty line of the text is one too
	if b.Lead && (b.Art == nil || b.Text == "") {
		rows = 0
	}
	return rows + b.above()
}
