package line

import (
	"sort"

	"khabar/bidi"
	"khabar/bidi/cell"
)

// Align says where a line stands in a wider space. Start and End follow the
// direction of the paragraph.
type Align uint8

const (
	Start Align = iota
	End
	Center
	Left
	Right
	Justify // both edges; where that cannot be, Start
)

// Options say how a line is shown.
type Options struct {
	Width   int // columns, padding included; below 0 is 0
	Align   Align
	Kashida bool // with Justify: stretch Arabic words too
	// MostKashida is how many tatweels a word takes at most; 0: three. With one,
	// spaces take a column each before any word is stretched.
	MostKashida int
	Style       cell.Style // of all cells; see Paint
}

const ellipsis = '…'

// Line appends line i to dst in visual order: exactly o.Width columns. A line
// wider than that is cut as by Truncate; a line that is not there is blank.
func (p *Paragraph) Line(dst *cell.Row, i int, o Options) {
	if i < 0 || i >= len(p.lines) {
		dst.Blank(max(o.Width, 0), o.Style)
		return
	}
	s := &p.lines[i]
	if int(s.columns) > o.Width {
		p.shorten(dst, *s, o)
		return
	}
	p.place(dst, s, o)
}

// Truncate appends the text to dst on one line of exactly o.Width columns,
// whether it was filled or not. When it does not fit, or goes on after a line
// end, it ends in "…" at its logical end: at the left of a right-to-left text.
func (p *Paragraph) Truncate(dst *cell.Row, o Options) {
	if len(p.parts) == 0 {
		dst.Blank(max(o.Width, 0), o.Style)
		return
	}
	p.truncate(dst, 0, int(p.parts[0].from), o)
}

// TruncateFrom is Truncate for what the text has from line i on: it draws the
// last line there is room for, with the ellipsis that says there is more.
func (p *Paragraph) TruncateFrom(dst *cell.Row, i int, o Options) {
	if i < 0 || i >= len(p.lines) {
		dst.Blank(max(o.Width, 0), o.Style)
		return
	}
	p.truncate(dst, int(p.lines[i].part), int(p.lines[i].from), o)
}

// truncate appends the units from and on of a part on one line.
func (p *Paragraph) truncate(dst *cell.Row, part, from int, o Options) {
	end := int(p.parts[part].to)
	to := from
	for to < end && p.units[to].flags&lineEnd == 0 {
		to++
	}
	s := p.measure(from, to)
	s.part, s.hard = int32(part), true
	if int(s.columns) > o.Width || p.more(to) {
		p.shorten(dst, s, o)
		return
	}
	p.place(dst, &s, o)
}

// more reports whether anything is to be seen from unit i on.
func (p *Paragraph) more(i int) bool {
	for ; i < len(p.units); i++ {
		if p.units[i].flags&hangs == 0 {
			return true
		}
	}
	return false
}

// shorten appends what fits of s and an ellipsis.
func (p *Paragraph) shorten(dst *cell.Row, s span, o Options) {
	if o.Width <= 0 {
		return
	}
	end, column := int(s.from), 0
	cut := end
	for ; end < int(s.to); end++ {
		u := &p.units[end]
		if u.flags&inside == 0 {
			cut = end
		}
		w := int(u.width)
		if u.flags&tab != 0 {
			w = cell.TabStop - column%cell.TabStop
		}
		if column+w > o.Width-1 {
			break
		}
		column += w
	}
	if end == int(s.to) {
		cut = end
	}
	t := p.measure(int(s.from), cut)
	t.part, t.hard = s.part, true
	mark := cell.Cell{Rune: ellipsis, Width: 1, Style: o.Style, Level: p.parts[s.part].level}
	if cut < len(p.units) {
		mark.Start, mark.End = p.units[cut].start, p.units[cut].start
	}
	if cut == int(s.from) && o.Width == 1 && cut < int(s.to) && p.units[cut].width > 1 {
		mark.End = p.units[cut].end // a wide character in a line of one column
	}
	before, after := padding(o, o.Width-int(t.columns)-1, mark.Level)
	dst.Blank(before, o.Style)
	if mark.Level&1 != 0 {
		dst.Cells = append(dst.Cells, mark)
	}
	p.emit(dst, &t, o)
	if mark.Level&1 == 0 {
		dst.Cells = append(dst.Cells, mark)
	}
	dst.Blank(after, o.Style)
}

// place appends s, which fits, aligned.
func (p *Paragraph) place(dst *cell.Row, s *span, o Options) {
	spare := o.Width - int(s.columns)
	p.extra = p.extra[:0]
	if o.Align == Justify && !s.hard && !s.tabs && spare > 0 && p.justify(s, spare, o) {
		spare = 0
	}
	before, after := padding(o, spare, p.parts[s.part].level)
	dst.Blank(before, o.Style)
	p.emit(dst, s, o)
	p.extra = p.extra[:0]
	dst.Blank(after, o.Style)
}

