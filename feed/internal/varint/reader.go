// Package varint reads the numbers that the pages of the index and the bodies in
// the store are made of: those of encoding/binary, of one byte where they are
// small, after https://protobuf.dev/programming-guides/encoding/#varints.
package varint

import "encoding/binary"

// Reader reads numbers from the beginning of Data. After the first that is not
// there it gives zeros, and Failed is set: who reads looks once, at the end.
type Reader struct {
	Data   []byte
	Failed bool
}

// Fail ends the reading.
func (r *Reader) Fail() { r.Failed, r.Data = true, nil }

// Byte reads one byte.
func (r *Reader) Byte() byte {
	if len(r.Data) == 0 {
		r.Fail()
		return 0
	}
	c := r.Data[0]
	r.Data = r.Data[1:]
	return c
}

// Uint reads an unsigned number.
func (r *Reader) Uint() uint64 {
	if len(r.Data) > 0 && r.Data[0] < 0x80 {
		v := r.Data[0]
		r.Data = r.Data[1:]
		return uint64(v)
	}
	v, n := binary.Uvarint(r.Data)
	if n <= 0 {
		r.Fail()
		return 0
	}
	r.Data = r.Data[n:]
	return v
}

// Int reads a number that may be negative.
func (r *Reader) Int() int64 {
	v, n := binary.Varint(r.Data)
	if n <= 0 {
		r.Fail()
		return 0
	}
	r.Data = r.Data[n:]
	return v
}

// Uint32 reads a number of four bytes, the least first.
func (r *Reader) Uint32() uint32 {
	if len(r.Data) < 4 {
		r.Fail()
		return 0
	}
	v := binary.LittleEndian.Uint32(r.Data)
	r.Data = r.Data[4:]
	return v
}

// Bytes takes n bytes, which stay part of Data.
func (r *Reader) Bytes(n uint64) []byte {
	if n > uint64(len(r.Data)) {
		r.Fail()
		return nil
	}
	b := r.Data[:n:n]
	r.Data = r.Data[n:]
	return b
}
