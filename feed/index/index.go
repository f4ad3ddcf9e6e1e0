package index

import (
	"bytes"
	"context"
	"errors"
	"iter"
	"sync"
)

// Index reads an index, whoever writes it. It may be used from several
// goroutines.
type Index struct {
	pages    cached
	mu       sync.Mutex // guards what follows
	head     []byte
	snapshot *Snapshot
}

// Open makes an Index of pages. It reads nothing yet.
func Open(p Pages) *Index { return &Index{pages: cached{pages: p, most: cacheSize}} }

// Read calls f with the index as it is now. Where another rewrites it
// meanwhile so that pages are gone, f is called again with the new one; what
// it did before counts for nothing.
func (x *Index) Read(ctx context.Context, f func(*Snapshot) error) error {
	const tries = 5
	var err error
	for range tries {
		var s *Snapshot
		if s, err = x.Snapshot(ctx); err == nil {
			err = f(s)
		}
		if !errors.Is(err, ErrDamaged) || ctx.Err() != nil {
			return err
		}
		x.forget(s)
	}
	return err
}

// Forget makes the next Snapshot read all that it needs anew: for a writer that
// found pages gone, which another one may have replaced.
func (x *Index) Forget() {
	x.mu.Lock()
	s := x.snapshot
	x.mu.Unlock()
	x.forget(s)
}

func (x *Index) forget(s *Snapshot) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.snapshot == s {
		x.head, x.snapshot = nil, nil
	}
}

// Snapshot is the index as it is now.
func (x *Index) Snapshot(ctx context.Context) (*Snapshot, error) {
	head, err := x.pages.pages.IndexPage(ctx, headPage)
	if err != nil {
		return nil, err
	}
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.snapshot != nil && bytes.Equal(head, x.head) {
		return x.snapshot, nil
	}
	s, err := x.open(ctx, head)
	if err != nil {
		return nil, err
	}
	x.head, x.snapshot = head, s
	return s, nil
}

// open opens the segments of a head; those that are open are not read again.
func (x *Index) open(ctx context.Context, head []byte) (*Snapshot, error) {
	heads, err := readHead(head)
	if err != nil {
		return nil, err
	}
	s := &Snapshot{pages: &x.pages, head: head, segments: make([]*segment, len(heads)), bases: make([]int32, len(heads))}
	for i, h := range heads {
		if x.snapshot != nil {
			for _, known := range x.snapshot.segments {
				if known.segmentHead == h {
					s.segments[i] = known
				}
			}
		}
		if s.segments[i] == nil {
			if s.segments[i], err = openSegment(ctx, &x.pages, h); err != nil {
				return nil, err
			}
		}
		s.bases[i] = int32(s.n)
		s.n += len(s.segments[i].docs)
	}
	s.bury()
	return s, nil
}

// Snapshot is an index at one time. Documents have numbers in it, from 0 to
// below Size, of which some may be dead.
type Snapshot struct {
	pages    *cached
	head     []byte
	segments []*segment
	bases    []int32
	n        int
	live     int
	length   int64    // terms of all that are live
	dead     []uint64 // by number; nil where none is
}

// passed is the same index, read once from its beginning to its end: what is
// read is not kept in place of what is wanted again.
func (s *Snapshot) passed() *Snapshot {
	p := *s
	p.pages = &cached{pages: s.pages.pages, most: passing}
	return &p
}

// bury marks the documents that a later segment has again.
func (s *Snapshot) bury() {
	s.live = s.n
	for i := range s.segments {
		for k := i + 1; k < len(s.segments); k++ {
			s.buryOf(i, k)
		}
	}
	for n := range int32(s.n) {
		if s.Live(n) {
			s.length += int64(s.Doc(n).Length)
		}
	}
}

// buryOf marks those documents of segment i that segment k has.
func (s *Snapshot) buryOf(i, k int) {
	a, b := s.segments[i].docs, s.segments[k].docs
	if len(a) == 0 || len(b) == 0 || a[0].ID > b[len(b)-1].ID || b[0].ID > a[len(a)-1].ID {
		return
	}
	for x, y := 0, 0; x < len(a) && y < len(b); {
		switch {
		case a[x].ID < b[y].ID:
			x++
		case a[x].ID > b[y].ID:
			y++
		default:
			n := s.bases[i] + int32(x)
			if s.dead == nil {
				s.dead = make([]uint64, (s.n+63)/64)
			}
			if s.Live(n) {
				s.dead[n/64] |= 1 << (n % 64)
				s.live--
			}
			x++
			y++
		}
	}
}

// Size is one more than the greatest number of a document.
func (s *Snapshot) Size() int { return s.n }

// Len is how many documents are live.
func (s *Snapshot) Len() int { return s.live }

// Live reports whether a document is the last of its ID.
func (s *Snapshot) Live(n int32) bool { return s.dead == nil || s.dead[n/64]&(1<<(n%64)) == 0 }

