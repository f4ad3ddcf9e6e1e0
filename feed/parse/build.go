package parse

import (
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"khabar/feed"
)

// readFeed makes articles of what an XML feed holds.
func (doc *Document) readFeed(r *xmlReader, in Input) {
	doc.Format = r.format
	f := &r.feed
	r.findBase()
	doc.Feed = feed.Feed{
		URL:         feedURL(f.self.s, in.Name),
		Site:        resolve(r.base, f.link.s),
		Title:       titleLine(f.title),
		Description: plainLine(f.summary),
		Lang:        languageTag(f.lang),
	}
	for _, v := range []value{f.updated, f.published} {
		if d, ok := ParseDate(v.s); ok && doc.Feed.Updated.IsZero() {
			doc.Feed.Updated = d.Time
		}
	}
	entries := r.entries
	if n := len(entries); n > 0 && !entries[n-1].whole {
		if n > 1 || titleLine(entries[0].title) == "" {
			entries = entries[:n-1]
		}
		doc.repaired("the feed ends in the middle: read up to the last whole item")
	} else if !r.closed {
		doc.repaired("the feed ends in the middle: all items that were begun are whole")
	}
	doc.Articles = make([]feed.Article, 0, len(entries))
	if shared := sharedIDs(entries); len(shared) > 0 {
		for i := range entries {
			if e := &entries[i]; shared[e.id.s] {
				e.id = value{}
			}
		}
		doc.repaired("items share an ID: they go by their addresses")
	}
	for i := range entries {
		doc.addEntry(&entries[i], f, in)
	}
}

// sharedIDs are the IDs that items of different addresses have, or without
// addresses of different titles: what should tell them apart does not.
func sharedIDs(entries []entry) map[string]bool {
	var shared map[string]bool
	links := make(map[string]string, len(entries))
	for i := range entries {
		e := &entries[i]
		link := e.link.s
		if link == "" {
			link = e.title.s
		}
		if e.id.s == "" {
			continue
		}
		if other, seen := links[e.id.s]; !seen {
			links[e.id.s] = link
		} else if other != link {
			if shared == nil {
				shared = map[string]bool{}
			}
			shared[e.id.s] = true
		}
	}
	return shared
}

// feedURL is where a feed was fetched from, else where it says it lives.
func feedURL(self, name string) string {
	if baseURL(name) != nil {
		return name
	}
	if baseURL(self) != nil {
		return feed.CleanLine(self)
	}
	return ""
}

// addEntry turns one item into an article.
func (doc *Document) addEntry(e, f *entry, in Input) {
	a := feed.Article{
		ID:      feed.CleanLine(e.id.s),
		URL:     resolve(e.base, e.link.s),
		FeedURL: doc.Feed.URL,
		Title:   titleLine(e.title),
		Source:  doc.Feed.Title,
	}
	if e.source != "" && a.Source == "" {
		a.Source = feed.CleanLine(e.source)
	}
	if a.URL == "" && baseURL(a.ID) != nil {
		a.URL = a.ID
	}
	if a.ID == "" {
		a.ID = a.URL
	}
	sum := e.sum()
	if a.ID == "" {
		a.ID = makeID(&feed.Article{Title: a.Title, Body: []feed.Block{{Text: e.summary.s + e.content.s}}})
	}
	known := in.Known != nil && in.Known(a.ID, sum)
	doc.Sums = append(doc.Sums, sum)
	doc.Known = append(doc.Known, known)
	if known {
		doc.Articles = append(doc.Articles, a)
		return
	}
	body := e.content
	if body.s == "" {
		body = e.summary
	} else {
		a.Summary = plainLine(e.summary)
	}
	c := readValue(body, e.base)
	a.Body, a.Raw = c.Blocks, feed.Clean(body.s)
	a.Media = mergeMedia(e.media, c.Media, e)
	for _, t := range e.tags {
		if t = titleLine(value{s: t}); t == "" {
			continue
		}
		if a.Section == "" {
			a.Section = t
		} else {
			a.Tags = append(a.Tags, t)
		}
	}
	for _, name := range e.authors {
		if name = titleLine(value{s: name}); name != "" {
			a.Byline = append(a.Byline, name)
		}
	}
	a.Published, _ = ParseDate(e.published.s)
	if u, ok := ParseDate(e.updated.s); ok {
		a.Updated = u.Time
		if a.Published.IsZero() {
			a.Published = u
		}
	}
	lang := e.lang
	if lang == "" {
		lang = f.lang
	}
	if a.Title == "" {
		a.Title = titleFromBody(a.Body)
	}
	a.Lang = chooseLanguage(lang, sample(&a))
	a.Truncated = !e.whole
	doc.Articles = append(doc.Articles, a)
}

// sum is a checksum of all that an article is made of.
func (e *entry) sum() uint64 {
	sum := checksum(0, e.id.s)
	for _, s := range []string{e.link.s, e.title.s, e.summary.s, e.content.s, e.published.s} {
		sum = checksum(sum, s)
	}
	return sum
}

