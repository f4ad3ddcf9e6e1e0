package edit

import (
	"strings"
	"testing"
	"unicode/utf8"

	"khabar/bidi/cell"
)

const textStyle, caretStyle cell.Style = 1, 2

// shown is a field as it is drawn, the caret in brackets.
func shown(l *Line, w int) string {
	var row cell.Row
	l.Draw(&row, w, textStyle, caretStyle)
	var b strings.Builder
	for i := range row.Cells {
		c := &row.Cells[i]
		s := string(c.Rune) + string(row.MarksOf(c))
		if c.Style == caretStyle {
			s = "[" + s + "]"
		}
		b.WriteString(s)
	}
	return b.String()
}

func TestDraw(t *testing.T) {
	for _, c := range []struct {
		text        string
		rightToLeft bool
		w           int
		moves       []Motion
		want        string
	}{
		{"", false, 5, nil, "[ ]    "},
		{"", true, 5, nil, "    [ ]"},
		{"abc", false, 6, nil, "abc[ ]  "},
		{"abc", false, 6, []Motion{Left}, "ab[c]   "},
		{"abc", true, 6, nil, "  abc[ ]"},
		{"שלום", true, 7, nil, "  [ ]םולש"},
		{"שלום", true, 7, []Motion{Right}, "   [ם]ולש"},
		{"שלום ", true, 7, nil, " [ ] םולש"},
		{"שלום", false, 7, nil, "[ ]םולש  "},
		{"שלום", true, 7, []Motion{Start}, "   םול[ש]"},
		// A blank behind a word is where the next one will begin.
		{"abc ", false, 6, nil, "abc [ ] "},
		// Across the directions the caret goes as the eye sees it.
		{"אב cd", true, 8, nil, "  [ ]cd בא"},
		{"אב cd", true, 8, []Motion{Right}, "   [c]d בא"},
		{"אב cd", true, 8, []Motion{Right, Right}, "   c[d] בא"},
		{"אב cd", true, 8, []Motion{Right, Right, Right}, "   cd[ ]בא"},
		{"אב cd", true, 8, []Motion{Right, Right, Right, Right}, "   cd [ב]א"},
		{"אב cd", true, 8, []Motion{Start, Left, Left, Left}, "   c[d] בא"},
		// In the order of reading.
		{"אב cd", true, 8, []Motion{Back}, "   c[d] בא"},
		{"אב cd", true, 8, []Motion{Back, Back, Back}, "   cd[ ]בא"},
		{"אב cd", true, 8, []Motion{WordRight}, "   [c]d בא"},
		{"אב cd", true, 8, []Motion{WordRight, WordRight}, "   cd ב[א]"},
		{"אב cd", true, 8, []Motion{Start, WordLeft}, "   cd[ ]בא"},
		// Long text: the part round the caret.
		{"abcdefghij", false, 6, nil, "fghij[ ]"},
		{"abcdefghij", false, 6, []Motion{Start}, "[a]bcdef"},
		{"אבגדהוזחטי", true, 6, nil, "[ ]יטחזו"},
		{"אבגדהוזחטי", true, 6, []Motion{Start}, "והדגב[א]"},
		{"אבגדהוזחטי", true, 6, []Motion{Right, Right, Right, Right, Right}, "חז[ו]הדג"},
		// Marks stay on their letters, and a lam-alef is two letters in one column.
		{"حَمُّ", true, 4, []Motion{Right}, "  [ﻢُّ]ﺣَ"},
		{"سلا", true, 5, []Motion{Right}, "   [ﻼ]ﺳ"},
		{"سلا", true, 5, []Motion{Right, Right}, "   [ﻼ]ﺳ"},
		{"سلا", true, 5, []Motion{Right, Right, Right}, "   ﻼ[ﺳ]"},
		{"日本", false, 4, nil, " 本[ ]"},
	} {
		l := Line{RightToLeft: c.rightToLeft}
		l.Set(c.text)
		for _, m := range c.moves {
			l.Move(m)
		}
		if got := shown(&l, c.w); got != c.want {
			t.Errorf("%q in %d after %v: %q, want %q", c.text, c.w, c.moves, got, c.want)
		}
	}
}

