package page

import (
	"strings"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/feed"
	"khabar/ui/theme"
)

// table is rows of an article's body that follow each other. Its columns are
// as wide as what stands in them, or narrower where the page is; its first
// column stands at the side that the article begins its lines at.
type table struct {
	columns []column
	rtl     bool
	plain   bool     // nothing but blanks stands between columns and rows
	labels  []string // the titles of the columns, where there are any

	fitted int   // the width that the columns were fitted to; 0: none
	widths []int // of the columns then; nil: there is no room, the cells stand one under the other
	ruled  bool  // cells are broken into lines then, so lines stand between rows
}

// column is what is known of a table's column whatever the page's width.
type column struct {
	natural int  // columns that its longest cell takes
	word    int  // and its longest word
	cell    int  // and its longest cell that is no title
	number  bool // it has numbers alone, under its title
	filled  bool
}

const (
	gutter  = 3  // between two columns of a table: a line between two blanks,
	blanks  = 2  // or blanks alone
	longest = 24 // a longer word may be cut

	mostColumns = 64  // a row of more cells is a text with tabs
	fittedTo    = 512 // rows that columns are fitted to
)

// tables makes tables of the rows that follow each other in the blocks of a
// body.
func tables(blocks []Block, body []feed.Block, dir bidi.Direction) {
	isRow := func(i int) bool {
		return blocks[i].Body > 0 && body[blocks[i].Body-1].Kind == feed.Row && strings.Count(blocks[i].Text, "\t") < mostColumns
	}
	for i := 0; i < len(blocks); {
		if !isRow(i) {
			i++
			continue
		}
		end := i
		for end < len(blocks) && isRow(end) {
			end++
		}
		t := newTable(blocks[i:end], body, dir)
		for j := i; j < end; j++ {
			b := &blocks[j]
			b.table, b.Before = t, 0
			b.head = body[b.Body-1].Header
			b.last = j == end-1
			b.underlined = b.head && !b.last && !body[blocks[j+1].Body-1].Header
		}
		blocks[i].Before = 1
		i = end
	}
}

func newTable(rows []Block, body []feed.Block, dir bidi.Direction) *table {
	t := &table{rtl: dir == bidi.RTL}
	if rows[0].Dir != bidi.Auto {
		t.rtl = rows[0].Dir == bidi.RTL
	}
	for i := range rows {
		for n := strings.Count(rows[i].Text, "\t") + 1; len(t.columns) < n; {
			t.columns = append(t.columns, column{number: true})
		}
		if i >= fittedTo {
			continue
		}
		head := body[rows[i].Body-1].Header
		j := 0
		for text := range strings.SplitSeq(rows[i].Text, "\t") {
			c := &t.columns[j]
			c.natural = max(c.natural, cell.StringWidth(text))
			for word := range strings.FieldsSeq(text) {
				c.word = max(c.word, min(longest, cell.StringWidth(word)))
			}
			if text != "" && !head {
				c.filled = true
				c.cell = max(c.cell, cell.StringWidth(text))
				c.number = c.number && number(text)
			}
			if head {
				for len(t.labels) <= j {
					t.labels = append(t.labels, "")
				}
				t.labels[j] = text
			}
			j++
		}
	}
	return t
}

// Columns sets blocks of two texts with a tab between them in two columns, the
// first no wider than most, with no lines around; it begins at the right or the
// left. Other blocks among them stay as they are.
func Columns(blocks []Block, most int, rtl bool) {
	t := &table{rtl: rtl, plain: true, columns: make([]column, 2)}
	for i := range blocks {
		b := &blocks[i]
		texts := strings.Split(b.Text, "\t")
		if len(texts) != len(t.columns) {
			continue
		}
		b.table = t
		b.last = i+1 == len(blocks) || !strings.Contains(blocks[i+1].Text, "\t")
		for j, text := range texts {
			c := &t.columns[j]
			c.natural = max(c.natural, cell.StringWidth(text))
			for word := range strings.FieldsSeq(text) {
				c.word = max(c.word, min(longest, cell.StringWidth(word)))
			}
		}
	}
	first := &t.columns[0]
	first.natural = max(first.word, min(first.natural, most))
}

