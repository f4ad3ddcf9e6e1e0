package line

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/cell"
)

// TestLine names what a few lines look like, leftmost cell first.
func TestLine(t *testing.T) {
	for _, c := range []struct {
		text  string
		dir   bidi.Direction
		width int
		align Align
		want  []string
	}{
		{"one two three", bidi.Auto, 8, Start, []string{"one two ", "three   "}},
		{"one two three", bidi.Auto, 8, End, []string{" one two", "   three"}},
		{"one two three", bidi.Auto, 8, Center, []string{"one two ", " three  "}},
		{"אחת שתים שלוש", bidi.Auto, 8, Start, []string{"םיתש תחא", "    שולש"}},
		{"אחת שתים שלוש", bidi.Auto, 9, Start, []string{" םיתש תחא", "     שולש"}},
		{"אחת שתים שלוש", bidi.Auto, 9, End, []string{"םיתש תחא ", "שולש     "}},
		{"אחת שתים שלוש", bidi.Auto, 9, Center, []string{" םיתש תחא", "   שולש  "}},
		{"אחת שתים שלוש", bidi.Auto, 9, Left, []string{"םיתש תחא ", "שולש     "}},
		{"אחת שתים שלוש", bidi.Auto, 10, Right, []string{"  םיתש תחא", "      שולש"}},
		{"abc אבג def", bidi.Auto, 11, Start, []string{"abc גבא def"}},
		{"abc אבג def", bidi.RTL, 11, Start, []string{"def גבא abc"}},
		{"א (ב) ג", bidi.Auto, 7, Start, []string{"ג (ב) א"}},
		{"סך 3.5% היום", bidi.Auto, 12, Start, []string{"םויה 3.5% ךס"}},
		{"سلام", bidi.Auto, 4, Start, []string{" ﻡﻼﺳ"}},
		{"لَا", bidi.Auto, 2, Start, []string{" ﻻَ"}},
		{"a\n\nב", bidi.Auto, 3, Start, []string{"a  ", "   ", "  ב"}},
		{"a\tb", bidi.Auto, 10, Start, []string{"a       b "}},
		{"א\tב", bidi.Auto, 10, Start, []string{" ב       א"}},
		{"a  b", bidi.Auto, 2, Start, []string{"a ", "b "}},
		{"中文字", bidi.Auto, 5, Start, []string{"中文 ", "字   "}},
		{"中", bidi.Auto, 1, Start, []string{"…"}},
		{"\u0301x", bidi.Auto, 3, Start, []string{"\u25cc\u0301x "}},
		{"foo\u00adbar", bidi.Auto, 6, Start, []string{"foobar"}},
		{"foo\u00adbar", bidi.Auto, 5, Start, []string{"foo- ", "bar  "}},
		{"foo\u00adbar", bidi.Auto, 4, Start, []string{"foo-", "bar "}},
		{"foo\u00adbar", bidi.Auto, 3, Start, []string{"foo", "bar"}},
		{"x foo\u00adbar", bidi.Auto, 5, End, []string{"    x", " foo-", "  bar"}},
		{"אב\u00adגד", bidi.Auto, 3, Start, []string{"-בא", " דג"}},
		{"foo \u00adbar", bidi.Auto, 5, Start, []string{"foo  ", "bar  "}},
		// A long word: at a mark of the address, else between letters that do
		// not join, else anywhere.
		{"www.example.com/a", bidi.Auto, 12, Start, []string{"www.example.", "com/a       "}},
		{"abcdefghijkl", bidi.Auto, 5, Start, []string{"abcde", "fghij", "kl   "}},
		{"مستشفيات", bidi.Auto, 7, Start, []string{"ﺎﻴﻔﺸﺘﺴﻣ", "      ﺕ"}},
		{"مستشفيات", bidi.Auto, 4, Start, []string{"ﺸﺘﺴﻣ", "ﺕﺎﻴﻔ"}},
	} {
		var p Paragraph
		p.Set(c.text, c.dir)
		var got []string
		for i := range p.Fill(c.width) {
			var r cell.Row
			p.Line(&r, i, Options{Width: c.width, Align: c.align})
			got = append(got, visual(&r))
		}
		if strings.Join(got, "|") != strings.Join(c.want, "|") {
			t.Errorf("%q at %d:\n got %q\nwant %q", c.text, c.width, got, c.want)
		}
	}
}

