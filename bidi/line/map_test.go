package line

import (
	"testing"

	"khabar/bidi"
	"khabar/bidi/cell"
)

func TestCaret(t *testing.T) {
	for _, c := range []struct {
		text  string
		dir   bidi.Direction
		width int
		want  []int // by rune, and at the end
	}{
		{"abc", bidi.LTR, 6, []int{0, 1, 2, 3}},
		{"abc", bidi.LTR, 3, []int{0, 1, 2, 2}},
		{"אבג", bidi.RTL, 6, []int{5, 4, 3, 2}},
		{"אבג", bidi.RTL, 3, []int{2, 1, 0, 0}},
		// visual: abcגבא
		{"abcאבג", bidi.LTR, 8, []int{0, 1, 2, 5, 4, 3, 6}},
		// visual: ..defגבא
		{"אבגdef", bidi.RTL, 8, []int{7, 6, 5, 2, 3, 4, 1}},
		// Trailing spaces hang, the caret goes with them.
		{"ab  ", bidi.LTR, 8, []int{0, 1, 2, 3, 4}},
		{"אב  ", bidi.RTL, 8, []int{7, 6, 5, 4, 3}},
		{"ab  ", bidi.LTR, 3, []int{0, 1, 2, 2, 2}},
		{"", bidi.LTR, 4, []int{0}},
		{"", bidi.RTL, 4, []int{3}},
		{"  ", bidi.RTL, 4, []int{3, 2, 1}},
		// A lam-alef is one cell; a dropped joiner is where the next letter is.
		{"لاب", bidi.RTL, 4, []int{3, 3, 2, 1}},
		{"می\u200cخ", bidi.RTL, 4, []int{3, 2, 1, 1, 0}},
		{"中a", bidi.LTR, 4, []int{0, 2, 3}},
		{"a", bidi.LTR, 0, []int{0, 0}},
	} {
		var p Paragraph
		var r cell.Row
		p.Set(c.text, c.dir)
		p.Fill(max(c.width, 1))
		p.Line(&r, 0, Options{Width: c.width})
		var got []int
		for i := range c.text {
			got = append(got, p.Caret(&r, i))
		}
		got = append(got, p.Caret(&r, len(c.text)))
		for i := range c.want {
			if i >= len(got) || got[i] != c.want[i] {
				t.Errorf("%q in %q: carets %v, want %v", c.text, visual(&r), got, c.want)
				break
			}
		}
	}
}

func TestColumnAndOffset(t *testing.T) {
	text := "abc لاب عدد 中"
	var p Paragraph
	var r cell.Row
	p.Set(text, bidi.RTL)
	p.Fill(20)
	p.Line(&r, 0, Options{Width: 20})
	// visual: .......中 ددع ﺏﻻ abc
	for _, c := range []struct{ offset, column int }{
		{0, 17}, {2, 19}, {3, 16}, {4, 15}, {5, 15}, {6, 15}, {7, 15}, {8, 14}, {9, 14}, {10, 13}, {len(text) - 3, 7}, {len(text) - 1, 7}, {len(text), -1}, {-1, -1},
	} {
		if got := Column(&r, c.offset); got != c.column {
			t.Errorf("Column(%d) = %d, want %d in %q", c.offset, got, c.column, visual(&r))
		}
	}
	for _, c := range []struct{ column, offset int }{
		{-1, -1}, {0, -1}, {6, -1}, {7, len(text) - 3}, {8, len(text) - 3}, {14, 8}, {15, 4}, {17, 0}, {20, -1},
	} {
		if got := Offset(&r, c.column); got != c.offset {
			t.Errorf("Offset(%d) = %d, want %d in %q", c.column, got, c.offset, visual(&r))
		}
	}
}

