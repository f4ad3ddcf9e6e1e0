package page

import (
	"strings"
	"testing"

	"khabar/bidi/cell"
	"khabar/feed"
	"khabar/ui/locale"
)

// everything is an article with a block of each kind, made of a text.
func everything(text string) *feed.Article {
	a := &feed.Article{Title: text, Section: text, Lang: "ar", URL: "https://example.org/1"}
	for kind := feed.Paragraph; kind <= feed.Caption; kind++ {
		b := feed.Block{Kind: kind, Text: text, Level: 2, Marker: "3"}
		if len(text) > 1 {
			b.Spans = []feed.Span{{Start: 0, End: len(text) / 2, Style: feed.Linked, Target: "https://example.org/2"}}
		}
		if kind == feed.Row {
			b.Text, b.Spans = strings.ReplaceAll(text, " ", "\t"), nil
			head := b
			head.Header = true
			a.Body = append(a.Body, head, b)
		}
		a.Body = append(a.Body, b)
	}
	return a
}

// FuzzPage holds every row of a page to its width, whatever the text, the
// width and the look; a place stays on its row.
func FuzzPage(f *testing.F) {
	for _, s := range []string{"", "a", "كِتَابٌ ١٢ 5-10% من 2024", "שָׁלוֹם, עולם!", "a b c d e f g h i j k", "新闻 新闻", "\n\n", "كلمة\tكلمة\t\t12", strings.Repeat("كلمات من النص ", 40)} {
		f.Add(s, uint8(40), uint8(0))
		f.Add(s, uint8(1), uint8(0xFF))
	}
	f.Fuzz(func(t *testing.T, text string, width, choice uint8) {
		blocks, _ := Typeset(everything(feed.Clean(text)), Words{Links: "x", Known: []string{text}})
		Space(blocks, Spacing(choice)%spacings)
		look := Look{Justify: choice&8 != 0, Marks: Marks(choice>>4) % markChoices, Digits: locale.Digits(choice) % locale.DigitSets, Focus: Focus(choice) % focusChoices, At: int(choice)}
		var p Page
		p.Set(blocks, int(width))
		for y := range p.All() {
			var r cell.Row
			p.Draw(&r, y, &look)
			// A wide character in a column of one is all that may be wider.
			if got := r.Width(); got != p.Width() && p.Width() > 24 {
				t.Fatalf("row %d is %d columns wide on a page of %d: %q", y, got, p.Width(), text)
			}
			i, _, _ := p.At(y)
			for _, c := range r.Cells {
				if c.Start > c.End || int(c.End) > len(p.Blocks[i].Text) {
					t.Fatalf("row %d shows the bytes %d to %d of %d", y, c.Start, c.End, len(p.Blocks[i].Text))
				}
			}
			if at := p.Place(y); p.Row(at) > y {
				t.Fatalf("row %d begins at %v, which is on row %d", y, at, p.Row(at))
			}
		}
	})
}
