package bidi_test

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"khabar/bidi"
)

// sample is a character of each class, in the names of BidiTest.txt.
var sample = map[string]rune{
	"L": 'a', "R": 'א', "AL": 'ا', "EN": '1', "AN": '١', "ES": '+', "ET": '%', "CS": ',', "NSM": '\u0300',
	"BN": '\u00AD', "B": '\u2029', "S": '\t', "WS": ' ', "ON": '!', "LRE": '\u202A', "RLE": '\u202B', "PDF": '\u202C',
	"LRO": '\u202D', "RLO": '\u202E', "LRI": '\u2066', "RLI": '\u2067', "FSI": '\u2068', "PDI": '\u2069',
}

// published calls f with each line of one of Unicode's files that is no comment.
func published(t *testing.T, name string, f func(number int, line string)) {
	t.Helper()
	file, err := os.Open("testdata/" + name)
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
		line, _, _ := strings.Cut(s.Text(), "#")
		if line = strings.TrimSpace(line); line != "" {
			f(n, line)
		}
	}
	if err := s.Err(); err != nil {
		t.Fatal(err)
	}
}

// checker compares what the public API says of a text with the levels and the
// order that a test file wants. It keeps its memory from case to case.
type checker struct {
	p      bidi.Paragraph
	runs   []bidi.Run
	levels []int // by character
	order  []int
	index  []int // character that a byte belongs to
	text   []byte
}

// check returns what is wrong, or nothing. Levels are -1 where the file has x.
func (c *checker) check(chars []rune, d bidi.Direction, levels, order []int) string {
	c.text, c.index, c.levels, c.order = c.text[:0], c.index[:0], c.levels[:0], c.order[:0]
	for i, r := range chars {
		was := len(c.text)
		c.text = append(c.text, string(r)...)
		for range len(c.text) - was {
			c.index = append(c.index, i)
		}
		c.levels = append(c.levels, -1)
	}
	if n := c.p.Set(string(c.text), d); n != len(c.text) {
		return fmt.Sprintf("Set took %d bytes of %d", n, len(c.text))
	}
	c.runs = c.p.Line(c.runs[:0], 0, len(c.text))
	for i, r := range c.runs {
		if i > 0 && c.runs[i-1].Level == r.Level && (c.runs[i-1].End == r.Start || c.runs[i-1].Start == r.End) {
			return fmt.Sprintf("runs %v and %v are one", c.runs[i-1], r)
		}
		for at := r.Start; at < r.End; at++ {
			k := at
			if r.Level&1 == 1 {
				k = r.End - 1 - (at - r.Start)
			}
			char := c.index[k]
			c.levels[char] = int(r.Level)
			if n := len(c.order); levels[char] >= 0 && (n == 0 || c.order[n-1] != char) {
				c.order = append(c.order, char)
			}
		}
	}
	for i, want := range levels {
		if want >= 0 && c.levels[i] != want {
			return fmt.Sprintf("levels %v, want %v", c.levels, levels)
		}
		if c.levels[i] < 0 {
			return fmt.Sprintf("character %d is in no run", i)
		}
	}
	if !slices.Equal(c.order, order) {
		return fmt.Sprintf("order %v, want %v", c.order, order)
	}
	return ""
}

func numbers(t *testing.T, s string) []int {
	t.Helper()
	var ns []int
	for _, f := range strings.Fields(s) {
		n := -1
		if f != "x" {
			var err error
			if n, err = strconv.Atoi(f); err != nil {
				t.Fatal(err)
			}
		}
		ns = append(ns, n)
	}
	return ns
}

func TestBidiTest(t *testing.T) {
	var c checker
	var levels, order []int
	cases, bad := 0, 0
	published(t, "BidiTest.txt.gz", func(number int, line string) {
		if rest, ok := strings.CutPrefix(line, "@Levels:"); ok {
			levels = numbers(t, rest)
			return
		}
		if rest, ok := strings.CutPrefix(line, "@Reorder:"); ok {
			order = numbers(t, rest)
			return
		}
		names, bits, ok := strings.Cut(line, ";")
		mask, err := strconv.Atoi(strings.TrimSpace(bits))
		if !ok || err != nil {
			t.Fatalf("line %d: cannot read %q", number, line)
		}
		var chars []rune
		for _, name := range strings.Fields(names) {
			chars = append(chars, sample[name])
		}
		for i, d := range []bidi.Direction{bidi.Auto, bidi.LTR, bidi.RTL} {
			if mask>>i&1 == 0 {
				continue
			}
			cases++
			if say := c.check(chars, d, levels, order); say != "" {
				if bad++; bad <= 20 {
					t.Errorf("line %d: %s, direction %d: %s", number, names, d, say)
				}
			}
		}
	})
	if cases != 770241 || bad > 0 {
		t.Errorf("%d of %d cases are wrong; the file has 770241", bad, cases)
	}
}

func TestBidiCharacterTest(t *testing.T) {
	var c checker
	cases, bad := 0, 0
	published(t, "BidiCharacterTest.txt.gz", func(number int, line string) {
		f := strings.Split(line, ";")
		if len(f) != 5 {
			t.Fatalf("line %d: cannot read %q", number, line)
		}
		var chars []rune
		for _, h := range strings.Fields(f[0]) {
			r, err := strconv.ParseUint(h, 16, 32)
			if err != nil {
				t.Fatal(err)
			}
			chars = append(chars, rune(r))
		}
		d := map[string]bidi.Direction{"0": bidi.LTR, "1": bidi.RTL, "2": bidi.Auto}[f[1]]
		cases++
		say := c.check(chars, d, numbers(t, f[3]), numbers(t, f[4]))
		if level := fmt.Sprint(c.p.Level()); level != f[2] {
			say += " paragraph level " + level + ", want " + f[2]
		}
		if say != "" {
			if bad++; bad <= 20 {
				t.Errorf("line %d: %s: %s", number, f[0], say)
			}
		}
	})
	if cases != 91707 || bad > 0 {
		t.Errorf("%d of %d cases are wrong; the file has 91707", bad, cases)
	}
}
