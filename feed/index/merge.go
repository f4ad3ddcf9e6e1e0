package index

import (
	"bytes"
	"cmp"
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
	c.New = appendHead(nil, append(s.heads(), h))
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
	m := merge{snapshot: s}
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
	m := merge{snapshot: s}
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
	if len(m.docs) > 0 {
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

// merge makes one segment of several.
type merge struct {
	snapshot *Snapshot
	inputs   []*input
	docs     []Doc // of the new segment
	apart    bool  // the inputs' documents come one input after another
	// Of the term under way.
	df        int
	last      int32
	found     []merged // where they are not apart
	postings  []byte
	positions []byte
}

// input is one of the segments merged.
type input struct {
	index   int
	kept    []bool
	numbers []int32 // by old number: the new one, -1 for none
	dict    dictionary
	page    int
	done    bool
}

// merged is a posting on its way.
type merged struct {
	Posting
	places []byte
}

// take takes segment i without its dead.
func (m *merge) take(i int, lost func(int64) bool) {
	g := m.snapshot.segments[i]
	in := &input{index: i, kept: make([]bool, len(g.docs)), numbers: make([]int32, len(g.docs))}
	for k := range g.docs {
		in.kept[k] = m.snapshot.Live(m.snapshot.bases[i]+int32(k)) && !lost(g.docs[k].ID)
		if in.kept[k] {
			m.docs = append(m.docs, g.docs[k])
		}
	}
	m.inputs = append(m.inputs, in)
}

// run writes the segment.
func (m *merge) run(ctx context.Context, w *writer) (segmentHead, error) {
	slices.SortFunc(m.docs, func(a, b Doc) int { return cmp.Compare(a.ID, b.ID) })
	// In the order of their documents, so that most lists need not be sorted.
	slices.SortFunc(m.inputs, func(a, b *input) int {
		return cmp.Compare(m.snapshot.segments[a.index].first, m.snapshot.segments[b.index].first)
	})
	m.apart = true
	last := int64(0)
	for _, in := range m.inputs {
		g := m.snapshot.segments[in.index]
		n := 0
		for k := range g.docs {
			in.numbers[k] = -1
			if in.kept[k] {
				for m.docs[n].ID != g.docs[k].ID {
					n++
				}
				in.numbers[k] = int32(n)
			}
		}
		in.kept = nil
		m.apart = m.apart && (len(g.docs) == 0 || g.first > last)
		last = max(last, g.last)
		if err := m.next(ctx, in); err != nil {
			return segmentHead{}, err
		}
	}
	var term []byte
	for n := 0; ; n++ {
		if n%1024 == 0 && ctx.Err() != nil {
			return segmentHead{}, ctx.Err()
		}
		var least *input
		for _, in := range m.inputs {
			if !in.done && (least == nil || bytes.Compare(in.dict.term, least.dict.term) < 0) {
				least = in
			}
		}
		if least == nil {
			break
		}
		term = append(term[:0], least.dict.term...)
		m.found, m.postings, m.positions = m.found[:0], m.postings[:0], m.positions[:0]
		m.df, m.last = 0, -1
		for _, in := range m.inputs {
			if in.done || !bytes.Equal(in.dict.term, term) {
				continue
			}
			if err := m.collect(ctx, in); err != nil {
				return segmentHead{}, err
			}
			if err := m.next(ctx, in); err != nil {
				return segmentHead{}, err
			}
		}
		if err := m.write(w, term); err != nil {
			return segmentHead{}, err
		}
	}
	return w.finish(m.docs)
}

// next goes to the next term of an input.
func (m *merge) next(ctx context.Context, in *input) (err error) {
	for !in.dict.next() {
		if in.dict.r.failed {
			return ErrDamaged
		}
		g := m.snapshot.segments[in.index]
		if in.page >= len(g.firsts) {
			in.done = true
			return nil
		}
		term := in.dict.term[:0]
		if in.dict, err = g.dictionary(ctx, m.snapshot.pages, in.page); err != nil {
			return err
		}
		in.dict.term = term
		in.page++
	}
	return nil
}

// collect takes the postings of an input's term with their positions.
func (m *merge) collect(ctx context.Context, in *input) error {
	part := in.dict.part
	if err := m.snapshot.Load(ctx, &part); err != nil {
		return err
	}
	places, err := part.positions(ctx, m.snapshot.pages)
	if err != nil {
		return err
	}
	for l := part.List(); l.Next(); {
		if int(l.Doc) >= len(in.numbers) {
			return ErrDamaged
		}
		of := places
		if places != nil { // a mark has none
			places = skipPositions(places, int(l.Title+l.Body))
			of = of[:len(of)-len(places)]
		}
		n := in.numbers[l.Doc]
		if n < 0 {
			continue
		}
		p := l.Posting
		p.Doc = n
		if m.apart {
			m.add(p, of)
		} else {
			m.found = append(m.found, merged{p, of})
		}
	}
	return nil
}

// add appends a posting to the list under way.
func (m *merge) add(p Posting, places []byte) {
	m.postings = appendPosting(m.postings, m.last, p)
	m.positions = append(m.positions, places...)
	m.last = p.Doc
	m.df++
}

// write writes the term that was collected.
func (m *merge) write(w *writer, term []byte) error {
	byDoc := func(a, b merged) int { return cmp.Compare(a.Doc, b.Doc) }
	if !slices.IsSortedFunc(m.found, byDoc) {
		slices.SortFunc(m.found, byDoc)
	}
	for i := range m.found {
		m.add(m.found[i].Posting, m.found[i].places)
	}
	if m.df == 0 {
		return nil
	}
	return w.term(term, m.df, m.postings, m.positions)
}