// TestMirroring: at odd levels every character is mirrored that package bidi
// mirrors, and at even levels none.
func TestMirroring(t *testing.T) {
	var p Paragraph
	var row cell.Row
	mirrored := 0
	for r := rune(' '); r <= 0x1FFFF; r++ {
		if cell.KindOf(r) != cell.Base || 0x3400 <= r && r < 0xFB00 {
			continue
		}
		p.Set("\u202e"+string(r)+"\u202c", bidi.LTR)
		p.Fill(4)
		row.Reset()
		p.Line(&row, 0, Options{Width: p.Columns(0)})
		want, ok := bidi.Mirror(r)
		if !ok {
			want = cell.Shown(r)
		} else {
			mirrored++
		}
		if shaped := len(row.Cells) == 1 && row.Cells[0].Rune >= 0xFB50; len(row.Cells) != 1 || row.Cells[0].Rune != want && !shaped {
			t.Errorf("%U is shown as %q, want %q", r, visual(&row), want)
		}
		p.Set("\u202d"+string(r)+"\u202c", bidi.LTR)
		p.Fill(4)
		row.Reset()
		p.Line(&row, 0, Options{Width: p.Columns(0)})
		if got := visual(&row); got != string(cell.Shown(r)) {
			t.Errorf("%U is shown as %q at an even level", r, got)
		}
	}
	if mirrored < 400 {
		t.Errorf("%d characters are mirrored", mirrored)
	}
}

// TestLamAlefAcross: of every character, a lam and an alef on its two sides take
// as many columns as cell.StringWidth says.
func TestLamAlefAcross(t *testing.T) {
	var p Paragraph
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if 0x3400 <= r && r < 0xFB00 || 0x20000 <= r && r < 0xE0000 || 0xE1000 <= r {
			continue // ideographs, syllables and nothing
		}
		text := "ل" + string(r) + "ا"
		p.Set(text, bidi.RTL)
		if p.Fill(100) != 1 {
			continue
		}
		if got, want := cell.StringWidth(text), p.Columns(0); got != want {
			t.Errorf("%+q: StringWidth is %d, the line has %d columns", text, got, want)
		}
	}
}

