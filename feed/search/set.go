package search

import "math/bits"

// set is a set of the numbers of documents.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

func (s set) add(n int32)      { s[n>>6] |= 1 << (n & 63) }
func (s set) remove(n int32)   { s[n>>6] &^= 1 << (n & 63) }
func (s set) has(n int32) bool { return s[n>>6]&(1<<(n&63)) != 0 }

func (s set) and(t set) {
	for i, w := range t {
		s[i] &= w
	}
}

func (s set) or(t set) {
	for i, w := range t {
		s[i] |= w
	}
}

func (s set) without(t set) {
	for i, w := range t {
		s[i] &^= w
	}
}

func (s set) count() (n int) {
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// each calls f for each number, which it may remove.
func (s set) each(f func(n int32)) {
	for i, w := range s {
		for w != 0 {
			f(int32(i*64 + bits.TrailingZeros64(w)))
			w &= w - 1
		}
	}
}

// invert makes s the numbers below n that it had not.
func (s set) invert(n int) {
	for i := range s {
		s[i] = ^s[i]
	}
	if r := n % 64; r != 0 {
		s[len(s)-1] &= 1<<r - 1
	}
}
