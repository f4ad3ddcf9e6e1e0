package parse

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"khabar/feed"
)

func attr(attrs []html.Attribute, key string) string {
	for _, a := range attrs {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

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

// direction takes dir and lang of an element. Around a part of a paragraph a
// direction becomes an isolate; around all of it, the paragraph's own.
func (b *builder) direction(e *element, tag atom.Atom, attrs []html.Attribute) {
	if l := cmp.Or(attr(attrs, "lang"), attr(attrs, "xml:lang")); l != "" && block(tag) {
		e.lang = languageTag(l)
	}
	v := strings.ToLower(strings.TrimSpace(attr(attrs, "dir")))
	if v == "" && tag != atom.Bdi {
		return
	}
	d := feed.Undeclared
	switch v {
	case "rtl":
		d = feed.RightToLeft
	case "ltr":
		d = feed.LeftToRight
	}
	if block(tag) {
		e.dir = d
		return
	}
	if e.skip || d == e.dir && tag != atom.Bdi {
		return
	}
	if len(b.buf) == 0 {
		b.dir, b.dirSet = d, d != feed.Undeclared
		return
	}
	b.space()
	switch d {
	case feed.RightToLeft:
		b.buf = append(b.buf, "\u2067"...)
	case feed.LeftToRight:
		b.buf = append(b.buf, "\u2066"...)
	default:
		b.buf = append(b.buf, "\u2068"...)
	}
	e.dir, e.isolate = d, true
}

// inline handles the elements that mark text.
func (b *builder) inline(e *element, tag atom.Atom, attrs []html.Attribute) {
	e.start = len(b.buf)
	switch tag {
	case atom.Em, atom.I, atom.Cite, atom.Dfn, atom.Var:
		e.span, e.style = true, feed.Emphasis
	case atom.Strong, atom.B:
		e.span, e.style = true, feed.Strong
	case atom.Code, atom.Kbd, atom.Samp, atom.Tt:
		e.span, e.style = !e.pre, feed.Monospace
	case atom.Del, atom.S, atom.Strike:
		e.span, e.style = true, feed.Struck
	case atom.Q:
		b.space()
		b.buf = append(b.buf, "“"...)
	case atom.A:
		if target := b.link(attr(attrs, "href")); target != "" {
			e.span, e.style, e.href = true, feed.Linked, target
		}
	}
}

// item begins a list item with its bullet or number.
func (b *builder) item(e *element, attrs []html.Attribute) {
	b.inItem = true
	e.depth = max(1, e.depth)
	list := b.top()
	for i := len(b.stack) - 1; i > 0; i-- {
		if tag := b.stack[i].tag; tag == atom.Ol || tag == atom.Ul || tag == atom.Menu {
			list = &b.stack[i]
			break
		}
	}
	if !list.ordered {
		b.marker = []string{"•", "◦", "▪"}[min(e.depth-1, 2)]
		return
	}
	list.count++
	if n, err := strconv.Atoi(strings.TrimSpace(attr(attrs, "value"))); err == nil {
		list.count = n
	}
	b.marker = number(list.count, list.kind)
}

// number writes an item's number in the numbering of ol's type attribute.
func number(n int, kind byte) string {
	switch {
	case (kind == 'a' || kind == 'A') && n > 0:
		var s []byte
		for ; n > 0; n = (n - 1) / 26 {
			s = append(s, kind+byte((n-1)%26))
		}
		slices.Reverse(s)
		return string(s)
	case (kind == 'i' || kind == 'I') && n > 0 && n < 4000:
		var s strings.Builder
		for i, v := range []int{1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1} {
			for ; n >= v; n -= v {
				s.WriteString([]string{"m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"}[i])
			}
		}
		if kind == 'I' {
			return strings.ToUpper(s.String())
		}
		return s.String()
	}
	return strconv.Itoa(n)
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
			b.popTo(i)
			return
		}
		// A cell keeps the mistakes inside it from the table around it.
		if c := b.stack[i].tag; (c == atom.Td || c == atom.Th) && tag != atom.Tr && tag != atom.Table && tag != atom.Tbody {
			return
		}
	}
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

// endRow ends the innermost table row. A row of short cells becomes a Row; one
// cell, or cells that hold paragraphs, are a page's layout: their blocks stand
// one after the other.
func (b *builder) endRow() {
	r := b.rows[len(b.rows)-1]
	b.rows = b.rows[:len(b.rows)-1]
	filled, long := 0, false
	for _, cell := range r.cells {
		if len(cell) > 0 {
			filled++
		}
		n := 0
		for _, blk := range cell {
			n += utf8.RuneCountInString(blk.Text)
			long = long || blk.Kind == feed.Row || blk.Kind == feed.Heading
		}
		long = long || len(cell) > 1 && n > 120 || n > 400
	}
	if filled == 0 {
		return
	}
	if len(r.cells) == 1 || long {
		for _, cell := range r.cells {
			for _, blk := range cell {
				b.emit(blk)
			}
		}
		return
	}
	blk := feed.Block{Kind: feed.Row, Header: r.header || b.head}
	var text strings.Builder
	for i, cell := range r.cells {
		if i > 0 {
			text.WriteByte('\t')
		}
		at := text.Len()
		for j, c := range cell {
			if j > 0 {
				text.WriteByte(' ')
			}
			for _, s := range c.Spans {
				s.Start, s.End = s.Start+text.Len(), s.End+text.Len()
				blk.Spans = append(blk.Spans, s)
			}
			if blk.Dir == feed.Undeclared {
				blk.Dir = c.Dir
			}
			text.WriteString(strings.Map(func(r rune) rune {
				if r == '\n' || r == '\t' {
					return ' '
				}
				return r
			}, c.Text))
		}
		blk.Cells = append(blk.Cells, text.String()[at:])
	}
	blk.Text = text.String()
	b.emit(blk)
}

// image keeps a picture: its alternative text stands below the paragraph that
// holds it, linked to the picture. An emoji drawn as a picture is a letter.
func (b *builder) image(attrs []html.Attribute) {
	if b.top().skip {
		return
	}
	alt := strings.TrimSpace(cmp.Or(attr(attrs, "alt"), attr(attrs, "title")))
	if n := utf8.RuneCountInString(alt); n > 0 && n <= 4 && !strings.ContainsFunc(alt, func(r rune) bool { return r < 0x2000 }) {
		b.space()
		b.buf = append(b.buf, alt...)
		return
	}
	src := b.link(cmp.Or(attr(attrs, "src"), attr(attrs, "data-src")))
	if lazy := attr(attrs, "data-src"); lazy != "" && (src == "" || strings.Contains(src, "placeholder")) {
		src = b.link(lazy)
	}
	if tiny(attr(attrs, "width")) || tiny(attr(attrs, "height")) {
		return // a counter, not a picture
	}
	alt = feed.CleanLine(alt)
	if src != "" {
		b.media = append(b.media, feed.Media{URL: src, Type: mediaType(src, "image"), Title: alt})
	}
	if alt == "" {
		return
	}
	blk := feed.Block{Kind: feed.Image, Text: alt, Dir: b.top().dir, Lang: b.top().lang}
	if src != "" {
		blk.Spans = []feed.Span{{Start: 0, End: len(alt), Style: feed.Linked, Target: src}}
	}
	if len(b.buf) == 0 {
		b.emit(blk)
	} else {
		b.images = append(b.images, blk)
	}
}

func tiny(size string) bool {
	n, err := strconv.Atoi(strings.TrimSuffix(strings.TrimSpace(size), "px"))
	return err == nil && n <= 2
}

// sound keeps the address of sound, film or a frame.
func (b *builder) sound(attrs []html.Attribute) {
	if src := b.link(attr(attrs, "src")); src != "" {
		b.media = append(b.media, feed.Media{URL: src, Type: cmp.Or(feed.CleanLine(attr(attrs, "type")), mediaType(src, "")), Title: feed.CleanLine(attr(attrs, "title"))})
	}
}

// link makes the address of a link absolute and clean; an address that is a
// program (javascript:, data:) is none.
func (b *builder) link(href string) string { return resolve(b.base, href) }

// resolve makes a reference absolute by base, where base is known.
func resolve(base *url.URL, href string) string {
	href = strings.TrimSpace(feed.CleanLine(href))
	if href == "" || href[0] == '#' {
		return ""
	}
	if len(href) > 5 {
		switch lower := strings.ToLower(href[:5]); {
		case strings.HasPrefix(lower, "http"):
			if i := strings.Index(href, "://"); i > 0 && i <= 5 {
				return strings.ReplaceAll(href, " ", "%20")
			}
		case lower == "javas", lower == "data:", lower == "vbscr", lower == "about":
			return ""
		}
	}
	if base == nil {
		return strings.ReplaceAll(href, " ", "%20")
	}
	u, err := base.Parse(href)
	if err != nil {
		return strings.ReplaceAll(href, " ", "%20")
	}
	return u.String()
}

func sortSpans(s []feed.Span) {
	slices.SortStableFunc(s, func(a, b feed.Span) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End))
	})
}
