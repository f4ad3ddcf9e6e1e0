package bidi_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"khabar/bidi"
)

func TestSetTakesOneParagraph(t *testing.T) {
	for _, c := range []struct {
		text         string
		n, separator int
	}{
		{"", 0, 0}, {"abc", 3, 0}, {"\n", 1, 1}, {"\r\n\r\n", 2, 2}, {"\n\r", 1, 1}, {"\r", 1, 1}, {"a\rb", 2, 1}, {"א\nb", 3, 1},
		{"א\u2029א", 5, 3}, {"a\u0085b", 3, 2}, {"א\x1Cב", 3, 1}, {"א\x1Db", 3, 1}, {"\x1E", 1, 1}, {"א\x1Fב\vc\u2028", 10, 0},
		{strings.Repeat("a", 40) + "\n" + strings.Repeat("a", 40), 41, 1}, {strings.Repeat("é“日", 9) + "\r\nא", 74, 2},
		{"\xFF\xC2\x85\xC2", 3, 2}, {"א\xE2\x80", 4, 0},
	} {
		for _, d := range []bidi.Direction{bidi.Auto, bidi.LTR, bidi.RTL} {
			var p bidi.Paragraph
			if n := p.Set(c.text, d); n != c.n || p.Separator() != c.separator || p.Text() != c.text[:n] {
				t.Errorf("%q, direction %d: %d bytes, %q, separator of %d; want %d and %d", c.text, d, n, p.Text(), p.Separator(), c.n, c.separator)
			}
		}
	}
}

func TestZeroValue(t *testing.T) {
	var p bidi.Paragraph
	if p.Level() != 0 || p.Text() != "" || p.Separator() != 0 || !p.Valid() || p.RunAt(3) != (bidi.Run{Start: 3, End: 3}) ||
		len(p.Runs(nil)) != 0 || len(p.Line(nil, -1, 9)) != 0 || len(p.LineRuns(0, 0)) != 0 || len(p.AppendVisual(nil, 0, 1)) != 0 {
		t.Error("the zero value is not an empty paragraph")
	}
}

func TestLineTakesAnyOffsets(t *testing.T) {
	const text = "aא\U0001F600\xFF\n"
	var p bidi.Paragraph
	p.Set(text, bidi.LTR)
	for _, c := range []struct {
		start, end int
		want       string
	}{
		{0, 9, "[{0 1 0} {1 3 1} {3 9 0}]"}, {math.MinInt, math.MaxInt, "[{0 1 0} {1 3 1} {3 9 0}]"}, {-5, 2, "[{0 1 0}]"},
		{2, 3, "[{1 3 1}]"}, {4, 6, "[]"}, {4, 7, "[{3 7 0}]"}, {3, 2, "[]"}, {9, 9, "[]"}, {100, 200, "[]"}, {7, 8, "[{7 8 0}]"},
	} {
		if got := fmt.Sprint(p.Line(nil, c.start, c.end)); got != c.want {
			t.Errorf("line %d to %d is %s, want %s", c.start, c.end, got, c.want)
		}
	}
	runs := p.Line([]bidi.Run{{Start: 7}}, 0, 3)
	if fmt.Sprint(runs) != "[{7 0 0} {0 1 0} {1 3 1}]" {
		t.Errorf("Line appends to give %v", runs)
	}
}

// Rule L1 is about the line, not the paragraph.
func TestWhiteSpaceAtTheEndOfALine(t *testing.T) {
	const text = "אב  גד\t הו " // Hebrew letters of two bytes
	var p bidi.Paragraph
	p.Set(text, bidi.LTR)
	for _, c := range []struct {
		start, end int
		want       string
	}{
		{0, len(text), "[{0 10 1} {10 11 0} {11 16 1} {16 17 0}]"},
		{0, 6, "[{0 4 1} {4 6 0}]"},
		{5, 11, "[{5 10 1} {10 11 0}]"},
		{4, 6, "[{4 6 0}]"},
		{10, 12, "[{10 12 0}]"},
	} {
		if got := fmt.Sprint(p.Line(nil, c.start, c.end)); got != c.want {
			t.Errorf("line %d to %d is %s, want %s", c.start, c.end, got, c.want)
		}
	}
	if got := fmt.Sprint(p.Runs(nil)); got != "[{0 16 1} {16 17 0}]" {
		t.Errorf("runs are %s", got)
	}
}

