package line

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/shape"
)

// texts are short and hard ones for all tests.
var texts = []string{
	"",
	" ",
	"\n",
	"a",
	"Hello, world",
	"أعلنت وزارة الصحة اليوم (الأحد) أن «اللقاح» الجديد سيكون متاحا في 15 مدينة، وقالت إن التوزيع يبدأ غدا.",
	"بِسْمِ ٱللَّهِ ٱلرَّحْمَـٰنِ ٱلرَّحِيمِ",
	"دولت اعلام کرد که نرخ تورم در ماه گذشته به ۴۵٫۲ درصد رسیده است و می\u200cخواهد آن را کاهش دهد.",
	"وزیر اعظم نے کہا ہے کہ حکومت عوام کو ریلیف دینے کے لیے 14ویں ترمیم پر غور کر رہی ہے۔",
	"ראש הממשלה אמר (ביום שני) כי \"צה\"ל\" יפעל ב-24 השעות הקרובות, לפי סוכנות Reuters.",
	"שָׁלוֹם עֲלֵיכֶם",
	"The word سلام means peace, and שלום too (both greet).",
	"شركة Apple Inc. أعلنت عن iPhone 15 Pro بسعر $999.99 (قبل الضريبة).",
	"https://www.example.com/a/very/long/path?with=query&and=more-of-it#fragment",
	"زوروا https://www.example.com/a/very/long/path?with=query لمزيد من المعلومات",
	"فسيكفيكهم أفاستسقيناكموها والمستشفيات",
	"سطر أول\nsecond line\r\nשורה שלישית\n\n\tذيل",
	"a\tb\tc",
	"اسم\tعمر\tمدينة",
	"中文字符 and العربية",
	"👩\u200d👩\u200d👧 🇪🇬 👍🏽 ❤\ufe0f 1\ufe0f\u20e3",
	"हिन्दी में समाचार กำลัง",
	"\u0301\u0301a\u200f\u0301",
	"a\xff\xfeb\xe2\x80",
	"\u200b\u200b\u200f",
	"لا إله إلا الله ولآخر لأول لإن",
	"foo\u00a0bar\u202fbaz\u3000qux",
	"x\u00ady\u00adz",
	"a\vb\fc\u2028d\u2029e\u0085f\u001cg",
	"(((((((((((((((((((((",
	"          ",
	"a          b",
	"\u202eabc\u202c ابج \u2067def\u2069",
}

func dirs(f func(d bidi.Direction)) {
	for _, d := range []bidi.Direction{bidi.Auto, bidi.LTR, bidi.RTL} {
		f(d)
	}
}

var widths = []int{1, 2, 3, 5, 8, 13, 20, 40, 80, 1000}

// TestInvariants checks all that must hold of any text at any width.
func TestInvariants(t *testing.T) {
	for _, text := range texts {
		dirs(func(d bidi.Direction) {
			for i, w := range widths {
				if underRace && i%3 != 0 {
					continue
				}
				checkLayout(t, text, d, w)
			}
		})
	}
}

