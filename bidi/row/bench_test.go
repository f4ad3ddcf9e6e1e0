package row

import (
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
)

// news is text as most of it is.
var news = []string{
	"أعلن وزير الثقافة اليوم افتتاح معرض الكتاب الدولي في دورته الجديدة، بمشاركة ناشرين من أنحاء العالم.",
	"قالت اللجنة المنظمة إن عدد الزوار في اليوم الأول بلغ 25000 زائر (بزيادة 12% عن العام الماضي).",
	"שר התרבות הודיע היום על פתיחת יריד הספרים הבינלאומי בהשתתפות מוציאים לאור מכל העולם.",
	"برگزارکنندگان گفتند شمار بازدیدکنندگان در روز نخست به ۲۵۰۰۰ نفر رسید.",
	"وزیر ثقافت نے آج 14ویں بین الاقوامی کتاب میلے کا افتتاح کیا جس میں دنیا بھر کے ناشر شریک ہیں۔",
}

// screen is one of 200 columns and 60 rows in three panes with styles and a
// link.
func screen(sentences []string) []*cell.Row {
	var rows []*cell.Row
	for i := range 60 {
		r := new(cell.Row)
		for pane := range 3 {
			s := lay(sentences[(i*3+pane)%len(sentences)], bidi.RTL)
			for n := range s.Cells {
				if n/9%3 == 0 {
					s.Cells[n].Style = cell.Style(pane + 1)
				}
				if n/20%4 == 3 {
					s.Cells[n].Link = 1
				}
			}
			if s.Width() > 66 {
				s.Cells = s.Cells[:66]
			}
			s.Blank(66-s.Width(), 0)
			r.Append(s)
			r.Cells = append(r.Cells, cell.Cell{Rune: '│', Width: 1})
		}
		rows = append(rows, r)
	}
	return rows
}

func BenchmarkScreen(b *testing.B) {
	for name, text := range map[string][]string{"news": news, "hard": sentences} {
		rows := screen(text)
		for _, c := range Classes() {
			b.Run(name+"/"+c.String(), func(b *testing.B) {
				w := Writer{Class: c, Styles: []string{"", "1;34", "3", "7"}, Links: []string{"", "https://example.org/"}}
				var dst []byte
				b.ReportAllocs()
				for b.Loop() {
					dst = dst[:0]
					for _, r := range rows {
						dst = w.Append(dst, r)
					}
				}
			})
		}
	}
}

func TestNoAllocations(t *testing.T) {
	rows := screen(sentences)
	for _, c := range Classes() {
		w := Writer{Class: c, Styles: []string{"", "1;34", "3", "7"}, Links: []string{"", "https://example.org/"}}
		var dst []byte
		n := testing.AllocsPerRun(5, func() {
			dst = dst[:0]
			for _, r := range rows {
				dst = w.Append(dst, r)
			}
		})
		if n > 0 {
			t.Errorf("class %v: %v allocations for a screen", c, n)
		}
	}
}
