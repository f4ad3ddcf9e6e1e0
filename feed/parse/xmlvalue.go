package parse

import (
	"encoding/base64"
	"strings"
	"unicode/utf8"
)

// value is a text of a feed with what is known of its type.
type value struct {
	s    string
	kind valueKind
	rank int // the surer element wins where several name the same thing
}

type valueKind uint8

const (
	maybeHTML valueKind = iota // RSS says nothing; the bytes must
	plainText                  // Atom's type="text"
	htmlText                   // type="html", content:encoded
	markup                     // elements in the feed itself: type="xhtml"
)

// set takes a value unless a surer one is there.
func (v *value) set(w value) {
	if strings.TrimSpace(w.s) != "" && (v.s == "" || w.rank > v.rank) {
		*v = w
	}
}

// value reads the text of the element that was just opened.
func (r *xmlReader) value(name string, rank int) value {
	v := value{rank: rank}
	typ := strings.ToLower(r.attr("type"))
	mode := r.attr("mode")
	switch {
	case typ == "html" || typ == "text/html" || mode == "escaped" && typ != "text/plain":
		v.kind = htmlText
	case typ == "xhtml" || typ == "application/xhtml+xml":
		v.kind = markup
	case typ == "text" || typ == "text/plain" || r.atom:
		v.kind = plainText
	}
	if r.kind == emptyTag {
		return v
	}
	base := r.attr("xml:base")
	text, inner, tags := r.inside(name)
	v.s = text
	if tags {
		v.s, v.kind = inner, markup
		if strings.Contains(inner, "<xhtml:") {
			v.s = strings.NewReplacer("<xhtml:", "<", "</xhtml:", "</").Replace(inner)
		}
	}
	if base != "" && r.item != nil {
		r.item.base = joinBase(r.item.base, base)
	}
	packed := typ != "" && !strings.HasPrefix(typ, "text") && !strings.Contains(typ, "xml") && strings.Contains(typ, "/")
	if mode == "base64" || packed {
		// Text of a strange type may pass for base64 ("test"); what that makes of
		// it is no text.
		if b, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(v.s), "")); err == nil && (mode == "base64" || utf8.Valid(b)) {
			v.s, v.kind = strings.ToValidUTF8(string(b), "\uFFFD"), maybeHTML
		}
	}
	return v
}

// inside collects what stands between a start tag and its end tag: the text
// unescaped, the source as it is, and whether there were tags in it. An item
// that begins or ends before that ends it, too.
func (r *xmlReader) inside(name string) (text, inner string, tags bool) {
	start := r.end
	end := start
	depth := 0
	_, local, _ := strings.Cut(name, ":") // an end tag may lack what a namespace of its own gave the start tag
	var parts []string
	for r.next() {
		end = r.end
		switch r.kind {
		case textToken, cdataToken:
			parts = append(parts, r.content())
		case startTag, emptyTag:
			if r.name == "item" || r.name == "entry" {
				r.unread()
				return join(parts), r.s[start:r.start], tags
			}
			tags = true
			if r.name == name && r.kind == startTag {
				depth++
			}
		case endTag:
			switch r.name {
			case name, local:
				if depth == 0 {
					return join(parts), r.s[start:r.start], tags
				}
				depth--
			case "item", "entry", "channel", "rss", "feed", "rdf:rdf":
				r.unread()
				return join(parts), r.s[start:r.start], tags
			}
		}
	}
	return join(parts), r.s[start:min(end, len(r.s))], tags
}

func join(parts []string) string {
	if len(parts) == 1 {
		return parts[0]
	}
	return strings.Join(parts, "")
}

// skip passes over an element and all that is in it.
func (r *xmlReader) skip(name string) { r.inside(name) }

// link is RSS's link, an address as text, or Atom's, an attribute and a role.
func (r *xmlReader) link(empty bool) {
	e := r.cur()
	href, rel, typ := r.attr("href"), strings.ToLower(r.attr("rel")), r.attr("type")
	title, length := r.attr("title"), r.attr("length")
	if !empty {
		if text := r.value("link", 3); href == "" {
			e.link.set(value{s: strings.TrimSpace(text.s), rank: 3})
			return
		}
	}
	switch rel {
	case "", "alternate":
		rank := 2
		if strings.Contains(typ, "html") {
			rank = 3
		}
		if strings.Contains(typ, "rss") || strings.Contains(typ, "atom") {
			rank = 1
		}
		e.link.set(value{s: href, rank: rank})
	case "self":
		e.self.set(value{s: href, rank: 1})
	case "enclosure":
		e.media = append(e.media, r.enclosure(href, typ, title, length))
	}
}
