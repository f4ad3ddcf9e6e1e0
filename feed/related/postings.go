package related

import "encoding/binary"

// list is the postings of one term: the documents it stands in, ascending,
// each with its count. They lie in chunks of a pool, each chunk twice as long
// as the one before, up to a bound.
type list struct {
	df    uint32 // documents that have the term, trimmed away or not
	head  uint32 // address of the first chunk
	at    uint32 // where the next byte goes
	end   uint32 // end of the room in the chunk; the next one's address follows
	last  uint32 // number of the last document, plus one
	level uint8  // of the chunk written to; 0 where there is none yet
}

// pool is the memory of all lists: pages that never move.
type pool struct {
	pages [][]byte
	used  uint32 // of the last page
}

const (
	pageBits  = 16
	pageSize  = 1 << pageBits
	linkSize  = 4
	maxLevel  = 5
	firstRoom = 8 // bytes of the first chunk with its link
	// widestPosting is a document's varint delta and a count.
	widestPosting = binary.MaxVarintLen32 + 1
)

// add appends the document doc, which is not before the last one, with its
// count. A delta is never 0, so a 0 byte says that the chunk ends early.
func (p *pool) add(l *list, doc uint32, count uint8) {
	var b [widestPosting]byte
	n := binary.PutUvarint(b[:], uint64(doc+1-l.last))
	b[n] = count
	n++
	if l.level == 0 || l.at+uint32(n) > l.end {
		p.alloc(l)
	}
	copy(p.pages[l.at>>pageBits][l.at&(pageSize-1):], b[:n])
	l.at += uint32(n)
	l.last = doc + 1
}

// alloc gives l a new chunk.
func (p *pool) alloc(l *list) {
	level := min(l.level+1, maxLevel)
	size := uint32(firstRoom << level)
	if len(p.pages) == 0 || p.used+size > pageSize {
		p.pages = append(p.pages, make([]byte, pageSize))
		p.used = 0
	}
	at := uint32(len(p.pages)-1)<<pageBits | p.used
	p.used += size
	if l.level == 0 {
		l.head = at
	} else {
		page := p.pages[l.end>>pageBits]
		binary.LittleEndian.PutUint32(page[l.end&(pageSize-1):], at)
	}
	l.at, l.end, l.level = at, at+size-linkSize, level
}

// each calls f with the bytes of each chunk of l: pairs of a varint delta and
// a count, ended by a 0 byte or the end. The first delta is from -1.
func (p *pool) each(l *list, f func(chunk []byte)) {
	if l.level == 0 {
		return
	}
	at := l.head
	for level := uint8(1); ; level = min(level+1, maxLevel) {
		end := at + firstRoom<<level - linkSize
		page := p.pages[at>>pageBits]
		if end == l.end {
			f(page[at&(pageSize-1) : l.at&(pageSize-1)])
			return
		}
		f(page[at&(pageSize-1) : end&(pageSize-1)])
		at = binary.LittleEndian.Uint32(page[end&(pageSize-1):])
	}
}

// next decodes the posting at chunk[i:]: the delta and where its count is. A
// delta of 0 is the end.
func next(chunk []byte, i int) (delta uint32, at int) {
	if i >= len(chunk) {
		return 0, i
	}
	delta = uint32(chunk[i])
	if delta < 0x80 {
		return delta, i + 1
	}
	d, n := binary.Uvarint(chunk[i:])
	return uint32(d), i + n
}
