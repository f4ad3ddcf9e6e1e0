package page

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"khabar/bidi/line"
)

// Counting the rows of many blocks is worth more than one processor, and is
// worth being begun before it is wanted: whoever goes to the end of a long
// article waits for it.
const (
	manyBlocks = 256
	batch      = 32 // blocks that a worker takes at a time
	workers    = 8  // at the most
)

// counter counts the rows of a page's blocks, but of its tables. Any number of
// goroutines may work for it; they share the blocks out.
type counter struct {
	page    Page           // of its own, with nothing laid out
	rows    []atomic.Int32 // of each block one more than it takes; 0: not known
	next    atomic.Int64   // block that nobody has taken
	stopped atomic.Bool
	begun   bool
}

// newCounter makes one for the page as it is now.
func newCounter(p *Page) *counter {
	return &counter{page: Page{Blocks: slices.Clone(p.Blocks), Bind: p.Bind, width: p.width}, rows: make([]atomic.Int32, len(p.Blocks))}
}

// work counts until no block before end is left, or the counter is stopped.
func (c *counter) work(end int) {
	para := line.Paragraph{Bind: c.page.Bind}
	for !c.stopped.Load() {
		start := c.next.Load()
		if int(start) >= end {
			return
		}
		if !c.next.CompareAndSwap(start, start+batch) {
			continue
		}
		for i := int(start); i < min(int(start)+batch, len(c.rows)); i++ {
			if b := &c.page.Blocks[i]; b.table == nil { // a table is fitted by one
				c.rows[i].Store(int32(c.page.rowsOf(b, &para)) + 1)
			}
		}
	}
}

// countTo counts what is left before block end.
func (c *counter) countTo(end int) {
	if int(c.next.Load()) >= end {
		return
	}
	var done sync.WaitGroup
	for range min(workers, runtime.GOMAXPROCS(0)) {
		done.Go(func() { c.work(end) })
	}
	done.Wait()
}

// Count returns, once for a long page that was set, what counts its rows, to be
// run beside all else; nil where there is nothing to gain by that.
func (p *Page) Count() func() {
	c := p.counter
	if c == nil || c.begun {
		return nil
	}
	c.begun = true
	return func() { c.work(len(c.rows)) }
}

// countTo lays out blocks up to, but not with, block end.
func (p *Page) countTo(end int) {
	from := len(p.first) - 1
	counted := p.counter != nil && end-from >= manyBlocks
	if counted {
		p.counter.countTo(end)
	}
	for i := from; i < end; i++ {
		n := 0
		if counted {
			n = int(p.counter.rows[i].Load())
		}
		if n--; n < 0 { // or another goroutine is still at it
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
