package keyboard

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestParse(t *testing.T) {
	for name, want := range map[string]string{
		"q": "q", "Q": "Q", "shift+q": "Q", "Ctrl-F": "ctrl+f", "^F": "ctrl+f", "C-x": "ctrl+x", "ctrl+F": "ctrl+f",
		"PgDn": "pgdown", "Page-Down": "pgdown", "Return": "enter", " ": "space", "ESC": "esc", "shift+tab": "shift+tab",
		"alt+k": "alt+k", "M-K": "alt+K", "alt+shift+k": "alt+K", "ctrl+shift+k": "ctrl+shift+k", "+": "+", "ctrl++": "ctrl++", "-": "-", "^": "^",
		"ض": "ض", "لا": "لا", "\u064E": "\u064E", "F5": "f5", "super+up": "super+up",
	} {
		if got, err := Parse(name); err != nil || got != want {
			t.Errorf("%q is %q, %v, want %q", name, got, err, want)
		}
	}
	for _, name := range []string{"", "qq", "ctrl+", "hyperspace", "\x1b", "ab+c", "\xff", "لب"} {
		if got, err := Parse(name); err == nil {
			t.Errorf("%q is %q", name, got)
		}
	}
}

// Every table has as many keys as a US keyboard, and what a key types leads
// back to it.
func TestTables(t *testing.T) {
	for i := range tables {
		for row, keys := range us {
			if n, want := len(strings.Fields(tables[i].rows[row])), len(strings.Fields(keys)); n != want {
				t.Errorf("%s, row %d: %d keys, want %d", tables[i].name, row, n, want)
			}
		}
	}
	for _, l := range Layouts() {
		letters := 0
		for us, text := range l.typed {
			if r, ok := l.Key(text); !ok || r != us && l.Reaches(us) {
				t.Errorf("%s: %q is %q, typed by %q", l.Name, text, r, us)
			}
			if 'a' <= us && us <= 'z' && l.Reaches(us) {
				letters++
			}
		}
		if letters != 26 {
			t.Errorf("%s: %d of 26 letters can be told", l.Name, letters)
		}
	}
	for _, c := range []struct {
		layout, text string
		us           rune
	}{
		{"arabic", "ض", 'q'}, {"arabic", "َ", 'Q'}, {"arabic", "لا", 'b'}, {"arabic", "لآ", 'B'}, {"arabic", "؟", '?'}, {"arabic", "؛", 'P'},
		{"arabic-mac", "١", '1'}, {"arabic-mac", "،", ','}, {"arabic-102", "ذ", '\\'}, {"hebrew", "/", 'q'}, {"hebrew", "'", 'w'}, {"hebrew", ".", '/'},
		{"persian", "۱", '1'}, {"persian", "چ", ']'}, {"persian-windows", "ريال", 'R'}, {"urdu-phonetic", "ق", 'q'}, {"urdu", "ط", 'q'}, {"urdu", "۔", '.'},
	} {
		if r, ok := ByName(c.layout).Key(c.text); !ok || r != c.us {
			t.Errorf("%s: %q is %q, want %q", c.layout, c.text, r, c.us)
		}
	}
}

func TestGuessVariant(t *testing.T) {
	// ق is r on an Arabic keyboard and q on a phonetic Urdu one; ہ tells.
	g := NewGuess("", "", "ar")
	if r, _ := g.Key("ق"); r != 'r' {
		t.Errorf("ق is %q", r)
	}
	if r, _ := g.Key("ہ"); r != 'o' || g.Layout().Tags != "ur" {
		t.Errorf("ہ is %q on %s", r, g.Layout().Name)
	}
	if r, _ := g.Key("ق"); r != 'q' {
		t.Errorf("after ہ ق is %q", r)
	}
	// The language, and what was in use last, say what comes first.
	for _, c := range []struct {
		said, last, tag, on string
		us                  rune
	}{{"", "", "ur", "urdu-phonetic", 'q'}, {"", "urdu", "ar", "urdu", 'z'}, {"arabic-mac", "", "ur", "arabic-mac", 'r'}} {
		g := NewGuess(c.said, c.last, c.tag)
		if r, _ := g.Key("ق"); r != c.us || g.Layout().Name != c.on {
			t.Errorf("%+v: %q on %s", c, r, g.Layout().Name)
		}
	}
	// A terminal that tells the place settles it.
	g = NewGuess("", "", "ar")
	if r, ok := g.Place('ق', 'q', false); !ok || r != 'q' || g.Layout().Name != "urdu-phonetic" {
		t.Errorf("ق at q is %q", r)
	}
	if r, ok := g.Place('ڵ', 'q', true); !ok || r != 'Q' {
		t.Errorf("a letter of no table at Q is %q, %v", r, ok)
	}
	// But the places of a French keyboard are not those of a US one.
	for _, c := range [][2]rune{{'a', 'q'}, {'é', '2'}, {'!', '/'}, {'q', 0}, {'\'', 0}} {
		if r, ok := NewGuess("", "", "ar").Place(c[0], c[1], false); ok {
			t.Errorf("%q at %q is %q", c[0], c[1], r)
		}
	}
	if r, ok := NewGuess("", "", "ar").Key("«"); ok {
		t.Errorf("« of a French keyboard is %q", r)
	}
}

func TestJoin(t *testing.T) {
	for in, want := range map[string]string{
		"لا": "\uFEFB", "سلام": "س\uFEFBم", "qلأw": "q\uFEF7w", "لل": "لل", "": "", "abc": "abc", "لآلإ": "\uFEF5\uFEF9", "ل": "ل", "ل\xd8": "ل\xd8",
	} {
		b := []byte(in)
		got := string(b[:Join(b)])
		if got != want {
			t.Errorf("%q joined is %q, want %q", in, got, want)
		}
		if back := Split(got); back != in {
			t.Errorf("%q split is %q, want %q", got, back, in)
		}
	}
}

// FuzzJoin: whatever comes, joining loses nothing, and a text that had no
// ligatures comes back as it was.
func FuzzJoin(f *testing.F) {
	for _, s := range []string{"سلام", "\x1b[200~لا\x1b[201~", "\xd9\x84\xd9", "\uFEFBلا"} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		b := append([]byte(nil), in...)
		got := string(b[:Join(b)])
		if Split(got) != Split(string(in)) {
			t.Errorf("%q becomes %q", in, got)
		}
	})
}

// FuzzGuess: whatever is typed, the answer is a key of a US keyboard, and a
// layout that is known types it there.
func FuzzGuess(f *testing.F) {
	f.Add("ضصثلا./q", int32('q'), true)
	f.Add("\u200c\ufefb", int32(0), false)
	f.Fuzz(func(t *testing.T, typed string, base int32, shift bool) {
		g := NewGuess("", "", "he")
		for _, r := range typed {
			text := string(r)
			us, ok := g.Key(text)
			if !ok {
				continue
			}
			if us <= ' ' || us >= utf8.RuneSelf {
				t.Fatalf("%q is %q", text, us)
			}
			if l := g.Layout(); l != nil && !rightToLeft(us) {
				if s, has := l.Text(us); has && s != Split(text) && s != "" && string(us) != text {
					t.Fatalf("%s types %q at %q, not %q", l.Name, s, us, text)
				}
			}
			if us, ok := g.Place(r, base, shift); ok && (us <= ' ' || us >= utf8.RuneSelf) {
				t.Fatalf("%q at %q is %q", r, base, us)
			}
		}
	})
}
