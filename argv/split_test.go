package argv

import (
	"errors"
	"slices"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for line, want := range map[string][]string{
		"":                            nil,
		"  wc  -w ":                   {"wc", "-w"},
		`grep 'two words' "a b" c\ d`: {"grep", "two words", "a b", "c d"},
		`a''b "" ''`:                  {"ab", "", ""},
		`say "\"x\" \\ \n" '\"'`:      {"say", `"x" \ \n`, `\"`},
		`c:\dir\tool.exe x`:           {`c:\dir\tool.exe`, "x"},
		`echo $HOME ; rm *|&>`:        {"echo", "$HOME", ";", "rm", "*|&>"},
		`ابحث "خبر عاجل"`:             {"ابحث", "خبر عاجل"},
		"$(rm) ; | &":                 {"$(rm)", ";", "|", "&"},
		`x"y z"w`:                     {"xy zw"},
		`it\'s`:                       {"it's"},
	} {
		got, err := Split(line)
		if err != nil || !slices.Equal(got, want) {
			t.Errorf("%q: %q, %v, want %q", line, got, err, want)
		}
	}
	for _, line := range []string{`'`, `a "b`, `"\"`} {
		if got, err := Split(line); !errors.Is(err, ErrQuote) {
			t.Errorf("%q: %q, %v", line, got, err)
		}
	}
}

func FuzzSplit(f *testing.F) {
	f.Add(`a 'b c' "d\"e" f\ g`)
	f.Add(`'`)
	f.Fuzz(func(t *testing.T, word string) {
		// A word in single quotes comes out as it went in, whatever is in it.
		if strings.Contains(word, "'") || !strings.EqualFold(word, string([]rune(word))) {
			return
		}
		got, err := Split("x '" + word + "' y")
		if err != nil || len(got) != 3 || got[1] != string([]rune(word)) {
			t.Errorf("%q: %q, %v", word, got, err)
		}
	})
}
