package parse

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"khabar/feed"
)

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