// gutter is what stands between two columns.
func (t *table) gutter() int {
	if t.plain {
		return blanks
	}
	return gutter
}

// number reports whether a cell is a number, with its signs and unit of at most
// three letters.
func number(s string) bool {
	digits, letters := 0, 0
	for _, r := range s {
		switch {
		case '0' <= r && r <= '9', 0x660 <= r && r <= 0x669, 0x6F0 <= r && r <= 0x6F9:
			digits++
		case strings.ContainsRune(" .,:/+-−–%٪٫٬$€£₪﷼()\u00a0\u200e\u200f\u061c", r):
		default:
			letters++
		}
	}
	return digits > 0 && letters <= 3 && letters <= digits || s == "-" || s == "–" || s == "—"
}

// fit shares a page's width out among the columns.
func (t *table) fit(width int) {
	if t.fitted == width {
		return
	}
	t.fitted, t.widths, t.ruled = width, nil, false
	room := width - t.gutter()*(len(t.columns)-1)
	natural, least := 0, 0
	for _, c := range t.columns {
		natural += max(1, c.natural)
		least += max(1, c.least())
	}
	first := &t.columns[0]
	switch {
	case t.plain && natural > room && first.natural+t.columns[len(t.columns)-1].word <= room:
		t.widths = append(t.widths, first.natural, room-first.natural)
	case natural <= room:
		for _, c := range t.columns {
			t.widths = append(t.widths, max(1, c.natural))
		}
	case least <= room:
		t.ruled = !t.plain
		// Each gets what it can't do without, and of the rest a share by what it
		// would take.
		rest, want := room-least, natural-least
		for _, c := range t.columns {
			w := max(1, c.least())
			more := max(1, c.natural) - w
			give := 0
			if want > 0 {
				give = rest * more / want
			}
			rest, want = rest-give, want-more
			t.widths = append(t.widths, w+give)
		}
	}
}

// least is what a column can't do without: numbers are never broken.
func (c *column) least() int {
	if c.number && c.filled {
		return max(c.word, min(c.cell, longest))
	}
	return c.word
}

// layRow lays a table's row out and returns how many rows of the page it takes.
func (p *Page) layRow(h *held, b *Block) int {
	t := b.table
	t.fit(p.width)
	for len(h.cells) < len(t.columns) {
		h.cells = append(h.cells, line.Paragraph{})
	}
	h.lines = h.lines[:0]
	rows, j := 0, 0
	for text := range strings.SplitSeq(b.Text, "\t") {
		para := &h.cells[j]
		para.Bind = p.Bind
		n := 0
		switch {
		case t.widths != nil:
			para.Set(text, t.direction(text))
			n = para.Fill(t.widths[j])
			rows = max(rows, n)
		case !b.head || len(t.labels) == 0:
			if text != "" {
				para.Set(t.label(j)+text, t.direction(t.label(j)+text))
				n = para.Fill(p.width)
			}
			rows += n
		}
		h.lines = append(h.lines, n)
		j++
	}
	switch {
	case t.widths == nil && b.head && len(t.labels) > 0:
		return 0 // its words stand before the cells
	case t.widths == nil && !b.last && !t.plain:
		return max(1, rows) + 1
	case b.underlined, t.ruled && !b.last:
		return max(1, rows) + 1
	}
	return max(1, rows)
}

// label is the title of column j, for a cell that does not stand under it.
func (t *table) label(j int) string {
	if j < len(t.labels) && t.labels[j] != "" {
		return t.labels[j] + ": "
	}
	return ""
}

