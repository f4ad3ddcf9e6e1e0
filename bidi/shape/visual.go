package shape

import (
	"encoding/binary"
	"slices"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/internal/ucd"
)

// AppendVisual is [bidi.AppendVisual] with Arabic letters joined: the one call
// that makes a text ready for an output that knows neither direction nor joining.
func AppendVisual(dst []byte, text string, d bidi.Direction) []byte {
	var p bidi.Paragraph
	for len(text) > 0 {
		n := p.Set(text, d)
		body := n - p.Separator()
		dst = AppendLine(dst, &p, 0, body)
		dst = append(dst, text[body:n]...)
		text = text[n:]
	}
	return dst
}

// AppendLine appends the line of p that holds the bytes from start up to end, in
// visual order, as [bidi.Paragraph.AppendVisual] does, with its letters joined. A
// letter at an end of the line keeps the form that it has within the paragraph;
// lam and alef on two lines are no ligature. It allocates nothing but what dst
// lacks.
func AppendLine(dst []byte, p *bidi.Paragraph, start, end int) []byte {
	text := p.Text()
	for _, r := range p.LineRuns(start, end) {
		switch {
		case r.Level&1 == 1:
			dst = appendReversed(dst, p, r)
		case p.Valid():
			dst = append(dst, text[r.Start:r.End]...)
		default:
			for _, c := range text[r.Start:r.End] {
				dst = utf8.AppendRune(dst, c)
			}
		}
	}
	return dst
}

// appendReversed appends a run of odd level from its last character to its first.
func appendReversed(dst []byte, p *bidi.Paragraph, r bidi.Run) []byte {
	text := p.Text()
	// Two bytes become three at most, and a byte that is no UTF-8 U+FFFD.
	room := r.End - r.Start
	if p.Valid() {
		room += room / 2
	} else {
		room *= 3
	}
	dst = slices.Grow(dst, room+utf8.UTFMax)
	c := cluster{p: p, text: text[:r.End], run: r, next: unknown}
	if r.End == len(text) || text[r.End] < utf8.RuneSelf {
		c.next = apart
	}
	for i := r.End; i > r.Start; {
		dst, i = c.letters(dst, i)
		if i > r.Start {
			dst, i = c.marked(dst, i)
		}
	}
	return dst
}

// letters appends characters from the one that ends at i backward, as long as they
// are ASCII or from U+0600 to U+06FF without marks, and returns where it stops.
func (c *cluster) letters(dst []byte, i int) ([]byte, int) {
	if !c.p.Valid() || c.next == unknown {
		return dst, i
	}
	k, out := len(dst), dst[:cap(dst)]
	next := uint32(c.next)
	// Where ASCII stands before the run, a letter at its beginning joins nothing, and
	// that can be seen as within the run; otherwise leave the beginning to append.
	floor := max(c.run.Start, 3)
	if c.run.Start == 0 || c.text[c.run.Start-1] >= utf8.RuneSelf {
		floor = c.run.Start + 3
	}
	s := c.text[:i] // what is left
text:
	for len(s) > floor {
		x := last4(s)
		if x>>31 == 0 {
			out[k] = ucd.MirrorASCII[x>>24]
			k++
			s = s[:len(s)-1]
			next = 0
			continue
		}
		if x>>16&0xFC != 0xD8 {
			if !standsAlone(x >> 16) {
				break
			}
			binary.LittleEndian.PutUint16(out[k:k+2], uint16(x>>16))
			if x>>16 == 0xABC2 || x>>16 == 0xBBC2 { // « and »
				out[k+1] ^= 0x10
			}
			k += 2
			s = s[:len(s)-2]
			next = 0
			continue
		}
		j := uint32(ucd.Arabic[uint8(x>>16<<6|x>>24&0x3F)])
		for {
			// What is before the letter?
			before := uint32(0)
			if x&0x8000 != 0 {
				if x&0xFC != 0xD8 {
					if !standsAlone(x) {
						break text
					}
					x = 0 // as if it were ASCII
				}
				before = uint32(ucd.Arabic[uint8(x<<6|x>>8&0x3F)])
			}
			both := before >> 1 & j // Forward of one and Backward of the other, Lam and Alef
			if (before|j)&uint32(ucd.Transparent)|both&uint32(ucd.Alef) != 0 {
				if (before|j)&uint32(ucd.Transparent) != 0 || len(s) < floor+3 {
					break text
				}
				joined, ok := beforeLigature(s)
				if !ok {
					break text
				}
				r := ucd.LamAlef(rune(0x0600 + j>>(ucd.ArabicShift+2)))
				utf8.EncodeRune(out[k:k+4], r+joined)
				k += 3
				s = s[:len(s)-4]
				next = uint32(joins)
				continue text
			}
			v := ucd.ArabicUTF8[(j>>ucd.ArabicShift|both&1|next&j)&1023]
			binary.LittleEndian.PutUint32(out[k:k+4], v)
			k += int(v >> 24)
			s = s[:len(s)-2]
			next = j & uint32(ucd.Backward) << 1
			if x&0x8000 == 0 {
				break
			}
			if len(s) <= floor {
				break text
			}
			x = last4(s)
			j = before
		}
	}
	c.next = following(next)
	return out[:k], len(s)
}

// standsAlone reports whether the two lowest bytes of x are a character from U+0080
// to U+05FF that is no mark: none of these joins.
func standsAlone(x uint32) bool {
	lead := x & 0xFF
	if lead < 0xC2 || lead > 0xD7 {
		return false
	}
	c := ucd.LowClass[lead&0x1F<<6|x>>8&0x3F]
	return c != ucd.NSM && c != ucd.BN
}

// beforeLigature returns 1 if the lam before the letter at the end of s is joined to
// the one before it and 0 if not; ok is false where this is not easy to say.
func beforeLigature(s string) (joined rune, ok bool) {
	if len(s) < 6 {
		return 0, false
	}
	trail, lead := s[len(s)-5], s[len(s)-6]
	if trail < utf8.RuneSelf {
		return 0, true
	}
	j := ucd.Arabic[lead<<6|trail&0x3F]
	return rune(j>>1) & 1, lead&^3 == 0xD8 && j&uint16(ucd.Transparent) == 0
}

// last4 returns the last four bytes of s, the last one highest.
func last4(s string) uint32 {
	b := s[len(s)-4:]
	return uint32(b[0]) | uint32(b[1])<<8 | uint32(b[2])<<16 | uint32(b[3])<<24
}
