package line

import (
	"bufio"
	"compress/gzip"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLineBreakTest: all of Unicode's cases, no gap known.
func TestLineBreakTest(t *testing.T) {
	file, err := os.Open("testdata/LineBreakTest.txt.gz")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		t.Fatal(err)
	}
	var b Breaker
	cases := 0
	s := bufio.NewScanner(z)
	for n := 1; s.Scan(); n++ {
		fields, _, _ := strings.Cut(s.Text(), "#")
		var text []byte
		var want []int
		for _, w := range strings.Fields(fields) {
			switch w {
			case "÷":
				want = append(want, len(text))
			case "×":
			default:
				r, err := strconv.ParseUint(w, 16, 32)
				if err != nil {
					t.Fatal(err)
				}
				text = utf8.AppendRune(text, rune(r))
			}
		}
		if len(text) == 0 {
			continue
		}
		cases++
		var got []int
		for _, k := range b.Append(nil, string(text)) {
			got = append(got, int(k.Offset))
		}
		got = append(got, len(text))
		if !slices.Equal(got, want) {
			t.Errorf("line %d: %+q breaks at %v, want %v", n, text, got, want)
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
	if cases < 19000 {
		t.Errorf("only %d cases read", cases)
	}
}

// TestClasses asks the library about every character the short cuts know, in
// the company of each kind of neighbour.
func TestClasses(t *testing.T) {
	var b Breaker
	var got, want []Break
	n := 0
	for r := rune(0); r <= utf8.MaxRune; r++ {
		if c, _ := classAt(string(r), 0); c == other {
			continue
		}
		if n++; underRace && n%20 != 0 {
			continue
		}
		for _, before := range []string{"", "a", "a ", "ب", "5", "א", "a,", "a! ", "x (", "x)", "a \"", "a\"", "a«", "a» ", "a\u0301", "a$ ", "-", "\n", "中"} {
			for _, after := range []string{"", "b", " b", "ب", "5", "א b", ", b", "!b", "(b", ") b", "\" b", "« b", "»b", "\u0301b", "-b", "%b", "\nb", " .5", "中"} {
				s := before + string(r) + after
				got, want = b.Append(got[:0], s), b.ask(want[:0], s, 0, len(s))
				if !slices.Equal(got, want) {
					t.Errorf("%+q breaks at %v, the library says %v", s, got, want)
				}
			}
		}
	}
	if n < 700 {
		t.Errorf("only %d characters have a class", n)
	}
}

// breakAlphabet has characters of all the classes the short cuts know and of
// many that they do not.
const breakAlphabet = "ab אש5٣ ,.!؟:،؛;()[]{«»“”\"'-%/$\n\r\u0301\u064e\u00a0\u200b\u200c\u200d\u200f’‘٬中、—\u2028é  "

// TestBreakerRandom is FuzzBreaker on short random texts, always the same.
func TestBreakerRandom(t *testing.T) {
	n := 100_000
	if testing.Short() || underRace {
		n = 10_000
	}
	alphabet := []rune(breakAlphabet)
	random := rand.New(rand.NewPCG(1, 2))
	var b Breaker
	var got, want []Break
	for range n {
		text := make([]rune, 1+random.IntN(20))
		known := 1 + random.IntN(len(alphabet)) // of some texts only a part, so that most is plain
		for i := range text {
			text[i] = alphabet[random.IntN(known)]
		}
		s := string(text)
		got, want = b.Append(got[:0], s), b.ask(want[:0], s, 0, len(s))
		if !slices.Equal(got, want) {
			t.Fatalf("%+q breaks at %v, the library says %v", s, got, want)
		}
	}
}

// FuzzBreaker holds the short cuts to what the library says of the whole text.
func FuzzBreaker(f *testing.F) {
	for _, s := range []string{
		"", "abc def, ghi.", "(foo) [bar] \"baz\" «qux» “quux”", "a\r\nb\rc\n\n d", "3.5 .5 , x !y",
		"قال «الوزير» إن 50% من (السكان)، بحسب الوكالة؛ لا؟", "את־החתול \"צה\"ל\" מ-1967", "foo\u00a0bar \u0301x", "http://a.b/c?d=e&f=g-h",
		"« a » “ b ”", "a\xffb \xe2\x80", "中文 abc (中)", "x - y – z — w", "a \u200bb", "5 . 3 a.b a.5 5.a 5!a !5", "a\xc0\xa0b \xc1\xa1c",
	} {
		f.Add(s)
	}
	alphabet := []rune(breakAlphabet)
	f.Fuzz(func(t *testing.T, s string) {
		compareBreaks(t, s)
		// The same bytes as characters that the rules know best.
		mapped := make([]rune, 0, len(s))
		for i := range len(s) {
			mapped = append(mapped, alphabet[int(s[i])%len(alphabet)])
		}
		compareBreaks(t, string(mapped))
	})
}

func compareBreaks(t *testing.T, s string) {
	t.Helper()
	var b Breaker
	got, want := b.Append(nil, s), b.ask(nil, s, 0, len(s))
	if !slices.Equal(got, want) {
		t.Errorf("%+q breaks at %v, the library says %v", s, got, want)
	}
}
