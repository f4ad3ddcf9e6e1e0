package cell

import (
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// NextCluster returns the length in bytes of the extended grapheme cluster
// (UAX #29) that s begins with, 0 for the empty string. A byte that is not
// UTF-8 is a cluster of its own.
//
// The rules are those of clipperhouse/uax29: Unicode 17, all of
// GraphemeBreakTest, one cluster at a time without an allocation. go-text's
// segmenter works out words and lines as well for a whole text before it gives
// the first cluster; uniseg is at Unicode 15.
func NextCluster(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if n == len(s) || r == utf8.RuneError && n == 1 {
		return n
	}
	if r == ' ' || Plain(r) {
		if c := s[n]; c < utf8.RuneSelf {
			return n // nothing in ASCII extends a letter
		}
		if next, _ := utf8.DecodeRuneInString(s[n:]); Plain(next) {
			return n
		}
	}
	g := graphemes.FromString(s)
	if !g.Next() {
		return n
	}
	return validPrefix(s[:g.End()], n)
}

// validPrefix returns how much of s, whose first n bytes are a character, goes
// up to the first byte that is not UTF-8. The segmenter takes such bytes for
// part of the cluster when they stand at the end of the text.
func validPrefix(s string, n int) int {
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if r == utf8.RuneError && size == 1 {
			break
		}
		n += size
	}
	return n
}