// Average is the average length of a document in terms.
func (s *Snapshot) Average() float64 { return float64(s.length) / float64(max(1, s.live)) }

// Doc is the document of a number.
func (s *Snapshot) Doc(n int32) *Doc {
	i := s.segmentOf(n)
	return &s.segments[i].docs[n-s.bases[i]]
}

// segmentOf is the segment that has a number. They are few.
func (s *Snapshot) segmentOf(n int32) int {
	i := len(s.bases) - 1
	for i > 0 && (s.bases[i] > n || len(s.segments[i].docs) == 0) {
		i--
	}
	return i
}

// EachDoc calls f for each live document.
func (s *Snapshot) EachDoc(f func(n int32, d *Doc)) {
	for i, g := range s.segments {
		for k := range g.docs {
			if n := s.bases[i] + int32(k); s.Live(n) {
				f(n, &g.docs[k])
			}
		}
	}
}

// Number finds the live document of an ID.
func (s *Snapshot) Number(id int64) (n int32, ok bool) {
	for i := len(s.segments) - 1; i >= 0; i-- {
		docs := s.segments[i].docs
		lo, hi := 0, len(docs)
		for lo < hi {
			if m := (lo + hi) / 2; docs[m].ID < id {
				lo = m + 1
			} else {
				hi = m
			}
		}
		if lo < len(docs) && docs[lo].ID == id {
			return s.bases[i] + int32(lo), true
		}
	}
	return 0, false
}

// Term finds the postings of a term in all segments, and in how many documents
// it stands.
func (s *Snapshot) Term(ctx context.Context, term []byte) (parts []Part, df int, err error) {
	for i, g := range s.segments {
		p, err := g.find(ctx, s.pages, term)
		if err != nil {
			return nil, 0, err
		}
		if p.DF == 0 {
			continue
		}
		p.Base = s.bases[i]
		parts = append(parts, p)
		df += p.DF
	}
	return parts, df, nil
}

// Prepare reads the pages of the dictionary that Term will want for terms,
// all at once.
func (s *Snapshot) Prepare(ctx context.Context, terms iter.Seq[string]) error {
	var ids []int64
	for _, g := range s.segments {
		last := -1
		for t := range terms {
			if page := g.pageOf(t); page >= 0 && page != last {
				ids = append(ids, pageID(g.number, dictPages+uint32(page)))
				last = page
			}
		}
	}
	return s.pages.prepare(ctx, ids)
}

// Load reads the postings of a part that Term or Prefix found; List has them
// then.
func (s *Snapshot) Load(ctx context.Context, p *Part) (err error) {
	if p.postings == nil && p.list != 0 {
		p.postings, err = s.pages.page(ctx, p.list)
	}
	return err
}

// Prefix calls f for each term that begins with prefix, in order segment by
// segment, until it returns false. The term and the part are good until f
// returns; the pages may not be asked for others meanwhile, but for Load.
func (s *Snapshot) Prefix(ctx context.Context, prefix string, f func(term []byte, p *Part) (bool, error)) error {
	for i, g := range s.segments {
		err := g.each(ctx, s.pages, prefix, func(term []byte, p *Part) (bool, error) {
			p.Base = s.bases[i]
			return f(term, p)
		})
		if err == errEnough {
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Lists calls f for the postings of each term that begins with prefix, in no
// order; base is to be added to the number of a document. The list is good
// until f returns.
func (s *Snapshot) Lists(ctx context.Context, prefix string, f func(base int32, l List)) error {
	for i, g := range s.segments {
		if err := g.lists(ctx, s.pages, prefix, func(l List) { f(s.bases[i], l) }); err != nil && err != errEnough {
			return err
		}
	}
	return nil
}

// Places reads where a term stands in the documents of p.
func (s *Snapshot) Places(ctx context.Context, p *Part) (Places, error) {
	if err := s.Load(ctx, p); err != nil {
		return Places{}, err
	}
	data, err := p.positions(ctx, s.pages)
	if err != nil {
		return Places{}, err
	}
	return Places{List: p.List(), data: data}, nil
}

// Places is a list with the positions of each posting.
type Places struct {
	List
	data []byte
	skip int // positions before those of the posting
}

// Next goes to the next posting.
func (l *Places) Next() bool {
	if l.Doc >= 0 {
		l.skip += int(l.Title + l.Body)
	}
	return l.List.Next()
}

// Append appends where the term stands in the document, ascending.
func (l *Places) Append(dst []int32) []int32 {
	l.data = skipPositions(l.data, l.skip)
	l.skip = 0
	n := int(l.Title + l.Body)
	dst, l.data = takePositions(dst, l.data, n)
	l.skip = -n // they are read
	return dst
}

// DocsFrom are the documents of the segment that begins at base, as a [Part]
// says it.
func (s *Snapshot) DocsFrom(base int32) []Doc {
	return s.segments[s.segmentOf(base)].docs
}
