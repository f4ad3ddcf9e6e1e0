package parse

import (
	"cmp"
	"encoding/json"
	"net/url"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"khabar/feed"
)

// pageMeta is what a page says of itself in its head: elements, Open Graph,
// Dublin Core and JSON-LD (schema.org).
type pageMeta struct {
	base                               *url.URL
	lang                               string
	dir                                feed.Direction
	title, heading, headline, ogTitle  string
	headings                           int
	site, section, description         string
	published, modified, canonical     string
	authors, tags                      []string
	feeds, linked                      []feed.Link
	kinds                              []string // media types of feeds
	ldTitle, ldSection, ldSite, ldLang string
	ldPublished, ldModified            string
	ldAuthors                          []string
}

// readMeta walks the tree once.
func readMeta(root *html.Node, base *url.URL) *pageMeta {
	m := &pageMeta{base: base}
	for n := root; n != nil; {
		if n.Type == html.ElementNode {
			m.element(n)
		}
		if n.FirstChild != nil {
			n = n.FirstChild
			continue
		}
		for n != nil && n.NextSibling == nil {
			n = n.Parent
		}
		if n != nil {
			n = n.NextSibling
		}
	}
	return m
}

func nodeAttr(n *html.Node, key string) string { return attr(n.Attr, key) }

func (m *pageMeta) element(n *html.Node) {
	switch n.DataAtom {
	case atom.Html, atom.Body:
		m.lang = cmp.Or(m.lang, nodeAttr(n, "lang"), nodeAttr(n, "xml:lang"))
		switch strings.ToLower(nodeAttr(n, "dir")) {
		case "rtl":
			m.dir = feed.RightToLeft
		case "ltr":
			m.dir = feed.LeftToRight
		}
	case atom.Base:
		if href := nodeAttr(n, "href"); href != "" {
			m.base = joinBase(m.base, href)
		}
	case atom.Title:
		if m.title == "" && n.FirstChild != nil {
			m.title = feed.CleanLine(n.FirstChild.Data)
		}
	case atom.H1:
		m.headings++
		if text := nodeText(n); m.heading == "" {
			m.heading = text
		}
		if strings.Contains(nodeAttr(n, "itemprop"), "headline") {
			m.headline = nodeText(n)
		}
	case atom.Meta:
		m.metaElement(n)
	case atom.Link:
		m.linkElement(n)
	case atom.A:
		m.anchor(n)
	case atom.Time:
		if strings.Contains(nodeAttr(n, "itemprop"), "datePublished") || nodeAttr(n, "pubdate") != "" || m.published == "" && strings.Contains(nodeAttr(n, "class"), "publish") {
			m.published = cmp.Or(m.published, nodeAttr(n, "datetime"))
		}
	case atom.Script:
		if strings.Contains(nodeAttr(n, "type"), "ld+json") && n.FirstChild != nil && len(n.FirstChild.Data) < 1<<20 {
			var v any
			if json.Unmarshal([]byte(strings.TrimSpace(n.FirstChild.Data)), &v) == nil {
				m.jsonLD(v, 0)
			}
		}
	}
}

// nodeText is the text of a small element on one line.
func nodeText(n *html.Node) string {
	var parts []string
	for _, b := range readNode(n, nil).Blocks {
		if b.Kind != feed.Image {
			parts = append(parts, b.Text)
		}
	}
	return feed.CleanLine(strings.Join(parts, " "))
}

func (m *pageMeta) metaElement(n *html.Node) {
	content := feed.CleanLine(nodeAttr(n, "content"))
	if content == "" {
		return
	}
	set := func(p *string) {
		if *p == "" {
			*p = content
		}
	}
	for _, key := range []string{nodeAttr(n, "property"), nodeAttr(n, "name"), nodeAttr(n, "itemprop")} {
		switch strings.ToLower(key) {
		case "og:url":
			if m.base == nil {
				m.base = baseURL(content)
			}
			if m.canonical == "" {
				m.canonical = content
			}
		case "og:title":
			set(&m.ogTitle)
		case "twitter:title", "dc.title", "parsely-title":
			if m.ogTitle == "" {
				m.ogTitle = content
			}
		case "headline":
			set(&m.headline)
		case "og:site_name", "application-name", "publisher", "dc.publisher":
			set(&m.site)
		case "article:section", "section", "articlesection", "parsely-section", "dc.subject":
			set(&m.section)
		case "og:description", "description":
			set(&m.description)
		case "article:published_time", "datepublished", "dc.date", "dc.date.issued", "date", "pubdate", "publishdate", "publish_date", "og:published_time", "parsely-pub-date", "sailthru.date", "article.published":
			set(&m.published)
		case "article:modified_time", "datemodified", "og:updated_time", "lastmod":
			set(&m.modified)
		case "author", "article:author", "dc.creator", "parsely-author", "byl":
			if baseURL(content) == nil && len(m.authors) < 10 && !containsString(m.authors, content) {
				m.authors = append(m.authors, content)
			}
		case "keywords", "article:tag", "news_keywords":
			for _, t := range fieldList(content) {
				if len(m.tags) < 30 && !containsString(m.tags, t) {
					m.tags = append(m.tags, t)
				}
			}
		}
	}
}

func containsString(list []string, s string) bool {
	for _, t := range list {
		if t == s {
			return true
		}
	}
	return false
}

// article makes an article of the metadata.
func (m *pageMeta) article() feed.Article {
	a := feed.Article{URL: m.canonical, Source: cmp.Or(m.ldSite, m.site), Section: lastCrumb(cmp.Or(m.section, m.ldSection))}
	m.lang = cmp.Or(m.lang, m.ldLang)
	a.Title = m.bestTitle(a.Source)
	a.Byline = m.ldAuthors
	if len(a.Byline) == 0 {
		a.Byline = m.authors
	}
	if len(a.Byline) == 1 && (a.Byline[0] == a.Source || words(a.Byline[0]) > 12) {
		a.Byline = nil
	}
	if foldLine(strings.Join(m.tags, " ")) == foldLine(a.Title) {
		m.tags = nil // the headline cut in pieces
	}
	for _, t := range m.tags {
		if t != a.Section {
			a.Tags = append(a.Tags, t)
		}
	}
	for _, s := range []string{m.ldPublished, m.published} {
		if d, ok := ParseDate(s); ok && a.Published.IsZero() {
			a.Published = d
		}
	}
	if d, ok := ParseDate(cmp.Or(m.ldModified, m.modified)); ok {
		a.Updated = d.Time
	}
	return a
}

// bestTitle chooses the headline: the one that says so, the only heading that
// the title repeats, or the title without the site's name.
func (m *pageMeta) bestTitle(site string) string {
	long := cmp.Or(m.ogTitle, m.title)
	switch {
	case m.headline != "":
		return m.headline
	case m.ldTitle != "" && !strings.HasSuffix(m.ldTitle, "…"):
		return stripSite(m.ldTitle, site)
	case m.heading != "" && words(m.heading) > 2 && (m.headings == 1 || strings.HasPrefix(foldLine(long), foldLine(m.heading))):
		return stripSite(m.heading, site)
	}
	return stripSite(long, site)
}

// stripSite takes " - Site" or " | Site" off the end of a title.
func stripSite(title, site string) string {
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " » ", " • "} {
		i := strings.LastIndex(title, sep)
		if i <= 0 {
			continue
		}
		head, tail := strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+len(sep):])
		if foldLine(tail) == foldLine(site) && site != "" || site != "" && strings.Contains(foldLine(site), foldLine(tail)) || words(tail) <= 3 && words(head) >= 5 {
			return head
		}
	}
	return title
}
