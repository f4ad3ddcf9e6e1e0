package feed

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestClean(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"clean", "خبر عاجل\n\tסוף", "خبر عاجل\n\tסוף"},
		{"sgr", "a\x1b[31mb\x1b[0mc", "abc"},
		{"csi with intermediates", "a\x1b[?25;1 qb", "ab"},
		{"c1 csi", "a\u009b31mb", "ab"},
		{"osc title, bel", "a\x1b]0;owned\x07b", "ab"},
		{"osc title, st", "a\x1b]0;owned\x1b\\b", "ab"},
		{"osc, c1 forms", "a\u009d0;owned\u009cb", "ab"},
		{"dcs", "a\x1bP+q544e\x1b\\b", "ab"},
		{"apc", "a\x1b_Gpayload\x1b\\b", "ab"},
		{"osc without an end keeps the text", "a\x1b]0;story goes on", "a0;story goes on"},
		{"osc cut by a newline", "a\x1b]8;;x\nb\x07", "a8;;x\nb"},
		{"charset", "a\x1b(0b", "ab"},
		{"reset", "a\x1bcb", "ab"},
		{"esc before a letter", "\x1bخبر", "خبر"},
		{"esc at the end", "خبر\x1b", "خبر"},
		{"c0", "a\x00\x01\x08\x0b\x0c\x7fb", "ab"},
		{"line ends", "a\r\nb\rc\u0085d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"},
		{"broken utf-8", "a\xffb", "a\uFFFDb"},
		{"cut sequence", "a\xe2\x80", "a\uFFFD"},
		{"surrogate", "a\xed\xa0\x80b", "a\uFFFD\uFFFD\uFFFDb"},
		{"noncharacter", "a\uFFFEb\uFDD0", "a\uFFFDb\uFFFD"},
		{"bom", "\ufeffخبر", "خبر"},
		{"open override", "a\u202Eb", "ab"},
		{"open isolate, per line", "\u2067خبر\nb", "خبر\nb"},
		{"open inside a pair", "\u2068\u202Aa\u2069b", "\u2068a\u2069b"},
		{"stray ends", "a\u202Cb\u2069c", "abc"},
		{"isolate closes embeddings", "\u2067x\u202Aa\u202Eb\u2069b", "\u2067xab\u2069b"},
		{"embedding does not close an isolate", "\u2067a\u202Cb\u2069", "\u2067ab\u2069"},
		{"matched stays", "x\u2067خبر\u2069y", "x\u2067خبر\u2069y"},
		{"deprecated", "a\u206Ab\u206F", "ab"},
	}
	for _, tt := range tests {
		if got := Clean(tt.in); got != tt.want {
			t.Errorf("%s: Clean(%+q) = %+q, want %+q", tt.name, tt.in, got, tt.want)
		}
	}
}

func TestCleanFloods(t *testing.T) {
	for _, tt := range []struct {
		name, flood string
		max         int
	}{
		{"fatha", "\u064E", maxMarks},
		{"latin", "\u0301", maxMarks},
		{"zero width space", "\u200B", maxZeroWidth},
		{"joiners", "\u200D\u200C", maxZeroWidth},
		{"overrides", "\u202E", 2 * maxZeroWidth},
		{"empty isolates", "\u2066\u2069", 2 * maxZeroWidth},
		{"tags", "\U000E0041", maxZeroWidth},
	} {
		got := Clean("ب" + strings.Repeat(tt.flood, 10000) + "ت")
		if n := utf8.RuneCountInString(got) - 2; n > tt.max {
			t.Errorf("%s: %d left on one letter, at most %d wanted", tt.name, n, tt.max)
		}
		if !strings.HasPrefix(got, "ب") || !strings.Contains(got, "ت") {
			t.Errorf("%s: a letter was lost: %+q", tt.name, got)
		}
	}
}

func TestCleanLine(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"خبر عاجل", "خبر عاجل"},
		{"  خبر\n\tعاجل ", "خبر عاجل"},
		{"a\u00a0b", "a b"},
		{"a \x1b[1m b", "a b"},
		{"a\u2028b", "a b"},
		{"a\u0085\u0085b", "a b"},
		{"\u202Ea\nb", "a b"},
		{"", ""},
		{" ", ""},
	} {
		if got := CleanLine(tt.in); got != tt.want {
			t.Errorf("CleanLine(%+q) = %+q, want %+q", tt.in, got, tt.want)
		}
	}
}

