package shape_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"khabar/bidi"
	"khabar/bidi/shape"
)

// word is a row of testdata/words.tsv.
type word struct {
	text, name string
	want       []rune
}

func words(t testing.TB) []word {
	t.Helper()
	file, err := os.ReadFile("testdata/words.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var ws []word
	for line := range strings.Lines(string(file)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 4 {
			t.Fatalf("cannot read %q", line)
		}
		text := string(runes(t, f[1]))
		if text != f[0] {
			t.Fatalf("%q is not %s", f[0], f[1])
		}
		ws = append(ws, word{text, f[0] + " " + f[3], runes(t, f[2])})
	}
	if len(ws) != 88 {
		t.Fatalf("%d words, want 88", len(ws))
	}
	return ws
}

func runes(t testing.TB, s string) []rune {
	t.Helper()
	var rs []rune
	for _, h := range strings.Fields(s) {
		r, err := strconv.ParseUint(h, 16, 32)
		if err != nil {
			t.Fatal(err)
		}
		rs = append(rs, rune(r))
	}
	return rs
}

func glyphs(text string, d bidi.Direction) []shape.Glyph {
	var p bidi.Paragraph
	p.Set(text, d)
	return shape.Append(nil, text, p.Runs(nil))
}

func TestWords(t *testing.T) {
	for _, w := range words(t) {
		t.Run(w.name, func(t *testing.T) {
			var got []rune
			for _, g := range glyphs(w.text, bidi.RTL) {
				got = append(got, g.Rune)
			}
			if string(got) != string(w.want) {
				t.Errorf("%+q is shaped to %04X, want %04X", w.text, got, w.want)
			}
		})
	}
}

// The bytes of the glyphs cover the text; only marks in a lam-alef lie within
// those of another.
func TestMap(t *testing.T) {
	for _, w := range words(t) {
		at := int32(0)
		for i, g := range glyphs(w.text, bidi.RTL) {
			switch {
			case g.Start == at && g.End > at:
				at = g.End
			case i > 0 && g.End < at && g.Rune == []rune(w.text[g.Start:g.End])[0]:
			default:
				t.Errorf("%s: glyph %d has bytes %d to %d after %d", w.name, i, g.Start, g.End, at)
			}
		}
		if int(at) != len(w.text) {
			t.Errorf("%s: %d bytes covered of %d", w.name, at, len(w.text))
		}
	}
}

func TestAppend(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       string
	}{
		{"override to the left", "\u202Dبب\u202C", "\u202Dبب\u202C"},
		{"lam-alef at an even level", "\u202Dلا\u202C", "\u202Dلا\u202C"},
		{"a format character that is transparent", "ب\u2060ب", "\uFE91\u2060\uFE90"},
		{"soft hyphen prevents lam-alef, not joining", "ل\u00ADا", "\uFEDF\u00AD\uFE8E"},
		{"two marks in lam-alef, one after", "ل\u0651\u064Eا\u0670", "\uFEFB\u0651\u064E\u0670"},
		{"lam-alef joined before", "بلَأب", "\uFE91\uFEF8\u064E\uFE8F"},
		{"mark without letter", "\u064Eب", "\u064E\uFE8F"},
		{"Syriac letters join Arabic ones", "بܒب", "\uFE91ܒ\uFE90"},
		{"N'Ko letters join each other and have no forms", "ߊߋ", "ߊߋ"},
		{"Adlam joins on both sides", "ب\U0001E922ب", "\uFE91\U0001E922\uFE90"},
		{"Hebrew does not join", "בבב", "בבב"},
		{"brackets stay as they are", "ب(ب", "\uFE8F(\uFE8F"},
		{"no UTF-8", "ب\xFF\xD8ب", "\uFE8F\uFFFD\uFFFD\uFE8F"},
		{"isolates break joining", "ب\u2067ب\u2069ب", "\uFE8F\u2067\uFE8F\u2069\uFE8F"},
		{"number sign does not join", "ب\u0600ب", "\uFE8F\u0600\uFE8F"},
	} {
		var got []rune
		for _, g := range glyphs(c.text, bidi.RTL) {
			got = append(got, g.Rune)
		}
		if string(got) != c.want {
			t.Errorf("%s: %+q is shaped to %+q, want %+q", c.name, c.text, string(got), c.want)
		}
	}
}
