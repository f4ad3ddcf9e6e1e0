package parse

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"khabar/feed"
)

// Bounds on what a document may ask for; past them an element is read as if
// its tags were not there.
const (
	maxDepth = 200 // open elements
	maxLevel = 12  // quotes in quotes, lists in lists
)

// content reads HTML into blocks: a feed item's content or a page's body.
type content struct {
	Blocks []feed.Block
	Media  []feed.Media // pictures, sound and film that the content shows
}

// readHTML reads a piece of HTML. Links become absolute by base, which may be
// nil. It takes time linear in the input and keeps going at any mistake in it.
func readHTML(s string, base *url.URL) content {
	b := newBuilder(base)
	if !strings.ContainsAny(s, "<&") { // plain words, as summaries often are
		b.text(s)
		return b.finish()
	}
	l := lexer{s: s}
	for l.next() {
		switch l.kind {
		case textToken, cdataToken:
			b.text(l.content())
		case startTag, emptyTag:
			tag := atom.Lookup([]byte(l.name))
			b.start(tag, l.attributes())
			switch tag {
			case atom.Script, atom.Style, atom.Iframe, atom.Noembed, atom.Noframes, atom.Title, atom.Textarea, atom.Xmp:
				if l.kind == startTag {
					l.rawText(l.name)
				}
			}
			if l.kind == emptyTag && !void(tag) {
				b.end(tag) // HTML has no such thing, but content of XML feeds does
			}
		case endTag:
			b.end(atom.Lookup([]byte(l.name)))
		}
	}
	return b.finish()
}

// readNode reads the children of a parsed element as readHTML does.
func readNode(n *html.Node, base *url.URL) content {
	b := newBuilder(base)
	b.walk(n)
	return b.finish()
}

func (b *builder) walk(n *html.Node) {
	// No recursion: a tree can be as deep as its author likes.
	for c := n.FirstChild; c != nil; {
		if c.Type == html.TextNode {
			b.text(c.Data)
		}
		if c.Type == html.ElementNode {
			tag := tagOf(c)
			b.start(tag, c.Attr)
			if c.FirstChild != nil {
				c = c.FirstChild
				continue
			}
			if !void(tag) {
				b.end(tag)
			}
		}
		for c.NextSibling == nil {
			if c = c.Parent; c == nil || c == n {
				return
			}
			b.end(tagOf(c))
		}
		c = c.NextSibling
	}
}

// tagOf is what an element is. Its atom does not tell: readability makes
// elements without one, and gives others another name and leaves it.
func tagOf(n *html.Node) atom.Atom { return atom.Lookup([]byte(n.Data)) }

// element is an open element of the content.
type element struct {
	tag   atom.Atom
	style feed.SpanStyle
	span  bool // marks its text
	href  string
	start int // where its text begins in the block

	dir     feed.Direction // inherited
	lang    string
	skip    bool // nothing inside is shown
	pre     bool
	quote   int
	depth   int // of lists
	ordered bool
	count   int // of the items of an ordered list
	kind    byte
	heading int
	caption bool
	isolate bool // closes a bidi isolate at its end
	frame   bool // a table row
}

// builder turns the events of an HTML document into blocks.
type builder struct {
	base    *url.URL
	out     []feed.Block
	media   []feed.Media
	buf     []byte
	spans   []feed.Span
	stack   []element
	images  []feed.Block // wait for the end of the paragraph they stand in
	marker  string       // of the next item
	inItem  bool
	rows    []row
	dir     feed.Direction // of this block alone, from an inline element around all of it
	dirSet  bool
	breaks  int
	pending bool // a space that the next word wants
	head    bool // inside thead
}

func newBuilder(base *url.URL) *builder {
	return &builder{base: base, stack: make([]element, 1, 16)}
}

func (b *builder) top() *element { return &b.stack[len(b.stack)-1] }

// finish closes what is open.
func (b *builder) finish() content {
	b.flush()
	for len(b.rows) > 0 {
		b.endRow()
	}
	return content{Blocks: b.out, Media: b.media}
}

