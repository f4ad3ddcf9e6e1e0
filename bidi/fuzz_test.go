package bidi_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/internal/reference"
	"khabar/bidi/internal/ucd"
)

// compare checks what Set, Line, Runs and LevelAt say of the paragraphs of a text
// against the rules written out plainly.
func compare(t *testing.T, p *bidi.Paragraph, text string, d bidi.Direction) {
	t.Helper()
	for len(text) > 0 {
		n := p.Set(text, d)
		if n <= 0 || n > len(text) {
			t.Fatalf("%+q: Set returns %d", text, n)
		}
		if p.Valid() != utf8.ValidString(text[:n]) {
			t.Fatalf("%+q: Valid is %t", text[:n], p.Valid())
		}
		compareOne(t, p, text[:n], d)
		text = text[n:]
	}
}

func compareOne(t *testing.T, p *bidi.Paragraph, text string, d bidi.Direction) {
	t.Helper()
	chars, offsets := []rune{}, []int{}
	for i, r := range text {
		chars, offsets = append(chars, r), append(offsets, i)
	}
	offsets = append(offsets, len(text))
	if strings.HasSuffix(text, "\r\n") {
		chars = chars[:len(chars)-1] // one separator
		offsets = append(offsets[:len(chars)], len(text))
	}
	want, base := reference.Levels(chars, int(d))
	if int(p.Level()) != base {
		t.Fatalf("%+q, direction %d: level %d, want %d", text, d, p.Level(), base)
	}
	runs := p.Line(nil, 0, len(text))
	got := make([]int, len(chars))
	var order []int
	for _, r := range runs {
		from := index(offsets, r.Start)
		to := index(offsets, r.End)
		for i := from; i < to; i++ {
			got[i] = int(r.Level)
			if r.Level%2 == 0 {
				order = append(order, i)
			} else {
				order = append(order, to-1-(i-from))
			}
		}
	}
	if !slices.Equal(got, want) {
		t.Fatalf("%+q, direction %d: levels\n%v, want\n%v", text, d, got, want)
	}
	if w := reference.Order(want); !slices.Equal(order, w) {
		t.Fatalf("%+q, direction %d: order\n%v, want\n%v", text, d, order, w)
	}
	if got, want := string(p.AppendVisual(nil, 0, len(text))), visual(chars, want); got != want && !strings.HasSuffix(text, "\r\n") {
		t.Fatalf("%+q, direction %d: visual order\n%+q, want\n%+q", text, d, got, want)
	}
	at := 0
	for i, r := range p.Runs(nil) {
		if r.Start != at || r.End <= r.Start {
			t.Fatalf("%+q: run %d is %v after %d", text, i, r, at)
		}
		if p.RunAt(r.Start) != r || p.RunAt(r.End-1) != r {
			t.Fatalf("%+q: RunAt differs from run %v", text, r)
		}
		at = r.End
	}
	if at != len(text) {
		t.Fatalf("%+q: runs cover %d bytes", text, at)
	}
}

// visual puts characters in visual order by their levels, with rules L3 and L4.
func visual(chars []rune, levels []int) string {
	order := make([]int, len(chars))
	for i := range order {
		order[i] = i
	}
	in := func(i int, classes ...ucd.Class) bool { return slices.Contains(classes, ucd.ClassOf(chars[i])) }
	for i := len(chars) - 1; i >= 0; i-- {
		if levels[i]%2 == 0 || !in(i, ucd.NSM) {
			continue
		}
		// What is to be turned around later is turned around once more here.
		end := i + 1
		for i > 0 && levels[i-1] == levels[end-1] && in(i, ucd.NSM, ucd.BN, ucd.LRE, ucd.RLE, ucd.LRO, ucd.RLO, ucd.PDF) {
			i--
		}
		slices.Reverse(order[i:end])
	}
	var b strings.Builder
	for _, at := range reference.Order(levels) {
		i := order[at]
		r := chars[i]
		if levels[i]%2 == 1 {
			r, _ = bidi.Mirror(r)
		}
		b.WriteRune(r)
	}
	return b.String()
}

// index returns the place of a number in a sorted list that holds it.
func index(of []int, n int) int {
	for i, v := range of {
		if v == n {
			return i
		}
	}
	panic("a run ends within a character")
}

// checkLine checks that any two offsets give a line that covers just what they
// stand for.
func checkLine(t *testing.T, p *bidi.Paragraph, start, end int) {
	t.Helper()
	text := p.Text()
	runs := p.Line(nil, start, end)
	covered := 0
	for _, r := range runs {
		if r.Start < 0 || r.End > len(text) || r.Start >= r.End {
			t.Fatalf("%+q, line %d to %d: run %v", text, start, end, r)
		}
		for _, at := range []int{r.Start, r.End} {
			if at < len(text) && !startsRune(text, at) {
				t.Fatalf("%+q, line %d to %d: run %v cuts a character", text, start, end, r)
			}
		}
		if r.Start < start-utf8.UTFMax || r.End > max(end, 0) {
			t.Fatalf("%+q, line %d to %d: run %v lies outside", text, start, end, r)
		}
		covered += r.End - r.Start
	}
	visual := p.AppendVisual(nil, start, end)
	if !utf8.Valid(visual) {
		t.Fatalf("%+q, line %d to %d: %q is no UTF-8", text, start, end, visual)
	}
	lo, hi := len(text), 0
	for _, r := range runs {
		lo, hi = min(lo, r.Start), max(hi, r.End)
	}
	if len(runs) > 0 && hi-lo != covered {
		t.Fatalf("%+q, line %d to %d: runs %v overlap or leave something out", text, start, end, runs)
	}
	if len(runs) > 0 && utf8.RuneCount(visual) != utf8.RuneCountInString(text[lo:hi]) {
		t.Fatalf("%+q, line %d to %d: %q loses characters", text, start, end, visual)
	}
}

