package search

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"
)

// Append appends the folded form of s to dst and returns it. It allocates
// nothing when dst has room, which a dst that held a text of the same length
// before has but for ligatures such as U+FDFA. A byte that is not UTF-8 becomes U+FFFD.
// The rules are in the package comment.
func Append(dst []byte, s string) []byte {
	dst, _ = fold(dst, nil, s, false)
	return dst
}

// AppendMap is [Append] with the way back: for each byte appended to dst,
// at gets the offset in s of the character it came from, and after the last
// one more, len(s). So what stands folded at dst[i:j] stands in the original
// at s[at[i]:at[j]], with the marks on it.
func AppendMap(dst []byte, at []int32, s string) ([]byte, []int32) {
	dst, at = fold(dst, at, s, true)
	return dst, append(at, int32(len(s)))
}

// String returns s folded. [Append] is for hot paths.
func String(s string) string { return string(Append(nil, s)) }

// widest is the number of bytes the longest entry of twoBytes is stored in.
const widest = 4

// fold is Append, and AppendMap but for its last offset where track is set.
func fold(dst []byte, at []int32, s string, track bool) ([]byte, []int32) {
	start := len(dst)
	for i := 0; i < len(s); {
		dst = slices.Grow(dst, len(s)-i+widest)
		if track {
			at = slices.Grow(at, len(s)-i+widest)
		}
		var n, m int
		n, m, i = foldTwoBytes(dst, at, s, i, start, track)
		dst, at = dst[:n], at[:m]
		if i == len(s) {
			break
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < 0x800 { // the room was used up
			continue
		}
		before := len(dst)
		dst = appendHigh(dst, r)
		// What is written in three bytes and folds to D7 xx is a Hebrew letter.
		if before < len(dst) && dst[before] == 0xD7 && dropsQuote(dst, start, before) {
			dst = append(dst[:before-1], dst[before:]...)
			before--
			at = at[:max(0, len(at)-1)]
		}
		if track {
			for range len(dst) - before {
				at = append(at, int32(i))
			}
		}
		i += size
	}
	return dst, at
}

// foldTwoBytes folds s from i up to the first rune that the table does not
// have, or until the room in dst is used up. It writes whole words of four
// bytes behind the ends of dst and at, within their capacity, and returns the
// new ends and how far it came.
func foldTwoBytes(dst []byte, at []int32, s string, i, start int, track bool) (n, m, next int) {
	n, m = len(dst), len(at)
	b, a := dst[:cap(dst)], at[:cap(at)]
	for i < len(s) && n+widest <= len(b) && (!track || m+widest <= len(a)) {
		c := s[i]
		size := 1
		e := &twoBytes[c&0x7F]
		if c >= utf8.RuneSelf {
			if c < 0xC2 || c > 0xDF || i+1 == len(s) || s[i+1]&0xC0 != 0x80 {
				break
			}
			e = &twoBytes[int(c&0x1F)<<6|int(s[i+1]&0x3F)]
			size = 2
			if e.kind == hebrew && dropsQuote(b, start, n) {
				n--
				if track {
					m--
				}
			}
		}
		binary.LittleEndian.PutUint32(b[n:], e.bytes)
		n += int(e.n)
		if track {
			w := a[m : m+widest]
			w[0], w[1], w[2], w[3] = int32(i), int32(i), int32(i), int32(i)
			m += int(e.n)
		}
		i += size
	}
	return n, m, i
}

// dropsQuote reports whether a Hebrew letter that comes at b[n] drops the byte
// before it: an ASCII quotation mark after another Hebrew letter, which is
// the gershayim of an acronym (צה"ל) or the geresh of a foreign sound (ג'ורג').
func dropsQuote(b []byte, start, n int) bool {
	return n-start >= 3 && (b[n-1] == '"' || b[n-1] == '\'') &&
		b[n-3] == 0xD7 && 0x90 <= b[n-2] && b[n-2] <= 0xAA
}
