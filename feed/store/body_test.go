package store

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"khabar/feed"
	"khabar/feed/internal/varint"
)

func wholeArticle() feed.Article {
	zone := time.FixedZone("", 3600)
	return feed.Article{
		ID: "urn:1", URL: "https://a.example/1", Source: "هسبريس", Section: "دولي", Title: "عنوانٌ «طويل» – با نیم\u200cفاصله",
		Lang: "ar", Dir: feed.RightToLeft,
		FeedURL: "https://a.example/rss", Byline: []string{"محمد", "שרה"}, Place: "الرباط", Summary: "ملخّص – summary",
		Published: feed.Date{Time: time.Date(2024, 11, 25, 8, 0, 0, 0, zone), From: feed.DateInferred, Day: true, Text: "الاثنين 25 نونبر"},
		Updated:   time.Date(2024, 11, 26, 8, 0, 0, 0, time.UTC),
		Body: []feed.Block{
			{Kind: feed.Heading, Level: 2, Text: "رأس"},
			{Kind: feed.Paragraph, Text: "قال المتحدّث 😀 «نعم» – לא\tx\n", Dir: feed.RightToLeft, Lang: "ar",
				Spans: []feed.Span{{Start: 0, End: 6, Style: feed.Strong}, {Start: 0, End: 4, Style: feed.Linked, Target: "https://a.example/خ"}}},
			{Kind: feed.Item, Level: 1, Marker: "۲", Text: "中文 é"},
			{Kind: feed.Row, Header: true, Text: "a\tb", Cells: []string{"a", "b"}},
			{Kind: feed.Rule},
		},
		Related:   []feed.Link{{Title: "آخر", Target: ""}, {Title: "ثان", Target: "https://a.example/2"}},
		Tags:      []string{"سياسة"},
		Media:     []feed.Media{{URL: "https://a.example/x.mp3", Type: "audio/mpeg", Title: "صوت", Length: 1 << 40, Duration: time.Hour}},
		Raw:       "<p>خام</p>",
		Truncated: true,
	}
}

// bodyOf leaves of an article what AppendBody holds.
func bodyOf(a feed.Article) feed.Article {
	a.ID, a.URL, a.Source, a.Section, a.Title, a.Lang, a.Dir = "", "", "", "", "", "", 0
	return a
}

func TestBodyRoundTrip(t *testing.T) {
	for name, a := range map[string]feed.Article{
		"empty": {}, "whole": wholeArticle(),
		"text only":  {Body: []feed.Block{{Text: strings.Repeat("خبر عاجل ", 1000)}}},
		"not UTF-8":  {Summary: "a\xff\xc3b\xe2\x80", Place: "\x00\x01\x02\x03\x04"},
		"odd spans":  {Body: []feed.Block{{Text: "x", Spans: []feed.Span{{Start: -1, End: 99, Style: 200}}}}},
		"old date":   {Published: feed.Date{Time: time.Date(-5, 1, 1, 0, 0, 0, 0, time.UTC)}},
		"two-byte":   {Raw: "\u0080\u07ff\u0800\uffff\U0010ffff ÿ Ж"},
		"overlong":   {Raw: "\xc0\x80\xc1\xbf\xc2"},
		"surrogates": {Raw: "\xed\xa0\x80"},
	} {
		var got feed.Article
		if err := ReadBody(&got, AppendBody(nil, &a)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if want := bodyOf(a); !sameArticle(got, want) {
			t.Errorf("%s:\n got %+v\nwant %+v", name, got, want)
		}
	}
}

// sameArticle compares articles with their times as moments and offsets.
func sameArticle(a, b feed.Article) bool {
	for _, x := range []*feed.Article{&a, &b} {
		for _, t := range []*time.Time{&x.Published.Time, &x.Updated} {
			if _, offset := t.Zone(); offset == 0 {
				*t = t.UTC()
			} else {
				*t = t.In(time.FixedZone("", offset))
			}
		}
	}
	if !a.Published.Time.Equal(b.Published.Time) || !a.Updated.Equal(b.Updated) ||
		a.Published.Time.Format(time.RFC3339) != b.Published.Time.Format(time.RFC3339) {
		return false
	}
	b.Published.Time, b.Updated = a.Published.Time, a.Updated
	return reflect.DeepEqual(a, b)
}

func TestBodyTruncated(t *testing.T) {
	a := wholeArticle()
	data := AppendBody(nil, &a)
	for n := range data {
		var got feed.Article
		if ReadBody(&got, data[:n]) == nil {
			t.Fatalf("%d of %d bytes are read without an error", n, len(data))
		}
	}
}

func FuzzReadBody(f *testing.F) {
	a := wholeArticle()
	f.Add(AppendBody(nil, &a))
	f.Add([]byte{bodyVersion, 255, 255, 255, 255, 15})
	f.Fuzz(func(t *testing.T, data []byte) {
		var a, b feed.Article
		if ReadBody(&a, data) != nil {
			return
		}
		if err := ReadBody(&b, AppendBody(nil, &a)); err != nil || !sameArticle(bodyOf(a), b) {
			t.Fatalf("%v: %+v became %+v", err, a, b)
		}
	})
}

func FuzzText(f *testing.F) {
	f.Add("خبر – news \u200c \xff שלום")
	f.Fuzz(func(t *testing.T, s string) {
		r := reader{Reader: varint.Reader{Data: appendText(nil, s)}}
		if got := r.text(); got != s || len(r.Data) != 0 {
			t.Fatalf("%q became %q, %v", s, got, r.err())
		}
	})
}
