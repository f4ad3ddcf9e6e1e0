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
				m.kinds = append(m.kinds, typ)
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
// to, each once. Of one feed in several formats it is the first, and the feeds
// of readers' comments are left out where there are others.
func (m *pageMeta) offered() []feed.Link {
	list := m.feeds
	if len(list) == 0 {
		list = m.linked
	} else if m.oneInFormats() {
		list = list[:1]
	}
	var out, comments []feed.Link
	seen := map[string]bool{}
	for _, l := range list {
		switch {
		case seen[l.Target]:
		case ofComments(l.Target):
			comments = append(comments, l)
		default:
			out = append(out, l)
		}
		seen[l.Target] = true
	}
	if len(out) == 0 {
		return comments
	}
	return out
}

// oneInFormats reports whether what the page declares is one feed in several
// formats: each has a type of its own, and the titles say nothing else.
func (m *pageMeta) oneInFormats() bool {
	kinds := map[string]bool{}
	for i, l := range m.feeds {
		if kinds[m.kinds[i]] || m.kinds[i] == "" || withoutFormat(l.Title) != withoutFormat(m.feeds[0].Title) {
			return false
		}
		kinds[m.kinds[i]] = true
	}
	return true
}

// withoutFormat is a feed's title without the name of its format.
func withoutFormat(title string) string {
	var kept []string
	for w := range strings.FieldsSeq(strings.ToLower(title)) {
		switch strings.Trim(w, "()[]-–—:,.0123456789") {
		case "rss", "rss2", "atom", "json", "rdf", "xml", "feed", "":
		default:
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// ofComments reports whether an address is that of a feed of comments, as
// WordPress and Blogger have them.
func ofComments(target string) bool {
	return strings.Contains(target, "/comments/feed") || strings.Contains(target, "/feeds/comments/") || strings.Contains(target, "feed=comments-rss2")
}