// checkLayout lays out text and checks what must hold whatever it is.
func checkLayout(t *testing.T, text string, d bidi.Direction, width int) {
	t.Helper()
	var p Paragraph
	p.Set(text, d)
	n := p.Fill(width)
	shown := shownBytes(text)
	seen := make([]int, len(text)) // 1 + the line that shows a byte
	at := 0
	var r cell.Row
	for i := range n {
		start, end := p.Bounds(i)
		if start != at || end < start || i > 0 && end == start {
			t.Fatalf("%+q at %d: line %d is %d:%d, want it to begin at %d", text, width, i, start, end, at)
		}
		at = end
		if p.LineAt(start) != i {
			t.Fatalf("%+q at %d: LineAt(%d) = %d, want %d", text, width, start, p.LineAt(start), i)
		}
		for _, o := range []Options{
			{Width: width}, {Width: width, Align: End}, {Width: width, Align: Center},
			{Width: width, Align: Left}, {Width: width, Align: Right},
			{Width: width, Align: Justify}, {Width: width, Align: Justify, Kashida: true},
			{Width: width + 3}, {Width: width / 2}, {Width: 0}, {Width: -1},
		} {
			r.Reset()
			p.Line(&r, i, o)
			checkRow(t, &r, text, o.Width)
			if t.Failed() {
				t.Fatalf("%+q at %d, line %d, %+v", text, width, i, o)
			}
			if o.Width < width {
				continue
			}
			for _, c := range r.Cells {
				if c.Start == c.End {
					continue
				}
				if int(c.Start) < start || int(c.End) > end {
					t.Fatalf("%+q at %d: line %d, %d:%d, shows bytes %d:%d", text, width, i, start, end, c.Start, c.End)
				}
				for b := c.Start; b < c.End; b++ {
					if seen[b] != 0 && seen[b] != i+1 {
						t.Fatalf("%+q at %d: byte %d is on lines %d and %d", text, width, b, seen[b]-1, i)
					}
					seen[b] = i + 1
				}
			}
		}
	}
	if p.Set(text+"x", d); p.Fill(1<<20) == 1 {
		// No line end, and nothing that hangs.
		if got, want := cell.StringWidth(text+"x"), p.Columns(0); got != want {
			t.Fatalf("%+q: StringWidth is %d, the line has %d columns", text+"x", got, want)
		}
	}
	p.Set(text, d)
	if at != len(text) && n > 0 || n == 0 && text != "" {
		t.Fatalf("%+q at %d: the lines end at %d of %d", text, width, at, len(text))
	}
	for b := range shown {
		if shown[b] && seen[b] == 0 {
			t.Fatalf("%+q at %d: byte %d is on no line", text, width, b)
		}
	}
	r.Reset()
	p.Truncate(&r, Options{Width: width})
	checkRow(t, &r, text, width)
	if t.Failed() {
		t.Fatalf("%+q truncated at %d", text, width)
	}
}

// shownBytes tells which bytes of text must be seen: those of every base but
// spaces and tabs, which may hang.
func shownBytes(text string) []bool {
	shown := make([]bool, len(text))
	var pen cell.Pen
	for i := 0; i < len(text); {
		r, n := utf8.DecodeRuneInString(text[i:])
		k := cell.KindOf(r)
		e := pen.Put(k, r)
		if k != cell.Blank && e != cell.Skip {
			for j := range n {
				shown[i+j] = true
			}
		}
		i += n
	}
	return shown
}

// checkRow checks a row by the rules of package cell, and that it maps both
// ways.
func checkRow(t *testing.T, r *cell.Row, text string, width int) {
	t.Helper()
	if got := r.Width(); got != max(width, 0) {
		t.Errorf("the row is %d columns wide, want %d", got, width)
	}
	column := 0
	for i := range r.Cells {
		c := &r.Cells[i]
		k := cell.KindOf(c.Rune)
		if k != cell.Base && k != cell.Blank && k != cell.Tone {
			t.Errorf("cell %d has the base %U", i, c.Rune)
		}
		if w := cell.Width(c.Rune); w != int(c.Width) || w < 1 || w > 2 {
			t.Errorf("cell %d, %U, is %d columns wide, want %d", i, c.Rune, c.Width, w)
		}
		for _, m := range r.MarksOf(c) {
			if cell.KindOf(m) != cell.Mark {
				t.Errorf("cell %d has the mark %U", i, m)
			}
		}
		if c.Marks > cell.MaxMarks {
			t.Errorf("cell %d has %d marks", i, c.Marks)
		}
		if c.Start < 0 || c.End < c.Start || int(c.End) > len(text) {
			t.Errorf("cell %d shows bytes %d:%d", i, c.Start, c.End)
		}
		switch offset := Offset(r, column); {
		case c.Start == c.End && offset != -1:
			t.Errorf("Offset(%d) = %d of a filler", column, offset)
		case c.Start < c.End && offset != int(c.Start):
			t.Errorf("Offset(%d) = %d, want %d", column, offset, c.Start)
		case c.Start < c.End:
			back := Column(r, offset)
			if back != column && text[c.Start] != '\t' {
				t.Errorf("Column(%d) = %d, want %d", offset, back, column)
			}
			if last := Column(r, int(c.End)-1); last != back {
				t.Errorf("Column(%d) = %d, want %d", c.End-1, last, back)
			}
		}
		column += int(c.Width)
	}
}

