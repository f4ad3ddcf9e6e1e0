package bidi

import (
	"unicode/utf8"

	"khabar/bidi/internal/ucd"
)

// Direction is the direction of a paragraph as its reader or its author sets it.
type Direction uint8

const (
	// Auto takes the direction of the first strong character (UAX #9, rules P2
	// and P3), and LTR where there is none.
	Auto Direction = iota
	// LTR is left to right, level 0, whatever the text.
	LTR
	// RTL is right to left, level 1, whatever the text.
	RTL
)

// Run is a stretch of text with one embedding level: the bytes from Start up to
// End of the text given to [Paragraph.Set]. An even level reads left to right, an
// odd one right to left.
type Run struct {
	Start, End int
	Level      uint8
}

// Paragraph holds one paragraph and the levels of its characters. The zero value
// is ready; [Paragraph.Set] may be called again and again and allocates only when
// a text needs more memory than those before it. A Paragraph must not be used by
// two goroutines at once.
type Paragraph struct {
	text  string // of the paragraph, its separator included
	body  int    // length without the separator
	level uint8  // of the paragraph
	dirty bool   // the text has bytes that are no UTF-8
	nodes []node // one per level run, in logical order, when Set is done
	reset []span // what rule L1 sets back whatever the lines: separators and the white space before them
	hint  int    // the node that Line looked at last

	work  []node    // of one isolating run sequence
	seq   sequences // only where there are explicit formatting characters
	runs  []Run     // of LineRuns
	place []uint32  // of the runs of a line, where levels go deep
}

// node is a stretch of text of one bidi class and, later, of one level. It ends
// where the next one starts; a last node of no class stands at the end.
type node struct {
	start uint32
	class ucd.Class
	level uint8
	extra uint16 // see the constants below
}

const (
	// several marks a separator of numbers (ES, CS) of more than one character, which
	// rule W4 passes by.
	several = 1
	// A bracket has the number of its pair, shifted by one, and these.
	closing = 1 << 0
	paired  = 1 << 8  // it has a partner (BD16)
	holdsL  = 1 << 9  // an opening one: there is L between the two
	holdsR  = 1 << 10 // the same for R, EN, AN
	// follower marks marks that go with the bracket before them in rule N0.
	follower = 1 << 11
)

// span is the bytes from start up to end.
type span struct{ start, end uint32 }

// maxParagraph is the length from which on a paragraph is cut in two: nodes count
// bytes in 32 bits.
const maxParagraph = 1<<31 - 8

// Set resolves the levels of the first paragraph of text and returns its length
// in bytes, with the separator that ends it (a line feed, CR LF, U+2029 and the
// others of class B). What follows is the next paragraph:
//
//	for len(text) > 0 {
//		n := p.Set(text, bidi.Auto)
//		...
//		text = text[n:]
//	}
//
// Bytes that are no UTF-8 count as U+FFFD, one for each byte. A text of 2 GB
// without a separator is cut. The Paragraph refers to the text, and does not copy
// it, until it is set again.
func (p *Paragraph) Set(text string, d Direction) (n int) {
	if len(text) > maxParagraph {
		end := maxParagraph
		for end > maxParagraph-utf8.UTFMax && !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	p.text = text
	p.hint = 0
	p.dirty = false
	p.nodes = p.nodes[:0]
	p.reset = p.reset[:0]
	s := scanner{text: text, p: p, direction: d}
	s.scan()
	p.text = text[:s.end]
	p.body = s.body
	p.push(uint32(p.body), none, 0)

	if s.has&isolates != 0 {
		p.seq.match(p.nodes)
	}
	switch d {
	case LTR:
		p.level = 0
	case RTL:
		p.level = 1
	default:
		p.level = p.firstStrong(s.has)
	}

	switch {
	case s.has&explicit == 0 && p.level == 0 && s.has&rightToLeft == 0,
		s.has&explicit == 0 && p.level == 1 && s.has&leftToRight == 0:
		p.one(p.level)
	case s.has&explicit == 0:
		resolve(p.nodes[:len(p.nodes)-1], p.level, direction(p.level), direction(p.level), s.has)
		p.compact()
	default:
		p.embed()
		p.sequences(s.has)
		p.compact()
	}
	if s.end > p.body { // the separator has the level of the paragraph
		last := len(p.nodes) - 1
		if last == 0 || p.nodes[last-1].level != p.level {
			p.nodes[last].level = p.level
			p.nodes = append(p.nodes, node{start: uint32(s.end), class: none})
		} else {
			p.nodes[last].start = uint32(s.end)
		}
	}
	return s.end
}

// Text returns the paragraph: the first n bytes of the text given to Set.
func (p *Paragraph) Text() string { return p.text }

// Level returns the embedding level of the paragraph: 0 when it reads left to
// right, 1 when it reads right to left.
func (p *Paragraph) Level() uint8 { return p.level }

// push adds a node.
func (p *Paragraph) push(start uint32, c ucd.Class, extra uint16) {
	if len(p.nodes) == cap(p.nodes) {
		p.more(start)
	}
	p.nodes = append(p.nodes, node{start: start, class: c, extra: extra})
}

// more makes room for nodes from start on: for twice as many, and no more than one
// for each byte to come, the two at the end included.
func (p *Paragraph) more(start uint32) {
	p.nodes = room(p.nodes, min(len(p.nodes)+8, len(p.text)-int(start)+2))
}

// room returns s with memory for n more elements and no others: append and
// slices.Grow are more generous.
func room[T any](s []T, n int) []T {
	t := make([]T, len(s), len(s)+n)
	copy(t, s)
	return t
}

// add is append with memory that doubles, so that all that is ever asked for is
// little more than twice what is needed.
func add[T any](s []T, v T) []T {
	if len(s) == cap(s) {
		s = room(s, len(s)+8)
	}
	return append(s, v)
}

// one makes the paragraph a single run.
func (p *Paragraph) one(level uint8) {
	last := len(p.nodes) - 1
	if last == 0 { // no text before the separator
		return
	}
	end := p.nodes[last]
	p.nodes = append(p.nodes[:0], node{level: level}, end)
}

// compact joins neighbours of the same level and leaves one node for each run.
func (p *Paragraph) compact() {
	k := -1
	for _, n := range p.nodes[:len(p.nodes)-1] {
		if k < 0 || p.nodes[k].level != n.level {
			k++
			p.nodes[k] = n
		}
	}
	p.nodes[k+1] = p.nodes[len(p.nodes)-1]
	p.nodes = p.nodes[:k+2]
}

// firstStrong applies rules P2 and P3: the level that the first character of
// class L, R or AL outside of isolates gives.
func (p *Paragraph) firstStrong(has set) uint8 {
	if has&isolates != 0 {
		return p.seq.base
	}
	if has&strong == 0 {
		return 0
	}
	for i := range p.nodes {
		switch p.nodes[i].class {
		case ucd.L:
			return 0
		case ucd.R, ucd.AL:
			return 1
		}
	}
	return 0
}

// Separator returns the length in bytes of the separator at the end of the
// paragraph, 0 where there is none.
func (p *Paragraph) Separator() int { return len(p.text) - p.body }

// Valid reports whether the paragraph is UTF-8 throughout.
func (p *Paragraph) Valid() bool { return !p.dirty }
