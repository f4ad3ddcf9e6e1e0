package line

import (
	"math"
	"unicode/utf8"

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
	breaks  []Break // of an odd place
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

// filler breaks a text into lines as its words come.
type filler struct {
	lines  []quickLine
	now    quickLine // the line so far
	column int       // after it, blanks included
	width  int
	parted bool // there are non-joiners
}

// word takes in the stretch from one opportunity to break to the next: its
// columns, those of them before the blanks at its end, and where these begin.
// It returns false for a word that must be cut.
func (f *filler) word(start, n, columns, end int) bool {
	if f.column+columns > f.width {
		if int(f.now.start) == start || columns > f.width {
			return false
		}
		f.lines = append(f.lines, f.now)
		f.now = quickLine{start: int32(start), end: int32(start)}
		f.column = 0
	}
	if end > start {
		f.now.end, f.now.columns = int32(end), int32(f.column+columns)
	}
	f.column += n
	return true
}

// fill breaks a text into lines; ok is false where it is not plain. parted says
// that there are non-joiners. It finds the opportunities as plainBreaks does
// and, like Breaker, asks the library in the odd places.
func (q *Quick) fill(text string, width int) (parted, ok bool) {
	f := filler{lines: q.lines[:0], width: width}
	prev := other // as in plainBreaks
	start := 0    // of the word
	n, columns, end := 0, 0, 0
	marks, lam := quickMarks, false // on the last letter; it is a lam that takes an alef
	for i := 0; i < len(text); {
		t, size := quickAt(text, i)
		c := class(t & 15)
		odd := false
		if c == letter || c == digit {
			switch prev {
			case space:
				if !f.word(start, n, columns, end) {
					return false, false
				}
				start, n, columns, end = i, 0, 0, i
			case exclamation:
				odd = true // LB31: a break, but no safe place
			}
		} else {
			switch c {
			case space:
				odd = prev == opening
			case stop, closing, exclamation:
				odd = prev == space || prev == other
			case mark:
				odd = prev == space || prev == other
				c = prev
			case opening, quote:
				if prev == space {
					if !f.word(start, n, columns, end) {
						return false, false
					}
					start, n, columns, end = i, 0, 0, i
				}
				if c == opening {
					odd = prev != letter && prev != digit && prev != space && prev != opening
				} else {
					odd = prev == other
				}
			default:
				odd = true
			}
		}
		if odd {
			// Up to the next safe place, from the last one, the word's start.
			safe, hard := oddEnd(text, i)
			if hard || !q.odd(&f, text, start, safe) {
				return false, false
			}
			prev, i, start = other, safe, safe
			n, columns, end = 0, 0, safe
			marks, lam = quickMarks, false
			continue
		}
		prev = c
		i += size
		switch t >> 4 {
		case quickLetter:
			marks, lam = 0, false
			n++
			columns, end = n, i
		case quickBlank:
			marks, lam = quickMarks, false
			n++
		case quickLam:
			marks, lam = 0, true
			n++
			columns, end = n, i
		case quickAlef:
			if !lam {
				n++
			}
			marks, lam = 0, false
			columns, end = n, i
		case quickMark:
			if marks == quickMarks {
				return false, false
			}
			marks++
			end = i
		case quickJoint:
			f.parted, lam = true, false
		default:
			return false, false
		}
	}
	if start < len(text) || len(text) == 0 {
		if !f.word(start, n, columns, end) {
			return false, false
		}
	}
	q.lines = append(f.lines, f.now)
	return f.parted, true
}

// odd takes in the words of text[start:end], as the library parts them.
func (q *Quick) odd(f *filler, text string, start, end int) bool {
	q.breaks = q.breaker.ask(q.breaks[:0], text, start, end)
	q.breaks = append(q.breaks, Break{Offset: int32(end)})
	for _, b := range q.breaks {
		if b.Hard {
			return false
		}
		n, columns, to, ok := q.measure(f, text, start, int(b.Offset))
		if !ok || !f.word(start, n, columns, to) {
			return false
		}
		start = int(b.Offset)
	}
	return true
}

// measure counts the columns of a word as fill does.
func (q *Quick) measure(f *filler, text string, start, stop int) (n, columns, end int, ok bool) {
	end = start
	marks, lam := quickMarks, false
	for i := start; i < stop; {
		t, size := quickAt(text, i)
		i += size
		switch t >> 4 {
		case quickLetter:
			marks, lam = 0, false
			n++
		case quickBlank:
			marks, lam = quickMarks, false
			n++
			continue
		case quickLam:
			marks, lam = 0, true
			n++
		case quickAlef:
			if !lam {
				n++
			}
			marks, lam = 0, false
		case quickMark:
			if marks == quickMarks {
				return 0, 0, 0, false
			}
			marks++
			end = i
			continue
		case quickJoint:
			f.parted, lam = true, false
			continue
		default:
			return 0, 0, 0, false
		}
		columns, end = n, i
	}
	return n, columns, end, true
}

// quickAt returns the entry of quickTable for the character at text[i], and its
// length.
func quickAt(text string, i int) (uint8, int) {
	c := text[i]
	if c < utf8.RuneSelf {
		return quickTable[c], 1
	}
	if i+1 >= len(text) || text[i+1]&0xC0 != 0x80 {
		return 0, 1
	}
	if 0xC2 <= c && c < 0xE0 {
		return quickTable[int(c&0x1F)<<6|int(text[i+1]&0x3F)], 2
	}
	if c == 0xE2 && text[i+1] == 0x80 && i+2 < len(text) {
		switch text[i+2] {
		case 0x8C: // U+200C
			return quickJoint<<4 | uint8(mark), 3
		case 0x93, 0x94, 0xA6: // – — …
			return quickLetter<<4 | uint8(other), 3
		case 0x98, 0x9C: // ‘ “
			return quickLetter<<4 | uint8(opening), 3
		case 0x99, 0x9D: // ’ ”
			return quickLetter<<4 | uint8(closing), 3
		}
	}
	return 0, 1
}

// What a character is to a plain text.
const (
	quickOther  = iota // it is none of a plain text
	quickLetter        // one column, whatever it is
	quickBlank
	quickLam
	quickAlef
	quickMark
	quickJoint // nothing
)

// quickTable has, of U+0000-07FF, the above and in the lower four bits the
// class.
var quickTable = func() (t [0x800]uint8) {
	set := func(from, to rune, kind uint8) {
		for r := from; r <= to; r++ {
			t[r] = kind<<4 | uint8(lowClass[r])
		}
	}
	set(' ', ' ', quickBlank)
	set('!', '~', quickLetter)
	set('«', '«', quickLetter)
	set('»', '»', quickLetter)
	set('À', 0x17F, quickLetter)
	set('א', 'ת', quickLetter)
	set(0x60C, 0x60C, quickLetter)
	set(0x61B, 0x61B, quickLetter)
	set(0x61F, 0x64A, quickLetter)
	set(0x64B, 0x652, quickMark)
	set(0x660, 0x66D, quickLetter)
	set(0x672, 0x6D5, quickLetter)
	set(0x6F0, 0x6FB, quickLetter)
	set('ل', 'ل', quickLam)
	for _, r := range "آأإا" {
		set(r, r, quickAlef)
	}
	return t
}()
