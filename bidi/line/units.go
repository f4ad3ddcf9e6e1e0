package line

import (
	"math"
	"slices"
	"strings"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/shape"
)

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

// build makes units of text, which begins at byte base and has the runs and
// breaks worked out. It goes piece by piece, so that a long text does not take
// the room of all its glyphs.
func (p *Paragraph) build(base int, text string) {
	b := builder{text: text, base: int32(base), plain: true, rest: p.breaks}
	b.brk = next(b.rest)
	runs := p.runs
	for at := 0; at < len(text); {
		at, runs = p.shapePiece(text, at, runs)
		p.append(&b)
	}
}

// pieceLength is about the length of a piece, in bytes.
const pieceLength = 4096

// shapePiece shapes the text from byte at up to a space some way on, where no
// letters join. It returns where it ended and the runs from there on.
func (p *Paragraph) shapePiece(text string, at int, runs []bidi.Run) (int, []bidi.Run) {
	end := len(text)
	if at+pieceLength < len(text) {
		if i := strings.IndexByte(text[at+pieceLength:], ' '); i >= 0 {
			end = at + pieceLength + i + 1
		}
	}
	p.piece = p.piece[:0]
	for len(runs) > 0 && runs[0].Start < end {
		r := runs[0]
		r.Start, r.End = max(r.Start, at), min(r.End, end)
		p.piece = append(p.piece, r)
		if runs[0].End > end {
			break
		}
		runs = runs[1:]
	}
	p.glyphs = shape.Append(p.glyphs[:0], text, p.piece)
	return end, runs
}

// builder is where the building of units stands.
type builder struct {
	text    string // of the part
	base    int32  // where it begins
	pen     cell.Pen
	pending flags   // what the next unit will have
	rest    []Break // not passed yet
	brk     int32   // offset of the first of them
	cluster int     // where a cluster begins
	border  int     // where it ends; cluster itself if that is not known yet
	plain   bool    // the glyph before lets no base into its cluster
}

// append makes units of the glyphs of the piece.
func (p *Paragraph) append(b *builder) {
	pending, plain, brk := b.pending, b.plain, b.brk
	cluster, border := b.cluster, b.border
	base := b.base
	units := slices.Grow(p.units, len(p.glyphs))
	for i := range p.glyphs {
		g := &p.glyphs[i]
		for brk <= g.Start {
			pending |= mayBreak
			if b.rest[0].Hard {
				pending |= mustBreak
			}
			b.rest = b.rest[1:]
			brk = next(b.rest)
		}
		n := len(units)
		u := &units[:n+1][n]
		u.start, u.end = base+g.Start, base+g.End
		u.rune, u.width = g.Rune, 1
		u.mark, u.marks = uint32(len(p.marks)), 0
		u.flags = pending
		if pending == hyphen {
			u.flags = 0 // no break is allowed after that soft hyphen
		}
		if plain && (g.Rune == ' ' || cell.Plain(g.Rune)) {
			cluster, border = int(g.Start), int(g.Start)
			if g.Rune == ' ' {
				b.pen.Space()
				u.flags |= hangs | gap
			} else {
				b.pen.Base()
			}
			pending = 0
			units = units[:n+1]
			continue
		}
		kind := cell.KindOf(g.Rune)
		switch b.pen.Put(kind, g.Rune) {
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
			border += cell.NextCluster(b.text[border:])
		}
		if n > 0 && base+int32(cluster) < units[n-1].end {
			u.flags |= inside
		}
		pending, plain = 0, kind == cell.Blank || cell.Plain(g.Rune)
		units = units[:n+1]
	}
	p.units = units
	b.pending, b.plain, b.brk = pending, plain, brk
	b.cluster, b.border = cluster, border
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