// direction is that of a cell: its own where it has letters, else the table's;
// one without lines is all of one language.
func (t *table) direction(text string) bidi.Direction {
	base := bidi.LTR
	if t.rtl {
		base = bidi.RTL
	}
	if t.plain {
		return base
	}
	return Or(bidi.Auto, text, base)
}

// drawRow draws line l of a table's row.
func (p *Page) drawRow(dst *cell.Row, h *held, i, l int) {
	b := &p.Blocks[i]
	t := b.table
	if t.widths == nil {
		p.drawStacked(dst, h, i, l)
		return
	}
	below := h.rows - 1
	if !(b.underlined || t.ruled && !b.last) {
		below = h.rows
	}
	style := theme.Border
	if b.underlined {
		style = theme.Bar
	}
	spare := p.width - t.gutter()*(len(t.columns)-1)
	for _, w := range t.widths {
		spare -= w
	}
	if t.rtl {
		dst.Blank(spare, theme.Text)
	}
	for n := range t.columns {
		j := n
		if t.rtl {
			j = len(t.columns) - 1 - n
		}
		switch {
		case n > 0 && t.plain:
			dst.Blank(blanks, b.Style)
		case n > 0:
			sign, side := '│', ' '
			if l >= below {
				sign, side = '┼', '─'
			}
			for k, r := range [gutter]rune{side, sign, side} {
				s := style
				if k != 1 && l < below {
					s = b.Style
				} else if l < below {
					s = theme.Border
				}
				dst.Cells = append(dst.Cells, cell.Cell{Rune: r, Width: 1, Style: s})
			}
		}
		if l >= below {
			rule(dst, t.widths[j], style)
			continue
		}
		from := len(dst.Cells)
		if j < len(h.lines) && l < h.lines[j] {
			h.cells[j].Line(dst, l, line.Options{Width: t.widths[j], Align: t.align(j), Style: b.Style})
		} else {
			dst.Blank(t.widths[j], b.Style)
		}
		p.paintCell(dst.Cells[from:], i, t.offset(b.Text, j), 0)
	}
	if !t.rtl {
		dst.Blank(spare, theme.Text)
	}
}

// drawStacked draws line l of a row whose cells stand one under the other, each
// behind its column's title.
func (p *Page) drawStacked(dst *cell.Row, h *held, i, l int) {
	b := &p.Blocks[i]
	t := b.table
	for j, n := range h.lines {
		if l >= n {
			l -= n
			continue
		}
		align := line.Left
		if t.rtl {
			align = line.Right
		}
		from := len(dst.Cells)
		h.cells[j].Line(dst, l, line.Options{Width: p.width, Align: align, Style: b.Style})
		label := len(t.label(j))
		line.Paint(dst.Cells[from:], []line.Span{{Start: 0, End: label, Style: theme.Dim}})
		p.paintCell(dst.Cells[from:], i, t.offset(b.Text, j), label)
		return
	}
	dst.Blank(p.width, theme.Text)
}

// paintCell turns the bytes that cells show from those of a table's cell, which
// begins at offset of the row's text behind a label of so many bytes, into
// those of the row, and gives them their looks.
func (p *Page) paintCell(cells []cell.Cell, i, offset, label int) {
	for k := range cells {
		c := &cells[k]
		if int(c.Start) < label || c.Start == c.End {
			c.Start, c.End = 0, 0
			continue
		}
		c.Start += int32(offset - label)
		c.End += int32(offset - label)
	}
	line.Paint(cells, p.Blocks[i].Spans)
}

// align is the side that the cells of a column stand at: units of numbers stand
// under each other.
func (t *table) align(j int) line.Align {
	if t.rtl || t.columns[j].number && t.columns[j].filled {
		return line.Right
	}
	return line.Left
}

// offset is where the text of cell j begins in its row's.
func (t *table) offset(text string, j int) int {
	at := 0
	for range j {
		k := strings.IndexByte(text[at:], '\t')
		if k < 0 {
			return len(text)
		}
		at += k + 1
	}
	return at
}