func TestCleanSpans(t *testing.T) {
	spans := []Span{{Start: 1, End: 2}, {Start: 7, End: 10, Style: Strong}}
	got := CleanSpans("\x00ab\x1b[1mxyz", spans)
	if got != "abxyz" {
		t.Fatalf("text %q", got)
	}
	if got[spans[0].Start:spans[0].End] != "a" || got[spans[1].Start:spans[1].End] != "xyz" {
		t.Errorf("spans %v", spans)
	}
}

func TestCleanSpansFollowDroppedControls(t *testing.T) {
	in := "a\u2067b\u202Ec\u202Ad\u2069e\u202Ef"
	for _, letter := range []string{"b", "c", "d", "e", "f"} {
		i := strings.Index(in, letter)
		spans := []Span{{Start: i, End: i + 1}}
		got := CleanSpans(in, spans)
		if got != "a\u2067bcd\u2069ef" {
			t.Fatalf("text %+q", got)
		}
		if s := got[spans[0].Start:spans[0].End]; s != letter {
			t.Errorf("span of %s became %+q", letter, s)
		}
	}
}

func TestCleanAllocates(t *testing.T) {
	s := strings.Repeat("المملكة العربيّة السعوديّة — news 123\n", 50)
	if n := testing.AllocsPerRun(10, func() { Clean(s) }); n != 0 {
		t.Errorf("clean text: %v allocations, want none", n)
	}
	line := "المملكة العربيّة السعوديّة — news 123"
	if n := testing.AllocsPerRun(10, func() { CleanLine(line) }); n != 0 {
		t.Errorf("clean line: %v allocations, want none", n)
	}
}

func FuzzClean(f *testing.F) {
	for _, s := range []string{
		"خبر\x1b[31m", "\u202E\u2067\u202Cx\u2069", "\x1b]0;a\x1b\\", "a\r\r\n\u0085", "\xe2\x80\xae\xff", "\u2066\u202a\u2066\u2069\u202c",
		strings.Repeat("\u2066\u202b\u200b", 100), "\u009d\u009d\u009cx\x07",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Clean(s)
		checkClean(t, s, got)
		if again := Clean(got); again != got {
			t.Fatalf("Clean(%+q) = %+q, but again %+q", s, got, again)
		}
		line := CleanLine(s)
		checkClean(t, s, line)
		if strings.ContainsAny(line, "\n\t") || strings.Contains(line, "  ") || strings.TrimSpace(line) != line {
			t.Fatalf("CleanLine(%+q) = %+q", s, line)
		}
		if again := CleanLine(line); again != line {
			t.Fatalf("CleanLine(%+q) = %+q, but again %+q", s, line, again)
		}
		spans := []Span{{End: len(s)}, {Start: len(s) / 3, End: len(s) / 2}}
		if CleanSpans(s, spans) != got || spans[0].Start != 0 || spans[0].End > len(got) ||
			spans[1].Start > spans[1].End || spans[1].End > len(got) {
			t.Fatalf("CleanSpans(%+q): %v of %d", s, spans, len(got))
		}
	})
}

// checkClean holds text against the promises of Clean, counted anew.
func checkClean(t *testing.T, in, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Fatalf("%+q: broken UTF-8 in %+q", in, s)
	}
	for _, line := range strings.Split(s, "\n") {
		var stack []rune
		marks := 0
		for _, r := range line {
			switch {
			case unicode.IsControl(r) && r != '\t', r == '\u2028', r == '\u2029':
				t.Fatalf("%+q: %U in %+q", in, r, s)
			case r >= 0x202A && r <= 0x202E && r != 0x202C, r >= 0x2066 && r <= 0x2068:
				stack = append(stack, r)
			case r == 0x202C || r == 0x2069:
				if len(stack) == 0 || (r == 0x2069) != (stack[len(stack)-1] >= 0x2066) {
					t.Fatalf("%+q: %U closes nothing in %+q", in, r, s)
				}
				stack = stack[:len(stack)-1]
			}
			if unicode.Is(unicode.Mn, r) && !unicode.Is(unicode.Variation_Selector, r) {
				if marks++; marks > maxMarks {
					t.Fatalf("%+q: more than %d marks in %+q", in, maxMarks, s)
				}
			} else if !unicode.Is(unicode.M, r) && !unicode.Is(unicode.Cf, r) {
				marks = 0
			}
		}
		if len(stack) > 0 {
			t.Fatalf("%+q: %d bidi controls left open in %+q", in, len(stack), s)
		}
	}
}

func BenchmarkClean(b *testing.B) {
	lines := strings.Repeat("قال المتحدّث باسم الوزارة إنّ الاجتماع سيُعقد يوم الاثنين في الرباط.\n", 200)
	for _, c := range []struct{ name, text string }{{"clean", lines}, {"first", "\u202b" + lines}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				Clean(c.text)
			}
		})
	}
}
