package parse

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"khabar/feed"
)

// checkArticle holds an article against what every article must be.
func checkArticle(t *testing.T, a *feed.Article) {
	t.Helper()
	line := func(what, s string) {
		if s != feed.CleanLine(s) {
			t.Fatalf("%s is not one clean line: %+q", what, s)
		}
	}
	line("title", a.Title)
	line("section", a.Section)
	line("source", a.Source)
	line("place", a.Place)
	line("ID", a.ID)
	line("URL", a.URL)
	line("summary", a.Summary)
	line("date's words", a.Published.Text)
	for _, s := range append(append([]string{}, a.Byline...), a.Tags...) {
		line("byline or tag", s)
	}
	for _, m := range a.Media {
		line("media", m.URL)
		line("media type", m.Type)
		line("media title", m.Title)
	}
	for _, r := range a.Related {
		line("related", r.Title)
		line("related address", r.Target)
	}
	if a.Raw != feed.Clean(a.Raw) {
		t.Fatalf("raw text is not clean: %+q", a.Raw)
	}
	checkBlocks(t, a.Body)
}

func checkBlocks(t *testing.T, blocks []feed.Block) {
	t.Helper()
	for _, b := range blocks {
		if b.Text != feed.Clean(b.Text) {
			t.Fatalf("block is not clean: %+q", b.Text)
		}
		if strings.TrimSpace(b.Text) == "" && b.Kind != feed.Rule && b.Kind != feed.Row {
			t.Fatalf("block of kind %d without text", b.Kind)
		}
		if b.Kind == feed.Row && strings.Join(b.Cells, "\t") != b.Text {
			t.Fatalf("cells %q are not the row %q", b.Cells, b.Text)
		}
		var open []feed.Span
		last := 0
		for _, s := range b.Spans {
			if s.Start < last || s.Start >= s.End || s.End > len(b.Text) {
				t.Fatalf("span %+v in %d bytes after %d", s, len(b.Text), last)
			}
			if !utf8.RuneStart(b.Text[s.Start]) || s.End < len(b.Text) && !utf8.RuneStart(b.Text[s.End]) {
				t.Fatalf("span %+v cuts a letter of %+q", s, b.Text)
			}
			last = s.Start
			for len(open) > 0 && open[len(open)-1].End <= s.Start {
				open = open[:len(open)-1]
			}
			if len(open) > 0 && open[len(open)-1].End < s.End {
				t.Fatalf("spans %+v and %+v cross", open[len(open)-1], s)
			}
			open = append(open, s)
			if s.Target != feed.CleanLine(s.Target) {
				t.Fatalf("target is not clean: %+q", s.Target)
			}
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{
		"دولي\n\nعنوان الخبر في سطر واحد\n\nقال مصدر مطلع إن الاجتماع سيعقد يوم الاثنين 25 نونبر الجاري في الرباط.\n\nمقالات ذات صلة\n",
		"<rss version='2.0'><channel><title>خ</title><item><title>a &nbsp; & b</title><description><![CDATA[<p>x<b>y]]></description><pubDate>Mon, 25 Nov 2024 10:00:00 GMT</pubDate></item></channel></rss>",
		"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title type='xhtml'><div>a</div></title><content type='html'>&lt;ul&gt;&lt;li&gt;x</content></entry>",
		"<rdf:RDF xmlns:rdf='x'><item rdf:about='y'><title>t",
		"<!doctype html><html lang=ar dir=rtl><head><title>t</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"h\"}</script></head><body><h1>h</h1><table><tr><td>a<td>b</table><p>text",
		"{\"title\":\"t\",\"body\":\"a\\n\\nb\\u001b[31m\"}\n{\"title\":\"u\",\"body\":\"<p>x\"}\n",
		"{\"version\":\"https://jsonfeed.org/version/1\",\"title\":\"f\",\"items\":[{\"id\":1,\"content_html\":\"<i>x\"}]}",
		"[{\"title\":\"a\",\"body\":\"b\"},{\"title\":",
		"---\ntitle: عنوان\ntags: [a, b]\n---\n# x\n\n* a\n* b\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
		"\xff\xfe<\x00r\x00s\x00s\x00>\x00",
		"\x1f\x8b\x08\x00",
		"\xc7\xe1\xe3\xdb\xd1\xc8 \xc7\xe1\xde\xcf\xd3",
		"<!DOCTYPE r [<!ENTITY a 'b'>]><rss><channel><item><title>&a;&b;</title></item>",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		start := time.Now()
		doc, err := Parse(data, Input{Name: "x", Modified: fileDate})
		if d := time.Since(start); d > 5*time.Second {
			t.Fatalf("%d bytes took %v", len(data), d)
		}
		if err != nil {
			if doc.Articles != nil {
				t.Fatal("articles beside an error")
			}
			return
		}
		for i := range doc.Articles {
			checkArticle(t, &doc.Articles[i])
			if doc.Articles[i].ID == "" {
				t.Fatal("article without ID")
			}
		}
	})
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{
		"<p>a <b>b <a href='http://x'>c</b> d</a> e<br><br>f",
		"<ol start=3><li>a<ul><li>b</ul><li value=9>c</ol><blockquote><p>q<blockquote>r",
		"<table><tr><th>a<th>b<tr><td><p>c<td><table><tr><td>x<td>y</table></table>",
		"<pre>\n a\n  b</pre><code>x</code><dl><dt>t<dd>d</dl><figure><img src=x alt='y'><figcaption>z",
		"<p dir=rtl><span dir=ltr>x</span> y <bdi>z</bdi> <q>w",
		"<div><p><nav>x</nav><button>y<p>z</button>\u202ex\x1b[1m<b>\x00y",
		"<p> \u200b <b> \n </b><i>x</i></p><svg><p>y</svg>z",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		checkBlocks(t, readHTML(s, nil).Blocks)
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"Mon, 25 Nov 2024 10:00:00 GMT", "2024-11-25T10:00:00Z", "الاثنين 25 نونبر الجاري", "۵ آذر ۱۴۰۳ - ۱۴:۳۰", "כ\"ד בחשוון תשפ\"ה", "24 جمادى الأولى 1446 هـ", "25/11/2024 3:04 PM +0300", "1732528800"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if d, ok := ParseDate(s); ok && (d.Time.IsZero() || d.Time.Year() < 1 || d.Time.Year() > 9999) {
			t.Fatalf("ParseDate(%q) = %v", s, d.Time)
		}
		d, ok := findDate(s, fileDate)
		if ok && (d.Time.After(fileDate.AddDate(0, 0, 1)) || !strings.Contains(s, d.Text) || d.Text == "") {
			t.Fatalf("findDate(%q) = %+v", s, d)
		}
	})
}
