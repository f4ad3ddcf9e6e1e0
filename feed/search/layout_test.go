package search

import (
	"slices"
	"testing"
)

func TestKeyboardsAreWhole(t *testing.T) {
	for i, l := range layouts {
		if len(l.keys) != len(american) {
			t.Errorf("keyboard %d has %d keys, the American one %d", i, len(l.keys), len(american))
		}
	}
}

func TestLayouts(t *testing.T) {
	for _, c := range []struct{ typed, meant string }{
		{"hgsghl", "السلام"},
		{"lpl] pl,ad", "محمد حموشي"},
		{"hghlk hg,'kd", "الامن الوطني"},
		{"akuo", "שלום"},
		{"ugdi", "عليه"},
		{"jivhk", "تهران"},     // Persian
		{"psgl", "حسلم"},       // Arabic keys
		{"pakstan", "پاکستان"}, // Urdu, phonetic: a is ا
		{"قسس", "rss"},
		{"ؤخةح", "comp"},
		{"רדד", "rss"},
		{"", ""},
		{"2024", ""},
		{"hgs سلام", ""},
	} {
		got := Layouts(c.typed)
		if c.meant == "" {
			if len(got) > 0 {
				t.Errorf("Layouts(%q) = %q, want none", c.typed, got)
			}
			continue
		}
		if !slices.ContainsFunc(got, func(s string) bool { return String(s) == String(c.meant) }) {
			t.Errorf("Layouts(%q) = %q, want %q among them", c.typed, got, c.meant)
		}
	}
}

// TestLayoutsThereAndBack types every letter on each keyboard and reads the
// keys back.
func TestLayoutsThereAndBack(t *testing.T) {
	for i := range layouts {
		l := &layouts[i]
		for _, key := range "asdfghjklqwertyuiopzxcvnm" {
			if got := l.unpress(l.press(string(key))); got != string(key) {
				t.Errorf("keyboard %d: %q gives %q, which is %q", i, key, l.press(string(key)), got)
			}
		}
	}
}

func FuzzLayouts(f *testing.F) {
	for _, s := range []string{"hgsghl", "قسس", "שדג", "لالا", "\xffa", "a\x00"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, s := range Layouts(text) {
			if len(s) > 4*len(text)+8 {
				t.Fatalf("%q became %q", text, s)
			}
		}
	})
}

// TestLayoutsGiveLetters: capitals are marks on some keyboards, and three marks
// on an alef are no reading of an acronym.
func TestLayoutsGiveLetters(t *testing.T) {
	for _, s := range Layouts("FIFA") {
		if lettersIn(s) < 2 {
			t.Errorf("FIFA is read as %q", s)
		}
	}
}
