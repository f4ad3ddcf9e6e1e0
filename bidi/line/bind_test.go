package line

import (
	"strings"
	"testing"

	"khabar/bidi"
)

// TestBind: no line begins with digits that are joined to right-to-left
// letters, unless the paragraph or a line of the source does.
func TestBind(t *testing.T) {
	texts := []string{
		"یہ پاکستان کی قومی اسمبلی کا 14ویں اجلاس ہے اور 27ویں ترمیم پر بحث کا 3روزہ اجلاس جاری رہے گا",
		"14ویں اجلاس میں 27ویں ترمیم",
		"עלייה של 5%ביום ה-23במאי ואחר כך 7ימים",
		"plain 14th text with 27 numbers",
	}
	bound := 0
	for _, text := range texts {
		for width := 8; width < 60; width++ {
			var free, tied Paragraph
			tied.Bind = true
			free.Set(text, bidi.RTL)
			tied.Set(text, bidi.RTL)
			free.Fill(width)
			tied.Fill(width)
			for i := 1; i < tied.Lines(); i++ {
				start, end := tied.Bounds(i)
				word, _, _ := strings.Cut(text[start:end], " ")
				if before := text[:start]; !strings.HasSuffix(before, " ") {
					continue // a word that was too long for the line and was cut
				}
				if word[0] >= '0' && word[0] <= '9' && strings.ContainsFunc(word, func(r rune) bool { return r >= 0x590 }) {
					t.Errorf("%d columns: line %d begins with %q", width, i, word)
				}
			}
			for i := range free.Lines() {
				if start, _ := free.Bounds(i); start > 0 && tied.LineAt(start) < tied.Lines() {
					if s, _ := tied.Bounds(tied.LineAt(start)); s != start {
						bound++
					}
				}
			}
		}
	}
	if bound == 0 {
		t.Error("nothing was bound")
	}
}
