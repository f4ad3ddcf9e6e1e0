package paper

import (
	"bytes"
	"math"
	"strings"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/bidi/row"
	"khabar/feed"
	"khabar/feed/export"
)

// Options say what the lines are for.
type Options struct {
	Width   int  // columns; 0: a line is as long as its paragraph
	Justify bool // both edges, where Width is given

	// Visual puts letters in the order of the screen, for the terminal that
	// Terminal tells a Writer of; nil is one that leaves order alone. Without
	// Visual lines are in logical order, and direction is up to whoever shows
	// them.
	Visual   bool
	Terminal func(*row.Writer)

	Styled bool // bold, italic, underlined (SGR)
	Colour bool // and colours, where Styled
}

// Printer lays out articles one after the other. It keeps scratch memory: one
// Printer serves one goroutine.
type Printer struct {
	o      Options
	width  int // that lines are broken at
	writer row.Writer
	n      int
	pieces []export.Piece
	quick  line.Quick
	para   line.Paragraph
	prefix line.Paragraph
	row    cell.Row
	spans  []line.Span
	ends   []int
	help   []*Printer // for long articles
	out    []byte     // of Write
}

// New returns a Printer.
func New(o Options) *Printer {
	p := &Printer{o: o, width: math.MaxInt32}
	switch {
	case !o.Visual:
		p.writer.Class = row.Logical
	case o.Terminal != nil:
		o.Terminal(&p.writer)
	}
	p.para.Bind = p.writer.DropsMarks
	p.o.Visual = p.writer.Class != row.Logical
	if o.Width > 0 {
		p.width = max(1, o.Width-p.margin())
	}
	if o.Styled {
		p.writer.Styles = styles(o.Colour, p.writer.NoItalic)
	}
	return p
}

// margin is how many columns class Words keeps free: a row of it must not
// begin with a right-to-left letter.
func (p *Printer) margin() int {
	if p.writer.Class == row.Words {
		return 1
	}
	return 0
}

// Append appends an article, two empty lines after the one before.
func (p *Printer) Append(dst []byte, a *feed.Article) []byte {
	p.begin(a)
	if p.n > 1 {
		dst = append(dst, "\n\n"...)
	}
	return p.all(dst, p.pieces)
}

// begin takes in an article.
func (p *Printer) begin(a *feed.Article) {
	p.n++
	p.pieces = export.AppendPieces(p.pieces[:0], a)
}

// all appends pieces one after the other.
func (p *Printer) all(dst []byte, pieces []export.Piece) []byte {
	for i := range pieces {
		if pieces[i].Apart {
			dst = append(dst, '\n')
		}
		dst = p.piece(dst, &pieces[i])
	}
	return dst
}

// End appends what ends the articles: nothing.
func (p *Printer) End(dst []byte) []byte { return dst }

// direction is what bidi calls a declared direction.
func direction(d feed.Direction) bidi.Direction {
	switch d {
	case feed.LeftToRight:
		return bidi.LTR
	case feed.RightToLeft:
		return bidi.RTL
	}
	return bidi.Auto
}

// piece appends the lines of a piece.
func (p *Printer) piece(dst []byte, q *export.Piece) []byte {
	looks := p.looks(q)
	if !p.o.Visual && !p.o.Styled && !p.o.Justify {
		return p.logical(dst, q)
	}
	if q.First == "" && q.Rest == "" && !p.o.Styled && p.o.Visual && p.writer.Class <= row.Explicit && !(p.o.Justify && justified(q.Role)) {
		if out, ok := p.quick.Append(dst, q.Text, direction(q.Dir), p.width, p.o.Width > 0); ok {
			return out
		}
	}
	indent := max(cell.StringWidth(q.First), cell.StringWidth(q.Rest))
	if indent > p.width/2 {
		indent = 0
	}
	p.para.Set(q.Text, direction(q.Dir))
	o := line.Options{Style: looks}
	if p.o.Justify && justified(q.Role) {
		o.Align, o.Kashida = line.Justify, stretched(q.Lang)
	}
	if p.para.Fill(p.width-indent) == 0 {
		p.para.Set(" ", direction(q.Dir)) // an empty piece is an empty line
		p.para.Fill(p.width - indent)
	}
	p.flatten(q, looks)
	for i := range p.para.Lines() {
		before := q.Rest
		if i == 0 {
			before = q.First
		}
		if indent == 0 {
			before = ""
		}
		dst = p.line(dst, i, before, indent, o)
		dst = append(dst, '\n')
	}
	return dst
}

