package refresh

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"khabar/feed/fetch"
	"khabar/feed/store"
)

// library is a server of 50 feeds of 200 whole articles, 50 MB; one of them
// has more with every change.
func library(b *testing.B) (s *httptest.Server, more *int) {
	p := strings.Repeat("قال المتحدث باسم الوزارة إن الاجتماع سيعقد يوم الاثنين في الرباط بحضور وفود من دول عدة. ", 6)
	item := func(f, i int) string {
		return fmt.Sprintf(`<item><title>عنوان الخبر رقم %d في هذه النشرة</title><link>http://example.com/a/%d/%d</link><guid isPermaLink="false">tag:%d:%d</guid><category>اقتصاد</category><pubDate>Mon, 25 Nov 2024 10:00:00 +0000</pubDate><description>%s</description><content:encoded><![CDATA[%s]]></content:encoded></item>`,
			i, f, i, f, i, p[:200], strings.Repeat("<p>"+p+`<a href="/x">رابط</a> <b>مهم</b></p>`, 6))
	}
	feeds := make([]string, 50)
	for f := range feeds {
		var t strings.Builder
		t.WriteString(`<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>أخبار</title><link>http://example.com/</link><language>ar</language>`)
		for i := range 200 {
			t.WriteString(item(f, i))
		}
		feeds[f] = t.String() + "</channel></rss>"
	}
	more = new(int)
	s = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var f int
		fmt.Sscanf(r.URL.Path, "/%d", &f)
		text, tag := feeds[f], `"0"`
		if f == 0 && *more > 0 {
			tag = fmt.Sprintf(`"%d"`, *more)
			text = strings.Replace(text, "<item>", item(0, 1000+*more)+"<item>", 1)
		}
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Write([]byte(text))
	}))
	b.Cleanup(s.Close)
	return s, more
}

func subscribed(b *testing.B, s *httptest.Server) *Engine {
	st, err := store.Open(ctx, filepath.Join(b.TempDir(), "k.db"), store.Options{})
	check(b, err)
	b.Cleanup(func() { st.Close() })
	e := New(Options{Store: st, Client: fetch.NewClient(fetch.ClientOptions{})})
	for f := range 50 {
		e.Own = append(e.Own, Own{URL: fmt.Sprintf("%s/%d", s.URL, f)})
	}
	check(b, e.sync(ctx))
	return e
}

func refreshed(b *testing.B, e *Engine, want int) {
	sum, err := e.Refresh(ctx, Request{}, nil)
	if err != nil || sum.New != want || sum.Failed > 0 {
		b.Fatal(sum, err)
	}
}

// BenchmarkFirst is the first refresh of 50 feeds of 200 articles.
func BenchmarkFirst(b *testing.B) {
	s, _ := library(b)
	for b.Loop() {
		b.StopTimer()
		e := subscribed(b, s)
		b.StartTimer()
		refreshed(b, e, 10000)
	}
}

// BenchmarkUnchanged is a refresh of the same that brings nothing.
func BenchmarkUnchanged(b *testing.B) {
	s, _ := library(b)
	e := subscribed(b, s)
	refreshed(b, e, 10000)
	for b.Loop() {
		refreshed(b, e, 0)
	}
}

// BenchmarkOneMore is one in which one feed has one article more.
func BenchmarkOneMore(b *testing.B) {
	s, more := library(b)
	e := subscribed(b, s)
	refreshed(b, e, 10000)
	for b.Loop() {
		*more++
		refreshed(b, e, 1)
	}
}
