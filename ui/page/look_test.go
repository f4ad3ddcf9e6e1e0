package page

import (
	"slices"
	"strings"
	"testing"

	"khabar/bidi/cell"
	"khabar/feed"
	"khabar/ui/locale"
	"khabar/ui/theme"
)

// cellsOf are the cells of a text's first row.
func cellsOf(b Block, width int, look Look) cell.Row {
	var p Page
	p.Set([]Block{b}, width)
	var r cell.Row
	p.Draw(&r, 0, &look)
	return r
}

func text(r *cell.Row) string {
	var b strings.Builder
	for i := range r.Cells {
		b.WriteRune(r.Cells[i].Rune)
		for _, m := range r.MarksOf(&r.Cells[i]) {
			b.WriteRune(m)
		}
	}
	return strings.TrimSpace(b.String())
}

// TestDigits: numbers change, what has Latin letters and what is exact does not;
// no cell moves, and each still shows the bytes that were written.
func TestDigits(t *testing.T) {
	for _, c := range []struct {
		text   string
		exact  bool
		digits locale.Digits
		has    []string
		not    []string
	}{
		{"in 2026 and 12.5%", false, locale.ArabicIndic, []string{"٢٠٢٦", "١٢.٥%"}, []string{"2", "5"}},
		{"in 2026", false, locale.Persian, []string{"۲۰۲۶"}, nil},
		{"٢٠٢٦ و۱۴۰۴", false, locale.Western, []string{"2026", "1404"}, []string{"٢", "۴"}},
		{"COVID-19 and F16, a@b.c3 or https://example.org/2026/11", false, locale.ArabicIndic, []string{"COVID-19", "F16,", "/2026/11"}, []string{"١", "٢"}},
		{"x = 12", true, locale.ArabicIndic, []string{"12"}, []string{"١"}},
		{"12", false, locale.AsWritten, []string{"12"}, nil},
	} {
		plain := cellsOf(Block{Text: c.text, Exact: c.exact}, 60, Look{})
		r := cellsOf(Block{Text: c.text, Exact: c.exact}, 60, Look{Digits: c.digits})
		got := text(&r)
		for _, s := range c.has {
			if !strings.Contains(got, s) {
				t.Errorf("%q: %q lacks %q", c.text, got, s)
			}
		}
		for _, s := range c.not {
			if strings.Contains(got, s) {
				t.Errorf("%q: %q has %q", c.text, got, s)
			}
		}
		for i := range r.Cells {
			a, b := plain.Cells[i], r.Cells[i]
			if a.Start != b.Start || a.End != b.End || a.Width != b.Width || a.Level != b.Level {
				t.Fatalf("%q: cell %d was %+v and is %+v", c.text, i, a, b)
			}
		}
	}
}

func TestDigitsOf(t *testing.T) {
	for _, c := range []struct {
		lang, text string
		want       locale.Digits
	}{
		{"ar", "٢٠٢٦ و1", locale.ArabicIndic}, {"ar", "12 و٣", locale.Western}, {"fa", "۱۲", locale.Persian}, {"fa", "بدون", locale.Persian}, {"ar", "", locale.Western}, {"ur", "2026", locale.Western},
	} {
		if got := digitsOf(&feed.Article{Lang: c.lang, Body: []feed.Block{{Text: c.text}}}); got != c.want {
			t.Errorf("%s %q: %d, want %d", c.lang, c.text, got, c.want)
		}
	}
}

// TestMarks: vowels go and letters stay; what makes another letter of one is no
// vowel.
func TestMarks(t *testing.T) {
	for _, c := range []struct{ text, hidden string }{
		{"\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd", "\u05dd\u05d5\u05dc\u05e9"},
		{"\ufb2a\u05dc\ufb4b\u05dd", "\u05dd\u05d5\u05dc\u05e9"},
		{"\ufb31\ufb36\ufb39\ufb40\ufb46\ufb4a\ufb4e", "\u05e4\u05ea\u05e6\u05e0\u05d9\u05d6\u05d1"},
		{"e\u0301a\u030a", "e\u0301a\u030a"},
	} {
		r := cellsOf(Block{Text: c.text}, 20, Look{Marks: Hidden})
		if got := text(&r); got != c.hidden {
			t.Errorf("%+q is %+q, want %+q", c.text, got, c.hidden)
		}
	}
	b := Block{Text: "\u0643\u064e\u062a\u064e\u0628\u064e \u0647\u0654 \u0643\u062a\u0628"}
	kept, dim, hidden := cellsOf(b, 20, Look{}), cellsOf(b, 20, Look{Marks: Dimmed}), cellsOf(b, 20, Look{Marks: Hidden})
	var marks, dimmed, left int
	for i := range kept.Cells {
		marks += int(kept.Cells[i].Marks)
		left += int(hidden.Cells[i].Marks)
		if dim.Cells[i].Style == theme.Dim {
			dimmed++
		}
		if kept.Cells[i].Rune != hidden.Cells[i].Rune || kept.Cells[i].Start != hidden.Cells[i].Start || kept.Cells[i].End != hidden.Cells[i].End {
			t.Errorf("cell %d was %+v and is %+v", i, kept.Cells[i], hidden.Cells[i])
		}
		if !slices.Equal(kept.MarksOf(&kept.Cells[i]), dim.MarksOf(&dim.Cells[i])) {
			t.Errorf("cell %d has lost a mark when dimmed", i)
		}
	}
	if marks != 4 || left != 1 || dimmed != 3 {
		t.Errorf("%d marks, %d of them left when hidden, %d letters dimmed; want 4, 1 and 3", marks, left, dimmed)
	}
}

