package ui

import (
	"strings"

	"khabar/feed"
	"khabar/ui/page"
)

// typeset makes the page of an article, and the targets of its links by number
// from 1 on.
func (m *Model) typeset(a *feed.Article) ([]page.Block, []string) {
	return page.Typeset(a, page.Words{
		Known: []string{strings.Join(a.Byline, m.comma()), a.Source, a.Place, m.date(a.Published, true), m.readingTime(a), tagText(m.reader.head.Tags)},
		Links: m.locale.Messages.Links, Dir: m.direction(),
	})
}

// typesetRaw makes the page of the text as it came, line by line.
func (m *Model) typesetRaw(a *feed.Article) []page.Block {
	return page.TypesetRaw(a, m.locale.Messages.RawHint, m.direction())
}

// wordsPerMinute is a slow reader's pace; Arabic and Hebrew words carry more
// than English ones.
const wordsPerMinute = 180

func (m *Model) readingTime(a *feed.Article) string {
	words := 0
	for _, b := range a.Body {
		words += strings.Count(b.Text, " ") + 1
	}
	if words < wordsPerMinute/2 {
		return ""
	}
	return m.locale.ReadingTime(max(1, (words+wordsPerMinute/2)/wordsPerMinute))
}
