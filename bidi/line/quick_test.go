package line_test

import (
	"strings"
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
)

// slow is what Quick must give: Paragraph's lines, without blanks at their ends.
func slow(text string, d bidi.Direction, width int, flush bool) string {
	var p line.Paragraph
	var r cell.Row
	var b strings.Builder
	p.Set(text, d)
	for i := range p.Fill(width) {
		r.Reset()
		o := line.Options{Width: p.Columns(i)}
		if flush && p.LineLevel(i) == 1 {
			o.Width = width
		}
		p.Line(&r, i, o)
		b.WriteString(show(&r))
		b.WriteByte('\n')
	}
	return b.String()
}

func TestQuick(t *testing.T) {
	for text, plain := range map[string]bool{
		"وأكد الطرفان أن التعاون يتوسع ليشمل مجالات جديدة في الأشهر المقبلة، حسب البلاغ (2024).": true,
		"הפסקה הראשונה של הכתבה ארוכה דיה כדי שתיקרא ככתבה ולא כתפריט, ויש בה כמה משפטים.":       true,
		"می\u200Cخواهم بروم به خانه\u200Cها و “کتاب” را بخوانم":                                  true,
		"شكراً لا إله إلّا الله لِلَاعِبٍ والآن":                                                 true,
		"A line of text – with dashes… and سلام (abc) 12.5%":                                     true,
		"  indented   text  with wide   gaps ": true,
		"éàü Ærøskøbing":                       true,
		"a\tb":                                 false,
		"a\u00a0b":                             false,
		"\u064Eab":                             false,
		"averyveryveryverylongword":            false,
		"a\nb":                                 false,
		"\u202Eabc":                            false,
		"中文":                                   false,
		"":                                     false,
	} {
		var q line.Quick
		out, ok := q.Append(nil, text, bidi.Auto, 24, true)
		if ok != plain {
			t.Errorf("%q: plain is %v", text, ok)
		}
		if want := slow(text, bidi.Auto, 24, true); ok && string(out) != want {
			t.Errorf("%q\n gives %q\n want  %q", text, out, want)
		}
	}
}

// Whatever Quick takes it lays out as Paragraph does.
func FuzzQuick(f *testing.F) {
	for _, s := range []string{
		"وأكد الطرفان أن (التعاون) «يتوسع» ليشمل 12 مجالات", "שלום abc [1,2] עולם", "می\u200Cخو\u200Cاهم لا لَا لًا لّا", "a-b/c.d “x” – 10%", "  ب  a ", "ب\u200C\u064E ل\u200Cا",
	} {
		for d := byte(0); d < 6; d++ {
			f.Add(s, d, uint8(12))
		}
	}
	var q line.Quick
	f.Fuzz(func(t *testing.T, text string, d byte, width uint8) {
		if len(text) > 2000 || width == 0 {
			return
		}
		dir := bidi.Direction(d % 3)
		out, ok := q.Append(nil, text, dir, int(width), d&8 != 0)
		if !ok {
			return
		}
		if want := slow(text, dir, int(width), d&8 != 0); string(out) != want {
			t.Errorf("%+q, %v, %d columns\n gives %+q\n want  %+q", text, dir, width, out, want)
		}
	})
}
