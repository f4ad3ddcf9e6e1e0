package index

import (
	"bytes"
	"context"
	"slices"
)

const (
	// least is the size, in documents, that every segment counts for at least
	// when it is decided what to merge.
	least = 100
	// whole is the least share at which the greatest segment is merged too: while
	// it is, the file holds the index twice.
	whole = 0.75
	// flushed is the number of bytes of pages that are written at once.
	flushed = 512 << 10
)

// Merge makes one segment of several where there are too many: of the
// smallest, as long as together they are a share of the next one or more. A
// smaller share leaves fewer segments, for more work; 1 is right while more is
// to come. It writes pages with put, some at a time, whose bytes are good until it returns, and returns a
// change that takes them in; ok is false where there is nothing to merge.
//
// gone reports which of the IDs from first to last are in use no more, by a
// function; nil for none.
func (x *Index) Merge(ctx context.Context, share float64, gone Gone, put func(context.Context, []Page) error) (c Change, ok bool, err error) {
	s, err := x.Snapshot(ctx)
	if err != nil {
		return Change{}, false, err
	}
	m := merge{snapshot: s.passed()}
	for _, i := range s.choose(share) {
		lost, err := s.lost(ctx, i, gone)
		if err != nil {
			return Change{}, false, err
		}
		m.take(i, lost)
	}
	return m.change(ctx, put)
}

// Gone returns which IDs from first to last are in use no more.
type Gone func(ctx context.Context, first, last int64) (func(id int64) bool, error)

// Sweep writes anew a segment of which a quarter or more is gone; otherwise it
// is as Merge.
func (x *Index) Sweep(ctx context.Context, gone Gone, put func(context.Context, []Page) error) (c Change, ok bool, err error) {
	s, err := x.Snapshot(ctx)
	if err != nil {
		return Change{}, false, err
	}
	m := merge{snapshot: s.passed()}
	for i, g := range s.segments {
		lost, err := s.lost(ctx, i, gone)
		if err != nil {
			return Change{}, false, err
		}
		dead := 0
		for k := range g.docs {
			if !s.Live(s.bases[i]+int32(k)) || lost(g.docs[k].ID) {
				dead++
			}
		}
		if 4*dead >= max(1, len(g.docs)) && dead > 0 {
			m.take(i, lost)
			break
		}
	}
	return m.change(ctx, put)
}

func (s *Snapshot) lost(ctx context.Context, i int, gone Gone) (func(int64) bool, error) {
	if g := s.segments[i]; gone != nil && len(g.docs) > 0 {
		return gone(ctx, g.first, g.last)
	}
	return func(int64) bool { return false }, nil
}

// change writes the pages of the segment that takes the place of the inputs.
func (m *merge) change(ctx context.Context, put func(context.Context, []Page) error) (c Change, ok bool, err error) {
	if len(m.inputs) == 0 {
		return Change{}, false, nil
	}
	s := m.snapshot
	var waiting []Page
	size := 0
	flush := func() error {
		if len(waiting) == 0 {
			return nil
		}
		err := put(ctx, waiting)
		waiting, size = waiting[:0], 0
		return err
	}
	w := writer{segment: s.newNumber(), emit: func(p Page) error {
		if len(p.Data) > flushed/16 { // a long one goes as it is
			return put(ctx, []Page{p})
		}
		p.Data = bytes.Clone(p.Data)
		waiting = append(waiting, p)
		if size += len(p.Data); size < flushed {
			return nil
		}
		return flush()
	}}
	var h segmentHead
	if m.size > 0 {
		h, err = m.run(ctx, &w)
	}
	if err == nil {
		err = flush()
	}
	if err != nil {
		return Change{}, false, err
	}
	var heads []segmentHead
	var later []Range
	for i, g := range s.segments {
		if slices.ContainsFunc(m.inputs, func(in *input) bool { return in.index == i }) {
			later = append(later, rangeOf(g.number))
		} else {
			heads = append(heads, g.segmentHead)
		}
	}
	if h.docs > 0 {
		heads = append(heads, h)
	}
	return Change{Old: s.head, New: appendHead(nil, heads), Drop: unused(append(s.heads(), h)), Later: later}, true, nil
}

// choose names the segments to merge, none where that pays not.
func (s *Snapshot) choose(share float64) []int {
	order := make([]int, len(s.segments))
	for i := range order {
		order[i] = i
	}
	size := func(i int) float64 { return float64(max(least, len(s.segments[i].docs))) }
	slices.SortStableFunc(order, func(a, b int) int { return int(size(a) - size(b)) })
	sum, best := 0.0, 0
	for k, i := range order {
		least := share
		if k == len(order)-1 {
			least = max(share, whole)
		}
		if k > 0 && sum < least*size(i) {
			break
		}
		sum += size(i)
		best = k + 1
	}
	if best < 2 {
		return nil
	}
	return order[:best]
}
