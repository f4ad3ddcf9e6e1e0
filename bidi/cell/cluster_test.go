package cell

import (
	"bufio"
	"compress/gzip"
	"os"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"
)

// readBreakTest calls f with each case of a Unicode break test: the text and
// the offsets at which it breaks, those of its two ends among them.
func readBreakTest(t *testing.T, name string, f func(line int, text string, breaks []int)) {
	t.Helper()
	file, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	s := bufio.NewScanner(z)
	for n := 1; s.Scan(); n++ {
		fields, _, _ := strings.Cut(s.Text(), "#")
		var text []byte
		var breaks []int
		for _, w := range strings.Fields(fields) {
			switch w {
			case "÷":
				breaks = append(breaks, len(text))
			case "×":
			default:
				r, err := strconv.ParseUint(w, 16, 32)
				if err != nil {
					t.Fatal(err)
				}
				text = utf8.AppendRune(text, rune(r))
			}
		}
		if len(text) > 0 {
			f(n, string(text), breaks)
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
}

func TestGraphemeBreakTest(t *testing.T) {
	cases := 0
	readBreakTest(t, "testdata/GraphemeBreakTest.txt.gz", func(line int, text string, want []int) {
		cases++
		got := []int{0}
		for at := 0; at < len(text); {
			at += NextCluster(text[at:])
			got = append(got, at)
		}
		if len(got) != len(want) {
			t.Errorf("line %d: %+q breaks at %v, want %v", line, text, got, want)
			return
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("line %d: %+q breaks at %v, want %v", line, text, got, want)
				return
			}
		}
	})
	if cases < 700 {
		t.Errorf("only %d cases read", cases)
	}
}

func TestNextClusterBytes(t *testing.T) {
	for _, c := range []struct {
		text string
		want []int // lengths
	}{
		{"", nil},
		{"\xff", []int{1}},
		{"a\xff\xfeb", []int{1, 1, 1, 1}},
		{"a\u0301\xe2\x80", []int{3, 1, 1}},
		{"\xe2\x80a", []int{1, 1, 1}},
		{"م\u064e\u0651\xd9", []int{6, 1}},
		{"\r\n\n", []int{2, 1}},
	} {
		var got []int
		for rest := c.text; rest != ""; {
			n := NextCluster(rest)
			got = append(got, n)
			rest = rest[n:]
		}
		if len(got) != len(c.want) {
			t.Errorf("%+q: %v, want %v", c.text, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%+q: %v, want %v", c.text, got, c.want)
				break
			}
		}
	}
}

// TestPlain asks the library about every plain character.
func TestPlain(t *testing.T) {
	n := 0
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if !Plain(r) {
			continue
		}
		n++
		if KindOf(r) != Base || Width(r) != 1 || Shown(r) != r {
			t.Errorf("%U is plain but not simple", r)
		}
		for _, with := range []string{"a", "\u094d", "\u200d", "א", "\u0915\u094d", "👩\u200d"} {
			for _, s := range []string{with + string(r), string(r) + "a", string(r) + "א"} {
				g := graphemes.FromString(s)
				for g.Next() {
				}
				if last := s[g.Start():]; last != string(r) && last != "a" && last != "א" {
					t.Errorf("%U is plain but %+q ends in the cluster %+q", r, s, last)
				}
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d characters are plain", n)
	}
}

// FuzzNextCluster holds the short cuts to what the library says of text that
// is UTF-8, and any bytes to progress.
func FuzzNextCluster(f *testing.F) {
	for _, s := range []string{"", "abc", "كِتَابٌ", "שָׁלוֹם", "👩‍👩‍👧🇪🇬🇸🇦", "क्षि", "e\u0301\u0302", "\u0600\u0661", "\r\n", "a\xffb"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		valid := utf8.ValidString(s)
		g := graphemes.FromString(s)
		for at := 0; at < len(s); {
			n := NextCluster(s[at:])
			if n <= 0 || at+n > len(s) {
				t.Fatalf("%+q: a cluster of %d bytes at %d", s, n, at)
			}
			at += n
			if valid && (!g.Next() || g.End() != at) {
				t.Fatalf("%+q: a cluster ends at %d, the library's at %d", s, at, g.End())
			}
		}
	})
}

func TestNextClusterAllocatesNothing(t *testing.T) {
	text := strings.Repeat("كِتَابٌ abc 👩‍👧 שלום ", 10)
	if n := testing.AllocsPerRun(10, func() {
		for at := 0; at < len(text); {
			at += NextCluster(text[at:])
		}
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkNextCluster(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"arabic", "أعلنت وزارة الصحة اليوم أن اللقاح الجديد سيكون متاحا قريبا. "},
		{"vowelled", "كَتَبَ الوَلَدُ الدَّرْسَ فِي البَيْتِ ثُمَّ خَرَجَ "},
		{"english", "The ministry said today that the vaccine will be there soon. "},
		{"chinese", "卫生部今天宣布新疫苗将很快上市。"},
	} {
		b.Run(c.name, func(b *testing.B) {
			text := strings.Repeat(c.text, 100)
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				for at := 0; at < len(text); {
					at += NextCluster(text[at:])
				}
			}
		})
	}
}
