package parse

import (
	"strings"
	"testing"
	"unicode/utf8"

	"khabar/feed"
)

// What is done on all processors gives what one gives.
func TestLarge(t *testing.T) {
	line := "نص \u202Eمقلوب وطويل بما يكفي\n"
	for name, text := range map[string]string{
		"clean":       strings.Repeat("سطر من نص\n", large/10),
		"one line":    strings.Repeat("كلمة ", large/5),
		"open":        strings.Repeat(line, large/20),
		"escape":      strings.Repeat("a", large-3) + "\x1b[31m\x1b]0;x\n" + strings.Repeat("ب\u064E", large),
		"returns":     strings.Repeat("a\r\n\r", large/2),
		"broken":      strings.Repeat("ب", large/2) + "\xd8" + strings.Repeat("ب", large),
		"broken last": strings.Repeat("ب", large) + "\xd8",
	} {
		if got, want := isUTF8([]byte(text)), utf8.ValidString(text); got != want {
			t.Errorf("%s: UTF-8 is %v", name, got)
		}
		if clean(text) != feed.Clean(text) {
			t.Errorf("%s is cleaned in another way", name)
		}
	}
}
