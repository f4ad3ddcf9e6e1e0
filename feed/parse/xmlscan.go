package parse

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
)

// scanner walks the tags of an XML feed. It is the HTML tokenizer at heart:
// feeds are XML by name only, and that tokenizer goes on at a bare &, an
// undefined entity, a control character, a tag that nothing closes and a
// document that ends in the middle, where encoding/xml gives up.
type scanner struct {
	doc        string
	z          *html.Tokenizer
	start, end int // of the token, in doc
	tt         html.TokenType
	name       string // of a tag: "prefix:local" in lower case, the prefix by its namespace
	attrs      []html.Attribute
	again      bool
	depth      int
	first      bool              // no element was seen yet
	byPrefix   map[string]string // declared prefix -> the one used here
	names      map[string]string // tag as written -> name
	defaultNS  string
}

func newScanner(doc string) *scanner {
	s := &scanner{doc: doc, first: true, byPrefix: map[string]string{}, names: map[string]string{}}
	s.z = html.NewTokenizer(strings.NewReader(doc))
	s.z.AllowCDATA(true)
	return s
}

// next moves on to the next tag or text; it is false at the end.
func (s *scanner) next() bool {
	if s.again {
		s.again = false
		return s.tt != html.ErrorToken
	}
	for {
		s.tt = s.z.Next()
		s.start = s.end
		s.end += len(s.z.Raw())
		switch s.tt {
		case html.ErrorToken:
			s.start, s.end = len(s.doc), len(s.doc)
			return false
		case html.StartTagToken, html.SelfClosingTagToken:
			s.z.NextIsNotRawText()
			s.tag()
			return true
		case html.EndTagToken:
			name, _ := s.z.TagName()
			s.name = s.canonical(name)
			return true
		case html.TextToken:
			return true
		}
	}
}

// unread makes the next call of next return the same token.
func (s *scanner) unread() { s.again = true }

// raw is the token as it stands in the document.
func (s *scanner) raw() string {
	if s.end > len(s.doc) || s.start > s.end {
		return ""
	}
	return s.doc[s.start:s.end]
}

// text is the text of a text token, unescaped but for CDATA.
func (s *scanner) text() string {
	raw := s.raw()
	if t, ok := strings.CutPrefix(raw, "<![CDATA["); ok {
		return strings.TrimSuffix(t, "]]>")
	}
	if strings.IndexByte(raw, '&') < 0 && strings.IndexByte(raw, '\r') < 0 {
		return raw
	}
	return string(s.z.Text())
}

// tag reads the name and the attributes of a start tag.
func (s *scanner) tag() {
	name, more := s.z.TagName()
	s.attrs = s.attrs[:0]
	local := ""
	for more {
		var k, v []byte
		k, v, more = s.z.TagAttr()
		if bytes.HasPrefix(k, []byte("xmlns")) {
			uri := strings.TrimSpace(string(v))
			if len(k) > 6 && k[5] == ':' {
				s.byPrefix[string(k[6:])] = namespace(uri)
			} else if len(k) == 5 {
				local = namespace(uri)
				if s.first {
					s.defaultNS = local
				}
			}
			clear(s.names)
			continue
		}
		if len(s.attrs) < 64 {
			s.attrs = append(s.attrs, html.Attribute{Key: string(k), Val: string(v)})
		}
	}
	s.first = false
	s.name = s.canonical(name)
	if local != "" && local != "-" && bytes.IndexByte(name, ':') < 0 {
		s.name = local + ":" + string(name)
	}
}

// attr is the value of an attribute of the start tag.
func (s *scanner) attr(key string) string { return strings.TrimSpace(attr(s.attrs, key)) }

// canonical gives a tag the prefix by which this package knows its namespace.
func (s *scanner) canonical(tag []byte) string {
	if n, ok := s.names[string(tag)]; ok {
		return n
	}
	name := string(tag)
	prefix, local, found := strings.Cut(name, ":")
	if !found {
		prefix, local = "", name
		if s.defaultNS != "" && s.defaultNS != "-" && s.defaultNS != "xhtml" {
			prefix = s.defaultNS
		}
	} else if p, ok := s.byPrefix[prefix]; ok && p != "" {
		prefix = p
	} else if !ok && (prefix == "atom" || prefix == "a10" || prefix == "rss") {
		prefix = "-"
	}
	n := local
	if prefix != "" && prefix != "-" {
		n = prefix + ":" + local
	}
	if len(s.names) < 1024 {
		s.names[name] = n
	}
	return n
}

// namespace maps a namespace to the prefix this package uses; "-" is that of
// the feed formats themselves, and an unknown one is "".
func namespace(uri string) string {
	switch strings.ToLower(strings.TrimRight(uri, "/#")) {
	case "http://www.w3.org/2005/atom", "http://purl.org/atom/ns", "http://purl.org/rss/1.0", "http://my.netscape.com/rdf/simple/0.9",
		"http://channel.netscape.com/rdf/simple/0.9", "http://purl.org/net/rss1.1", "http://backend.userland.com/rss2",
		"http://blogs.law.harvard.edu/tech/rss", "http://backend.userland.com/rss", "http://backend.userland.com/rss091",
		"http://backend.userland.com/rss092", "http://cyber.law.harvard.edu/rss", "http://my.netscape.com/publish/formats/rss-0.91.dtd", "http://example.com/newformat",
		"http://example.com/necho", "http://purl.org/echo", "uri/of/echo/namespace", "http://purl.org/pie":
		return "-"
	case "http://purl.org/dc/elements/1.1", "http://purl.org/dc/elements/1.0":
		return "dc"
	case "http://purl.org/dc/terms":
		return "dcterms"
	case "http://purl.org/rss/1.0/modules/content":
		return "content"
	case "http://search.yahoo.com/mrss":
		return "media"
	case "http://www.itunes.com/dtds/podcast-1.0.dtd", "http://example.com/dtds/podcast-1.0.dtd":
		return "itunes"
	case "http://www.w3.org/1999/xhtml":
		return "xhtml"
	case "http://www.w3.org/1999/02/22-rdf-syntax-ns":
		return "rdf"
	}
	return ""
}
