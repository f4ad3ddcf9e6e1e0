package parse

import (
	"slices"
	"testing"

	"khabar/feed"
)

// TestTopOfPage takes off the top of a body what stands over an article: its
// section as a link, its date, a label. What it begins with stays.
func TestTopOfPage(t *testing.T) {
	paragraph := func(text string) feed.Block { return feed.Block{Kind: feed.Paragraph, Text: text} }
	link := func(text string) feed.Block {
		b := paragraph(text)
		b.Spans = []feed.Span{{Start: 0, End: len(text), Style: feed.Linked, Target: "https://example.org/x"}}
		return b
	}
	const lead = "أعلنت الوزارة اليوم أن الميناء يستقبل السفن من جديد بعد أشغال دامت خمس سنوات كاملة."
	for _, c := range []struct {
		top     []feed.Block
		had     string // section, by the page's metadata
		section string
		left    []string
	}{
		{[]feed.Block{link("العالم العربي")}, "", "العالم العربي", nil},
		{[]feed.Block{link("العالم العربي")}, "عرب", "عرب", nil},
		{[]feed.Block{paragraph("العالم العربي")}, "", "", []string{"العالم العربي"}},
		{[]feed.Block{link("من هنا بدأت الحكاية")}, "", "", []string{"من هنا بدأت الحكاية"}},
		{[]feed.Block{link("كيف حدث هذا؟")}, "", "", []string{"كيف حدث هذا؟"}},
	} {
		a := feed.Article{Section: c.had}
		var texts []string
		for _, b := range trimTop(append(c.top, paragraph(lead)), &a, fileDate) {
			texts = append(texts, b.Text)
		}
		if want := append(c.left, lead); !slices.Equal(texts, want) || a.Section != c.section {
			t.Errorf("%q: %q, section %q; want %q, %q", c.top[0].Text, texts, a.Section, want, c.section)
		}
	}
}
