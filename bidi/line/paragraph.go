package line

import (
	"math"
	"slices"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/shape"
)

// Paragraph is a text being laid out: [Paragraph.Set] takes it in,
// [Paragraph.Fill] breaks it into lines of a width, [Paragraph.Line] gives one
// of them as cells. The zero value is ready and has no lines. It may be used
// again for the next text; once warm it allocates nothing. It must not be used
// by two goroutines at once, not even to read lines.
type Paragraph struct {
	text  string
	dir   bidi.Direction
	parts []part
	units []unit
	marks []rune
	lines []span

	levels bidi.Paragraph // of part current
	now    int            // current, an index of parts; -1: none

	// Scratch.
	breaker Breaker
	breaks  []Break
	runs    []bidi.Run
	glyphs  []shape.Glyph
	extra   []int32 // by unit of the line being laid out: blanks or tatweels after it
	stops   []uint8 // likewise: columns, if it has tabs
	places  []place
}

// part is a paragraph in the sense of UAX #9, its separator included.
type part struct {
	start, end int32 // bytes
	from, to   int32 // units
	level      uint8
}

// unit is what becomes a cell: a base and its marks. Units stand in logical
// order; a line end is one too, of no width.
type unit struct {
	start, end int32 // bytes of the text
	rune       rune  // shaped, not mirrored
	mark       uint32
	marks      uint8
	width      uint8
	flags      flags
}

type flags uint8

const (
	mayBreak  flags = 1 << iota // a line may begin with this unit
	mustBreak                   // a line must
	inside                      // the cluster began with a unit before this one
	hangs                       // a space, tab or line end: not shown at a line's end
	gap                         // a space that may be widened
	tab
	lineEnd
	hyphen // a line that ends before this unit ends in a hyphen
)

const softHyphen = '\u00AD'

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
	p.glyphs = shape.Append(p.glyphs[:0], text, p.runs)
	p.breaks = p.breaker.Append(p.breaks[:0], text)
	from := len(p.units)
	p.build(start, text)
	p.parts = append(p.parts, part{int32(start), int32(end), int32(from), int32(len(p.units)), p.levels.Level()})
}

// build makes units of the glyphs of text, which begins at byte base.
func (p *Paragraph) build(base int, text string) {
	var (
		pen     cell.Pen
		pending flags        // breaks that stand before the next unit
		rest    = p.breaks   // not passed yet
		brk     = next(rest) // offset of the first of them
		cluster int          // where a cluster begins
		border  int          // where it ends; cluster itself if that is not known yet
		plain   = true       // the glyph before lets no base into its cluster
		units   = slices.Grow(p.units, len(p.glyphs))
	)
	for i := range p.glyphs {
		g := &p.glyphs[i]
		for brk <= g.Start {
			pending |= mayBreak
			if rest[0].Hard {
				pending |= mustBreak
			}
			rest = rest[1:]
			brk = next(rest)
		}
		n := len(units)
		u := &units[:n+1][n]
		u.start, u.end = int32(base)+g.Start, int32(base)+g.End
		u.rune, u.width = g.Rune, 1
		u.mark, u.marks = uint32(len(p.marks)), 0
		u.flags = pending
		if pending == hyphen {
			u.flags = 0 // no break is allowed after that soft hyphen
		}
		if plain && (g.Rune == ' ' || cell.Plain(g.Rune)) {
			cluster, border = int(g.Start), int(g.Start)
			if g.Rune == ' ' {
				pen.Space()
				u.flags |= hangs | gap
			} else {
				pen.Base()
			}
			pending = 0
			units = units[:n+1]
			continue
		}
		kind := cell.KindOf(g.Rune)
		switch pen.Put(kind, g.Rune) {
		case cell.Ride:
			p.marks = append(p.marks, g.Rune)
			last := &units[n-1]
			last.marks++
			last.end = max(last.end, u.end)
			continue
		case cell.Stand:
			u.rune = cell.Shown(g.Rune)
			u.width = uint8(cell.Width(g.Rune))
			if kind == cell.Blank {
				u.flags |= blankFlags(g.Rune)
			}
		case cell.Circle:
			u.rune, u.marks = cell.DottedCircle, 1
			p.marks = append(p.marks, g.Rune)
		case cell.Skip:
			switch kind {
			case cell.Tab:
				u.rune = ' '
				u.flags |= hangs | tab
			case cell.Newline:
				u.width = 0
				u.flags |= hangs | lineEnd
			case cell.Mark:
				// One too many on its base, which shows it for all that.
				last := &units[n-1]
				last.end = max(last.end, u.end)
				continue
			default:
				plain = plain && kind == cell.Joint
				if g.Rune == softHyphen && n > 0 && units[n-1].flags&hangs == 0 {
					pending |= hyphen
				}
				continue
			}
		}
		// A base that may be of the cluster of the unit before it.
		for border <= int(g.Start) {
			cluster = border
			border += cell.NextCluster(text[border:])
		}
		if n > 0 && base+cluster < int(units[n-1].end) {
			u.flags |= inside
		}
		pending, plain = 0, kind == cell.Blank || cell.Plain(g.Rune)
		units = units[:n+1]
	}
	p.units = units
}

// next returns the offset of the first of breaks, or one beyond any text.
func next(breaks []Break) int32 {
	if len(breaks) == 0 {
		return math.MaxInt32
	}
	return breaks[0].Offset
}

// blankFlags returns what the blank r may do at a line's end and in a
// justified line.
func blankFlags(r rune) flags {
	switch r {
	case ' ':
		return hangs | gap
	case 0xA0:
		return gap
	case 0x2007, 0x202F: // figure space, narrow no-break space
		return 0
	}
	return hangs
}
