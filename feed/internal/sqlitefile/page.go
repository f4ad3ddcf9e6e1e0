package sqlitefile

import (
	"encoding/binary"
	"errors"
	"math"
)

// kind is the first byte of a page of a b-tree: section 1.6.
type kind byte

const (
	interiorIndex kind = 0x02
	interiorTable kind = 0x05
	leafIndex     kind = 0x0a
	leafTable     kind = 0x0d
)

func (k kind) interior() bool { return k == interiorIndex || k == interiorTable }
func (k kind) table() bool    { return k == interiorTable || k == leafTable }
func (k kind) known() bool    { return k.interior() || k == leafIndex || k == leafTable }

// hasRows is of all but the inner pages of a table.
func (k kind) hasRows() bool { return k.known() && k != interiorTable }

// node is a page of a b-tree.
type node struct {
	kind  kind
	data  []byte
	cells []byte // their places, two bytes each
	right int    // the last child of an interior page
}

// nodeOf reads the head of a page; ok is whether it is one of a b-tree.
func (f *File) nodeOf(n int, data []byte) (p node, ok bool) {
	head := data
	if n == 1 {
		head = data[headerSize:]
	}
	p = node{kind: kind(head[0]), data: data}
	size := 8
	if p.kind.interior() {
		size, p.right = 12, int(binary.BigEndian.Uint32(head[8:]))
	}
	count := int(binary.BigEndian.Uint16(head[3:]))
	if !p.kind.known() || size+2*count > len(head) {
		return node{}, false
	}
	p.cells = head[size : size+2*count]
	return p, true
}

// count is how many cells the page has.
func (p node) count() int { return len(p.cells) / 2 }

// cell is what stands from a cell's place to the end of the page.
func (p node) cell(i int) []byte {
	at := int(binary.BigEndian.Uint16(p.cells[2*i:]))
	return p.data[min(at, len(p.data)):]
}

// child is the page left of a cell, and after the last one the rightmost; 0 is
// none.
func (p node) child(i int) int {
	if i == p.count() {
		return p.right
	}
	if c := p.cell(i); len(c) >= 4 {
		return int(binary.BigEndian.Uint32(c))
	}
	return 0
}

// Row is one of a table, with its number, or of an index. Values are nil,
// int64, float64, string and []byte.
type Row struct {
	ID     int64
	Values []any
}

var errRow = errors.New("a row cannot be read")

// row reads the row of a cell: section 1.6.
func (f *File) row(p node, i int) (r Row, err error) {
	c := p.cell(i)
	if p.kind == interiorIndex {
		c = c[min(4, len(c)):]
	}
	size, c := uvarint(c)
	if p.kind.table() {
		var id uint64
		id, c = uvarint(c)
		r.ID = int64(id)
	}
	payload, err := f.payload(p.kind, size, c)
	if err != nil {
		return r, err
	}
	r.Values, err = record(payload)
	return r, err
}

// payload is what a cell holds, with what stands on further pages.
func (f *File) payload(k kind, size uint64, c []byte) ([]byte, error) {
	u := f.usable
	most := (u-12)*64/255 - 23
	if k.table() {
		most = u - 35
	}
	if size == 0 || size > uint64(f.pages)*uint64(u) {
		return nil, errRow
	}
	want := int(size)
	if want <= most {
		if len(c) < want {
			return nil, errRow
		}
		return c[:want], nil
	}
	here := (u-12)*32/255 - 23
	if fits := here + (want-here)%(u-4); fits <= most {
		here = fits
	}
	if len(c) < here+4 {
		return nil, errRow
	}
	all := append([]byte(nil), c[:here]...)
	for next := int(binary.BigEndian.Uint32(c[here:])); len(all) < want; {
		if next < 2 || next > f.pages {
			return nil, errRow
		}
		if err := f.page(next, f.overflow); err != nil {
			return nil, err
		}
		next = int(binary.BigEndian.Uint32(f.overflow))
		all = append(all, f.overflow[4:min(u, 4+want-len(all))]...)
	}
	return all, nil
}

// record is the values of a payload, which it has to fill to its last byte:
// section 2.1.
func record(data []byte) ([]any, error) {
	size, rest := uvarint(data)
	head := len(data) - len(rest)
	if rest == nil || size < uint64(head) || size > uint64(len(data)) {
		return nil, errRow
	}
	types, body := data[head:size], data[size:]
	var values []any
	for len(types) > 0 {
		var t uint64
		if t, types = uvarint(types); types == nil {
			return nil, errRow
		}
		v, n := value(t, body)
		if n < 0 {
			return nil, errRow
		}
		values, body = append(values, v), body[n:]
	}
	if len(body) > 0 {
		return nil, errRow
	}
	return values, nil
}

// value reads a value of a type and says how many bytes it takes, -1 where it
// is none.
func value(t uint64, data []byte) (v any, n int) {
	switch {
	case t == 0:
		return nil, 0
	case t == 8 || t == 9:
		return int64(t - 8), 0
	case t <= 7:
		n = [...]int{1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8, 7: 8}[t]
	case t >= 12 && (t-12)/2 <= uint64(len(data)):
		n = int(t-12) / 2
	default:
		return nil, -1
	}
	switch {
	case n > len(data):
		return nil, -1
	case t >= 12 && t%2 == 0:
		return append([]byte{}, data[:n]...), n
	case t >= 12:
		return string(data[:n]), n
	}
	bits := uint64(int64(int8(data[0]))) // the sign goes on
	for _, c := range data[1:n] {
		bits = bits<<8 | uint64(c)
	}
	if t == 7 {
		return math.Float64frombits(bits), n
	}
	return int64(bits), n
}

// uvarint reads a number of the file, seven bits a byte, the highest first;
// the rest is nil where there is none.
func uvarint(data []byte) (v uint64, rest []byte) {
	for i, c := range data {
		if i == 8 {
			return v<<8 | uint64(c), data[9:]
		}
		if v = v<<7 | uint64(c&0x7f); c < 0x80 {
			return v, data[i+1:]
		}
	}
	return 0, nil
}
