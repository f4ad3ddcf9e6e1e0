package varint

import (
	"encoding/binary"
	"math"
	"slices"
	"testing"
)

// FuzzReader reads back what encoding/binary wrote, and fails once, for good,
// where it was cut.
func FuzzReader(f *testing.F) {
	f.Add(uint64(0), int64(-1), uint32(7), []byte("نص"), uint8(3))
	f.Add(uint64(math.MaxUint64), int64(math.MinInt64), uint32(math.MaxUint32), []byte{}, uint8(255))
	f.Fuzz(func(t *testing.T, u uint64, i int64, w uint32, b []byte, cut uint8) {
		data := binary.AppendUvarint(nil, u)
		data = binary.AppendVarint(data, i)
		data = binary.LittleEndian.AppendUint32(data, w)
		data = append(data, 'x')
		data = append(binary.AppendUvarint(data, uint64(len(b))), b...)
		read := func(data []byte) (Reader, bool) {
			r := Reader{Data: data}
			same := r.Uint() == u && r.Int() == i && r.Uint32() == w && r.Byte() == 'x'
			return r, slices.Equal(r.Bytes(r.Uint()), b) && same
		}
		if r, same := read(data); !same || r.Failed || len(r.Data) > 0 {
			t.Errorf("read otherwise: %+v", r)
		}
		r, _ := read(data[:min(int(cut), len(data)-1)])
		if !r.Failed || len(r.Data) > 0 || r.Uint() != 0 || r.Int() != 0 || r.Byte() != 0 || r.Uint32() != 0 || !r.Failed {
			t.Errorf("cut: %+v", r)
		}
	})
}
