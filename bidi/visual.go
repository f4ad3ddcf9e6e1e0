package bidi

import (
	"slices"
	"unicode/utf8"

	"khabar/bidi/internal/ucd"
)

// UnicodeVersion is the version of Unicode whose properties the package has.
const UnicodeVersion = ucd.Version

// Mirror returns the character whose glyph is the mirror image of that of r, and
// whether there is one (Bidi_Mirroring_Glyph, rule L4): ) for (, « for ».
func Mirror(r rune) (rune, bool) {
	m := ucd.MirrorOf(r)
	return m, m != r
}

// AppendVisual appends text in visual order, leftmost character first, for an
// output that knows nothing of direction: right-to-left runs are turned around
// (rule L2), their brackets mirrored (L4), and marks follow the letter that they
// stand on (L3). Each paragraph of the text is reordered as one line and keeps its
// separator at its end; bytes that are no UTF-8 become U+FFFD. Letters are not
// shaped: package shape does the same with Arabic joined.
func AppendVisual(dst []byte, text string, d Direction) []byte {
	var p Paragraph
	for len(text) > 0 {
		n := p.Set(text, d)
		dst = p.AppendVisual(dst, 0, p.body)
		dst = append(dst, p.text[p.body:]...)
		text = text[n:]
	}
	return dst
}

// AppendVisual appends the line that holds the bytes from start up to end in
// visual order, as the function AppendVisual does.
func (p *Paragraph) AppendVisual(dst []byte, start, end int) []byte {
	for _, r := range p.LineRuns(start, end) {
		switch {
		case r.Level&1 == 1:
			dst = appendReversed(dst, p.text[r.Start:r.End])
		case p.dirty:
			for _, c := range p.text[r.Start:r.End] {
				dst = utf8.AppendRune(dst, c)
			}
		default:
			dst = append(dst, p.text[r.Start:r.End]...)
		}
	}
	return dst
}

// appendReversed appends a right-to-left run from its last character to its first.
func appendReversed(dst []byte, s string) []byte {
	dst = slices.Grow(dst, len(s))
	for i := len(s); i > 0; {
		// Most characters are of one or two bytes, bear no marks and mirror no other.
		b := s[i-1]
		if b < utf8.RuneSelf {
			dst = append(dst, ucd.MirrorASCII[b])
			i--
			continue
		}
		if i >= 2 {
			if lead := s[i-2]; lead >= 0xC2 && lead < 0xE0 && b < 0xC0 {
				if c := ucd.LowClass[int(lead&0x1F)<<6|int(b&0x3F)]; c != ucd.NSM && c != ucd.ON {
					dst = append(dst, lead, b)
					i -= 2
					continue
				}
			}
		}
		dst, i = appendCluster(dst, s, i)
	}
	return dst
}

// appendCluster appends the character that ends at i, mirrored, with its marks and
// with what rule X9 removes between these, and returns where it starts.
func appendCluster(dst []byte, s string, i int) ([]byte, int) {
	marks := i
	r, w := utf8.DecodeLastRuneInString(s[:i])
	if ucd.ClassOf(r) == ucd.NSM {
		for set(removed | 1<<ucd.NSM).has(ucd.ClassOf(r)) {
			if marks -= w; marks == 0 {
				return append(dst, s[:i]...), 0
			}
			r, w = utf8.DecodeLastRuneInString(s[:marks])
		}
	}
	dst = utf8.AppendRune(dst, ucd.MirrorOf(r))
	return append(dst, s[marks:i]...), marks - w
}
