package export

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestFileName(t *testing.T) {
	for title, want := range map[string]string{
		"خبر عاجل: الوزير يستقيل؟":     "خبر عاجل الوزير يستقيل؟.txt",
		"می\u200cرود / A:B*C?":         "می\u200cرود A B C.txt",
		"../../etc/passwd":             "etc passwd.txt",
		"-rf ~":                        "rf ~.txt",
		".bashrc":                      "bashrc.txt",
		"C:\\x\x1b]0;owned\a\u202egpj": "C xgpj.txt",
		"con":                          "article con.txt",
		"COM1.x":                       "article COM1.x.txt",
		"Company":                      "Company.txt",
		"end. . ":                      "end.txt",
		"":                             "article.txt",
		"???":                          "article.txt",
		"one\ntwo\x00three":            "one twothree.txt",
	} {
		if got := FileName(title, ".txt"); got != want {
			t.Errorf("%q: %q, want %q", title, got, want)
		}
	}
	long := FileName(strings.Repeat("שָׁלוֹם ", 60), ".md")
	if len(long) > 255 || !utf8.ValidString(long) || !strings.HasSuffix(long, ".md") {
		t.Errorf("a long name: %d bytes, %q", len(long), long)
	}
}

func FuzzFileName(f *testing.F) {
	f.Add("../a\u202e")
	f.Add("nul. .")
	f.Fuzz(func(t *testing.T, title string) {
		got := FileName(title, ".txt")
		if len(got) > 255 || got[0] == '.' || got[0] == '-' || strings.ContainsAny(got, "/\\:*?\"<>|\x00\n\x1b") || got != FileName(strings.TrimSuffix(got, ".txt"), ".txt") {
			t.Errorf("%q: %q", title, got)
		}
	})
}
