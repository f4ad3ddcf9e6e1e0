package parse

import (
	"net/url"
	"strings"
	"time"

	"khabar/feed"
)

// entry is an item as the feed tells it.
type entry struct {
	id, link, self, title value
	summary, content      value
	published, updated    value
	authors, tags         []string
	lang, source, comment string
	base                  *url.URL
	media                 []feed.Media
	duration              time.Duration // of a podcast's episode
	whole                 bool          // its end tag was there
}

// xmlReader reads RSS, RDF, Atom and CDF with one vocabulary: feeds mix them.
type xmlReader struct {
	*scanner
	base    *url.URL
	atom    bool
	format  Format
	feed    entry
	entries []entry
	item    *entry
	closed  bool // the root's end tag was there
}

// readXMLFeed reads the items of an XML feed. Names it does not know are
// passed over, whatever they hold.
func readXMLFeed(doc string, base *url.URL) *xmlReader {
	r := &xmlReader{scanner: newScanner(expandEntities(doc)), base: base, format: RSS}
	root := ""
	for r.next() {
		switch r.kind {
		case startTag, emptyTag:
			if root == "" {
				root = r.name
				r.begin(root)
			}
			r.open(r.name)
		case endTag:
			switch r.name {
			case "item", "entry":
				r.closeItem(true)
			case "rss", "feed", "rdf:rdf", "channel":
				if r.name == root {
					r.closed = true
				}
			}
		}
	}
	r.closeItem(false)
	return r
}

func (r *xmlReader) begin(root string) {
	switch root {
	case "feed":
		r.atom, r.format = true, Atom
	case "rdf:rdf", "rdf":
		r.format = RDF
	case "entry":
		r.atom, r.format = true, Atom
	}
}

// closeItem ends the item that is open.
func (r *xmlReader) closeItem(whole bool) {
	if r.item != nil {
		r.item.whole = whole
		r.entries = append(r.entries, *r.item)
		r.item = nil
	}
}

// cur is what the elements now describe: the item that is open or the feed.
func (r *xmlReader) cur() *entry {
	if r.item != nil {
		return r.item
	}
	return &r.feed
}

// open handles a start tag.
func (r *xmlReader) open(name string) {
	e := r.cur()
	empty := r.kind == emptyTag
	if l := r.attr("xml:lang"); l != "" && (name == "feed" || name == "rss" || name == "channel" || name == "rdf:rdf") {
		r.feed.lang = l
	}
	if b := r.attr("xml:base"); b != "" && (name == "feed" || name == "rss" || name == "channel" || name == "rdf:rdf") {
		r.base = joinBase(r.base, b)
	}
	switch name {
	case "channel":
		r.feed.link.set(value{s: r.attr("href"), rank: 1}) // CDF
	case "item", "entry":
		if r.item != nil {
			r.closeItem(true)
		}
		r.findBase()
		r.item = &entry{lang: r.attr("xml:lang"), base: joinBase(r.base, r.attr("xml:base"))}
		if about := r.attr("rdf:about"); about != "" {
			r.item.id.set(value{s: about, rank: 1})
		}
		if href := r.attr("href"); href != "" { // CDF
			r.item.link.set(value{s: href, rank: 1})
		}
		r.item.updated.set(value{s: r.attr("lastmod"), rank: 1})
		if empty {
			r.closeItem(true)
		}
	case "title":
		e.title.set(r.value(name, 3))
	case "dc:title", "dcterms:title":
		e.title.set(r.value(name, 2))
	case "media:title", "itunes:title":
		e.title.set(r.value(name, 1))
	case "guid", "id":
		e.id.set(r.value(name, 3))
	case "dc:identifier":
		e.id.set(r.value(name, 1))
	case "link":
		r.link(empty)
	case "description", "summary", "subtitle", "tagline", "abstract":
		e.summary.set(r.value(name, 4))
	case "dc:description", "dcterms:abstract":
		e.summary.set(r.value(name, 3))
	case "itunes:summary", "media:description":
		e.summary.set(r.value(name, 2))
	case "itunes:subtitle":
		e.summary.set(r.value(name, 1))
	case "content:encoded":
		v := r.value(name, 3)
		v.kind = htmlText
		e.content.set(v)
	case "content":
		r.atomContent(e)
	case "xhtml:body", "body", "fullitem", "content:items":
		v := r.value(name, 1)
		e.content.set(v)
	case "pubdate", "published", "issued":
		e.published.set(r.value(name, 3))
	case "dc:date", "dcterms:issued", "dcterms:created", "created":
		e.published.set(r.value(name, 2))
	case "updated", "modified", "lastbuilddate", "dcterms:modified":
		e.updated.set(r.value(name, 2))
	case "author", "contributor", "itunes:owner", "managingeditor":
		r.author(e, name, empty)
	case "dc:creator", "dc:author", "itunes:author":
		if v := r.value(name, 1); v.s != "" && (name != "itunes:author" || len(e.authors) == 0) {
			e.authors = append(e.authors, v.s)
		}
	case "category", "dc:subject", "itunes:category":
		r.category(e, name)
	case "keywords", "media:keywords", "itunes:keywords":
		for t := range strings.SplitSeq(r.value(name, 1).s, ",") {
			e.tags = append(e.tags, t)
		}
	case "language", "dc:language":
		e.lang = strings.TrimSpace(r.value(name, 1).s)
	case "source":
		r.source(e, empty)
	case "comments":
		e.comment = strings.TrimSpace(r.value(name, 1).s)
	case "image", "textinput", "cloud", "skiphours", "skipdays", "url":
		if !empty && r.attr("rdf:resource") == "" {
			r.skip(name)
		}
	default:
		r.mediaElement(e, name)
	}
}

// findBase takes the feed's own address for the base of its links where it is
// not known where the feed came from.
func (r *xmlReader) findBase() {
	for _, s := range []string{r.feed.self.s, r.feed.link.s} {
		if r.base == nil {
			r.base = baseURL(strings.TrimSpace(s))
		}
	}
}