func TestTruncate(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		align Align
		want  string
	}{
		{"", 3, Start, "   "},
		{"abc", 3, Start, "abc"},
		{"abcd", 3, Start, "ab…"},
		{"abcd", 1, Start, "…"},
		{"abcd", 0, Start, ""},
		{"אבגד", 3, Start, "…בא"},
		{"אבגד", 4, Start, "דגבא"},
		{"אב גד", 4, Start, " …בא"},
		{"אב גד", 4, End, "…בא "},
		{"ab\ncd", 5, Start, "ab…  "},
		{"ab\n", 5, Start, "ab   "},
		{"ab\r\n \n", 5, Start, "ab   "},
		{"中文字", 4, Start, "中… "},
		{"👩\u200d👧!", 4, Start, "…   "},
		{"אבג abc", 6, Start, "…a גבא"},
		{"\u200f", 2, Start, "  "},
	} {
		var p Paragraph
		p.Set(c.text, bidi.Auto)
		var r cell.Row
		p.Truncate(&r, Options{Width: c.width, Align: c.align})
		if got := visual(&r); got != c.want {
			t.Errorf("%q at %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
}

func TestTruncateFrom(t *testing.T) {
	var p Paragraph
	p.Set("one two three\nאבג דהו זחט\nend", bidi.Auto)
	if n := p.Fill(8); n != 5 || p.Lines() != n {
		t.Fatalf("%d lines, Lines says %d", n, p.Lines())
	}
	for i, want := range []string{
		"one two…", "three…  ", "…והד גבא", "    …טחז", "end     ", "        ",
	} {
		var r cell.Row
		p.TruncateFrom(&r, i, Options{Width: 8})
		if got := visual(&r); got != want {
			t.Errorf("line %d: %q, want %q", i, got, want)
		}
		checkRow(t, &r, p.text, 8)
	}
}

// orderAlphabet has characters of all strengths that are neither dropped nor
// joined to others. Letters of one form only show as that form.
var (
	orderAlphabet = []rune("abאבגדהו ،,.:;!?()[]«»<>12٣٤+-/%$*_\"'ءدرو \n\t\u05b0\u0301")
	unshape       = strings.NewReplacer("ﺀ", "ء", "ﺩ", "د", "ﺭ", "ر", "ﻭ", "و")
)

// FuzzOrder: where nothing is shaped or dropped, every line reads as package
// bidi has it.
func FuzzOrder(f *testing.F) {
	for _, s := range []string{"abc", "0123456789", "\x00\x01\x02\x0a\x0b\x0c\x14", "the quick brown fox"} {
		f.Add(s, uint8(0), uint8(5))
		f.Add(s, uint8(1), uint8(80))
		f.Add(s, uint8(2), uint8(2))
	}
	i := slices.Index(orderAlphabet, 0x05b0)
	f.Add("c"+strings.Repeat(string(rune(i)), 9), uint8(0), uint8(80))
	f.Fuzz(func(t *testing.T, s string, d, width uint8) {
		text := make([]rune, len(s))
		for i := range len(s) {
			text[i] = orderAlphabet[int(s[i])%len(orderAlphabet)]
		}
		compareOrder(t, string(text), bidi.Direction(d%3), int(width)+1)
	})
}

// TestOrderRandom is FuzzOrder on random texts, always the same.
func TestOrderRandom(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 10_000 {
		text := make([]rune, random.IntN(40))
		known := 1 + random.IntN(len(orderAlphabet))
		for i := range text {
			text[i] = orderAlphabet[random.IntN(known)]
		}
		compareOrder(t, string(text), bidi.Direction(random.IntN(3)), 1+random.IntN(30))
	}
}

// compareOrder lays text out and compares each line with bidi.Paragraph's.
func compareOrder(t *testing.T, text string, d bidi.Direction, width int) {
	t.Helper()
	text = manyMarks.ReplaceAllString(loneMark.ReplaceAllString(text, "$1"), "$1")
	var p Paragraph
	var r cell.Row
	var want bidi.Paragraph
	p.Set(text, d)
	p.Fill(width)
	for from := 0; from < len(text); {
		to := from + want.Set(text[from:], d)
		for i := p.LineAt(from); i < len(p.lines); i++ {
			start, end := p.Bounds(i)
			if start >= to {
				break
			}
			start, end = start-from, len(strings.TrimRight(text[from:end], " \t\n"))
			r.Reset()
			p.Line(&r, i, Options{Width: p.Columns(i)})
			got, line := unshape.Replace(visual(&r)), string(want.AppendVisual(nil, start, max(start, end)))
			if strings.Contains(line, "\t") { // blanks here
				got, line = strings.Join(strings.Fields(got), " "), strings.Join(strings.Fields(line), " ")
			}
			if got != line {
				t.Fatalf("%q at %d: line %d is %q, bidi says %q", text, width, i, got, line)
			}
		}
		from = to
	}
}

var (
	// loneMark is a mark that would get a dotted circle.
	loneMark = regexp.MustCompile("(^|[ \t\n])[\u05b0\u0301]+")
	// manyMarks are more than a cell takes.
	manyMarks = regexp.MustCompile("([\u05b0\u0301]{8})[\u05b0\u0301]+") // cell.MaxMarks
)
