package parse

import (
	"errors"
	"strings"
	"testing"
	"time"
)

// TestHostile reads long runs of what breaks readers that are not linear, in
// every format's clothes.
func TestHostile(t *testing.T) {
	size := 1 << 17
	if testing.Short() {
		size = 1 << 14
	}
	wraps := map[string][2]string{
		"text":  {"عنوان\n\n", ""},
		"html":  {"<!doctype html><html><body><h1>عنوان الصفحة هنا</h1><p>نص", "</body></html>"},
		"rss":   {"<rss><channel><item><title>عنوان</title><description>", "</description></item></channel></rss>"},
		"cdata": {"<rss><channel><item><title>عنوان</title><description><![CDATA[", "]]></description></item></channel></rss>"},
		"atom":  {"<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>عنوان</title><content type='xhtml'>", "</content></entry></feed>"},
		"md":    {"# عنوان\n\n**a** [b](c)\n\n", ""},
		"json":  {`{"title":"عنوان","body":"`, `"}`},
		"mail":  {"From: a@b.c\nSubject: عنوان\nMIME-Version: 1.0\n\n", ""},
		"mbox":  {"From a@b.c Mon Nov 25 08:30:00 2024\nFrom: a@b.c\nSubject: عنوان\nMIME-Version: 1.0\nContent-Type: text/html\n\n", ""},
		"bare":  {"", ""},
	}
	units := []string{
		"<div>", "<b>", "<p>", "<li>", "<ul><li>", "<ol><li>x", "<table><tr><td>", "<blockquote>", "<a href='x'>", "<a href=\"", "<pre>", "<dl><dd>x", "<td>x",
		"</div>", "</b>", "</p>x", "<", "</", "<!--", "<!", "<?", "<![CDATA[", "]]>", "<x a='", "<x =\"", "<item>", "<item><title>x", "</item>", "<entry>", "<title>",
		"<script>", "</script", "<style>x", "<iframe>", "<textarea>", "&", "&#", "&#x", "&amp", "&lt;", "&nbsp;", "&aaaaaaaaaaaaaaaaaaaaaaaaaa", "<br>", "<br><br>x", "<img alt='x' src='y'>", "<b><p>", "<b><i><a href=x>y</b>",
		"> ", ">", "* ", "- x\n", "1. ", "[", "![", "[a](", "](", "`", "```\n", "***", "_a_", "|", "|a|b|\n|-|-|\n", "#", "# x\n", "~~", "<a>b</a>", "\\", "\n\n", "\n", " ", "\t", "x", "x\n", "x \n", "  x\n",
		"[[", "{\"a\":", "[{", "{}\n", "{\"title\":\"x\"}\n", "{\"items\":[", "\"", "\\u001b", "\x1b]0;", "\x1b[", "\u009d", "\u202e", "\u2067", "\u2069", "\u064e", "\u200b", "\xff", "\xe2\x80", "\xd8", "١", "١ ", "25 نونبر ", "الاثنين 25 نونبر ", "يوم ", "قال.\n", "مقالات ذات صلة\n",
		"اقرأ أيضا: خبر آخر في هذا\n", "كلمة ", "a: b\n", "---\n", "+++\n", "=", "====\n", "<!ENTITY a \"b\">", "<!DOCTYPE x [",
	}
	for wrap, w := range wraps {
		for _, u := range units {
			text := w[0] + strings.Repeat(u, size/len(u)) + w[1]
			start := time.Now()
			doc, err := Parse([]byte(text), Input{Name: "hostile", Modified: fileDate})
			if d := time.Since(start); d > 10*time.Second || d > 3*time.Second && !raceEnabled {
				t.Errorf("%s of %q: %v for %d bytes", wrap, u, d.Round(time.Millisecond), len(text))
			} else if d > 250*time.Millisecond {
				t.Logf("%s of %q: %v", wrap, u, d.Round(time.Millisecond))
			}
			var e *Error
			if err != nil && (!errors.As(err, &e) || e.Name != "hostile") {
				t.Errorf("%s of %q: error without its source: %v", wrap, u, err)
			}
			if err == nil && len(doc.Articles) == 0 && !doc.Format.IsFeed() {
				t.Errorf("%s of %q: neither article nor error", wrap, u)
			}
		}
	}
}
