package cell

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// TestWidthIsRunewidth compares every code point with go-runewidth, and names
// where and why the two differ.
func TestWidthIsRunewidth(t *testing.T) {
	c := &runewidth.Condition{StrictEmojiNeutral: true}
	reason := func(r rune) string {
		switch {
		case KindOf(r) == Mark && (0x1161 <= r && r <= 0x11FF || 0xD7B0 <= r && r <= 0xD7FB):
			return "vowel or final of Hangul: 0 in terminals"
		case (KindOf(r) == Control || KindOf(r) == Joint) && (unicode.Is(unicode.Cf, r) ||
			unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) || unicode.Is(unicode.Variation_Selector, r)):
			return "never shown"
		case 0xFFF0 <= r && r <= 0xFFFB:
			return "never shown"
		case r >= 0xD800 && r <= 0xDFFF, r&0xFFFE == 0xFFFE, 0xFDD0 <= r && r <= 0xFDEF:
			return "shown as U+FFFD"
		}
		return ""
	}
	differ := map[string]int{}
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if got, want := Width(r), c.RuneWidth(r); got != want {
			why := reason(r)
			if why == "" {
				t.Errorf("Width(%U) = %d, go-runewidth has %d", r, got, want)
			}
			differ[why]++
		}
	}
	if len(differ) != 3 {
		t.Errorf("reasons that no code point needs: %v", differ)
	}
}

func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		kind  Kind
		runes []rune
	}{
		{Base, []rune{'a', '!', '~', 'é', 'ا', 'ـ', 'ی', 'ש', '۱', 'ﻻ', '中', '٪', '«', 0x25CC, 0x2800, 0x1680, 0x0E33, 0x0903, 0x1F1EA, 0x1F600, 0x200000, -1, 0xFDFA}},
		{Blank, []rune{' ', 0xA0, 0x2003, 0x2009, 0x202F, 0x205F, 0x3000}},
		{Mark, []rune{0x0300, 0x05B0, 0x064B, 0x0651, 0x0670, 0x06D6, 0x0897, 0x08F0, 0x0E31, 0x094D, 0x1161, 0x11A8, 0x20E3, 0x3099}},
		{Tone, []rune{0x1F3FB, 0x1F3FF}},
		{Joint, []rune{0x200C, 0x200D, 0x034F, 0xFE0E, 0xFE0F, 0xE0100, 0xE0067, 0x180B}},
		{Control, []rune{0, 7, 0x1B, 0x1F, 0x7F, 0x80, 0x9B, 0xAD, 0x0600, 0x0605, 0x061C, 0x06DD, 0x070F, 0x08E2, 0x180E, 0x200B, 0x200E, 0x200F, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0xFEFF, 0xFFF9, 0xE0001, 0x3164, 0x115F, 0xFFA0, 0x110BD}},
		{Tab, []rune{'\t'}},
		{Newline, []rune{'\n', '\r', '\v', '\f', 0x1C, 0x1E, 0x85, 0x2028, 0x2029}},
	} {
		for _, r := range c.runes {
			if got := KindOf(r); got != c.kind {
				t.Errorf("KindOf(%U) = %d, want %d", r, got, c.kind)
			}
		}
	}
}

// TestNothingForbiddenIsShown asks every code point what the package doc
// promises of rows.
func TestNothingForbiddenIsShown(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		switch k := KindOf(r); k {
		case Base, Blank, Tone:
			s := Shown(r)
			if s == 0x1171E {
				continue // a spacing mark since Unicode 16, which package unicode is behind
			}
			if unicode.In(s, unicode.Cc, unicode.Cf, unicode.Cs, unicode.Zl, unicode.Zp, unicode.Mn, unicode.Me) || Width(s) != Width(r) || Width(s) < 1 || Width(s) > 2 {
				t.Errorf("%U is shown as %U", r, s)
			}
		case Mark:
			if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Variation_Selector) {
				t.Errorf("%U is a mark", r)
			}
		}
	}
}

