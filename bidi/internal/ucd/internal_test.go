package ucd

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
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

func TestArabicIsAsFormsOf(t *testing.T) {
	for r := rune(0x0600); r <= 0x06FF; r++ {
		for i, form := range FormsOf(r) {
			if FormOf(r, i) != form {
				t.Errorf("FormOf(%U, %d) is not %U", r, i, form)
			}
			v := ArabicUTF8[int(Arabic[r-0x0600]>>ArabicShift)|i]
			got := []byte{byte(v), byte(v >> 8), byte(v >> 16)}[:v>>24]
			if string(got) != string(form) {
				t.Errorf("form %d of %U is %x, want %U", i, r, got, form)
			}
		}
		want := JoiningOf(r)
		if r == 'ل' {
			want |= Lam
		} else if LamAlef(r) != 0 {
			want |= Alef
		}
		if got := Joining(Arabic[r-0x0600] & (1<<ArabicShift - 1)); got != want {
			t.Errorf("joining type of %U is %b, want %b", r, got, want)
		}
	}
}

// What appends mirrored text counts on this.
func TestMirrorsAreOfEqualLength(t *testing.T) {
	for r := rune(0); r <= 0x10FFFF; r++ {
		if len(string(r)) != len(string(MirrorOf(r))) || MirrorOf(MirrorOf(r)) != r {
			t.Errorf("%U and its mirror image %U", r, MirrorOf(r))
		}
	}
}

func TestMirrorASCII(t *testing.T) {
	for r := rune(0); r < 0x80; r++ {
		if got := rune(MirrorASCII[r]); got != MirrorOf(r) {
			t.Errorf("mirror image of %q is %q, want %q", r, got, MirrorOf(r))
		}
	}
}

// LetterOf is the compatibility decomposition of every form that shaping makes.
func TestLetterOf(t *testing.T) {
	count := 0
	for r := rune(0); r < 0x10000; r++ {
		letter, second := LetterOf(r)
		if letter == 0 {
			continue
		}
		count++
		want := string(letter)
		if second != 0 {
			want += string(second)
			if f := LamAlef(second); f != r && f+1 != r {
				t.Errorf("%U: LamAlef(%U) is %U", r, second, f)
			}
		} else if f := FormsOf(letter); !slices.Contains(f[:], r) {
			t.Errorf("%U is none of the forms of %U", r, letter)
		}
		if got := norm.NFKC.String(string(r)); got != norm.NFKC.String(want) {
			t.Errorf("%U is %q, NFKC has %q", r, want, got)
		}
	}
	if count < 150 {
		t.Errorf("%d forms", count)
	}
}
