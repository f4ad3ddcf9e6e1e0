package ucd_test

import (
	"fmt"
	"os"
	"testing"

	"khabar/bidi/internal/ucd"
	"khabar/bidi/internal/ucd/source"
)

// tables are the properties as the tables have them, to be compared with the
// properties as the files have them.
func tables() []source.Property {
	opening := map[uint16]rune{} // of each pair of brackets, the canonical one
	for r := rune(0); r < 0x10000; r++ {
		if p, closes := ucd.BracketOf(r); p != 0 && !closes && r != 0x2329 {
			opening[p] = r
		}
	}
	return []source.Property{
		{Name: "Bidi_Class", Of: func(r rune) string {
			c := ucd.ClassOf(r)
			if c == ucd.Bracket {
				c = ucd.ON
			}
			return fmt.Sprint(c)
		}},
		{Name: "Bidi_Paired_Bracket", Of: func(r rune) string {
			p, closes := ucd.BracketOf(r)
			if (p != 0) != (ucd.ClassOf(r) == ucd.Bracket) {
				return "class and bracket differ"
			}
			if p == 0 {
				return ""
			}
			return fmt.Sprint(opening[p], closes)
		}},
		{Name: "Bidi_Mirroring_Glyph", Of: func(r rune) string { return fmt.Sprint(ucd.MirrorOf(r)) }},
		{Name: "Joining_Type", Of: func(r rune) string { return fmt.Sprint(ucd.JoiningOf(r)) }},
		{Name: "Presentation_Forms", Of: func(r rune) string { return fmt.Sprint(ucd.FormsOf(r)) }},
	}
}

func TestFingerprints(t *testing.T) {
	want := ucd.Fingerprints()
	for _, p := range tables() {
		if got := p.Fingerprint(); got != want[p.Name] {
			t.Errorf("%s: the tables hash to %s, the files of Unicode %s to %s", p.Name, got, ucd.Version, want[p.Name])
		}
	}
}

func TestEveryPropertyOfEveryCodePoint(t *testing.T) {
	dir := os.Getenv(source.Env)
	if dir == "" {
		t.Skipf("%s is not set to a folder with the files of Unicode %s", source.Env, ucd.Version)
	}
	d, err := source.Read(dir)
	if err != nil {
		t.Fatal(err)
	}
	got := tables()
	for i, want := range source.Properties(d) {
		bad := 0
		for r := rune(0); r < source.Runes && bad < 10; r++ {
			if g, w := got[i].Of(r), want.Of(r); g != w {
				t.Errorf("%s of %U = %q, want %q", want.Name, r, g, w)
				bad++
			}
		}
	}
	for alef, forms := range d.LamAlef {
		if l := ucd.LamAlef(alef); l != forms[0] || l+1 != forms[1] {
			t.Errorf("lam with %U = %U, want %U", alef, l, forms)
		}
	}
}
