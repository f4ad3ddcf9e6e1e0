package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
	"khabar/ui/page"
)

// long is an article of so many megabytes, in paragraphs of so many bytes, or in
// the rows of a table (0).
func long(megabytes, paragraph int) *feed.Article {
	a := article(0, 0)
	sentence := "أعلنت وزارة الفلاحة في بلاغ لها، اليوم الاثنين، عن خطة بقيمة 12.5 مليون درهم لدعم الفلاحين الصغار. "
	text := strings.Repeat(sentence, max(1, paragraph/len(sentence)))
	if paragraph == 0 {
		cells := []string{"الرباط سلا القنيطرة", "720,000", "12.5", "أعلى إنتاج منذ عشر سنوات"}
		row := feed.Block{Kind: feed.Row, Cells: cells, Text: strings.Join(cells, "\t")}
		for n := 0; n < megabytes<<20; n += len(row.Text) {
			a.Body = append(a.Body, row)
		}
		return a
	}
	for n := 0; n < megabytes<<20; n += len(text) {
		a.Body = append(a.Body, feed.Block{Text: text})
	}
	return a
}

// shapes are the ways in which ten megabytes come.
var shapes = []struct {
	name      string
	paragraph int
}{{"paragraphs", 600}, {"chapters", 100 << 10}, {"one", 10 << 20}, {"table", 0}}

// BenchmarkOpenLong opens an article of 10 MB that was read, and draws it.
func BenchmarkOpenLong(b *testing.B) {
	for _, s := range shapes {
		b.Run(s.name, func(b *testing.B) {
			a := long(10, s.paragraph)
			m := openModel(b, 120, 36, article(0, 20))
			for b.Loop() {
				m.reader.show(m, m.reader.head, a, false, page.Place{})
				m.View()
			}
		})
	}
}

// BenchmarkScrollLong moves an article of 10 MB down by a row, and draws it.
func BenchmarkScrollLong(b *testing.B) {
	for _, s := range shapes {
		b.Run(s.name, func(b *testing.B) {
			m := openModel(b, 120, 36, article(0, 20))
			m.focus = paneReader
			m.reader.show(m, m.reader.head, long(10, s.paragraph), false, page.Place{})
			m.View()
			down := tea.KeyPressMsg{Code: 'j', Text: "j"}
			for b.Loop() {
				m.Update(down)
				m.View()
			}
		})
	}
}

// BenchmarkTurnPage turns the pages of an article, plain and justified, and
// draws them.
func BenchmarkTurnPage(b *testing.B) {
	for _, justify := range []bool{false, true} {
		b.Run(fmt.Sprintf("justify=%v", justify), func(b *testing.B) {
			m := openModel(b, 120, 36, article(0, 200))
			m.reading.Justify = justify
			for b.Loop() {
				if m.reader.atEnd() {
					m.reader.top = 0
				}
				m.move(actPageDown)
				m.View()
			}
		})
	}
}

// BenchmarkNextArticle opens one article after the other and draws each.
func BenchmarkNextArticle(b *testing.B) {
	articles := []*feed.Article{article(0, 30), article(1, 30)}
	m := openModel(b, 120, 36, articles...)
	n := 0
	for b.Loop() {
		n++
		m.openedArticle(articleMsg{turn: m.walk.opening, how: openPlain, head: m.list.rows[n%2], article: articles[n%2]})
		m.View()
	}
}

// BenchmarkResize gives the screen another size and draws it.
func BenchmarkResize(b *testing.B) {
	m := openModel(b, 120, 36, article(0, 200))
	press(m, "pgdown", "pgdown")
	n := 0
	for b.Loop() {
		n++
		m.Update(tea.WindowSizeMsg{Width: 120 + 40*(n%3), Height: 36 + n%3})
		m.View()
	}
}

// BenchmarkEndOfLong goes to the end of an article of 10 MB, and draws it.
func BenchmarkEndOfLong(b *testing.B) {
	a := long(10, 600)
	m := openModel(b, 120, 36, article(0, 20))
	m.focus = paneReader
	for b.Loop() {
		m.reader.show(m, m.reader.head, a, false, page.Place{})
		m.move(actLast)
		m.View()
	}
}

func BenchmarkView(b *testing.B) {
	as := make([]*feed.Article, 200)
	for i := range as {
		as[i] = article(i, 60)
	}
	m := openModel(b, 200, 60, as...)
	press(m, "enter", "pgdown")
	b.ReportAllocs()
	for b.Loop() {
		m.View()
	}
}

func BenchmarkPageDown(b *testing.B) {
	m := openModel(b, 200, 60, article(0, 4000))
	press(m, "enter")
	for b.Loop() {
		m.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyPgDown}))
		m.View()
		if m.reader.atEnd() {
			m.reader.top = 0
		}
	}
}
