package parse

import "strings"

// scanner walks the tags of an XML feed. Feeds are XML by name only: it goes
// on at a bare &, an undefined entity, a control character, a tag that nothing
// closes and a document that ends in the middle.
type scanner struct {
	lexer
	name      string // of a tag: "prefix:local" in lower case, the prefix by its namespace
	again     bool
	first     bool              // no element was seen yet
	byPrefix  map[string]string // declared prefix -> the one used here
	names     map[string]string // tag as written -> name
	defaultNS string
}

func newScanner(doc string) *scanner {
	return &scanner{lexer: lexer{s: doc}, first: true, byPrefix: map[string]string{}, names: map[string]string{}}
}

// next moves on to the next tag or text; it is false at the end.
func (s *scanner) next() bool {
	if s.again {
		s.again = false
		return s.kind != endOfInput
	}
	if !s.lexer.next() {
		return false
	}
	switch s.kind {
	case startTag, emptyTag:
		s.tag()
	case endTag:
		s.name = s.canonical(s.lexer.name)
	}
	return true
}

// unread makes the next call of next return the same token.
func (s *scanner) unread() { s.again = true }

// tag reads the name and the attributes of a start tag.
func (s *scanner) tag() {
	tag := s.lexer.name
	local := ""
	for _, a := range s.attributes() {
		prefix, ok := strings.CutPrefix(a.Key, "xmlns")
		if !ok || prefix != "" && prefix[0] != ':' {
			continue
		}
		ns := namespace(strings.TrimSpace(a.Val))
		if prefix != "" {
			s.byPrefix[prefix[1:]] = ns
		} else if local = ns; s.first {
			s.defaultNS = ns
		}
		clear(s.names)
	}
	s.first = false
	s.name = s.canonical(tag)
	if local != "" && local != "-" && strings.IndexByte(tag, ':') < 0 {
		s.name = local + ":" + tag
	}
}

// attr is the value of an attribute of the start tag.
func (s *scanner) attr(key string) string { return strings.TrimSpace(attr(s.attrs, key)) }

// canonical gives a tag the prefix by which this package knows its namespace.
func (s *scanner) canonical(name string) string {
	if n, ok := s.names[name]; ok {
		return n
	}
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