// text adds character data: white space is folded outside pre.
func (b *builder) text(s string) {
	t := b.top()
	if t.skip || s == "" {
		return
	}
	if t.pre {
		b.buf = append(b.buf, s...)
		return
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f' {
			b.pending = true
			i++
			continue
		}
		j := i + 1 // words with one blank between are taken together
		for j < len(s) && (s[j] > ' ' || s[j] == ' ' && j+1 < len(s) && s[j+1] > ' ') {
			j++
		}
		b.space()
		b.buf = append(b.buf, s[i:j]...)
		b.breaks = 0
		i = j
	}
}

// space writes the space that is due, if something stands before it.
func (b *builder) space() {
	if b.pending && len(b.buf) > 0 && b.buf[len(b.buf)-1] != '\n' {
		b.buf = append(b.buf, ' ')
	}
	b.pending = false
}

// lineBreak is br: one breaks the line, two end the paragraph.
func (b *builder) lineBreak() {
	if b.top().skip {
		return
	}
	b.pending = false
	if b.top().pre {
		b.buf = append(b.buf, '\n')
		return
	}
	if len(b.buf) == 0 {
		return
	}
	if b.breaks++; b.breaks > 1 && len(b.rows) == 0 {
		b.flush()
		return
	}
	b.buf = append(b.buf, '\n')
}

// flush ends the block that is being read, if there is anything in it.
func (b *builder) flush() {
	t := b.top()
	text := string(b.buf)
	b.buf, b.pending, b.breaks = b.buf[:0], false, 0
	trimmed := strings.TrimRight(text, " \n\t\r\u00a0\u200b\u200c\u200e\u200f\ufeff")
	if t.pre {
		trimmed = strings.TrimRight(text, " \n\t\r")
		lead := len(trimmed) - len(strings.TrimLeft(trimmed, "\n\r"))
		trimmed = trimmed[lead:]
		for i := range b.stack {
			b.stack[i].start -= min(lead, b.stack[i].start)
		}
		for i := range b.spans {
			b.spans[i].Start = max(0, b.spans[i].Start-lead)
			b.spans[i].End = max(0, b.spans[i].End-lead)
		}
	}
	for i := range b.stack {
		if e := &b.stack[i]; e.span {
			b.addSpan(e, len(trimmed))
			e.start = 0
		}
	}
	spans := finishSpans(b.spans, trimmed)
	b.spans = b.spans[:0]
	trimmed = feed.CleanSpans(trimmed, spans)
	if blank(trimmed) {
		b.dirSet = false
		b.emitImages()
		return
	}
	blk := feed.Block{Dir: t.dir, Lang: t.lang, Text: trimmed, Spans: notEmpty(spans)}
	if b.dirSet {
		blk.Dir, b.dirSet = b.dir, false
	}
	switch {
	case t.heading > 0:
		blk.Kind, blk.Level = feed.Heading, t.heading
		blk.Text = strings.ReplaceAll(blk.Text, "\n", " ")
	case t.pre:
		blk.Kind = feed.Code
	case t.caption:
		blk.Kind = feed.Caption
	case b.inItem && t.depth > 0:
		blk.Kind, blk.Level, blk.Marker = feed.Item, min(t.depth, maxLevel), b.marker
		b.marker = ""
	case t.quote > 0:
		blk.Kind, blk.Level = feed.Quote, min(t.quote, maxLevel)
	}
	b.emit(blk)
	b.emitImages()
}

func (b *builder) emitImages() {
	for _, img := range b.images {
		b.emit(img)
	}
	b.images = b.images[:0]
}

// emit puts a block where it belongs: into the cell that is open, or out.
func (b *builder) emit(blk feed.Block) {
	if n := len(b.rows); n > 0 && len(b.rows[n-1].cells) > 0 {
		cells := b.rows[n-1].cells
		cells[len(cells)-1] = append(cells[len(cells)-1], blk)
		return
	}
	b.out = append(b.out, blk)
}
