//go:build fribidi

package oracle

import (
	"flag"
	"math/rand/v2"
	"os"
	"slices"
	"strings"
	"testing"

	"khabar/bidi"
	"khabar/bidi/internal/reference"
	"khabar/bidi/internal/ucd"
	"khabar/bidi/shape"
)

var (
	count = flag.Int("count-random", 1_000_000, "how many random strings to compare")
	file  = flag.String("text", "", "a text to compare, one paragraph a line")
)

// alphabet has several characters of each class, all of which had it in Unicode
// 10 already, the version of FriBidi 1.0.8, and the isolates and embeddings as
// often as the others.
var alphabet = []rune("abzé日" + "אבת\u200F" + "ابلسء\u061C" + "019\u06F5²" + "٠١٩\u0600\u066B" + "+-−" + "#%$€°" + ",.:/\u00A0" +
	"\u0300\u064E\u0651\u05B0\u20DD" + "\u00AD\u200B\u200C\u200D\u0001\u2060" + "\t\v\x1F" + " \u2003\u3000\f" + "!\"&*;<=>«»‹›…–" +
	"()[]{}\u2329\u232A〈〉⟦⟧" +
	"\u202A\u202B\u202D\u202E\u202C\u2066\u2067\u2068\u2069" + "\u202A\u202B\u202D\u202E\u202C\u2066\u2067\u2068\u2069")

// random returns a text of 1 to 40 characters.
func random(rng *rand.Rand, from []rune) []rune {
	text := make([]rune, 1+rng.IntN(1+rng.IntN(40)))
	few := 2 + rng.IntN(len(from)-1) // some texts are of few kinds
	at := rng.IntN(len(from))
	for i := range text {
		text[i] = from[(at+rng.IntN(few))%len(from)]
	}
	return text
}

var directions = []bidi.Direction{bidi.Auto, bidi.LTR, bidi.RTL}

// comparer is FriBidi, ICU and package bidi.
type comparer struct {
	peer   peer
	icu    icu
	p      bidi.Paragraph
	runs   []bidi.Run
	ours   []int // levels
	theirs []rune
	out    []byte
}

// set resolves a text with both and returns the first character whose level
// differs, or -1.
func (c *comparer) set(text []rune, d bidi.Direction) int {
	s := string(text)
	c.peer.set(text, d)
	c.p.Set(s, d)
	c.runs = c.p.Line(c.runs[:0], 0, len(s))
	of := make([]int, len(s))
	for _, r := range c.runs {
		for i := r.Start; i < r.End; i++ {
			of[i] = int(r.Level)
		}
	}
	c.ours = c.ours[:0]
	for at := range s {
		c.ours = append(c.ours, of[at])
	}
	for i := range text {
		if c.ours[i] != int(c.peer.levels[i]) {
			return i
		}
	}
	return -1
}

// sound reports whether FriBidi is known to be right on texts of this kind. Its
// versions up to 1.0.16 are wrong now and then where brackets meet marks (a neutral
// after a marked bracket gets the bracket's direction, which by rule N0 only the
// mark does), where they meet embeddings (the first bracket in one sees the strong
// character before it and not sos), and where there are isolates (W7, N0). It also
// pairs a full-width bracket with an ASCII one, which is why the alphabet has no
// full-width ones. Each difference found is put before the rules written out
// plainly, and before ICU; ICU is with FriBidi in one case, a PDI in an override
// that closes nothing, which by rule X6a is overridden too.
func sound(text []rune) bool {
	var brackets, others bool
	for _, r := range text {
		switch c := ucd.ClassOf(r); {
		case c >= ucd.LRI && c <= ucd.PDI:
			return false
		case c >= ucd.LRE && c <= ucd.PDF, c == ucd.NSM:
			others = true
		case c == ucd.Bracket:
			brackets = true
		}
	}
	return !brackets || !others
}

