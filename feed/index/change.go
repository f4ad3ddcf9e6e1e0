package index

import (
	"bytes"
	"context"
	"math/rand/v2"
	"slices"
)

// Change is what makes one index of another: Pages are to be written and, in
// the same transaction, the head Old replaced by New; where the head is not
// Old any more another was faster, and the change is void. Drop are pages of
// changes that were never finished, to be removed in the same transaction; few
// or none. Later are pages of segments that were replaced: nobody needs them
// once the head is New.
type Change struct {
	Old, New []byte
	Pages    []Page
	Drop     []Range
	Later    []Range

	added []segmentHead // of the segment that Prepare made
}

// Added is an index of the documents alone that a change of Prepare adds: what
// is to be asked of those that just came.
func (c *Change) Added(ctx context.Context) (*Snapshot, error) {
	var m Memory
	m.Put(c.Pages)
	m.SetHead(appendHead(nil, c.added))
	return Open(&m).Snapshot(ctx)
}

// Prepare makes a change that adds the documents of b, which is empty then.
func (x *Index) Prepare(ctx context.Context, b *Builder) (Change, error) {
	s, err := x.Snapshot(ctx)
	if err != nil {
		return Change{}, err
	}
	c := Change{Old: s.head, New: s.head}
	if b.Len() == 0 {
		return c, nil
	}
	h, err := b.write(s.newNumber(), func(p Page) error {
		p.Data = bytes.Clone(p.Data)
		c.Pages = append(c.Pages, p)
		return nil
	})
	if err != nil {
		return Change{}, err
	}
	c.New, c.added = appendHead(nil, append(s.heads(), h)), []segmentHead{h}
	return c, nil
}

func (s *Snapshot) heads() []segmentHead {
	heads := make([]segmentHead, len(s.segments), len(s.segments)+1)
	for i, g := range s.segments {
		heads[i] = g.segmentHead
	}
	return heads
}

// newNumber is a number for a segment. It is drawn, so that two writers who
// do not know of each other do not write over each other's pages.
func (s *Snapshot) newNumber() uint32 {
	for {
		n := 1 + rand.Uint32N(1<<30)
		if !slices.ContainsFunc(s.segments, func(g *segment) bool { return g.number == n }) {
			return n
		}
	}
}

// unused are the pages between those of the segments.
func unused(heads []segmentHead) []Range {
	numbers := make([]uint32, len(heads))
	for i, h := range heads {
		numbers[i] = h.number
	}
	slices.Sort(numbers)
	var gaps []Range
	from := pageID(1, 0)
	for _, n := range numbers {
		if r := rangeOf(n); r.First > from {
			gaps = append(gaps, Range{from, r.First - 1})
		}
		from = rangeOf(n).Last + 1
	}
	return append(gaps, Range{from, pageID(1<<31-1, 0)})
}