func TestStringWidth(t *testing.T) {
	for _, c := range []struct {
		text string
		want int
	}{
		{"", 0},
		{"abc", 3},
		{"“a—b”", 5},
		{"سلام", 3}, // lam-alef
		{"كِتَاب", 4},
		{"لآ لأ لإ لَا", 7},
		{"ل\u200cا", 2},
		{"لل", 2},
		{"لاا", 2},
		{"שָׁלוֹם", 4},
		{"می\u200cخواهم", 7},
		{"中文", 4},
		{"한국", 4},
		{"한", 2}, // decomposed
		{"👩\u200d👩\u200d👧", 6},
		{"👍🏽", 2},
		{"🏽", 2},
		{"❤\ufe0f", 1},
		{"1\ufe0f\u20e3", 1},
		{"🇪🇬", 2},
		{"\u0301", 1},
		{" \u0301", 2},
		{"a\u00ad\u0301", 2},
		{"กำ", 2},
		{"हिन्दी", 5},
		{"a\tb", 9},
		{"12345678\tb", 17},
		{"\u06dd\u0661", 1},
		{"\x1b[31m", 4},
		{"a\xffb", 3},
		{"e" + strings.Repeat("\u0301", 10000), 1},
	} {
		if got := StringWidth(c.text); got != c.want {
			t.Errorf("StringWidth(%+q) = %d, want %d", c.text, got, c.want)
		}
	}
}

func TestPenCapsMarks(t *testing.T) {
	var p Pen
	p.Put(Base, 'e')
	n := 0
	for range 10000 {
		if p.Put(Mark, 0x301) == Ride {
			n++
		}
	}
	if n != MaxMarks {
		t.Errorf("%d marks ride on one letter, want %d", n, MaxMarks)
	}
}

// TestRealTextKeepsItsMarks: the letters of scripture, as full of marks as
// they come, lose none.
func TestRealTextKeepsItsMarks(t *testing.T) {
	for _, text := range []string{
		"בְּרֵאשִׁ֖ית בָּרָ֣א אֱלֹהִ֑ים אֵ֥ת הַשָּׁמַ֖יִם וְאֵ֥ת הָאָֽרֶץ׃",
		"יְרוּשָׁלִַ֖ם",
		"بِسْمِ ٱللَّهِ ٱلرَّحْمَـٰنِ ٱلرَّحِيمِ",
		"وَٱلضُّحَىٰ \u06dd وَٱلَّيْلِ إِذَا سَجَىٰ",
		"ٱلضَّآلِّينَ",
	} {
		var p Pen
		for _, r := range text {
			if k := KindOf(r); k == Mark {
				if e := p.Put(k, r); e != Ride {
					t.Errorf("%q: mark %U does not ride but %d", text, r, e)
				}
			} else {
				p.Put(k, r)
			}
		}
	}
}

// FuzzStringWidth: the columns of a text are those of its clusters when
// nothing reaches over their borders.
func FuzzStringWidth(f *testing.F) {
	for _, s := range []string{"abc", "كِتَابٌ", "👩‍👩‍👧", "\u0301a", "中\u200b文", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) || strings.ContainsAny(s, "\tل") {
			t.Skip("a mark rides on a U+FFFD, tabs depend on the column, lam on the letter after it")
		}
		sum := 0
		for rest := s; rest != ""; {
			n := NextCluster(rest)
			if c := rest[:n]; c != " " && strings.HasPrefix(c, " ") {
				sum += 1 + StringWidth(c[1:])
			} else {
				sum += StringWidth(c)
			}
			rest = rest[n:]
		}
		if got := StringWidth(s); got != sum {
			t.Errorf("StringWidth(%+q) = %d, the sum of its clusters is %d", s, got, sum)
		}
		if got := StringWidth(s); got > 2*utf8.RuneCountInString(s) {
			t.Errorf("StringWidth(%+q) = %d", s, got)
		}
	})
}

func BenchmarkStringWidth(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"arabic", "أعلنت وزارة الصحة اليوم أن اللقاح الجديد سيكون متاحا قريبا. "},
		{"english", "The ministry said today that the vaccine will be there soon. "},
		{"chinese", "卫生部今天宣布新疫苗将很快上市。"},
	} {
		b.Run(c.name, func(b *testing.B) {
			text := strings.Repeat(c.text, 100)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				StringWidth(text)
			}
		})
	}
}
