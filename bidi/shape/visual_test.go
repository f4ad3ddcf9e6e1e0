package shape_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/internal/ucd"
	"khabar/bidi/shape"
)

// plainly does what AppendLine does for a whole paragraph in the plain way: shape
// all of it with Append, then put the glyphs of each run in visual order.
func plainly(p *bidi.Paragraph, body int) string {
	glyphs := shape.Append(nil, p.Text(), p.Runs(nil))
	var out []rune
	for _, r := range p.Line(nil, 0, body) {
		var run []rune
		for _, g := range glyphs {
			if int(g.Start) >= r.Start && int(g.Start) < r.End {
				run = append(run, g.Rune)
			}
		}
		if r.Level&1 == 0 {
			out = append(out, run...)
			continue
		}
		for end := len(run); end > 0; {
			start := end - 1
			if ucd.ClassOf(run[start]) == ucd.NSM {
				for start > 0 && strings.ContainsRune("\u202A\u202B\u202C\u202D\u202E", run[start]) ||
					start > 0 && (ucd.ClassOf(run[start]) == ucd.NSM || ucd.ClassOf(run[start]) == ucd.BN) {
					start--
				}
				if c := ucd.ClassOf(run[start]); start == 0 && (c == ucd.NSM || c == ucd.BN || c >= ucd.LRE && c <= ucd.PDF) {
					out = append(out, run[:end]...)
					break
				}
			}
			m, _ := bidi.Mirror(run[start])
			out = append(append(out, m), run[start+1:end]...)
			end = start
		}
	}
	return string(out)
}

// letters are what shaping is about, the frequent ones often.
var letters = func() []string {
	ls := strings.Split("ب ل ا ل ا لا لأ لَا س م د ه ی \u064E \u0651 \u0670 \u0640 \u200C \u200D \u2060 \u00AD ( ) « » 1 ١ a א ܒ ߊ \U0001E922 \u0749 \u202E \u202C \u2067 \u2069 \xFF \xD8 \n", " ")
	for r := rune(0x0600); r <= 0x06FF; r++ {
		ls = append(ls, string(r))
	}
	for r := rune(0x0590); r <= 0x05FF; r++ {
		ls = append(ls, string(r))
	}
	for r := rune(0x0700); r <= 0x0750; r++ {
		ls = append(ls, string(r))
	}
	return append(ls, " ", " ", " ", "ب", "ل", "ا", "\u064E", "\u0651", "\u05B8")
}()

func random(rng *rand.Rand) string {
	var b strings.Builder
	few := 2 + rng.IntN(len(letters)-1)
	at := rng.IntN(len(letters))
	for range rng.IntN(30) {
		b.WriteString(letters[(at+rng.IntN(few))%len(letters)])
	}
	return b.String()
}

// checkVisual compares AppendLine with the plain way, for the whole paragraph and
// for its characters cut into lines.
func checkVisual(t *testing.T, p *bidi.Paragraph, text string, d bidi.Direction) {
	t.Helper()
	p.Set(text, d)
	body := len(p.Text()) - p.Separator()
	if got, want := string(shape.AppendLine(nil, p, 0, body)), plainly(p, body); got != want {
		t.Fatalf("%+q, direction %d: visual order\n%+q, want\n%+q", text, d, got, want)
	}
}

func TestAppendLineIsAppendReordered(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	var p bidi.Paragraph
	for i := range 100_000 {
		checkVisual(t, &p, random(rng), bidi.Direction(i%3))
	}
}

// However a paragraph is cut into lines, its letters keep their forms, but for
// ligatures cut in two.
func TestLinesKeepForms(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 8))
	var p bidi.Paragraph
	for i := range 50_000 {
		text := strings.ReplaceAll(strings.ReplaceAll(random(rng), "\n", ""), "ل", "م")
		p.Set(text, bidi.Direction(i%3))
		forms := map[int]rune{}
		for _, g := range shape.Append(nil, text, p.Runs(nil)) {
			forms[int(g.Start)] = g.Rune
		}
		for at, r := range text {
			w := utf8.RuneLen(r)
			if r == utf8.RuneError && text[at] != 0xEF {
				w = 1
			}
			want := forms[at]
			if runs := p.Line(nil, at, at+w); runs[0].Level&1 == 1 {
				want, _ = bidi.Mirror(want)
			}
			if got := string(shape.AppendLine(nil, &p, at, at+w)); got != string(want) {
				t.Fatalf("%+q, direction %d: the character at %d becomes %+q, want %+q", text, i%3, at, got, string(want))
			}
		}
	}
}

func TestLamAlefOnTwoLines(t *testing.T) {
	var p bidi.Paragraph
	p.Set("بلا", bidi.Auto)
	for _, c := range []struct {
		start, end int
		want       string
	}{{0, 6, "\uFEFC\uFE91"}, {0, 4, "\uFEE0\uFE91"}, {4, 6, "\uFE8E"}, {2, 6, "\uFEFC"}} {
		if got := string(shape.AppendLine(nil, &p, c.start, c.end)); got != c.want {
			t.Errorf("line %d to %d is %+q, want %+q", c.start, c.end, got, c.want)
		}
	}
}

func TestAppendVisual(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", ""},
		{"plain (text)", "plain (text)"},
		{"سلام (a)!", "!(a) \uFEE1\uFEFC\uFEB3"},
		{"سلام\nabc\r\nلَا\u2029", "\uFEE1\uFEFC\uFEB3\nabc\r\n\uFEFB\u064E\u2029"},
		{"ש\u05B8\u05C1לו\u05B9ם", "םו\u05B9לש\u05B8\u05C1"},
		{"a\xFFب\xFE", "a\uFFFD\uFE8F\uFFFD"},
		{"«سلام»", "«\uFEE1\uFEFC\uFEB3»"},
	} {
		if got := string(shape.AppendVisual(nil, c.text, bidi.Auto)); got != c.want {
			t.Errorf("AppendVisual(%+q) = %+q, want %+q", c.text, got, c.want)
		}
	}
}

// Once it has seen a text as hard, nothing is allocated.
func TestAllocations(t *testing.T) {
	var p bidi.Paragraph
	var runs []bidi.Run
	var glyphs []shape.Glyph
	var out []byte
	for _, text := range []string{
		"استقبل المدير العام للأمن الوطني، لَا إله (الجاري) 25.",
		"قال Reuters إن [28] «الصحراء Boeing 737 MAX» في 12,5% (WHO) من 2024/11/25.",
		"plain", "שָׁלוֹם עולם", "می\u200Cخواهم \u2067ب\u2069", "ب\xFFب",
	} {
		do := func() {
			p.Set(text, bidi.Auto)
			runs = p.Runs(runs[:0])
			glyphs = shape.Append(glyphs[:0], text, runs)
			out = shape.AppendLine(out[:0], &p, 0, len(text))
			out = shape.AppendLine(out, &p, 3, len(text)/2)
		}
		do()
		if n := testing.AllocsPerRun(10, do); n != 0 {
			t.Errorf("%q: %v allocations", text, n)
		}
	}
}
