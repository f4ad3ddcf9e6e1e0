package line

import (
	"math"

	"khabar/bidi"
	"khabar/bidi/shape"
)

// Quick lays out plain paragraphs for terminals that show cells as they come:
// from text to the bytes of its lines, without cells in between. It does what
// Paragraph and row.Writer (class Visual, default look) do together, several
// times as fast, and leaves to them what is not plain. The zero value is ready;
// once warm it allocates nothing. One goroutine at a time may use it.
//
// Plain is text of letters of Arabic, Hebrew and Latin script with few marks,
// digits, ASCII punctuation and common quotes and dashes, whose words all have
// room in a line.
type Quick struct {
	levels  bidi.Paragraph
	breaker Breaker
	breaks  []Break
	lines   []quickLine
}

// quickLine is one line: its bytes without the blanks at its end, its columns.
type quickLine struct{ start, end, columns int32 }

// Append appends the lines of a text of one paragraph, broken at a width, with
// a newline after each. Where flush is set, lines that read from the right end
// at the last column. ok is false, and nothing appended, where the text is not
// plain.
func (q *Quick) Append(dst []byte, text string, d bidi.Direction, width int, flush bool) (_ []byte, ok bool) {
	if len(text) == 0 || len(text) > math.MaxInt32 {
		return dst, false
	}
	parted, ok := q.fill(text, max(width, 1))
	if !ok {
		return dst, false
	}
	q.levels.Set(text, d)
	rtl := q.levels.Level() == 1
	for _, l := range q.lines {
		if rtl && flush {
			for range width - int(l.columns) {
				dst = append(dst, ' ')
			}
		}
		from := len(dst)
		dst = shape.AppendLine(dst, &q.levels, int(l.start), int(l.end))
		if parted {
			dst = withoutNonJoiners(dst, from)
		}
		dst = append(dst, '\n')
	}
	return dst, true
}

// nonJoiner is U+200C, which has done its work when letters have their shapes.
const nonJoiner = "\u200C"

// withoutNonJoiners takes them out of dst[from:].
func withoutNonJoiners(dst []byte, from int) []byte {
	to := from
	for i := from; i < len(dst); i++ {
		if dst[i] == nonJoiner[0] && i+2 < len(dst) && dst[i+1] == nonJoiner[1] && dst[i+2] == nonJoiner[2] {
			i += 2
			continue
		}
		dst[to] = dst[i]
		to++
	}
	return dst[:to]
}

// quickMarks is how many marks a letter of plain text bears at most.
const quickMarks = 4

// fill breaks a text into lines; ok is false where it is not plain. parted says
// that there are non-joiners.
func (q *Quick) fill(text string, width int) (parted, ok bool) {
	q.lines = q.lines[:0]
	if width < math.MaxInt32 {
		q.breaks = q.breaker.Append(q.breaks[:0], text)
	} else {
		q.breaks = q.breaks[:0]
	}
	var (
		l      = quickLine{}      // the line so far, up to the last break
		column = 0                // after it, blanks included
		marks  = quickMarks       // on the letter before; a blank bears none
		lam    = false            // the letter before is a lam that takes an alef
		i      = 0                // in the text
		full   = int32(len(text)) // where the last word ends
	)
	for k := 0; i < len(text); k++ {
		next := full
		if k < len(q.breaks) {
			if q.breaks[k].Hard {
				return false, false
			}
			next = q.breaks[k].Offset
		}
		start := i
		n, word, end := 0, 0, start // columns, those without blanks at the end, where these begin
		for i < int(next) {
			c := text[i]
			switch {
			case c == ' ':
				n++
				marks, lam = quickMarks, false
				i++
				continue
			case c > ' ' && c < 0x7F:
				i++
				marks, lam = 0, false
			case c <= 0x7F || i+1 >= len(text) || text[i+1]&0xC0 != 0x80:
				return false, false
			case c == 0xD8 || c == 0xD9:
				switch t := quickArabic[c&1][text[i+1]&0x3F]; t {
				case quickMark:
					if marks == quickMarks {
						return false, false
					}
					marks++
					i += 2
					end = i
					continue
				case quickAlef:
					marks = 0
					if lam {
						lam = false
						i += 2
						end = i
						continue
					}
				case quickLam:
					lam, marks = true, 0
				case quickLetter:
					lam, marks = false, 0
				default:
					return false, false
				}
				i += 2
			case quickPair(c, text[i+1]):
				i += 2
				marks, lam = 0, false
			case c == 0xE2 && text[i+1] == 0x80 && i+2 < len(text):
				switch text[i+2] {
				case 0x8C: // U+200C
					parted, lam = true, false
					i += 3
					continue
				case 0x93, 0x94, 0x98, 0x99, 0x9C, 0x9D, 0xA6: // – — ‘ ’ “ ” …
					marks, lam = 0, false
					i += 3
				default:
					return false, false
				}
			default:
				return false, false
			}
			n++
			word, end = n, i
		}
		if column+word > width {
			if l.start == int32(start) || word > width {
				return false, false // a word to be cut
			}
			q.lines = append(q.lines, l)
			l = quickLine{start: int32(start)}
			column = 0
		}
		if end > start {
			l.end, l.columns = int32(end), int32(column+word)
		}
		if l.end < l.start { // nothing but blanks so far
			l.end = l.start
		}
		column += n
	}
	q.lines = append(q.lines, l)
	return parted, true
}

// What the characters from U+0600 to U+067F are to a plain text.
const (
	quickOther = iota
	quickLetter
	quickLam
	quickAlef
	quickMark
)

var quickArabic = func() (t [2][64]uint8) {
	set := func(from, to rune, kind uint8) {
		for r := from; r <= to; r++ {
			t[(r-0x600)>>6][r&0x3F] = kind
		}
	}
	set(0x60C, 0x60C, quickLetter)
	set(0x61B, 0x61B, quickLetter)
	set(0x61F, 0x64A, quickLetter)
	set(0x64B, 0x652, quickMark)
	set(0x660, 0x66D, quickLetter)
	set(0x672, 0x67F, quickLetter)
	set(0x644, 0x644, quickLam)
	for _, r := range "آأإا" {
		set(r, r, quickAlef)
	}
	return t
}()

// quickPair reports whether two bytes are another plain letter: of Hebrew,
// Latin or Persian and Urdu, or a guillemet.
func quickPair(c, d byte) bool {
	switch c {
	case 0xC2:
		return d == 0xAB || d == 0xBB
	case 0xC3, 0xC4, 0xC5:
		return d >= 0x80 && d < 0xC0
	case 0xD7:
		return d >= 0x90 && d <= 0xAA
	case 0xDA:
		return d >= 0x80 && d < 0xC0
	case 0xDB:
		return d >= 0x80 && d <= 0x95 || d >= 0xB0 && d <= 0xBB
	}
	return false
}