func TestPaint(t *testing.T) {
	for _, c := range []struct {
		text  string
		spans []Span
		want  string // the styles from the left
	}{
		{"abcdef", []Span{{1, 3, 1, 0}, {2, 5, 2, 0}}, "012220"},
		{"abאב", []Span{{1, 4, 1, 0}}, "0101"}, // visual abבא: b and א
		{"سلام", []Span{{4, 6, 1, 0}}, "010"},  // the alef of lam-alef
		{"سلام", []Span{{2, 4, 1, 0}}, "010"},  // its lam
		{"سَم", []Span{{2, 4, 1, 0}}, "01"},    // a mark takes its letter along
		{"abc", []Span{{-5, 100, 3, 0}}, "333"},
		{"abc", []Span{{2, 2, 3, 0}, {5, 9, 3, 0}}, "000"},
	} {
		var p Paragraph
		var r cell.Row
		p.Set(c.text, bidi.Auto)
		p.Fill(80)
		p.Line(&r, 0, Options{Width: p.Columns(0)})
		Paint(r.Cells, c.spans)
		got := ""
		for _, x := range r.Cells {
			got += string(rune('0' + x.Style))
		}
		if got != c.want {
			t.Errorf("%q with %v: %s, want %s", c.text, c.spans, got, c.want)
		}
	}
}

// TestPaintJustified: what justification puts in is painted with what is on
// both sides of it, padding is not painted, a link outlives a later style.
func TestPaintJustified(t *testing.T) {
	text := "aa bb cc dddddd"
	var p Paragraph
	var r cell.Row
	p.Set(text, bidi.Auto)
	p.Fill(10)
	p.Line(&r, 0, Options{Width: 10, Align: Justify})
	Paint(r.Cells, []Span{{0, 5, 1, 7}, {3, 5, 2, 0}})
	styles, links := "", ""
	for _, x := range r.Cells {
		styles += string(rune('0' + x.Style))
		links += string(rune('0' + x.Link))
	}
	if got := visual(&r); got != "aa  bb  cc" || styles != "1111220000" || links != "7777770000" {
		t.Errorf("%q has styles %s and links %s", got, styles, links)
	}
}

// TestZeroAndBeyond: a Paragraph that has no text, and offsets, lines and
// columns that are not there, are no trouble.
func TestZeroAndBeyond(t *testing.T) {
	var p Paragraph
	var r cell.Row
	try := func(text string) {
		for _, i := range []int{-1, 0, 1, 1 << 40} {
			r.Reset()
			p.Line(&r, i, Options{Width: 3})
			p.TruncateFrom(&r, i, Options{Width: 3})
			if r.Width() != 6 {
				t.Errorf("%q: line %d is %d columns wide, want 3", text, i, r.Width()-3)
			}
			if start, end := p.Bounds(i); start < 0 || end < start || end > len(text) {
				t.Errorf("%q: the bounds of line %d are %d:%d", text, i, start, end)
			}
			if l := p.LineAt(i); l < 0 || l > 0 && l >= p.Lines() {
				t.Errorf("%q: byte %d is on line %d", text, i, l)
			}
			if c := p.Caret(&r, i); c < 0 || c >= 6 {
				t.Errorf("%q: the caret before %d is in column %d", text, i, c)
			}
			if p.LineLevel(i) > 1 || p.Columns(i) > 3 || p.Columns(i) < 0 {
				t.Errorf("%q: line %d has level %d and %d columns", text, i, p.LineLevel(i), p.Columns(i))
			}
			if i < 0 || i > len(text) {
				if Column(&r, i) != -1 || Offset(&r, i) != -1 {
					t.Errorf("%q: byte or column %d is in the row", text, i)
				}
			}
		}
		r.Reset()
		p.Truncate(&r, Options{Width: 3})
		if r.Width() != 3 {
			t.Errorf("%q: truncated to %d columns, want 3", text, r.Width())
		}
		Paint(nil, []Span{{0, 1, 1, 1}})
		Paint(r.Cells, nil)
	}
	try("")
	if p.Fill(5) != 0 || p.Level() != 0 {
		t.Errorf("a zero Paragraph has %d lines and level %d", p.Lines(), p.Level())
	}
	p.Set("ab", bidi.Auto)
	try("ab") // not filled
	if p.Fill(-7) != 2 {
		t.Errorf("%d lines of no width, want 2", p.Lines())
	}
	try("ab")
}
