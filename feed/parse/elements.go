package parse

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"khabar/feed"
)

// attr is the value of an attribute, or empty.
func attr(attrs []html.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// void reports whether an element has neither content nor end tag.
func void(tag atom.Atom) bool {
	switch tag {
	case atom.Br, atom.Img, atom.Hr, atom.Wbr, atom.Input, atom.Meta, atom.Link, atom.Base, atom.Area, atom.Col,
		atom.Embed, atom.Source, atom.Track, atom.Param:
		return true
	}
	return false
}

// block reports whether an element stands on lines of its own.
func block(tag atom.Atom) bool {
	switch tag {
	case atom.P, atom.Div, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li,
		atom.Blockquote, atom.Pre, atom.Table, atom.Caption, atom.Thead, atom.Tbody, atom.Tfoot, atom.Tr, atom.Td, atom.Th,
		atom.Dl, atom.Dt, atom.Dd, atom.Figure, atom.Figcaption, atom.Section, atom.Article, atom.Aside, atom.Header,
		atom.Footer, atom.Main, atom.Nav, atom.Address, atom.Form, atom.Fieldset, atom.Legend, atom.Details, atom.Summary,
		atom.Center, atom.Body, atom.Html, atom.Menu, atom.Hgroup, atom.Video, atom.Audio, atom.Iframe:
		return true
	}
	return false
}

// hidden reports whether nothing inside an element is meant to be read.
func hidden(tag atom.Atom, attrs []html.Attribute) bool {
	switch tag {
	case atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Head, atom.Title, atom.Nav, atom.Button,
		atom.Select, atom.Textarea, atom.Svg, atom.Canvas, atom.Iframe, atom.Video, atom.Audio, atom.Noframes, atom.Noembed:
		return true
	}
	for _, a := range attrs {
		switch a.Key {
		case "hidden":
			return true
		case "aria-hidden":
			return a.Val == "true" && tag != atom.Div && tag != atom.P
		case "style":
			if i := strings.Index(a.Val, "display"); i >= 0 {
				v := strings.TrimLeft(a.Val[i+len("display"):], ": ")
				return strings.HasPrefix(v, "none")
			}
		}
	}
	return false
}

// start handles a start tag.
func (b *builder) start(tag atom.Atom, attrs []html.Attribute) {
	if tag == 0 {
		return // an element that HTML does not know: what is in it is read as if it stood outside
	}
	t := b.top()
	if t.skip && !block(tag) {
		if !void(tag) {
			b.push(element{tag: tag, skip: true})
		}
		return
	}
	switch tag {
	case atom.Br:
		b.lineBreak()
		return
	case atom.Hr:
		if !t.skip {
			b.flush()
			b.emit(feed.Block{Kind: feed.Rule})
		}
		return
	case atom.Img:
		b.image(attrs)
		return
	case atom.Wbr:
		b.buf = append(b.buf, "\u200b"...)
		return
	case atom.Source:
		b.sound(attrs)
		return
	}
	if void(tag) {
		return
	}
	if block(tag) {
		b.flush()
		b.implied(tag)
	}
	e := *b.top()
	e.tag, e.span, e.href, e.isolate, e.frame, e.count, e.ordered = tag, false, "", false, false, 0, false
	e.skip = e.skip || hidden(tag, attrs)
	b.direction(&e, tag, attrs)
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		e.heading = int(tag.String()[1] - '0')
	case atom.Pre:
		e.pre = true
	case atom.Blockquote:
		e.quote++
	case atom.Ul, atom.Menu:
		e.depth++
	case atom.Ol:
		e.depth++
		e.ordered = true
		e.kind = 0
		if v := attr(attrs, "type"); v != "" {
			e.kind = v[0]
		}
		if n, err := strconv.Atoi(strings.TrimSpace(attr(attrs, "start"))); err == nil {
			e.count = n - 1
		}
	case atom.Li:
		b.item(&e, attrs)
	case atom.Dl:
		e.depth++
	case atom.Dt:
		b.inItem, e.depth = false, 0
		e.span, e.style, e.start = true, feed.Strong, 0
	case atom.Dd:
		b.inItem, b.marker = true, ""
		e.depth = max(1, e.depth)
	case atom.Figcaption, atom.Caption:
		e.caption = true
	case atom.Thead:
		b.head = true
	case atom.Tr:
		e.frame = !e.skip
		if e.frame {
			b.rows = append(b.rows, row{header: true, depth: len(b.stack)})
		}
	case atom.Td, atom.Th:
		if n := len(b.rows); n > 0 && !e.skip {
			b.rows[n-1].cells = append(b.rows[n-1].cells, nil)
			b.rows[n-1].header = b.rows[n-1].header && tag == atom.Th
		}
		e.quote, e.depth, e.heading, e.caption = 0, 0, 0, false
	case atom.Iframe, atom.Video, atom.Audio:
		b.sound(attrs)
	default:
		b.inline(&e, tag, attrs)
	}
	if !b.push(e) && e.frame {
		b.rows = b.rows[:len(b.rows)-1]
	}
}

