package parse

import (
	"strings"
	"testing"
)

func TestDiscover(t *testing.T) {
	link := func(typ, title, href string) string {
		return `<link rel="alternate" type="` + typ + `" title="` + title + `" href="` + href + `">`
	}
	const rss, atom, json = "application/rss+xml", "application/atom+xml", "application/feed+json"
	for name, c := range map[string]struct{ head, want string }{
		"one":             {link(rss, "الخلاصة", "/rss"), "/rss"},
		"twice":           {link(rss, "أ", "/rss") + link(rss, "أ", "/rss"), "/rss"},
		"formats of one":  {link(rss, "RSS", "/rss") + link(atom, "Atom", "/atom") + link(json, "", "/json"), "/rss"},
		"formats, titled": {link(rss, "صحيفة (RSS 2.0)", "/rss") + link(atom, "صحيفة (Atom)", "/atom"), "/rss"},
		"sections":        {link(rss, "سياسة", "/a") + link(atom, "رياضة", "/b"), "/a /b"},
		"one type":        {link(rss, "RSS", "/a") + link(rss, "RSS", "/b"), "/a /b"},
		"comments":        {link(rss, "صحيفة &raquo; الخلاصة", "/feed/") + link(rss, "صحيفة &raquo; التعليقات", "/comments/feed/"), "/feed/"},
		"comments alone":  {link(rss, "التعليقات", "/comments/feed/"), "/comments/feed/"},
		"links":           {`</head><body><a href="/rss.xml">خلاصة</a><a href="/about">نحن</a>`, "/rss.xml"},
		"a style sheet":   {`<link rel="alternate stylesheet" type="text/css" href="/x.css">`, ""},
	} {
		doc, _ := Parse([]byte("<!DOCTYPE html><html><head><title>صحيفة</title>"+c.head+"</head><body><p>نص.</p></body></html>"), Input{Name: "https://x.example/"})
		var got []string
		for _, l := range doc.Feeds {
			got = append(got, strings.TrimPrefix(l.Target, "https://x.example"))
		}
		if s := strings.Join(got, " "); s != c.want {
			t.Errorf("%s: %q, want %q", name, s, c.want)
		}
	}
}
