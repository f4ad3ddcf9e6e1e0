package parse

import (
	"strings"

	"golang.org/x/net/html"

	"khabar/feed"
)

// linkElement takes the page's own address and the feeds it offers.
func (m *pageMeta) linkElement(n *html.Node) {
	href := resolve(m.base, nodeAttr(n, "href"))
	if href == "" {
		return
	}
	typ := strings.ToLower(nodeAttr(n, "type"))
	for rel := range strings.FieldsSeq(strings.ToLower(nodeAttr(n, "rel"))) {
		switch rel {
		case "canonical":
			if m.canonical = href; m.base == nil { // a saved page: its links are as of there
				m.base = baseURL(href)
			}
		case "alternate", "feed":
			if rel == "feed" || strings.Contains(typ, "rss") || strings.Contains(typ, "atom") || strings.Contains(typ, "feed+json") || typ == "application/json" && strings.Contains(href, "feed") {
				m.feeds = append(m.feeds, feed.Link{Title: feed.CleanLine(nodeAttr(n, "title")), Target: href})
			}
		}
	}
}

// anchor takes a visible link to a feed, for pages that declare none.
func (m *pageMeta) anchor(n *html.Node) {
	href := nodeAttr(n, "href")
	if len(m.linked) >= 20 || href == "" {
		return
	}
	path, _, _ := strings.Cut(strings.ToLower(href), "?")
	path = strings.TrimRight(path, "/")
	for _, end := range []string{"/rss", "/feed", "/atom", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json", "/rss2", "/rdf", ".rss", ".atom", ".rdf"} {
		if strings.HasSuffix("/"+path, end) {
			if target := resolve(m.base, href); target != "" {
				m.linked = append(m.linked, feed.Link{Title: nodeText(n), Target: target})
			}
			return
		}
	}
}

// offered are the feeds of the page: those it declares, else those it links
// to, each once.
func (m *pageMeta) offered() []feed.Link {
	list := m.feeds
	if len(list) == 0 {
		list = m.linked
	}
	var out []feed.Link
	seen := map[string]bool{}
	for _, l := range list {
		if !seen[l.Target] {
			seen[l.Target] = true
			out = append(out, l)
		}
	}
	return out
}