// justified reports whether both edges of a piece are set flush.
func justified(r export.Role) bool { return r == export.Body || r == export.Quote || r == export.Item }

// stretched reports whether a language widens words with kashidas.
func stretched(lang string) bool { return lang == "ar" || strings.HasPrefix(lang, "ar-") }

// line appends line i of the paragraph with what stands in front of it.
func (p *Printer) line(dst []byte, i int, before string, indent int, o line.Options) []byte {
	p.row.Reset()
	rtl := p.para.LineLevel(i)&1 == 1
	o.Width = p.para.Columns(i)
	if p.o.Width > 0 && (rtl && p.o.Visual || o.Align == line.Justify) {
		o.Width = p.width - indent
	}
	if !rtl {
		p.front(before, indent, rtl, o.Style)
	}
	from := len(p.row.Cells)
	p.para.Line(&p.row, i, o)
	p.paint(from, i)
	if !p.o.Visual {
		p.row.Cells = trimmed(p.row.Cells, from, rtl)
	}
	if rtl {
		p.front(before, indent, rtl, o.Style)
	}
	if p.o.Visual || !rtl {
		p.row.Cells = withoutEnd(p.row.Cells)
	}
	if p.writer.Class == row.Words && len(p.row.Cells) > 0 && p.row.Cells[0].Level&1 == 1 {
		p.row.Cells = append(p.row.Cells, cell.Cell{})
		copy(p.row.Cells[1:], p.row.Cells)
		p.row.Cells[0] = cell.Cell{Rune: ' ', Width: 1}
	}
	return p.writer.Append(dst, &p.row)
}

// front puts what stands in front of a line into the row: at the left or, where
// the line reads from the right, at the right.
func (p *Printer) front(before string, indent int, rtl bool, style cell.Style) {
	if indent == 0 {
		return
	}
	text := strings.TrimRight(before, " ")
	lead := len(text) - len(strings.TrimLeft(text, " "))
	text = text[lead:]
	dir, level := bidi.LTR, uint8(0)
	if rtl {
		dir, level = bidi.RTL, 1
	}
	p.prefix.Set(text, dir)
	p.prefix.Fill(math.MaxInt32)
	n := p.prefix.Columns(0)
	blanks := func(n int) {
		for range n {
			p.row.Cells = append(p.row.Cells, cell.Cell{Rune: ' ', Width: 1, Level: level, Style: style})
		}
	}
	o := line.Options{Width: n, Style: style}
	if rtl {
		blanks(indent - n - lead)
		p.prefix.Line(&p.row, 0, o)
		blanks(lead)
		return
	}
	blanks(lead)
	p.prefix.Line(&p.row, 0, o)
	blanks(indent - n - lead)
}

// trimmed leaves out the padding of a line that reads from the right: in
// logical order it would stand before its first letter.
func trimmed(cells []cell.Cell, from int, rtl bool) []cell.Cell {
	if !rtl {
		return cells
	}
	n := from
	for n < len(cells) && cells[n].Start == cells[n].End && cells[n].Level == 0 && cells[n].Rune == ' ' {
		n++
	}
	return append(cells[:from], cells[n:]...)
}

// withoutEnd leaves out the blanks at the right end of a row.
func withoutEnd(cells []cell.Cell) []cell.Cell {
	n := len(cells)
	for n > 0 && cells[n-1].Rune == ' ' && cells[n-1].Marks == 0 {
		n--
	}
	return cells[:n]
}

// logical appends the lines of a piece as bytes of its text, without a look.
func (p *Printer) logical(dst []byte, q *export.Piece) []byte {
	indent := max(cell.StringWidth(q.First), cell.StringWidth(q.Rest))
	text := q.Plain()
	p.para.Set(text, direction(q.Dir))
	before := q.First
	for i := range max(1, p.para.Fill(max(1, p.width-indent))) {
		line := len(dst)
		dst = append(dst, before...)
		start, end := p.para.Bounds(i)
		dst = append(dst, text[start:end]...)
		dst = append(dst[:line], bytes.TrimRight(dst[line:], " \t\n\u00a0")...)
		dst = append(dst, '\n')
		before = q.Rest
	}
	return dst
}
