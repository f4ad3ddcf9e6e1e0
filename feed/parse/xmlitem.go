package parse

import (
	"net/url"
	"strconv"
	"strings"

	"khabar/feed"
)

// author reads a person: RSS's text ("mail (name)") or Atom's elements.
func (r *xmlReader) author(e *entry, name string, empty bool) {
	if empty {
		return
	}
	who, text := "", ""
	for r.next() {
		switch r.kind {
		case textToken, cdataToken:
			text += r.content()
		case startTag:
			switch r.name {
			case "name", "itunes:name":
				who = r.value(r.name, 1).s
			case "email", "uri", "url", "homepage", "itunes:email":
				r.skip(r.name)
			case "item", "entry":
				r.unread()
				return
			}
		case endTag:
			switch r.name {
			case name:
				if who == "" {
					who = personName(text)
				}
				if who != "" && name != "itunes:owner" && name != "contributor" {
					e.authors = append(e.authors, who)
				}
				return
			case "item", "entry", "channel", "feed":
				r.unread()
				return
			}
		}
	}
}

// personName takes the name out of "mail@host (Name)" and "Name <mail@host>".
func personName(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexByte(s, '('); i >= 0 && strings.HasSuffix(s, ")") {
		if name := strings.TrimSpace(s[i+1 : len(s)-1]); name != "" && strings.Contains(s[:i], "@") {
			return name
		}
	}
	if i := strings.LastIndexByte(s, '<'); i > 0 && strings.HasSuffix(s, ">") {
		return strings.TrimSpace(s[:i])
	}
	return s
}

func (r *xmlReader) category(e *entry, name string) {
	term := r.attr("term")
	if l := r.attr("label"); l != "" {
		term = l
	}
	if name == "itunes:category" {
		term = r.attr("text")
	}
	if r.kind == startTag && name != "itunes:category" {
		if v := r.value(name, 1); strings.TrimSpace(v.s) != "" {
			term = v.s
		}
	}
	if term != "" && len(e.tags) < 200 {
		e.tags = append(e.tags, term)
	}
}

// source reads the feed that an item was taken from.
func (r *xmlReader) source(e *entry, empty bool) {
	if empty {
		return
	}
	var text, title string
	for r.next() {
		switch r.kind {
		case textToken, cdataToken:
			text += r.content()
		case startTag:
			switch r.name {
			case "title":
				title = titleLine(r.value("title", 1))
			case "item", "entry":
				r.unread()
				return
			default:
				r.skip(r.name)
			}
		case endTag:
			switch r.name {
			case "source":
				if title == "" {
					title = strings.TrimSpace(text)
				}
				e.source = title
				return
			case "item", "entry", "channel", "feed":
				r.unread()
				return
			}
		}
	}
}

// atomContent is Atom's content, which may be elsewhere.
func (r *xmlReader) atomContent(e *entry) {
	if src := r.attr("src"); src != "" {
		e.media = append(e.media, r.enclosure(src, r.attr("type"), "", ""))
	}
	typ := r.attr("type")
	v := r.value("content", 3)
	if strings.HasPrefix(typ, "image/") || strings.HasPrefix(typ, "audio/") || strings.HasPrefix(typ, "video/") {
		return
	}
	e.content.set(v)
}

// mediaElement keeps enclosures, pictures and podcast fields.
func (r *xmlReader) mediaElement(e *entry, name string) {
	switch name {
	case "enclosure":
		e.media = append(e.media, r.enclosure(r.attr("url"), r.attr("type"), "", r.attr("length")))
	case "media:content", "media:thumbnail":
		if u := r.attr("url"); u != "" {
			m := r.enclosure(u, r.attr("type"), "", r.attr("filesize"))
			m.Duration = duration(r.attr("duration"))
			if kind := r.attr("medium"); m.Type == "" && kind != "" {
				m.Type = kind + "/*"
			}
			if m.Type == "" && name == "media:thumbnail" {
				m.Type = "image/*"
			}
			e.media = append(e.media, m)
		}
	case "itunes:image":
		if u := r.attr("href"); u != "" && r.item != nil {
			e.media = append(e.media, r.enclosure(u, mediaType(u, "image"), "", ""))
		}
	case "itunes:duration":
		e.duration = duration(r.value(name, 1).s)
	}
}

func (r *xmlReader) enclosure(address, typ, title, length string) feed.Media {
	m := feed.Media{URL: resolve(r.linkBase(), address), Type: feed.CleanLine(typ), Title: feed.CleanLine(title)}
	if m.Type == "" {
		m.Type = mediaType(m.URL, "")
	}
	if n, err := strconv.ParseInt(length, 10, 64); err == nil && n > 0 {
		m.Length = n
	}
	return m
}

func (r *xmlReader) linkBase() *url.URL {
	if r.item != nil && r.item.base != nil {
		return r.item.base
	}
	return r.base
}

// joinBase resolves an xml:base against the one around it.
func joinBase(base *url.URL, ref string) *url.URL {
	if ref == "" {
		return base
	}
	u, err := url.Parse(feed.CleanLine(ref))
	if err != nil {
		return base
	}
	if base != nil {
		return base.ResolveReference(u)
	}
	return u
}
