package index

import (
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"slices"
	"sort"
	"strings"

	"khabar/feed/internal/varint"
)

// segmentHead is what the head says of a segment.
type segmentHead struct {
	number      uint32
	docs        int
	first, last int64 // the least and the greatest ID
	bytes       int64
}

// headVersion begins every head. It changes where the terms do that are indexed.
const headVersion = 2

// appendHead appends the head of an index of these segments, the oldest
// first.
func appendHead(dst []byte, segments []segmentHead) []byte {
	dst = append(dst, headVersion)
	dst = binary.AppendUvarint(dst, uint64(len(segments)))
	for _, s := range segments {
		dst = binary.AppendUvarint(dst, uint64(s.number))
		dst = binary.AppendUvarint(dst, uint64(s.docs))
		dst = binary.AppendUvarint(dst, uint64(s.first))
		dst = binary.AppendUvarint(dst, uint64(s.last))
		dst = binary.AppendUvarint(dst, uint64(s.bytes))
	}
	return dst
}

// readHead reads what appendHead wrote; no bytes are the head of an empty
// index.
func readHead(data []byte) ([]segmentHead, error) {
	if len(data) == 0 {
		return nil, nil
	}
	r := varint.Reader{Data: data[1:]}
	n := r.Uint()
	if data[0] != headVersion || n > uint64(len(data)) {
		return nil, ErrDamaged
	}
	segments := make([]segmentHead, n)
	for i := range segments {
		segments[i] = segmentHead{uint32(r.Uint()), int(r.Uint()), int64(r.Uint()), int64(r.Uint()), int64(r.Uint())}
	}
	if r.Failed {
		return nil, ErrDamaged
	}
	return segments, nil
}

// segment is a segment that is open for reading. It never changes.
type segment struct {
	segmentHead
	docs   []Doc
	firsts []string // the first term of each dictionary page
}

func openSegment(ctx context.Context, p *cached, h segmentHead) (*segment, error) {
	s := &segment{segmentHead: h}
	data, err := p.page(ctx, pageID(h.number, docsPage))
	if err != nil {
		return nil, err
	}
	if s.docs, err = readDocs(data); err != nil {
		return nil, err
	}
	if data, err = p.page(ctx, pageID(h.number, tablePage)); err != nil {
		return nil, err
	}
	if len(data) == 0 || data[0] != tableVersion {
		return nil, ErrDamaged
	}
	table := varint.Reader{Data: data[1:]}
	var sizes []int
	var all strings.Builder
	for len(table.Data) > 0 {
		term := table.Bytes(table.Uint())
		if table.Failed {
			return nil, ErrDamaged
		}
		all.Write(term)
		sizes = append(sizes, len(term))
	}
	s.firsts = make([]string, len(sizes))
	rest := all.String()
	for i, n := range sizes {
		s.firsts[i], rest = rest[:n], rest[n:]
	}
	return s, nil
}

// Part is the postings of a term in one segment.
type Part struct {
	Base     int32 // add it to the number of a document
	DF       int   // documents that have the term
	postings []byte
	list     int64 // the page of the postings, where they are not here yet
	places   int64 // the page of the positions, from and to bytes of it
	from, to int   // to is -1 for the end
	size     int32 // documents of the segment
}

// List begins the postings of p.
func (p *Part) List() List { return List{Posting{Doc: -1}, p.postings, p.size} }

// positions are those of all postings of p, none for a mark.
func (p *Part) positions(ctx context.Context, pages *cached) ([]byte, error) {
	if p.to < 0 {
		return pages.pages.IndexPage(ctx, p.places)
	}
	if p.from == p.to {
		return nil, nil
	}
	data, err := pages.page(ctx, p.places)
	if err == nil && (p.from > p.to || p.to > len(data)) {
		err = ErrDamaged
	}
	if err != nil {
		return nil, err
	}
	return data[p.from:p.to], nil
}

// dictionary reads one page of a dictionary, term by term.
type dictionary struct {
	r       varint.Reader
	segment *segment
	page    uint32
	places  int // where the positions of the next term begin
	term    []byte
	part    Part
}