// padding shares out the columns a line leaves, at its left and its right.
func padding(o Options, spare int, level uint8) (left, right int) {
	rtl := level&1 != 0
	switch {
	case spare <= 0:
		return 0, 0
	case o.Align == Center && rtl:
		return spare - spare/2, spare / 2
	case o.Align == Center:
		return spare / 2, spare - spare/2
	case o.Align == Right,
		o.Align == End && !rtl,
		(o.Align == Start || o.Align == Justify) && rtl:
		return spare, 0
	}
	return 0, spare
}

// emit appends the cells of s in visual order.
func (p *Paragraph) emit(dst *cell.Row, s *span, o Options) {
	if s.from == s.to {
		return
	}
	p.use(int(s.part))
	units := p.units[s.from:s.to]
	base := p.parts[s.part].start
	if s.tabs {
		p.findStops(units)
	}
	p.runs = p.levels.Line(p.runs[:0], int(units[0].start-base), int(units[len(units)-1].end-base))
	for _, r := range p.runs {
		from, to := within(units, int32(r.Start)+base), within(units, int32(r.End)+base)
		if r.Level&1 == 0 {
			for i := from; i < to; i++ {
				p.cell(dst, &units[i], i, r.Level, o.Style)
				p.fill(dst, &units[i], i, r.Level, o.Style)
				if s.hyphen && i == len(units)-1 {
					hyphenate(dst, &units[i], r.Level, o.Style)
				}
			}
		} else {
			for i := to - 1; i >= from; i-- {
				if s.hyphen && i == len(units)-1 {
					hyphenate(dst, &units[i], r.Level, o.Style)
				}
				p.fill(dst, &units[i], i, r.Level, o.Style)
				p.cell(dst, &units[i], i, r.Level, o.Style)
			}
		}
	}
}

// within returns the first of units that begins at or after a byte.
func within(units []unit, offset int32) int {
	return sort.Search(len(units), func(i int) bool { return units[i].start >= offset })
}

// cell appends the cell of u, which is unit i of its line, or the cells of a
// tab.
func (p *Paragraph) cell(dst *cell.Row, u *unit, i int, level uint8, style cell.Style) {
	n := len(dst.Cells)
	dst.Cells = append(dst.Cells, cell.Cell{})
	c := &dst.Cells[n]
	c.Start, c.End = u.start, u.end
	c.Rune, c.Width = u.rune, u.width
	c.Mark = uint32(len(dst.Marks))
	c.Level, c.Style = level, style
	if level&1 != 0 && mayMirror(u.rune) {
		if m, ok := bidi.Mirror(u.rune); ok {
			c.Rune = m
		}
	}
	if u.marks != 0 {
		c.Marks = u.marks
		dst.Marks = append(dst.Marks, p.marks[u.mark:u.mark+uint32(u.marks)]...)
	}
	if u.flags&tab != 0 {
		for range p.stops[i] - 1 {
			dst.Cells = append(dst.Cells, dst.Cells[n])
		}
	}
}

// mayMirror is false for the letters that most of a right-to-left run is.
func mayMirror(r rune) bool {
	return r < 0x0590 || 0x0700 <= r && r < 0xFE70 || 0xFF00 <= r
}

// findStops works out the columns of each tab of units, in p.stops by unit.
func (p *Paragraph) findStops(units []unit) {
	p.stops = p.stops[:0]
	column := 0
	for i := range units {
		w := int(units[i].width)
		if units[i].flags&tab != 0 {
			w = cell.TabStop - column%cell.TabStop
		}
		p.stops = append(p.stops, uint8(w))
		column += w
	}
}

// fill appends the blanks or tatweels that unit i has after it.
func (p *Paragraph) fill(dst *cell.Row, u *unit, i int, level uint8, style cell.Style) {
	if i >= len(p.extra) || p.extra[i] == 0 {
		return
	}
	c := cell.Cell{Start: u.end, End: u.end, Rune: ' ', Width: 1, Level: level, Style: style}
	if u.flags&gap == 0 {
		c.Rune = tatweel
	}
	for range p.extra[i] {
		dst.Cells = append(dst.Cells, c)
	}
}

// hyphenate appends the hyphen that a soft hyphen after u is shown as.
func hyphenate(dst *cell.Row, u *unit, level uint8, style cell.Style) {
	dst.Cells = append(dst.Cells, cell.Cell{Start: u.end, End: u.end, Rune: '-', Width: 1, Level: level, Style: style})
}
