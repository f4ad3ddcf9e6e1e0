package page

import (
	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/picture"
)

// Block is one paragraph as it stands on the page.
type Block struct {
	Text   string
	Dir    bidi.Direction
	Align  line.Align
	Style  cell.Style
	Spans  []line.Span // styles and links over the bytes of Text
	Indent int         // columns left free at the start side
	Marker string      // stands in the indent of the first line
	Bars   int         // a quotation of so many levels: bars stand in the indent of every line
	First  int         // columns by which the first line is indented
	Before int         // empty rows above
	Rule   bool        // a line across in place of text
	Part   Part
	Body   int    // 1 + the index of the article's block, 0 for what is not of its body
	From   int    // the byte of the article's block that Text begins with: long ones come in pieces
	Prose  bool   // running text: may be justified
	Exact  bool   // code and addresses: digits stay as they are written
	Lang   string // BCP 47, of prose

	Follows bool // a piece of the same text stands before it
	Dotted  bool // its parts have dots between them, of which none ends a line

	Picture string       // the address of a picture that goes with the text
	Art     *picture.Art // the picture, where there is one: it stands above the text
	Lead    bool         // nothing is shown without the picture

	table      *table // of which the block is a row, its cells parted by tabs
	head       bool   // of the columns' titles
	last       bool   // of the table's rows
	underlined bool   // the last of the titles
}

// Place is a spot on the page that stands whatever its width: a byte of a
// block's text. A negative Offset is so many of the empty rows above it.
type Place struct {
	Block, Offset int
}

// RTL reports whether the block reads from the right; level is that of its
// paragraph.
func (b *Block) rtl(level uint8) bool {
	return b.Dir == bidi.RTL || b.Dir == bidi.Auto && level%2 == 1
}

// flows reports whether the block is one text from its first row to its last.
func (b *Block) flows() bool { return !b.Rule && b.table == nil }

// above is how many rows its picture takes.
func (b *Block) above() int {
	if b.Art == nil {
		return 0
	}
	return b.Art.Rows
}

// Part is which part of the page a block is of.
type Part uint8

// The parts: what is read; the headline and what stands around it; the targets
// of the links.
const (
	InText Part = iota
	InHead
	InFoot
)

// Reads reports whether the block is something that the focus can be on.
func (b *Block) Reads() bool { return !b.Rule && b.Part == InText }
