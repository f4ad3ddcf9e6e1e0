package index

import (
	"context"
	"errors"
	"maps"
	"slices"
)

// Pages is where an index lies.
type Pages interface {
	// IndexPage returns a page, nil where there is none. The bytes are the
	// caller's.
	IndexPage(ctx context.Context, id int64) ([]byte, error)
	// IndexPages calls f with each page from first to last, in order, until it
	// returns an error. The bytes are good until f returns.
	IndexPages(ctx context.Context, first, last int64, f func(id int64, data []byte) error) error
	// IndexPagesOf calls f with each of these pages that there is, in any order.
	// The bytes are good until f returns.
	IndexPagesOf(ctx context.Context, ids []int64, f func(id int64, data []byte)) error
}

// Page is one page to be written.
type Page struct {
	ID   int64
	Data []byte
}

// ErrDamaged says that pages are missing or are not what this version writes:
// the index has to be made anew.
var ErrDamaged = errors.New("the index cannot be read; it has to be made anew")

// The numbers of pages: 0 is the head; those of a segment begin with its
// number.
const (
	headPage     = 0
	segmentShift = 32
	docsPage     = 0       // within a segment
	tablePage    = 1       // the first terms of the dictionary pages
	dictPages    = 1 << 24 // dictionary page k
	smallPages   = 2 << 24 // the positions of the short lists of dictionary page k
	listPages    = 3 << 24 // the postings of long list k
	placePages   = 4 << 24 // its positions
)

func pageID(segment, page uint32) int64 { return int64(segment)<<segmentShift | int64(page) }

// Range is the pages First to Last.
type Range struct{ First, Last int64 }

// rangeOf is all pages of a segment.
func rangeOf(segment uint32) Range {
	return Range{pageID(segment, 0), pageID(segment+1, 0) - 1}
}

// Memory holds pages in memory. The zero value is empty and ready.
type Memory struct{ pages map[int64][]byte }

// IndexPage implements [Pages].
func (m *Memory) IndexPage(_ context.Context, id int64) ([]byte, error) { return m.pages[id], nil }

// IndexPages implements [Pages].
func (m *Memory) IndexPages(_ context.Context, first, last int64, f func(id int64, data []byte) error) error {
	var ids []int64
	for id := range m.pages {
		if first <= id && id <= last {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	for _, id := range ids {
		if err := f(id, m.pages[id]); err != nil {
			return err
		}
	}
	return nil
}

// IndexPagesOf implements [Pages].
func (m *Memory) IndexPagesOf(_ context.Context, ids []int64, f func(id int64, data []byte)) error {
	for _, id := range ids {
		if data, ok := m.pages[id]; ok {
			f(id, data)
		}
	}
	return nil
}

// Put writes pages, which it keeps.
func (m *Memory) Put(pages []Page) {
	if m.pages == nil {
		m.pages = make(map[int64][]byte)
	}
	for _, p := range pages {
		m.pages[p.ID] = p.Data
	}
}

// Drop removes the pages of a range.
func (m *Memory) Drop(r Range) {
	maps.DeleteFunc(m.pages, func(id int64, _ []byte) bool { return r.First <= id && id <= r.Last })
}

// SetHead replaces the head.
func (m *Memory) SetHead(head []byte) { m.Put([]Page{{headPage, head}}) }