// push opens an element, unless too many are open.
func (b *builder) push(e element) bool {
	if len(b.stack) >= maxDepth {
		return false
	}
	b.stack = append(b.stack, e)
	return true
}

// implied closes what the start of a block closes without an end tag.
func (b *builder) implied(tag atom.Atom) {
	closes := func(until []atom.Atom, tags ...atom.Atom) {
		for i := len(b.stack) - 1; i > 0; i-- {
			if slices.Contains(tags, b.stack[i].tag) {
				b.popTo(i)
				return
			}
			if slices.Contains(until, b.stack[i].tag) || b.stack[i].skip && !b.stack[i-1].skip {
				return
			}
		}
	}
	switch tag {
	case atom.Li:
		closes([]atom.Atom{atom.Ul, atom.Ol, atom.Menu, atom.Table, atom.Td, atom.Th}, atom.Li)
	case atom.Dt, atom.Dd:
		closes([]atom.Atom{atom.Dl, atom.Td, atom.Th}, atom.Dt, atom.Dd)
	case atom.Tr:
		closes([]atom.Atom{atom.Table}, atom.Tr)
	case atom.Td, atom.Th:
		closes([]atom.Atom{atom.Table, atom.Tr}, atom.Td, atom.Th)
	default:
		closes([]atom.Atom{atom.Div, atom.Li, atom.Td, atom.Th, atom.Blockquote, atom.Section, atom.Article, atom.Figure}, atom.P)
	}
}

// end handles an end tag: it closes the element and all that was left open
// inside it; without an open one it means nothing, but that a block ends.
func (b *builder) end(tag atom.Atom) {
	if tag == 0 || void(tag) {
		if tag == atom.Br {
			b.lineBreak()
		}
		return
	}
	if block(tag) {
		b.flush()
	}
	for i := len(b.stack) - 1; i > 0; i-- {
		if b.stack[i].tag == tag {
			if block(tag) || !b.endInside(i) {
				b.popTo(i)
			}
			return
		}
		// A cell keeps the mistakes inside it from the table around it.
		if c := b.stack[i].tag; (c == atom.Td || c == atom.Th) && tag != atom.Tr && tag != atom.Table && tag != atom.Tbody {
			return
		}
	}
}

// endInside ends what the i-th element marks where a block was opened inside
// it, as in <a>x<p>y</a>z</p>: the block goes on. It is false where none was.
func (b *builder) endInside(i int) bool {
	if !slices.ContainsFunc(b.stack[i+1:], func(e element) bool { return block(e.tag) }) {
		return false
	}
	for j := len(b.stack) - 1; j >= i; j-- { // what is open inside is parted, so that spans never cross
		e := &b.stack[j]
		if e.span {
			b.addSpan(e, len(b.buf))
			e.start = len(b.buf)
		}
	}
	e := &b.stack[i]
	if e.isolate {
		b.buf = append(b.buf, "\u2069"...)
	}
	e.span, e.isolate, e.tag = false, false, atom.Span
	return true
}

// popTo closes the open elements from the innermost down to index i.
func (b *builder) popTo(i int) {
	for len(b.stack) > i {
		e := *b.top()
		if e.span {
			b.addSpan(&e, len(b.buf))
			b.top().span = false
		}
		if e.isolate {
			b.buf = append(b.buf, "\u2069"...)
		}
		if e.tag == atom.Q && !e.skip {
			b.buf = append(b.buf, "”"...)
		}
		if block(e.tag) {
			b.flush()
		}
		b.stack = b.stack[:len(b.stack)-1]
		switch {
		case e.tag == atom.Li || e.tag == atom.Dd:
			b.marker = ""
			b.inItem = b.top().depth > 0 && b.within(atom.Li)
		case e.tag == atom.Thead:
			b.head = false
		case e.frame:
			for len(b.rows) > 0 && b.rows[len(b.rows)-1].depth >= len(b.stack) {
				b.endRow()
			}
		}
	}
}

func (b *builder) within(tag atom.Atom) bool {
	for i := range b.stack {
		if b.stack[i].tag == tag {
			return true
		}
	}
	return false
}
