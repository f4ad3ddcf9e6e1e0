package related_test

import (
	"encoding"
	"errors"
	"reflect"
	"testing"

	"khabar/feed/related"
	"khabar/feed/search"
)

var (
	_ encoding.BinaryAppender    = (*related.Vector)(nil)
	_ encoding.BinaryUnmarshaler = (*related.Vector)(nil)
)

func TestVectorBinary(t *testing.T) {
	n := related.Analyzer{Terms: new(search.Analyzer).Terms}
	for _, a := range few {
		v := n.Vector(a)
		data, err := v.AppendBinary([]byte("x"))
		if err != nil {
			t.Fatal(err)
		}
		var got related.Vector
		if err := got.UnmarshalBinary(data[1:]); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, v) {
			t.Errorf("read back %v, want %v", got, v)
		}
		for i := range data[1:] {
			if err := got.UnmarshalBinary(data[1 : 1+i]); !errors.Is(err, related.ErrVector) {
				t.Fatalf("cut at %d: %v, want ErrVector", i, err)
			}
		}
	}
}

func FuzzVectorBinary(f *testing.F) {
	n := related.Analyzer{Terms: new(search.Analyzer).Terms}
	for _, a := range few {
		v := n.Vector(a)
		data, _ := v.AppendBinary(nil)
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var v related.Vector
		if v.UnmarshalBinary(data) != nil {
			return
		}
		for i := range v.Terms {
			if i > 0 && v.Terms[i-1].Term >= v.Terms[i].Term {
				t.Fatalf("terms are not ascending: %v", v.Terms)
			}
		}
		again, _ := v.AppendBinary(nil)
		var w related.Vector
		if err := w.UnmarshalBinary(again); err != nil || !reflect.DeepEqual(v, w) {
			t.Fatalf("%v becomes %v, %v", v, w, err)
		}
		if len(again) > len(data) {
			t.Fatalf("%d bytes became %d: %x, %x", len(data), len(again), data, again)
		}
	})
}
