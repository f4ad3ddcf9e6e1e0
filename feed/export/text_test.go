package export

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"khabar/feed"
)

func ExampleAppendText() {
	a := &feed.Article{
		Section: "دولي", Title: "لقاء في الرباط", Source: "جريدة", URL: "https://example.org/1",
		Published: feed.Date{Time: time.Date(2024, 11, 25, 0, 0, 0, 0, time.UTC), From: feed.DateInferred, Day: true},
		Body: []feed.Block{
			{Text: "استقبل المدير العام الوفد."},
			{Kind: feed.Item, Level: 1, Marker: "•", Text: "الأمن"},
			{Kind: feed.Item, Level: 1, Marker: "•", Text: "التعاون"},
			{Kind: feed.Quote, Level: 1, Text: "قال:\nنعم."},
			{Text: "انظر البلاغ", Spans: []feed.Span{{Start: 9, End: 21, Style: feed.Linked, Target: "https://example.org/b"}}},
		},
	}
	// A no-break space binds a number to its word.
	fmt.Print(strings.ReplaceAll(string(AppendText(nil, a)), "\u00a0", " "))
	// Output:
	// دولي
	// لقاء في الرباط
	// جريدة · ~2024-11-25
	//
	// استقبل المدير العام الوفد.
	//
	// • الأمن
	// • التعاون
	//
	// > قال:
	// > نعم.
	//
	// انظر البلاغ [1]
	//
	// [1] https://example.org/b
	// https://example.org/1
}

func TestAppendTextOfNothing(t *testing.T) {
	if got := string(AppendText(nil, &feed.Article{})); got != "" {
		t.Errorf("an empty article gives %q", got)
	}
	if got := string(AppendText(nil, &feed.Article{Title: "خبر", Summary: "ملخص"})); got != "خبر\n\nملخص\n" {
		t.Errorf("a summary alone: %q", got)
	}
	if got := string(AppendText(nil, &feed.Article{Body: []feed.Block{{Text: "نص"}}})); got != "نص\n" {
		t.Errorf("a body alone: %q", got)
	}
}