func startsRune(text string, at int) bool {
	for i := range text {
		if i >= at {
			return i == at
		}
	}
	return false
}

func FuzzParagraph(f *testing.F) {
	for _, s := range []string{
		"", "abc", "العربية abc 123", "שלום (hello) עולם", "a\u2067ب\u2069c", "\u202Eabc\u202C", "1,2+3%", "\xFF\xFEا\xD8",
		"ا\r\nب\nc\u2029", "((((א))))", "\u2068\u2068a\u2069א\u2069", "\tا\t1 \u00AD", "ا\u064E\u200Dب", "[a\u0300]\u0300 א",
		"שָׁלוֹם עוֹלָם, 12.5% (hello) #1", "استقبل المدير العام للأمن الوطني، صباح يوم الاثنين 25 نونبر ٢٠٢٤", "plain text of more than sixteen bytes\n“quoted” é",
	} {
		for d := byte(0); d < 3; d++ {
			f.Add(s, d, 1, 5)
		}
	}
	var p bidi.Paragraph
	f.Fuzz(func(t *testing.T, text string, d byte, start, end int) {
		dir := bidi.Direction(d % 3)
		if len(text) > 4000 {
			text = text[:4000]
		}
		compare(t, &p, text, dir)
		p.Set(text, dir)
		checkLine(t, &p, start, end)
		if out := bidi.AppendVisual(nil, text, dir); !utf8.Valid(out) || utf8.RuneCount(out) != utf8.RuneCountInString(text) {
			t.Fatalf("%+q: AppendVisual gives %q", text, out)
		}
	})
}

// alphabet has several characters of each class, those that join letters more
// often, and bytes that are no UTF-8.
var alphabet = strings.Split("a b z é 日 א ב ת \u200F ا ب ل س ء \u061C 0 1 9 \u06F5 ² ٠ ١ ٩ \u0600 \u066B + - − # % $ € ° , . : / \u00A0 "+
	"\u0300 \u064E \u0651 \u05B0 \u20DD \u00AD \u200B \u200C \u200D \u0001 \u2060 \t \v \x1F \u2003 \u3000 \f ! \" & * ; < = > « » … – "+
	"( ) [ ] { } \u2329 \u232A 〈 〉 ⟦ ⟧ （ ） \u202A \u202B \u202D \u202E \u202C \u2066 \u2067 \u2068 \u2069 \u2066 \u2067 \u2068 \u2069 "+
	"ab-c السلام 12.5 \xFF \xD8 \xE2\x80 \U00010D00 \U0001E900 \U0001F600 \n \r\n \u2029 (א) (a) \u202Bא\u202C", " ")

// random returns a text of up to 60 pieces of the alphabet and blanks.
func random(rng *rand.Rand) string {
	var b strings.Builder
	n := rng.IntN(1 + rng.IntN(60))
	few := 2 + rng.IntN(len(alphabet)-1) // some texts are of few kinds
	at := rng.IntN(len(alphabet))
	for range n {
		b.WriteString(alphabet[(at+rng.IntN(few))%len(alphabet)])
		if rng.IntN(8) == 0 {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// prose returns a text of up to 80 characters of the block that begins at first,
// with blanks and now and then something else: what scanning passes over by the
// word.
func prose(rng *rand.Rand, first rune) string {
	var b strings.Builder
	odd := 1 + rng.IntN(40)
	for range rng.IntN(80) {
		switch {
		case rng.IntN(odd) == 0:
			b.WriteString(alphabet[rng.IntN(len(alphabet))])
		case rng.IntN(6) == 0:
			b.WriteByte(byte(0x20 + rng.IntN(16)))
		case rng.IntN(odd) == 0:
			b.WriteRune(first&^0xFF + rune(rng.IntN(0x100)))
		default:
			b.WriteRune(first + rune(rng.IntN(0x30)))
		}
	}
	return b.String()
}

func TestRandom(t *testing.T) {
	count := 60_000
	if testing.Short() {
		count = 6_000
	}
	rng := rand.New(rand.NewPCG(1, 2))
	var p bidi.Paragraph
	for i := range count {
		text := random(rng)
		switch i % 8 {
		case 0, 2:
			text = prose(rng, 0x0620)
		case 4:
			text = prose(rng, 0x05C0)
		}
		compare(t, &p, text, bidi.Direction(i%3))
		p.Set(text, bidi.Direction(i%3))
		checkLine(t, &p, rng.IntN(len(text)+9)-4, rng.IntN(len(text)+9)-4)
	}
}