// TestRandom compares levels and visual order, unshaped.
func TestRandom(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 17))
	var c comparer
	compared, differ, icuToo := 0, 0, 0
	for i := range *count {
		text, d := random(rng, alphabet), directions[i%3]
		if at := c.set(text, d); at >= 0 {
			if sound(text) {
				t.Fatalf("%+q, direction %d: level of character %d is %d, FriBidi has %d", string(text), d, at, c.ours[at], c.peer.levels[at])
			}
			if want, _ := reference.Levels(text, int(d)); !slices.Equal(c.ours, want) {
				t.Fatalf("%+q, direction %d: levels\n%v, FriBidi has\n%v, the rules say\n%v", string(text), d, c.ours, c.peer.levels, want)
			}
			differ++
			if c.icuDiffers(text, d) {
				icuToo++
			}
			continue
		}
		if sound(text) {
			compared++
		}
		c.theirs = c.peer.line(c.theirs[:0], false, 0, len(text))
		c.out = bidi.AppendVisual(c.out[:0], string(text), d)
		if string(c.out) != string(c.theirs) {
			t.Fatalf("%+q, direction %d: visual order\n%+q, FriBidi has\n%+q", string(text), d, c.out, string(c.theirs))
		}
	}
	t.Logf("%d strings: none differs of the %d that FriBidi is known to do right; of the rest %d do, where the rules agree with us, and ICU in all but %d",
		*count, compared, differ, icuToo)
}

// icuDiffers reports whether ICU gives a character another level than we do. The
// levels of characters that rule X9 removes are nobody's business, and ICU does
// not give marks the level of the bracket that they stand on.
func (c *comparer) icuDiffers(text []rune, d bidi.Direction) bool {
	levels := c.icu.levels(text, d)
	if len(levels) != len(text) {
		return false // surrogates
	}
	for i, r := range text {
		switch k := ucd.ClassOf(r); {
		case k == ucd.BN || k == ucd.NSM || k >= ucd.LRE && k <= ucd.PDF:
		case c.ours[i] != int(levels[i]):
			return true
		}
	}
	return false
}

// TestText compares a text, and its lines of 80 characters.
func TestText(t *testing.T) {
	if *file == "" {
		t.Skip("no text given: -args -text FILE")
	}
	b, err := os.ReadFile(*file)
	if err != nil {
		t.Fatal(err)
	}
	var c comparer
	n := 0
	for line := range strings.Lines(string(b)) {
		text := []rune(strings.TrimSuffix(line, "\n"))
		if len(text) == 0 {
			continue
		}
		n++
		s := string(text)
		if at := c.set(text, bidi.Auto); at >= 0 {
			t.Fatalf("%q: level of character %d is %d, FriBidi has %d", s, at, c.ours[at], c.peer.levels[at])
		}
		offset := 0
		for from := 0; from < len(text); from += 80 {
			to := min(from+80, len(text))
			end := offset + len(string(text[from:to]))
			c.peer.set(text, bidi.Auto) // reordering a line changes what FriBidi keeps
			c.theirs = c.peer.line(c.theirs[:0], false, from, to)
			c.out = c.p.AppendVisual(c.out[:0], offset, end)
			if string(c.out) != string(c.theirs) {
				t.Fatalf("%q, characters %d to %d: visual order\n%q, FriBidi has\n%q", s, from, to, c.out, string(c.theirs))
			}
			offset = end
		}
		c.peer.set(text, bidi.Auto)
		c.theirs = c.peer.line(c.theirs[:0], true, 0, len(text))
		c.out = shape.AppendVisual(c.out[:0], s, bidi.Auto)
		if got, want := string(c.out), string(c.theirs); got != want && !acrossMarks(text) {
			t.Fatalf("%q: shaped\n%+q, FriBidi has\n%+q", s, got, want)
		}
	}
	t.Logf("%d paragraphs are as FriBidi has them", n)
}
