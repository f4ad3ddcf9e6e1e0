package search

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func marked(query, text string) string {
	var b strings.Builder
	last := 0
	for _, r := range Highlight(Parser{Typing: true}.Parse(query).Expr).Append(nil, text) {
		b.WriteString(text[last:r.Start] + "[" + text[r.Start:r.End] + "]")
		last = r.End
	}
	return b.String() + text[last:]
}

func TestHighlight(t *testing.T) {
	for _, c := range []struct{ query, text, want string }{
		{"حموشي ", "قال حَمُّوشِيُّ: نعم", "قال [حَمُّوشِيُّ]: نعم"},
		{"امن ", "للأمن والأمن آمن", "[للأمن] [والأمن] [آمن]"},
		{"\"الأمن الوطني\"", "المدير العام للأمن الوطني، الأمن", "المدير العام [للأمن الوطني]، الأمن"},
		{"الحمو", "استقبل حموشي والحموشيون", "استقبل [حموشي] [والحموشيون]"},
		{"צהל ", "דובר צה\"ל אמר", "דובר [צה\"ל] אמר"},
		{"ميشود ", "می\u200cشود گفت", "[می\u200cشود] گفت"},
		{"-حموشي بلجيكا ", "حموشي في بلجيكا", "حموشي في [بلجيكا]"},
		{"\"a b\" b ", "a b b c", "[a b] [b] c"},
		{"", "نص", "نص"},
		{"feed:x ", "feed x", "feed x"},
	} {
		if got := marked(c.query, c.text); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.query, c.text, got, c.want)
		}
	}
}

func TestSnippet(t *testing.T) {
	text := strings.Repeat("كلمة أخرى ", 50) + "استقبل حموشي سفير بلجيكا " + strings.Repeat("كلام كثير ", 50)
	hits := Highlight(Parse("حموشي بلجيكا").Expr).Append(nil, text)
	r, _ := Snippet(text, hits, 120)
	if s := text[r.Start:r.End]; !strings.Contains(s, "حموشي سفير بلجيكا") || len(s) > 120 || !utf8.ValidString(s) ||
		strings.HasPrefix(s, " ") || strings.HasSuffix(s, " ") {
		t.Errorf("snippet %q", s)
	}
	if r, _ := Snippet("قصير", nil, 120); r != (Range{0, len("قصير")}) {
		t.Errorf("of a short text: %v", r)
	}
	if r, _ := Snippet(text, nil, 60); r.Start != 0 || r.End > 60 || r.End < 30 {
		t.Errorf("without hits: %v", r)
	}
}

func FuzzHighlight(f *testing.F) {
	f.Add("حموشي \"a b\"", "قال حَمُّوشي a b", 20)
	f.Add("x", "\xff\xd8x", 1)
	f.Fuzz(func(t *testing.T, query, text string, n int) {
		hits := Highlight(Parse(query).Expr).Append(nil, text)
		last := 0
		for _, r := range hits {
			if r.Start < last || r.End <= r.Start || r.End > len(text) {
				t.Fatalf("ranges %v of %q", hits, text)
			}
			last = r.End
		}
		n = max(0, min(n, 1000))
		s, _ := Snippet(text, hits, n)
		if s.Start < 0 || s.End < s.Start || s.End > len(text) || s.End-s.Start > n {
			t.Fatalf("snippet %v of %d bytes, at most %d", s, len(text), n)
		}
		if utf8.ValidString(text) && !utf8.ValidString(text[s.Start:s.End]) {
			t.Fatalf("snippet %q cuts a rune", text[s.Start:s.End])
		}
	})
}

// TestSnippetHasAllWords: the piece with the most different words is shown, not the one
// with one of them most often.
func TestSnippetHasAllWords(t *testing.T) {
	text := strings.Repeat("المنتخب المصري يتدرب. ", 9) + strings.Repeat("ثم نص طويل لا شيء فيه. ", 9) + "فاز المنتخب في السعودية. " + strings.Repeat("وبعد ذلك نص آخر. ", 9)
	hits := Highlight(Parse("منتخب السعودية").Expr).Append(nil, text)
	cut, words := Snippet(text, hits, 160)
	if s := text[cut.Start:cut.End]; words != 2 || !strings.Contains(s, "المنتخب في السعودية") {
		t.Errorf("%d words in %q", words, s)
	}
}
