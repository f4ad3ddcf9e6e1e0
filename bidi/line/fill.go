package line

import "khabar/bidi/cell"

// span is one line.
type span struct {
	from, to int32 // its units; those after to, up to the next line's, hang
	start    int32 // byte
	columns  int32 // of from..to
	part     int32
	hard     bool // the paragraph ends here, or the line must
	hyphen   bool // one is shown at its end, for a soft hyphen, and counted in columns
	tabs     bool // there are tabs in from..to
}

// Fill breaks the text into lines of at most width columns and returns how
// many there are: none for the empty text, else at least one for each of its
// paragraphs. A width below 1 is taken for 1. Only a character of two columns
// in a line of one is wider than the line.
func (p *Paragraph) Fill(width int) (lines int) { return p.FillIndented(width, 0) }

// FillIndented is Fill with the first line of each paragraph shorter by first
// columns, for an indent that the caller draws.
func (p *Paragraph) FillIndented(width, first int) (lines int) {
	width = max(width, 1)
	p.lines = p.lines[:0]
	for i := range p.parts {
		q := &p.parts[i]
		s := span{start: q.start, part: int32(i), from: q.from, to: q.from, hard: true}
		if q.from == q.to { // nothing but format characters
			p.lines = append(p.lines, s)
		}
		for from := int(q.from); from < int(q.to); {
			var next int
			room := width
			if from == int(q.from) {
				room = max(1, width-first)
			}
			s, next = p.fillLine(from, int(q.to), room)
			s.part = int32(i)
			s.start = p.units[from].start
			if from == int(q.from) {
				s.start = q.start
			}
			p.lines = append(p.lines, s)
			from = next
		}
	}
	return len(p.lines)
}

// Lines returns how many lines the last Fill made.
func (p *Paragraph) Lines() int { return len(p.lines) }

// fillLine makes a line of the units from and on, up to end, and returns the
// unit the next line begins with.
func (p *Paragraph) fillLine(from, end, width int) (s span, next int) {
	s.from, s.to = int32(from), int32(from)
	var (
		column int  // after the units so far, those that hang included
		fit    = s  // the line if it ends at the last opportunity
		room   = -1 // that opportunity
		units  = p.units[:end]
		tabs   bool
	)
	for i := from; i < end; i++ {
		u := &units[i]
		if u.flags&(mayBreak|mustBreak) != 0 && i > from {
			if u.flags&mustBreak != 0 {
				s.hard = true
				return s, i
			}
			switch {
			case u.flags&hyphen == 0:
				fit, room = s, i
			case column < width:
				fit, room = s, i
				fit.columns++
				fit.hyphen = true
			}
		}
		if u.flags&hangs != 0 {
			if u.flags&tab != 0 {
				column += cell.TabStop - column%cell.TabStop
				tabs = true
			} else {
				column += int(u.width)
			}
			continue
		}
		if column+int(u.width) > width && i > from {
			if room > from {
				return fit, room
			}
			cut := p.cut(from, i, width)
			return p.measure(from, cut), cut
		}
		column += int(u.width)
		s.to, s.columns, s.tabs = int32(i+1), int32(column), tabs
	}
	s.hard = true
	return s, end
}

// measure returns the line of the units from up to end, those that hang at its
// end not counted.
func (p *Paragraph) measure(from, end int) (s span) {
	s.from, s.to = int32(from), int32(from)
	column, tabs := 0, false
	for i := from; i < end; i++ {
		u := &p.units[i]
		if u.flags&tab != 0 {
			column += cell.TabStop - column%cell.TabStop
			tabs = true
		} else {
			column += int(u.width)
		}
		if u.flags&hangs == 0 {
			s.to, s.columns, s.tabs = int32(i+1), int32(column), tabs
		}
	}
	return s
}

// cut returns where to cut a word that is longer than the line: the unit, of
// those after from up to over, the next line begins with.
func (p *Paragraph) cut(from, over, width int) int {
	var apart, whole int // the last place between letters that do not join, between clusters
	for i := over; i > from; i-- {
		if p.units[i].flags&inside != 0 {
			continue
		}
		if whole == 0 {
			whole = i
		}
		if p.joined(i) {
			continue
		}
		if apart == 0 {
			apart = i
		}
		if 2*(over-i) > width {
			break // more than half of the line would stay empty
		}
		if address(p.units[i-1].rune) && !address(p.units[i].rune) {
			return i
		}
	}
	switch {
	case apart != 0:
		return apart
	case whole != 0:
		return whole
	}
	return over
}

// address reports whether an address is best cut after r.
func address(r rune) bool {
	switch r {
	case '/', '?', '&', '=', '-', '.', '_', '#', '~', '+', ',', ';', ':', '|', '@':
		return true
	}
	return false
}

// Bounds returns the bytes of line i, with the spaces and the line end that
// hang at its end: the lines cover the text without a gap. A line that is not
// there is empty, at the end of the text.
func (p *Paragraph) Bounds(i int) (start, end int) {
	if i < 0 || i >= len(p.lines) {
		return len(p.text), len(p.text)
	}
	if i+1 == len(p.lines) {
		return int(p.lines[i].start), len(p.text)
	}
	return int(p.lines[i].start), int(p.lines[i+1].start)
}

// LineLevel returns the embedding level of the paragraph line i is of. Texts
// of one paragraph have one, that of Level.
func (p *Paragraph) LineLevel(i int) uint8 {
	if i < 0 || i >= len(p.lines) {
		return p.Level()
	}
	return p.parts[p.lines[i].part].level
}

// Columns returns the columns the cells of line i take without padding, what
// hangs left out.
func (p *Paragraph) Columns(i int) int {
	if i < 0 || i >= len(p.lines) {
		return 0
	}
	return int(p.lines[i].columns)
}

// LineAt returns the line that has the byte at offset, the last one for
// offsets at or beyond the end of the text.
func (p *Paragraph) LineAt(offset int) int {
	low, high := 0, len(p.lines)
	for low < high {
		mid := int(uint(low+high) >> 1)
		if int(p.lines[mid].start) <= offset {
			low = mid + 1
		} else {
			high = mid
		}
	}
	return max(low-1, 0)
}
