package parse

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/mmcdole/gofeed"
)

// bigFeed is a feed of n full articles.
func bigFeed(n int) []byte {
	var b strings.Builder
	b.WriteString(`<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>أخبار</title><link>http://example.com/</link><language>ar</language>`)
	p := strings.Repeat("قال المتحدث باسم الوزارة إن الاجتماع سيعقد يوم الاثنين في الرباط بحضور وفود من دول عدة. ", 6)
	for i := range n {
		fmt.Fprintf(&b, `<item><title>عنوان الخبر رقم %d في هذه النشرة</title><link>http://example.com/a/%d</link><guid isPermaLink="false">tag:%d</guid><dc:creator>كاتب</dc:creator><category>اقتصاد</category><pubDate>Mon, 25 Nov 2024 10:00:00 +0000</pubDate><description>%s</description><content:encoded><![CDATA[`, i, i, i, p[:200])
		for range 6 {
			fmt.Fprintf(&b, `<p>%s <a href="/x">رابط</a> <b>مهم</b></p>`, p)
		}
		b.WriteString("<ul><li>أول</li><li>ثان</li></ul>]]></content:encoded></item>\n")
	}
	b.WriteString("</channel></rss>")
	return []byte(b.String())
}

func BenchmarkFeed(b *testing.B) {
	data := bigFeed(200)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		doc, err := Parse(data, Input{Name: "http://example.com/feed"})
		if err != nil || len(doc.Articles) != 200 {
			b.Fatal(err, len(doc.Articles))
		}
	}
}

// BenchmarkFeedKnown is a refresh in which one item of 200 is new.
func BenchmarkFeedKnown(b *testing.B) {
	data := bigFeed(200)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		n := 0
		if _, err := Parse(data, Input{Name: "http://example.com/feed", Known: func(string, uint64) bool { n++; return n > 1 }}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkGofeed is the same feed read by gofeed, which leaves the contents
// unread.
func BenchmarkGofeed(b *testing.B) {
	data := string(bigFeed(200))
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := gofeed.NewParser().ParseString(data); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTextPage is one of the thousand files of a folder.
func BenchmarkTextPage(b *testing.B) {
	data, err := os.ReadFile("testdata/seed.txt")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Parse(data, Input{Name: "seed.txt", Modified: fileDate}); err != nil {
			b.Fatal(err)
		}
	}
}