func TestEdit(t *testing.T) {
	for _, c := range []struct {
		do   func(*Line)
		want string // the caret as |
	}{
		{func(l *Line) { l.Insert("ال"); l.Insert("أمن") }, "الأمن|"},
		{func(l *Line) { l.Set("حَمُّوشي"); l.Cut(Back); l.Cut(Back); l.Cut(Back); l.Cut(Back) }, "حَ|"},
		{func(l *Line) { l.Set("حَمُّوشي"); l.Move(Start); l.Cut(Forward) }, "|مُّوشي"},
		{func(l *Line) { l.Set("كرة القدم"); l.Cut(WordBack) }, "كرة |"},
		{func(l *Line) { l.Set("كرة القدم"); l.Cut(WordBack); l.Move(Start); l.Yank() }, "القدم|كرة "},
		{func(l *Line) { l.Set("كرة القدم"); l.Cut(Start); l.Yank(); l.Yank() }, "كرة القدمكرة القدم|"},
		{func(l *Line) { l.Set("كرة القدم"); l.Move(Start); l.Move(WordForward); l.Cut(End) }, "كرة|"},
		{func(l *Line) { l.Set("می\u200cشود کتاب"); l.Move(WordBack); l.Move(WordBack) }, "|می\u200cشود کتاب"},
		{func(l *Line) { l.Insert("می"); l.Insert("\u200c"); l.Insert("شود") }, "می\u200cشود|"},
		{func(l *Line) { l.Insert("سطر\nآخر\t\x1b[31mأحمر\x07") }, "سطر آخر أحمر|"},
		{func(l *Line) { l.Set("ab"); l.Move(Back); l.Insert("ג") }, "aג|b"},
		{func(l *Line) { l.Set("é"); l.Cut(Back) }, "|"},
		{func(l *Line) { l.Set("e\u0301"); l.Cut(Back) }, "|"},
		{func(l *Line) { l.Set("👨‍👩‍👧 أ"); l.Move(Start); l.Move(Forward); l.Cut(Back) }, "| أ"},
		{func(l *Line) { l.Cut(Back); l.Cut(Forward); l.Cut(WordBack); l.Move(Left); l.Yank() }, "|"},
	} {
		var l Line
		c.do(&l)
		if got := l.text[:l.at] + "|" + l.text[l.at:]; got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestLong(t *testing.T) {
	var l Line
	l.Insert(strings.Repeat("كلمة ", 10_000))
	if n := len(l.Text()); n > Most || n < Most-10 {
		t.Errorf("%d bytes", n)
	}
	l.Move(Left)
	if got := utf8.RuneCountInString(shown(&l, 40)); got != 42 {
		t.Errorf("%d columns", got-2)
	}
}

func TestHistory(t *testing.T) {
	var h History
	if _, ok := h.Older("x"); ok || h.Last() != "" {
		t.Error("an empty one has something")
	}
	for _, s := range []string{"أ", "ب", "أ", "ج", ""} {
		h.Add(s)
	}
	var got []string
	for s, ok := h.Older("typed"); ok; s, ok = h.Older(s) {
		got = append(got, s)
	}
	for s, ok := h.Newer(); ok; s, ok = h.Newer() {
		got = append(got, s)
	}
	if s := strings.Join(got, " "); s != "ج أ ب أ ج typed" || h.Last() != "ج" {
		t.Errorf("%q", s)
	}
}

// FuzzLine: the caret is between clusters and always shown, a field is as wide
// as it should be, and the way to one side leads through all of the line and
// back.
func FuzzLine(f *testing.F) {
	for _, s := range []string{"", "abc", "אב cd", "سلام (abc) ١٢٣", "حَمُّوشي", "日本 ab שלום", "a\u200fb", "لا إله", "👨‍👩‍👧"} {
		f.Add(s, "x", uint8(3), 10, true)
	}
	f.Fuzz(func(t *testing.T, text, more string, moves uint8, w int, rightToLeft bool) {
		w = 1 + abs(w)%60
		l := Line{RightToLeft: rightToLeft}
		l.Set(first(text, 200))
		for range moves % 8 {
			l.Move(Motion(moves) % (End + 1))
		}
		l.Insert(first(more, 50))
		check := func(what string) {
			if l.boundary(l.at) != l.at {
				t.Fatalf("%s: the caret is at %d of %q, inside a cluster", what, l.at, l.text)
			}
			var row cell.Row
			l.Draw(&row, w, textStyle, caretStyle)
			carets := 0
			for i := range row.Cells {
				if row.Cells[i].Style == caretStyle {
					carets++
				}
			}
			if row.Width() != w || carets < 1 {
				t.Fatalf("%s: %d columns of %d, %d carets: %q at %d", what, row.Width(), w, carets, l.text, l.at)
			}
		}
		check("inserted")
		for _, m := range []Motion{Left, Right} {
			other := Left + Right - m
			for range len(l.text) + 1 {
				l.Move(other)
			}
			steps := 0
			for was := -1; l.at != was; steps++ {
				was = l.at
				l.Move(m)
				check("moved")
				if steps > len(l.text)+1 {
					t.Fatalf("%q: no end to one side", l.text)
				}
			}
			for range steps {
				l.Move(other)
			}
			if want := map[Motion]int{Left: len(l.stops) - 1, Right: 0}[m]; l.at != l.stops[want] {
				t.Fatalf("%q: back at %d, not at %d", l.text, l.at, l.stops[want])
			}
		}
		for range len(l.text) {
			l.Cut(Back)
			check("cut")
		}
	})
}

func abs(n int) int { return max(n, -(n + 1)) }

func first(s string, n int) string {
	if len(s) > n {
		return s[:n]
	}
	return s
}
