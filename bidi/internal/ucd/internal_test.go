package ucd

import (
	"strings"
	"testing"
)

func TestClassesOutsideUnicode(t *testing.T) {
	for _, r := range []rune{-1, 0x110000, 0x7FFFFFFF} {
		if c := ClassOf(r); c != ON {
			t.Errorf("ClassOf(%#x) = %d, want ON", r, c)
		}
		if p, _ := BracketOf(r); p != 0 || MirrorOf(r) != r || JoiningOf(r) != 0 || FormsOf(r)[0] != r {
			t.Errorf("%#x has properties", r)
		}
	}
}

func TestLamAlef(t *testing.T) {
	for r := rune(0x0600); r <= 0x06FF; r++ {
		want := map[rune]rune{0x0622: 0xFEF5, 0x0623: 0xFEF7, 0x0625: 0xFEF9, 0x0627: 0xFEFB}[r]
		if got := LamAlef(r); got != want {
			t.Errorf("LamAlef(%U) = %U, want %U", r, got, want)
		}
	}
}

// Fingerprints gives the tests of package ucd_test what the generator wrote.
func Fingerprints() map[string]string {
	f := strings.Fields(fingerprints)
	m := map[string]string{}
	for i := 0; i+1 < len(f); i += 2 {
		m[f[i]] = f[i+1]
	}
	return m
}
