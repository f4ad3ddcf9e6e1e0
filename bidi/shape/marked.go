package shape

import (
	"encoding/binary"
	"unicode/utf8"

	"khabar/bidi/internal/ucd"
)

// marked appends the character that ends at i with its marks, and returns where it
// starts. It is quick with letters of two bytes and leaves the others to append.
func (c *cluster) marked(dst []byte, i int) ([]byte, int) {
	if !c.p.Valid() || c.next == unknown {
		return c.append(dst, i)
	}
	s, start := c.text, c.run.Start
	letter := skipMarks(s, start, i) // where it ends
	if letter-start < 2 {
		return c.append(dst, i)
	}
	trail, lead := s[letter-1], s[letter-2]
	if trail < utf8.RuneSelf {
		return c.append(dst, i)
	}
	from := letter - 2
	if lead&^3 != 0xD8 {
		if !standsAlone(uint32(trail)<<8|uint32(lead)) || lead == 0xC2 {
			return c.append(dst, i)
		}
		c.next = apart
		return append(dst, s[from:i]...), from
	}
	j := uint32(ucd.Arabic[lead<<6|trail&0x3F])
	before, ok := c.quickBefore(from)
	both := before >> 1 & j
	if !ok || j&uint32(ucd.Transparent) != 0 || both&uint32(ucd.Alef) != 0 {
		return c.append(dst, i)
	}
	v := ucd.ArabicUTF8[(j>>ucd.ArabicShift|both&1|uint32(c.next)&j)&1023]
	c.next = following(j & uint32(ucd.Backward) << 1)
	k := len(dst)
	dst = binary.LittleEndian.AppendUint32(dst, v)[:k+int(v>>24)]
	return append(dst, s[letter:i]...), from
}

// quickBefore returns what ucd.Arabic says of the letter that joining sees before
// i, 0 for a character that never joins; ok is false where this is not easy to say.
func (c *cluster) quickBefore(i int) (letter uint32, ok bool) {
	s, start := c.text, c.run.Start
	i = skipMarks(s, start, i)
	if i == start {
		return 0, i == 0 || s[i-1] < utf8.RuneSelf
	}
	trail := s[i-1]
	if trail < utf8.RuneSelf {
		return 0, true
	}
	if i-start < 2 {
		return 0, false
	}
	lead := s[i-2]
	if lead&^3 == 0xD8 {
		letter = uint32(ucd.Arabic[lead<<6|trail&0x3F])
		return letter, letter&uint32(ucd.Transparent) == 0
	}
	return 0, standsAlone(uint32(trail)<<8 | uint32(lead))
}

// skipMarks returns where the marks of two bytes begin that end at i.
func skipMarks(s string, start, i int) int {
	for i-start >= 2 {
		trail, lead := s[i-1], s[i-2]
		if trail < utf8.RuneSelf || lead < 0xC2 || lead >= 0xE0 || ucd.LowClass[int(lead&0x1F)<<6|int(trail&0x3F)] != ucd.NSM {
			break
		}
		i -= 2
	}
	return i
}
