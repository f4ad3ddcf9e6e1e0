package search

import (
	"strings"
	"testing"
)

func TestWithin(t *testing.T) {
	for _, c := range []struct{ typed, text, want string }{
		{"امن", "للأمن والأَمْنِ، آمن، أمنية", "[للأمن] [والأَمْنِ]، [آمن]، [أمنية]"},
		{"الأمن الو", "للأمن الوطني، والأمن العام", "[للأمن الوطني]، والأمن العام"},
		{"حكومه", "الحكومة وحكومات", "[الحكومة] [وحكومات]"},
		{"ירוש", "בירושלים ירושלמי", "[בירושלים] [ירושלמי]"},
		{"ميشود ", "می\u200cشود گفت", "[می\u200cشود] گفت"},
		{"", "نص", "نص"},
		{"…", "نص", "نص"},
	} {
		if got := bracketed(Within(c.typed), c.text); got != c.want {
			t.Errorf("%q: %q, want %q", c.typed, got, c.want)
		}
	}
	h := Within("لجيك")
	if got := bracketed(h, "سفير بلجيكا"); got != "سفير بلجيكا" {
		t.Errorf("in the middle of a word: %q", got)
	}
	if !h.Inner() || bracketed(h, "سفير بلجيكا") != "سفير [بلجيكا]" {
		t.Errorf("in the middle of a word, when asked: %q", bracketed(h, "سفير بلجيكا"))
	}
	for _, typed := range []string{"", "ل", "سفير بل"} {
		if Within(typed).Inner() {
			t.Errorf("%q is found inside of words", typed)
		}
	}
}

func bracketed(h *Highlighter, text string) string {
	var b strings.Builder
	last := 0
	for _, r := range h.Append(nil, text) {
		b.WriteString(text[last:r.Start] + "[" + text[r.Start:r.End] + "]")
		last = r.End
	}
	return b.String() + text[last:]
}