// TestJustified: both edges are flush where a line is not the last, in Arabic by
// tatweels, in Persian by few, in Hebrew and Urdu by none.
func TestJustified(t *testing.T) {
	for _, c := range []struct {
		lang, text  string
		least, most int // tatweels in a row
	}{
		{"ar", strings.Repeat("أعلنت وزارة الفلاحة في بلاغ لها اليوم عن خطة استثنائية ", 4), 1, 3},
		{"fa", strings.Repeat("وزارت کشاورزی در اطلاعیه\u200cای امروز از برنامه\u200cای ویژه خبر داد ", 4), 1, 1},
		{"ur", strings.Repeat("وزارت زراعت نے آج اپنے بیان میں ایک خصوصی منصوبے کا اعلان کیا ", 4), 0, 0},
		{"he", strings.Repeat("משרד החקלאות הודיע היום על תוכנית מיוחדת לחקלאים בצפון ", 4), 0, 0},
	} {
		longest := 0
		for width := 18; width < 40; width++ {
			var p Page
			p.Set([]Block{{Text: c.text, Prose: true, Lang: c.lang}}, width)
			for y := range p.All() - 1 {
				var r cell.Row
				p.Draw(&r, y, &Look{Justify: true})
				if r.Cells[0].Rune == ' ' || r.Cells[len(r.Cells)-1].Rune == ' ' {
					t.Errorf("%s: line %d of %d columns is not flush: %q", c.lang, y, width, text(&r))
				}
				run := 0
				for i := range r.Cells {
					if run++; r.Cells[i].Rune != '\u0640' {
						run = 0
					}
					longest = max(longest, run)
				}
			}
		}
		if longest < c.least || longest > c.most {
			t.Errorf("%s: %d tatweels in a row, want %d to %d", c.lang, longest, c.least, c.most)
		}
	}
}

// TestFocus: all but the focus and the head is dim, links stay links.
func TestFocus(t *testing.T) {
	blocks, _ := Typeset(season, Words{Links: "x"})
	var p Page
	p.Set(blocks, 40)
	at := p.Row(Place{3, 0})
	for _, focus := range []Focus{OneParagraph, OneLine} {
		look := Look{Focus: focus, At: at + 1}
		for y := range p.All() {
			var plain, r cell.Row
			p.Draw(&plain, y, &Look{})
			p.Draw(&r, y, &look)
			block, _, _ := p.At(y)
			focused := p.Blocks[block].Part == InHead || focus == OneLine && y == at+1 || focus == OneParagraph && block == 3
			for i := range r.Cells {
				if same := r.Cells[i].Style == plain.Cells[i].Style; focused && !same || !focused && r.Cells[i].Style != theme.Dim && r.Cells[i].Style != theme.Border && r.Cells[i].Rune != ' ' {
					t.Fatalf("focus %d, row %d: style %d, plain %d", focus, y, r.Cells[i].Style, plain.Cells[i].Style)
				}
				if r.Cells[i].Link != plain.Cells[i].Link {
					t.Fatalf("row %d: a link is lost", y)
				}
			}
		}
	}
}

// TestNoDotEndsALine: what is known of an article is parted by dots, but for the
// end of a line.
func TestNoDotEndsALine(t *testing.T) {
	for _, lang := range []string{"ar", "en"} {
		a := &feed.Article{Title: "عنوان", Lang: lang}
		if lang == "en" {
			a.Title = "Headline"
		}
		blocks, _ := Typeset(a, Words{Known: []string{"first source", "28 November", "2 min read"}})
		for width := 10; width < 60; width++ {
			var p Page
			p.Set(blocks, width)
			dots := 0
			for y := range p.All() {
				var r cell.Row
				p.Draw(&r, y, &Look{})
				s := strings.TrimSpace(text(&r))
				if strings.HasPrefix(s, "·") || strings.HasSuffix(s, "·") {
					t.Errorf("%s, %d columns: a line is %q", lang, width, s)
				}
				dots += strings.Count(s, "·")
			}
			if width > 50 && dots != 2 {
				t.Errorf("%s, %d columns: %d dots", lang, width, dots)
			}
		}
	}
}
