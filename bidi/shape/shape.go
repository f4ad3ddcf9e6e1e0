package shape

import (
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/internal/ucd"
)

// Glyph is a shaped character and the bytes of the text that it stands for.
type Glyph struct {
	Rune       rune
	Start, End int32
}

const lam = 'ل'

// Append appends the text to dst, one Glyph for each character, in logical order.
// The letters of a run of odd level are joined among themselves, by the joining
// types of ArabicShaping.txt, and get the presentation form that this gives; runs
// of even level pass unchanged. The runs are those of [bidi.Paragraph.Runs]: what
// they leave out of the text is left out.
//
// Lam and alef make one Glyph, which stands for the bytes of both and of what is
// between them; the marks between them come after it, as Glyphs of their own.
// Bytes that are no UTF-8 are U+FFFD, one Glyph each. Mirroring is left to who
// knows where the glyphs go (see [bidi.Mirror]).
func Append(dst []Glyph, text string, runs []bidi.Run) []Glyph {
	for _, r := range runs {
		switch {
		case r.Start < 0 || r.Start > r.End || r.End > len(text): // no run of this text
		case r.Level&1 == 0:
			dst = appendPlain(dst, text[r.Start:r.End], r.Start)
		default:
			dst = appendJoined(dst, text, r)
		}
	}
	return dst
}

// appendPlain appends the characters of s, which starts at the given offset.
func appendPlain(dst []Glyph, s string, offset int) []Glyph {
	for i := 0; i < len(s); {
		r, w := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, w = decode(s, i)
		}
		dst = append(dst, Glyph{r, int32(offset + i), int32(offset + i + w)})
		i += w
	}
	return dst
}

// appendJoined appends the characters of a run of odd level.
func appendJoined(dst []Glyph, text string, run bidi.Run) []Glyph {
	// The last character that joining does not look through waits for the next one
	// to know its form.
	waiting := -1 // its place in dst
	var joining ucd.Joining
	joined := 0    // 1 if it is joined to the one before it
	marks := false // all that came after it are marks
	first := true  // there was none yet
	s := text[:run.End]
	for i := run.Start; i < len(s); {
		r, w := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, w = decode(s, i)
		}
		g := Glyph{r, int32(i), int32(i + w)}
		i += w
		j := ucd.JoiningOf(r)
		if j&ucd.Transparent != 0 {
			marks = marks && ucd.ClassOf(r) == ucd.NSM
			dst = append(dst, g)
			continue
		}
		if first && j&ucd.Backward != 0 {
			joining = joiner(text[:run.Start])
		}
		first = false
		join := joining&ucd.Forward != 0 && j&ucd.Backward != 0
		if waiting >= 0 {
			if join && marks && dst[waiting].Rune == lam {
				if ligature := ucd.LamAlef(r); ligature != 0 {
					dst[waiting].Rune = ligature + rune(joined)
					dst[waiting].End = g.End
					waiting, joining = -1, 0
					continue
				}
			}
			finish(&dst[waiting], joined, join)
		}
		waiting, joining, joined, marks = len(dst), j, 0, true
		if join {
			joined = 1
		}
		dst = append(dst, g)
	}
	if waiting >= 0 {
		finish(&dst[waiting], joined, false)
	}
	return dst
}

// decode returns the character at i, which is not ASCII, and its length.
func decode(s string, i int) (rune, int) {
	b := s[i]
	if b >= 0xC2 && b < 0xE0 && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
		return rune(b&0x1F)<<6 | rune(s[i+1]&0x3F), 2
	}
	return utf8.DecodeRuneInString(s[i:])
}

// joiner returns the joining type of a zero-width joiner at the end of a text that
// a run follows, and 0 where there is none. Rule X9 takes the joiner away before
// levels are resolved: it has the level of what is before it, and joins what is
// after it all the same.
func joiner(text string) ucd.Joining {
	for len(text) > 0 {
		r, w := utf8.DecodeLastRuneInString(text)
		j := ucd.JoiningOf(r)
		if j&ucd.Causing != 0 && ucd.ClassOf(r) == ucd.BN {
			return j
		}
		if j&ucd.Transparent == 0 {
			break
		}
		text = text[:len(text)-w]
	}
	return 0
}

// finish gives a glyph its form: joined to the one before it (0 or 1) and to the
// one after it.
func finish(g *Glyph, joined int, next bool) {
	if next {
		joined += 2
	}
	g.Rune = ucd.FormOf(g.Rune, joined)
}
