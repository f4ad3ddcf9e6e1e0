package ui

import (
	"testing"

	"khabar/feed"
)

// TestSummaryBehindTheHeadline: what stands in the headline is not said again
// under it.
func TestSummaryBehindTheHeadline(t *testing.T) {
	for _, c := range []struct{ title, summary, want string }{
		{"أعلن الوزير افتتاح المعرض", "أعلن الوزير افتتاح المعرض في دورته الجديدة", "… في دورته الجديدة"},
		{"أعلن الوزير افتتاح المعرض…", "أعلن الوزير افتتاح المعرض: تفاصيل", "… تفاصيل"},
		{"كتاب", "كتابات كثيرة", "كتابات كثيرة"},
		{"عنوان", "نص آخر", "نص آخر"},
		{"عنوان", "عنوان", "عنوان"},
		{"", "نص", "نص"},
	} {
		if got := Summary(&feed.Article{Title: c.title, Summary: c.summary}); got != c.want {
			t.Errorf("under %q: %q, want %q", c.title, got, c.want)
		}
	}
}
