package shape

import (
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
	s := p.Text()[:r.End]
	// Two bytes become three at most, and a byte that is no UTF-8 U+FFFD.
	room, valid := len(s)-r.Start, p.Valid()
	if valid {
		room += room / 2
	} else {
		room *= 3
	}
	dst = slices.Grow(dst, room+utf8.UTFMax)
	k := len(dst) // out[:k] is done
	out := dst[:cap(dst)]
	next := unknown
	if text := p.Text(); r.End == len(text) || text[r.End] < utf8.RuneSelf {
		next = apart
	}
	for i := r.End; i > r.Start; {
		b := s[i-1]
		if b < utf8.RuneSelf {
			out[k] = mirrored[b]
			k++
			i--
			next = apart
			continue
		}
		if i-2 >= r.Start && s[i-2]&^3 == 0xD8 && next != unknown && valid {
			c := s[i-2]<<6 | b&0x3F
			j := ucd.ArabicJoining[c]
			if j&ucd.Transparent == 0 && i-4 >= r.Start && !alef(c) {
				form := next & following(j)
				if j&ucd.Backward != 0 {
					before := s[i-3]
					if before >= utf8.RuneSelf {
						if s[i-4]&^3 != 0xD8 {
							goto slow
						}
						before := ucd.ArabicJoining[s[i-4]<<6|before&0x3F]
						if before&ucd.Transparent != 0 {
							goto slow
						}
						form |= following(before&ucd.Forward) >> 1
					}
				}
				v := ucd.ArabicUTF8[c][form]
				o := out[k : k+4]
				o[0], o[1], o[2], o[3] = byte(v), byte(v>>8), byte(v>>16), byte(v>>24)
				k += int(v >> 24)
				i -= 2
				next = following(j&ucd.Backward) << 1
				continue
			}
		}
	slow:
		c := cluster{p: p, text: s, run: r, next: next}
		dst, i = c.append(out[:k], i)
		k, next, out = len(dst), c.next, dst[:cap(dst)]
	}
	return out[:k]
}

// mirrored is the mirror images of the ASCII characters, most of them themselves.
const mirrored = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\t\n\x0b\x0c\r\x0e\x0f" +
	"\x10\x11\x12\x13\x14\x15\x16\x17\x18\x19\x1a\x1b\x1c\x1d\x1e\x1f" +
	" !\"#$%&')(*+,-./0123456789:;>=<?" +
	"@ABCDEFGHIJKLMNOPQRSTUVWXYZ]\\[^_" +
	"`abcdefghijklmnopqrstuvwxyz}|{~\x7f"

// alef reports whether U+0600+c makes a ligature with lam.
func alef(c byte) bool { return c == 0x22 || c == 0x23 || c == 0x25 || c == 0x27 }
