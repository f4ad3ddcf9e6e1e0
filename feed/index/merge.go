package index

import (
	"bytes"
	"cmp"
	"context"
	"slices"
)

// merge makes one segment of several.
type merge struct {
	snapshot *Snapshot
	inputs   []*input
	size     int   // documents of the new segment
	docs     []Doc // these
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
			m.size++
		}
	}
	m.inputs = append(m.inputs, in)
}

// run writes the segment.
func (m *merge) run(ctx context.Context, w *writer) (segmentHead, error) {
	m.docs = make([]Doc, 0, m.size)
	for _, in := range m.inputs {
		for k, d := range m.snapshot.segments[in.index].docs {
			if in.kept[k] {
				m.docs = append(m.docs, d)
			}
		}
	}
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
		m.found, m.postings, m.positions = small(m.found), small(m.postings), small(m.positions)
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
		if in.dict.r.Failed {
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
	if m.apart {
		m.postings, m.positions = slices.Grow(m.postings, len(part.postings)+slack), slices.Grow(m.positions, len(places))
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

// small empties a buffer for the next term; one that a term of most documents
// has made large is not kept for all those that stand in few.
func small[T any](buffer []T) []T {
	const most = 32 << 10
	if cap(buffer) > most {
		return nil
	}
	return buffer[:0]
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