// TestPieces: a long part is shaped in pieces and comes out as if it were not.
func TestPieces(t *testing.T) {
	for _, c := range news {
		text := long(c.text, 3*pieceLength)
		var p Paragraph
		p.Set(text, bidi.RTL)
		var want []rune
		if len(p.parts) == 1 {
			for _, g := range shape.Append(nil, text, p.runs) {
				if k := cell.KindOf(g.Rune); k == cell.Base || k == cell.Blank {
					want = append(want, g.Rune)
				}
			}
		}
		var got []rune
		for _, u := range p.units {
			if u.flags&(tab|lineEnd) == 0 && u.rune != cell.DottedCircle {
				got = append(got, u.rune)
			}
		}
		if len(p.parts) == 1 && !slices.Equal(got, want) {
			t.Errorf("%s: %d units, not those of %d glyphs", c.name, len(got), len(want))
		}
	}
}

// layoutAlphabet has what is hard about text: marks, joiners, controls,
// separators, wide characters, clusters of many bases, bytes that are none.
var layoutAlphabet = func() (a []string) {
	for _, r := range "ab אבسلملاإبـ٣5 ,.(«»)/-?،\"'\t\n\r\u2029\u2028\u0085\u0301\u064e\u0651\u05b0\u200b\u200c\u200d\u200f\u202b\u202c\u202e\u2067\u2069\u00ad\u00a0\u3000中한\u1100\u1161\u11a8คำ\u0e33क\u094d\u093e👩👧🏽🇪🇬\ufe0f\u20e3\u06dd\u0600\u034f\u115f\uff9e\x00\x1b\x1c\u25cc\ufffdىےهویک" {
		a = append(a, string(r))
	}
	return append(a, "\xff", "\xe2\x80", "\u0644\u0627", "    ", "https://a.b/c?d")
}()

// TestLayoutRandom is FuzzLayout on short random texts, always the same.
func TestLayoutRandom(t *testing.T) {
	n := 3_000
	if testing.Short() || underRace {
		n = 500
	}
	random := rand.New(rand.NewPCG(3, 4))
	for range n {
		var b strings.Builder
		known := 1 + random.IntN(len(layoutAlphabet))
		from := random.IntN(len(layoutAlphabet))
		for range 1 + random.IntN(60) {
			b.WriteString(layoutAlphabet[(from+random.IntN(known))%len(layoutAlphabet)])
		}
		checkLayout(t, b.String(), bidi.Direction(random.IntN(3)), 1+random.IntN(20))
	}
}

// FuzzLayout: the same for any text.
func FuzzLayout(f *testing.F) {
	for i, s := range texts {
		f.Add(s, uint8(i%3), uint8(i))
	}
	f.Fuzz(func(t *testing.T, s string, d, width uint8) {
		if len(s) > 2000 {
			s = s[:2000]
		}
		checkLayout(t, s, bidi.Direction(d%3), int(width)+1)
	})
}

// visual returns the row as text, marks after their bases.
func visual(r *cell.Row) string {
	var b strings.Builder
	for i := range r.Cells {
		b.WriteRune(r.Cells[i].Rune)
		for _, m := range r.MarksOf(&r.Cells[i]) {
			b.WriteRune(m)
		}
	}
	return b.String()
}