// next goes to the next term of the page.
func (d *dictionary) next() bool {
	if len(d.r.Data) == 0 {
		return false
	}
	shared := d.r.Uint()
	suffix := d.r.Bytes(d.r.Uint())
	df := d.r.Uint()
	kind := d.r.Uint()
	if d.r.Failed || shared > uint64(len(d.term)) {
		d.r.Fail()
		return false
	}
	d.term = append(d.term[:shared], suffix...)
	d.part = Part{DF: int(df), size: int32(len(d.segment.docs))}
	if kind&1 == 1 {
		d.part.list = pageID(d.segment.number, listPages+uint32(kind>>1))
		d.part.places = pageID(d.segment.number, placePages+uint32(kind>>1))
		d.part.to = -1
		return true
	}
	positions := int(d.r.Uint())
	d.part.postings = d.r.Bytes(kind >> 1)
	d.part.places = pageID(d.segment.number, smallPages+d.page)
	d.part.from, d.part.to = d.places, d.places+positions
	d.places += positions
	return !d.r.Failed
}

// dictionary opens a dictionary page.
func (s *segment) dictionary(ctx context.Context, p *cached, page int) (dictionary, error) {
	data, err := p.page(ctx, pageID(s.number, dictPages+uint32(page)))
	return dictionary{r: varint.Reader{Data: data}, segment: s, page: uint32(page)}, err
}

// pageOf is the dictionary page that has a term if one has, or -1.
func (s *segment) pageOf(term string) int {
	return sort.Search(len(s.firsts), func(i int) bool { return s.firsts[i] > term }) - 1
}

// find finds the postings of a term; they may be on a page still. There are
// none where DF is 0.
func (s *segment) find(ctx context.Context, p *cached, term []byte) (Part, error) {
	t := string(term)
	page := s.pageOf(t)
	if page < 0 {
		return Part{}, nil
	}
	d, err := s.dictionary(ctx, p, page)
	if err != nil {
		return Part{}, err
	}
	for d.next() {
		switch c := strings.Compare(string(d.term), t); {
		case c == 0:
			return d.part, nil
		case c > 0:
			return Part{}, nil
		}
	}
	if d.r.Failed {
		return Part{}, ErrDamaged
	}
	return Part{}, nil
}

// each calls f for each term that begins with prefix, in order, until it
// returns false. The term and the part are good until f returns; a long list is
// to be loaded.
func (s *segment) each(ctx context.Context, p *cached, prefix string, f func(term []byte, part *Part) (bool, error)) error {
	from, _ := slices.BinarySearch(s.firsts, prefix)
	from = max(0, from-1)
	to := from
	for to < len(s.firsts) && (s.firsts[to] <= prefix || strings.HasPrefix(s.firsts[to], prefix)) {
		to++
	}
	if from >= to {
		return nil
	}
	next := from
	d := dictionary{segment: s}
	err := p.each(ctx, pageID(s.number, dictPages+uint32(from)), pageID(s.number, dictPages+uint32(to-1)), func(_ int64, data []byte) error {
		d = dictionary{r: varint.Reader{Data: data}, segment: s, page: uint32(next), term: d.term[:0]}
		next++
		for d.next() {
			if len(d.term) >= len(prefix) && string(d.term[:len(prefix)]) == prefix {
				if more, err := f(d.term, &d.part); err != nil || !more {
					return cmp.Or(err, errEnough)
				}
			} else if string(d.term) > prefix {
				return errBehind
			}
		}
		if d.r.Failed {
			return ErrDamaged
		}
		return nil
	})
	if err == errBehind {
		return nil
	}
	if err == nil && next < to {
		err = ErrDamaged
	}
	return err
}

// errEnough ends an iteration over all segments, errBehind that over one whose terms
// with the prefix were seen.
var (
	errEnough = errors.New("enough")
	errBehind = errors.New("behind the prefix")
)

// lists calls f for the postings of each term that begins with prefix, in no
// order. They are good until f returns.
func (s *segment) lists(ctx context.Context, p *cached, prefix string, f func(List)) error {
	// Those with pages of their own are numbered in the order of their terms.
	first, last := int64(0), int64(-1)
	err := s.each(ctx, p, prefix, func(_ []byte, part *Part) (bool, error) {
		if part.list == 0 {
			f(part.List())
			return true, nil
		}
		if first == 0 {
			first = part.list
		}
		last = part.list
		return true, nil
	})
	if err != nil && err != errEnough || last < first {
		return err
	}
	n := first
	err = p.each(ctx, first, last, func(_ int64, data []byte) error {
		n++
		f(List{Posting{Doc: -1}, data, int32(len(s.docs))})
		return nil
	})
	if err == nil && n <= last {
		err = ErrDamaged
	}
	return err
}
