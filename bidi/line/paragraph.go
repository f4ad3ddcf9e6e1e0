package line

import (
	"math"

	"khabar/bidi"
	"khabar/bidi/shape"
)

// Paragraph is a text being laid out: [Paragraph.Set] takes it in,
// [Paragraph.Fill] breaks it into lines of a width, [Paragraph.Line] gives one
// of them as cells. The zero value is ready and has no lines. It may be used
// again for the next text; once warm it allocates nothing. It must not be used
// by two goroutines at once, not even to read lines.
type Paragraph struct {
	// Bind, set before Set, keeps a word that begins with digits joined to
	// right-to-left letters, as "14ویں", from beginning a line; at the beginning of
	// a paragraph and after a word of other letters it is laid out as "14 ویں". It
	// is for the one terminal that shows such digits on the wrong side where no
	// right-to-left letter stands before them on the line (row.Writer.DropsMarks).
	Bind bool

	text  string
	dir   bidi.Direction
	parts []part
	units []unit
	marks []rune
	lines []span

	levels bidi.Paragraph // of part now
	now    int            // an index of parts; -1: none

	// Scratch.
	breaker Breaker
	breaks  []Break
	runs    []bidi.Run
	piece   []bidi.Run    // those of one piece of a part
	glyphs  []shape.Glyph // of that piece
	extra   []int32       // by unit of the line being laid out: blanks or tatweels after it
	stops   []uint8       // likewise: columns, if it has tabs
	places  []place
}

// part is a paragraph in the sense of UAX #9, its separator included.
type part struct {
	start, end int32 // bytes
	from, to   int32 // units
	level      uint8
}

// Set takes in a text and works out all that does not depend on the width. The
// lines of the text before are gone. Text beyond 2 GB is left out.
func (p *Paragraph) Set(text string, d bidi.Direction) {
	if len(text) > math.MaxInt32 {
		text = text[:math.MaxInt32]
	}
	p.text, p.dir = text, d
	p.parts, p.units, p.marks, p.lines = p.parts[:0], p.units[:0], p.marks[:0], p.lines[:0]
	p.now = -1
	for start := 0; start < len(text); {
		end := start + partLength(text[start:])
		p.add(start, end)
		start = end
	}
}

// Level returns the embedding level of the text, of its first paragraph if it
// has many: odd reads right to left.
func (p *Paragraph) Level() uint8 {
	if len(p.parts) == 0 {
		if p.dir == bidi.RTL {
			return 1
		}
		return 0
	}
	return p.parts[0].level
}

// partLength returns the length of the first bidi paragraph of s, with its
// separator (class B of UAX #9; CR LF is one).
func partLength(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c > 0x1E && c != 0xC2 && c != 0xE2:
		case c == '\n' || 0x1C <= c && c <= 0x1E:
			return i + 1
		case c == '\r':
			if i+1 < len(s) && s[i+1] == '\n' {
				i++
			}
			return i + 1
		case c == 0xC2 && i+1 < len(s) && s[i+1] == 0x85:
			return i + 2
		case c == 0xE2 && i+2 < len(s) && s[i+1] == 0x80 && s[i+2] == 0xA9:
			return i + 3
		}
	}
	return len(s)
}

// use makes part i the one whose levels are at hand. Lines are mostly asked
// for in order, so each part is resolved once more at most.
func (p *Paragraph) use(i int) {
	if p.now != i {
		p.levels.Set(p.text[p.parts[i].start:p.parts[i].end], p.dir)
		p.now = i
	}
}

// add takes in the part text[start:end].
func (p *Paragraph) add(start, end int) {
	text := p.text[start:end]
	p.levels.Set(text, p.dir)
	p.now = len(p.parts)
	p.runs = p.levels.Runs(p.runs[:0])
	p.breaks = p.breaker.Append(p.breaks[:0], text)
	from := len(p.units)
	p.build(start, text)
	if p.Bind {
		p.bind(from)
	}
	p.parts = append(p.parts, part{int32(start), int32(end), int32(from), int32(len(p.units)), p.levels.Level()})
}
