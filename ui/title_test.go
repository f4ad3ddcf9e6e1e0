package ui

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWindowTitle(t *testing.T) {
	for _, c := range []struct{ headline, want string }{
		{"ارتفاع أسعار القمح", "ارتفاع أسعار القمح"},
		{"\u202bعنوان\u202c \u2067فيه\u2069 علامات\u200f", "عنوان فيه علامات"},
		{"می\u200cخواند", "می\u200cخواند"},
		{"سطر\nثان\x1b]0;x\a", "سطر ثان"},
		{strings.Repeat("كلمة ", 40), strings.TrimSpace(strings.Repeat("كلمة ", 13)) + "…"},
	} {
		if got := windowTitle(c.headline); got != c.want {
			t.Errorf("%q: %q, want %q", c.headline, got, c.want)
		}
	}
	if got := windowTitle(strings.Repeat("ع", 500)); len(got) > longestTitle+len("…") || !utf8.ValidString(got) {
		t.Errorf("a long word: %q", got)
	}
}

// The joiner that keeps a date on one line is neither heard nor copied.
func TestJoinerStaysOnTheScreen(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 20))
	press(m, "enter")
	text := m.reader.page.Blocks[2].Text
	if !strings.Contains(text, "\u2060") {
		t.Fatalf("nothing is kept together in %q", text)
	}
	if got := (&Spoken{Model: openModel(t, 80, 24)}).audible(text); strings.Contains(got, "\u2060") {
		t.Errorf("heard: %q", got)
	}
	if got := m.original(ground{pane: paneReader}, 2, text, 0, len(text)); strings.Contains(got, "\u2060") {
		t.Errorf("copied: %q", got)
	}
}
