package index

import "encoding/binary"

// Posting says that a term stands in a document. Doc is the document's number
// in its segment.
type Posting struct {
	Doc   int32
	Title int32 // how often in the headline
	Body  int32 // how often elsewhere
}

// List is the postings of one term in one segment, the least document first.
// Read it with Next.
type List struct {
	Posting        // the one that Next came to
	data    []byte // of those to come
	size    int32  // documents of the segment
}

// Each posting begins with the distance to the document before, shifted
// to make room for these.
const (
	isTitle  = 1 << 0 // the term is in the headline
	isMany   = 1 << 1 // it is there more than once, or elsewhere too
	flagBits = 2
)

// Next goes to the next posting and reports whether there is one. Broken
// bytes end a list.
func (l *List) Next() bool {
	d := l.data
	if len(d) == 0 {
		return false
	}
	v := uint64(d[0])
	if v < 0x80 {
		d = d[1:]
	} else {
		var n int
		if v, n = binary.Uvarint(d); n <= 0 {
			l.data = nil
			return false
		}
		d = d[n:]
	}
	if v>>flagBits >= uint64(l.size-l.Doc) || v>>flagBits == 0 {
		l.data = nil
		return false
	}
	l.Doc += int32(v >> flagBits)
	switch v & (isTitle | isMany) {
	case 0:
		l.Title, l.Body = 0, 1
	case isTitle:
		l.Title, l.Body = 1, 0
	default:
		n := 0
		if l.Body, n = count(d); n <= 0 {
			l.data = nil
			return false
		}
		d = d[n:]
		l.Title = 0
		if v&isTitle != 0 {
			if l.Title, n = count(d); n <= 0 {
				l.data = nil
				return false
			}
			d = d[n:]
		}
	}
	l.data = d
	return true
}

// Tally is Next to the end: it adds to counts, of all documents of the segment,
// how often the term stands in each, in the headline in the upper 32 bits and
// elsewhere in the lower.
func (l *List) Tally(counts []uint64) {
	d, doc, size := l.data, l.Doc, l.size
	l.data = nil
	for len(d) > 0 {
		v := uint64(d[0])
		if v < 0x80 {
			d = d[1:]
		} else if len(d) > 1 && d[1] < 0x80 {
			v = v&0x7f | uint64(d[1])<<7
			d = d[2:]
		} else {
			var n int
			if v, n = binary.Uvarint(d); n <= 0 {
				return
			}
			d = d[n:]
		}
		if v>>flagBits >= uint64(size-doc) || v>>flagBits == 0 {
			return
		}
		doc += int32(v >> flagBits)
		switch v & (isTitle | isMany) {
		case 0:
			counts[doc]++
		case isTitle:
			counts[doc] += 1 << 32
		default:
			body, n := count(d)
			if n <= 0 {
				return
			}
			d = d[n:]
			title := int32(0)
			if v&isTitle != 0 {
				if title, n = count(d); n <= 0 {
					return
				}
				d = d[n:]
			}
			counts[doc] += uint64(title)<<32 | uint64(body)
		}
	}
}

// count reads a small number and how many bytes it took, none where there
// is none.
func count(d []byte) (int32, int) {
	if len(d) > 0 && d[0] < 0x80 {
		return int32(d[0]), 1
	}
	v, n := binary.Uvarint(d)
	if v > 1<<28 {
		return 0, 0
	}
	return int32(v), n
}

// appendPosting appends p; last is the document before, -1 where it is the
// first.
func appendPosting(dst []byte, last int32, p Posting) []byte {
	v := uint64(p.Doc-last) << flagBits
	if p.Title > 0 {
		v |= isTitle
	}
	if p.Title+p.Body > 1 {
		v |= isMany
	}
	dst = binary.AppendUvarint(dst, v)
	if v&isMany != 0 {
		dst = binary.AppendUvarint(dst, uint64(p.Body))
		if v&isTitle != 0 {
			dst = binary.AppendUvarint(dst, uint64(p.Title))
		}
	}
	return dst
}

// appendPositions appends where a term stands in one document: ascending
// numbers as differences.
func appendPositions(dst []byte, at []int32) []byte {
	last := int32(-1)
	for _, p := range at {
		dst = binary.AppendUvarint(dst, uint64(p-last))
		last = p
	}
	return dst
}

// takePositions reads n positions into dst and returns what follows.
func takePositions(dst []int32, data []byte, n int) (at []int32, rest []byte) {
	last := int32(-1)
	for range n {
		v, k := count(data)
		if k <= 0 {
			return dst, nil
		}
		data = data[k:]
		last += v
		dst = append(dst, last)
	}
	return dst, data
}

// skipPositions is data behind n positions.
func skipPositions(data []byte, n int) []byte {
	for i, c := range data {
		if n == 0 {
			return data[i:]
		}
		if c < 0x80 {
			n--
		}
	}
	return nil
}