// levels gives the level of each character of a line as a digit.
func levels(text string, d bidi.Direction) string {
	var p bidi.Paragraph
	p.Set(text, d)
	of := map[int]uint8{}
	for _, r := range p.Line(nil, 0, len(text)) {
		for i := r.Start; i < r.End; i++ {
			of[i] = r.Level
		}
	}
	var b strings.Builder
	for i := range text {
		b.WriteByte('0' + of[i])
	}
	return b.String()
}

// Past 63 open brackets (BD16) there is no pair in the sequence, not even before.
func TestBracketStack(t *testing.T) {
	nested := func(n int) string {
		return "a" + strings.Repeat("(", n) + "א" + strings.Repeat(")", n) + "א"
	}
	// Paired, the brackets around the first alef are of its direction only if what is
	// before them is: it is not. Not paired, those after it stand between two letters
	// of its direction and take that.
	for _, n := range []int{1, 62, 63} {
		if got, want := levels(nested(n), bidi.LTR), "0"+strings.Repeat("0", n)+"1"+strings.Repeat("0", n)+"1"; got != want {
			t.Errorf("%d nested pairs: levels %s, want %s", n, got, want)
		}
	}
	for _, n := range []int{64, 65, 200} {
		if got, want := levels(nested(n), bidi.LTR), "0"+strings.Repeat("0", n)+"1"+strings.Repeat("1", n)+"1"; got != want {
			t.Errorf("%d nested pairs: levels %s, want %s", n, got, want)
		}
	}
	before := "a(א)א"
	if got, want := levels(before+strings.Repeat("(", 63), bidi.LTR), "00101"+strings.Repeat("0", 63); got != want {
		t.Errorf("a pair and 63 open brackets: levels %s, want %s", got, want)
	}
	if got, want := levels(before+strings.Repeat("(", 64), bidi.LTR), "00111"+strings.Repeat("0", 64); got != want {
		t.Errorf("a pair and 64 open brackets: levels %s, want %s", got, want)
	}
	// The limit is the sequence's: an isolate is another one.
	inner := "\u2067" + strings.Repeat("(", 64) + "\u2069"
	if got := levels(before+inner, bidi.LTR); !strings.HasPrefix(got, "00101") {
		t.Errorf("64 open brackets in an isolate: levels %s", got)
	}
}

func TestCanonicallyEquivalentBrackets(t *testing.T) {
	for _, pair := range []string{"\u2329\u232A", "\u2329\u3009", "\u3008\u232A", "\u3008\u3009", "()", "⟦⟧"} {
		r := []rune(pair)
		text := "a" + string(r[0]) + "א" + string(r[1]) + "א"
		if got := levels(text, bidi.LTR); got != "00101" {
			t.Errorf("%+q: levels %s", text, got)
		}
	}
	for _, other := range []string{"(\uFF09", "[)", "(\u3009", "⟦]"} {
		r := []rune(other)
		text := "a" + string(r[0]) + "א" + string(r[1]) + "א"
		if got := levels(text, bidi.LTR); got != "00111" {
			t.Errorf("%+q are no pair, but have levels %s", text, got)
		}
	}
}

// The deepest level is 125, and implicit levels add to that.
func TestDepth(t *testing.T) {
	var p bidi.Paragraph
	p.Set(strings.Repeat("\u202A", 61)+"a\u202Ba1\u202Ba\u202Ca\u202C\u202Ca", bidi.LTR)
	var got []uint8
	for _, r := range p.Runs(nil) {
		got = append(got, r.Level)
	}
	// 61 embeddings to the right reach 122; one to the left 123, in which Latin is of
	// level 124; the next reaches 125, in which it is of level 126. Then three end.
	if want := []uint8{0, 122, 124, 126, 124, 120}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("levels %v, want %v", got, want)
	}
	p.Set(strings.Repeat("\u202A", 100)+"a"+strings.Repeat("\u202C", 100)+"a", bidi.LTR)
	got = got[:0]
	for _, r := range p.Runs(nil) {
		got = append(got, r.Level)
	}
	if want := []uint8{0, 124, 0}; fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("beyond the limit: levels %v, want %v", got, want)
	}
}