// mergeMedia joins what the item names and what its content shows, once each.
func mergeMedia(named, shown []feed.Media, e *entry) []feed.Media {
	var out []feed.Media
	seen := map[string]bool{}
	for _, list := range [][]feed.Media{named, shown} {
		for _, m := range list {
			if m.URL == "" || seen[m.URL] {
				continue
			}
			seen[m.URL] = true
			if m.Duration == 0 && !strings.HasPrefix(m.Type, "image") {
				m.Duration = e.duration
			}
			out = append(out, m)
		}
	}
	return out
}

// readValue reads a text of a feed into blocks by its type.
func readValue(v value, base *url.URL) content {
	switch {
	case v.kind == markup || v.kind == htmlText:
		return readHTML(v.s, base)
	case looksHTML(v.s):
		return readHTML(v.s, base)
	}
	return content{Blocks: plainBlocks(v.s)}
}

// plainBlocks splits plain text into paragraphs at blank lines.
func plainBlocks(s string) []feed.Block {
	var out []feed.Block
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	var lines []string
	end := func() {
		if t := feed.CleanLine(strings.Join(lines, " ")); t != "" {
			out = append(out, feed.Block{Text: t})
		}
		lines = lines[:0]
	}
	for line := range strings.SplitSeq(s, "\n") {
		if blank(line) {
			end()
			continue
		}
		lines = append(lines, line)
	}
	end()
	return out
}

// looksHTML reports whether plain-looking text has elements or character
// references of HTML in it: a tag that exists, or "&name;".
func looksHTML(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '<':
			j := i + 1
			if j < len(s) && s[j] == '/' {
				j++
			}
			k := j
			for k < len(s) && k-j < 12 && (s[k]|0x20 >= 'a' && s[k]|0x20 <= 'z' || s[k] >= '1' && s[k] <= '6') {
				k++
			}
			if k > j && k < len(s) && strings.IndexByte(" \t\r\n/>", s[k]) >= 0 && knownTag(strings.ToLower(s[j:k])) {
				return true
			}
		case '&':
			if n := strings.IndexByte(s[i:min(len(s), i+12)], ';'); n > 1 && html.UnescapeString(s[i:i+n+1]) != s[i:i+n+1] {
				return true
			}
		}
	}
	return false
}

func knownTag(name string) bool {
	switch name {
	case "p", "br", "b", "i", "u", "a", "em", "strong", "div", "span", "img", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6",
		"blockquote", "pre", "code", "table", "tr", "td", "th", "tbody", "font", "center", "small", "big", "sup", "sub", "hr", "figure",
		"iframe", "script", "style", "object", "embed", "video", "audio", "section", "article", "cite", "q", "tt", "s", "del", "ins",
		"strike", "dl", "dt", "dd", "abbr", "acronym", "html", "body", "head", "title", "meta", "link", "input", "form", "svg", "math", "blink", "marquee", "applet", "frame", "frameset", "noscript", "nobr", "label", "button",
		"main", "header", "footer", "aside", "nav", "picture", "source", "figcaption", "details", "summary", "time", "mark", "bdi", "bdo", "kbd", "samp":
		return true
	}
	return false
}

// titleLine is a title on one line: without markup if it has any.
func titleLine(v value) string {
	if v.s == "" {
		return ""
	}
	if v.kind == markup || v.kind == htmlText || v.kind == maybeHTML && looksHTML(v.s) {
		return inlineText(v.s)
	}
	return feed.CleanLine(v.s)
}

// plainLine is a description as plain text on one line.
func plainLine(v value) string { return titleLine(v) }

// inlineText is the text of HTML on one line.
func inlineText(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return feed.CleanLine(s)
	}
	c := readHTML(s, nil)
	parts := make([]string, 0, len(c.Blocks))
	for _, b := range c.Blocks {
		if b.Kind != feed.Image && b.Text != "" {
			parts = append(parts, b.Text)
		}
	}
	return feed.CleanLine(strings.Join(parts, " "))
}

// titleFromBody is the beginning of an article that has no headline.
func titleFromBody(body []feed.Block) string {
	for _, b := range body {
		if b.Text == "" || b.Kind == feed.Image {
			continue
		}
		return shorten(feed.CleanLine(b.Text), 90)
	}
	return ""
}

// shorten cuts text at a word near n letters.
func shorten(s string, n int) string {
	count, space := 0, 0
	for i, r := range s {
		if r == ' ' {
			space = i
		}
		if count++; count > n {
			if space == 0 {
				space = i
			}
			return feed.CleanLine(s[:space]) + "…" // a pair of controls may have been cut
		}
	}
	return s
}

// sample is enough of an article's text to know its language by.
func sample(a *feed.Article) string {
	s := a.Title
	for _, b := range a.Body {
		if len(s) > 800 {
			break
		}
		s += " " + b.Text
	}
	if len(s) < 40 {
		s += " " + a.Summary
	}
	return s
}
