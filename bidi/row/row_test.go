package row

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"

	"golang.org/x/text/unicode/norm"
)

// visual makes a row of the characters of s as they stand, marks on the
// character before them.
func visual(s string) *cell.Row {
	r := new(cell.Row)
	for i, c := range s {
		if unicode.Is(unicode.Mn, c) && len(r.Cells) > 0 {
			last := &r.Cells[len(r.Cells)-1]
			r.Marks = append(r.Marks, c)
			last.Marks++
			last.End += int32(len(string(c)))
			continue
		}
		r.Cells = append(r.Cells, cell.Cell{
			Start: int32(i), End: int32(i + len(string(c))),
			Rune: c, Mark: uint32(len(r.Marks)), Width: 1,
		})
	}
	return r
}

// reverse is for readers of the tables below: visual order from left to right
// of letters written in logical order.
func reverse(s string) string {
	var b strings.Builder
	rs := []rune(s)
	for i := len(rs) - 1; i >= 0; i-- {
		b.WriteRune(rs[i])
	}
	return b.String()
}

func TestWords(t *testing.T) {
	const B = "\u2800"
	for _, c := range []struct{ name, visual, want string }{
		{"latin", "plain text (1) 25%", "plain text (1) 25%"},
		{"first blank", "  ab", B + " ab"},
		{"two words", " " + reverse("שלום עולם") + " ", B + "עולם" + B + "שלום" + B},
		{"period", " ." + reverse("שלום") + " ", B + ".שלום" + B},
		{"word in brackets", " (" + reverse("שלום") + ") ", B + "(שלום)" + B},
		{"bracket in core", " " + reverse("אב") + "(" + reverse("גד") + " ", B + "אב\u200e(גד" + B},
		{"two in brackets", " (" + reverse("אב") + ")(" + reverse("גד") + ") ", B + "(אב)(גד)" + B},
		{"enumeration", " (" + reverse("א") + "(" + reverse("ב") + " ", B + "(א\u200e(ב" + B},
		{"digits after", " 25" + reverse("ב") + " ", B + "ב25" + B},
		{"range after hebrew", " 20-25" + reverse("ב") + " ", B + "ב20-25" + B},
		{"range after arabic", " 25-20" + reverse("ب") + " ", B + "ب20-25" + B},
		{"decimal", " 2.5" + reverse("ب") + " ", B + "ب2.5" + B},
		{"digits before, joined", " " + reverse("ویں") + "14 " + reverse("اور") + " ", B + "اور 14ویں" + B},
		{"digits before, alone", " " + reverse("ویں") + "14 ", B + "ویں\u200e14" + B},
		{"digits before, after latin", " " + reverse("ویں") + "14 at ", B + "ویں\u200e14" + B + "at "},
		{"beside latin", " Google" + reverse("ה") + " ", B + "Googleה" + B},
		{"across a border", " " + reverse("אב") + " │ " + reverse("גד") + " ", B + "אב" + B + "│" + B + "גד" + B},
		{"beside a border", " " + reverse("אב") + "│" + reverse("גד") + " ", B + "אב\u200e│\u200eגד" + B},
		{"marks", " " + "בַאָ ", B + "אָבַ" + B},
	} {
		w := Writer{Class: Words}
		got := string(w.Append(nil, visual(c.visual)))
		if got != c.want {
			t.Errorf("%s: %q\n got %+q\nwant %+q", c.name, c.visual, got, c.want)
		}
	}
}

// Konsole takes presentation forms for their letters and joins these itself: in
// class Words U+200C stands where two letters are not to join, and nowhere else.
func TestWordsKeepApart(t *testing.T) {
	for _, text := range []string{
		"می\u200cکند ویژه\u200cای ارزش\u200cهای (گفت\u200cوگو)",
		"السلام على الأمم المتحدة لآخر 15عاما، لله",
		"وزیر ثقافت نے 14ویں ہے",
	} {
		var p line.Paragraph
		p.Set(text, bidi.RTL)
		p.Fill(100)
		var r cell.Row
		r.Blank(1, 0)
		p.Line(&r, 0, line.Options{Width: 60})
		w := Writer{Class: Words, Joins: true}
		words := strings.FieldsFunc(string(w.Append(nil, &r)), func(c rune) bool { return c == DefaultBlank || c == ' ' || c == lrm })
		slices.Reverse(words)
		got := norm.NFKC.String(strings.Join(words, " "))
		if strings.Count(got, string(zwnj)) != strings.Count(text, string(zwnj)) {
			t.Errorf("%+q is written as %+q", text, got)
		}
		for _, word := range strings.Fields(text) {
			if strings.Contains(word, string(zwnj)) && !strings.Contains(got, strings.Trim(word, "()")) {
				t.Errorf("%+q is not in %+q", word, got)
			}
		}
	}
}

// What class Logical writes is the text again, but for what shaping has
// dropped and the blanks around it.
func TestLogical(t *testing.T) {
	for _, text := range []string{
		"کتاب\u200cهای ۱۲٫۵٪ می\u200cخواهم (از ۱۴۰۳) تا OPEC+ 5%",
		"السلام على الأمم المتحدة لآخر 15عاما، لله",
		"ראש הממשלה (ב-2030) אמר: \"WHO\"",
		"وزیر ثقافت نے 14ویں ہے",
		"Prices in تهران rose 3%",
	} {
		for _, d := range []bidi.Direction{bidi.LTR, bidi.RTL} {
			var p line.Paragraph
			p.Set(text, d)
			p.Fill(100)
			var r cell.Row
			p.Line(&r, 0, line.Options{Width: 60})
			w := Writer{Class: Logical}
			got := strings.TrimSpace(string(w.Append(nil, &r)))
			if got != text {
				t.Errorf("got  %+q\nwant %+q", got, text)
			}
		}
	}
}
