package page

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/row"
	"khabar/feed"
	"khabar/ui/locale"
)

var sequences = regexp.MustCompile("\x1b\\[[0-9;:]*m|\x1b\\]8;[^;]*;[^\x1b]*\x1b\\\\")

// reordered is what a terminal shows that reorders every row by itself, as a
// left-to-right paragraph (UAX #9), and mirrors: letter by letter.
func reordered(line string) string {
	line = sequences.ReplaceAllString(line, "")
	var p bidi.Paragraph
	p.Set(line, bidi.LTR)
	var out strings.Builder
	for _, r := range p.Line(nil, 0, len(line)) {
		part := []rune(line[r.Start:r.End])
		for i := range part {
			c := part[i]
			if r.Level&1 != 0 {
				c = part[len(part)-1-i]
				if m, ok := bidi.Mirror(c); ok {
					c = m
				}
			}
			switch c {
			case '\u200e':
			case row.DefaultBlank:
				out.WriteRune(' ')
			default:
				out.WriteRune(c)
			}
		}
	}
	return out.String()
}

// TestLooksInEveryOrder: however digits, marks and lines are shown, a terminal
// that reorders by itself shows the row that one shows which does not.
func TestLooksInEveryOrder(t *testing.T) {
	texts := []struct{ lang, text string }{
		{"ar", "بلغ الإنتاج 5-10% في 25/11/2026، والهاتف 0537-12-34-56 (حوالي ٣٫٥ مليون) في G20 وCOVID-19 حسب التقرير رقم 12"},
		{"he", "עלייה של 5-10% ב-23/11/2026, טלפון 03-1234567 (כ-3.5 מיליון) לפי דו\"ח G20 מספר 12 של הלשכה"},
		{"fa", "رشد ۵-۱۰٪ در ۱۴۰۴/۹/۴ و تلفن ۰۲۱-۱۲۳۴۵۶۷ (حدود ۳٫۵ میلیون) به گزارش G20 شماره 12 از مرکز آمار ایران"},
		{"ur", "قومی اسمبلی کا 14واں اجلاس 25/11/2026 کو 5-10% اضافے کے ساتھ (تقریباً 3.5 ملین) G20 کے مطابق ہوا"},
	}
	for _, c := range texts {
		a := &feed.Article{Lang: c.lang, Body: []feed.Block{{Text: c.text}, tableRow(true, "أ", "5"), tableRow(false, "ب", "12-15%"), tableRow(false, "ג", "۱۲٫۵")}}
		blocks, _ := Typeset(a, Words{})
		for width := 24; width < 90; width += 7 {
			var p Page
			p.Set(blocks, width)
			for digits := range locale.DigitSets {
				look := Look{Justify: width%2 == 0, Digits: digits, Marks: Hidden}
				for y := range p.All() {
					var r cell.Row
					r.Blank(1, 0)
					p.Draw(&r, y, &look)
					visual := row.Writer{}
					words := row.Writer{Class: row.Words}
					want := sequences.ReplaceAllString(string(visual.Append(nil, &r)), "")
					if got := reordered(string(words.Append(nil, &r))); got != want {
						t.Errorf("%s, %d columns, digits %d, row %d:\n%q, want\n%q", c.lang, width, digits, y, got, want)
					}
				}
			}
		}
	}
}

// TestLinksInEveryClass: each row that shows part of a link carries its target
// whole, for every class of terminal, justified or not.
func TestLinksInEveryClass(t *testing.T) {
	target := "https://example.org/a?q=خبر&n=1#" + strings.Repeat("x", 200)
	escaped := "https://example.org/a?q=%D8%AE%D8%A8%D8%B1&n=1#" + strings.Repeat("x", 200)
	text := strings.Repeat("كلمات قبل الرابط ", 5) + "رابط طويل إلى صفحة الوزارة وCOVID-19 (تقرير 2026)" + strings.Repeat(" وكلمات بعده", 5)
	at := strings.Index(text, "رابط طويل")
	end := strings.Index(text, " وكلمات بعده")
	a := &feed.Article{Lang: "ar", Body: []feed.Block{{Text: text, Spans: []feed.Span{{Start: at, End: end, Style: feed.Linked, Target: target}}}}}
	blocks, targets := Typeset(a, Words{})
	link := regexp.MustCompile("\x1b\\]8;([^;]*);([^\x1b]*)\x1b\\\\")
	for _, class := range row.Classes() {
		for _, justify := range []bool{false, true} {
			var p Page
			p.Set(blocks, 33)
			w := row.Writer{Class: class, Links: targets}
			rows := 0
			for y := range p.All() {
				var r cell.Row
				r.Blank(1, 0)
				p.Draw(&r, y, &Look{Justify: justify})
				linked := 0
				for i := range r.Cells {
					linked += int(r.Cells[i].Link)
				}
				found := link.FindAllStringSubmatch(string(w.Append(nil, &r)), -1)
				open := false
				for _, f := range found {
					if open = f[2] != ""; open && f[2] != escaped {
						t.Errorf("%v: target %q", class, f[2])
					}
				}
				if open || (linked > 0) != (len(found) > 0) {
					t.Errorf("%v, row %d: %d linked cells, %d sequences, left open: %v", class, y, linked, len(found), open)
				}
				if linked > 0 {
					rows++
				}
			}
			if rows < 3 {
				t.Errorf("%v: %s", class, fmt.Sprint("only ", rows, " rows have the link"))
			}
		}
	}
}
