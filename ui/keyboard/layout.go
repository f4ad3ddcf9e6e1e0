package keyboard

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

// Layout is what the keys of a keyboard type while a language is on.
type Layout struct {
	Name string
	Tags string // the language it is for, BCP 47

	place map[string]rune // what a key types: that key of a US keyboard
	typed map[rune]string // the other way round
}

// Key returns the key of a US keyboard, with Shift as its shifted character,
// that stands where this layout types a text: "ض" is 'q', "َ" 'Q', "لا" 'b'.
// Where two keys type the same, it is the one without Shift.
func (l *Layout) Key(text string) (rune, bool) {
	r, ok := l.place[text]
	return r, ok
}

// Text returns what the layout types where a US keyboard has a character;
// false where it types nothing there.
func (l *Layout) Text(us rune) (string, bool) {
	s, ok := l.typed[us]
	return s, ok
}

// Reaches reports whether a US keyboard's character can be told from what this
// layout types there: that is something, and no other key's.
func (l *Layout) Reaches(us rune) bool {
	s, ok := l.typed[us]
	return ok && l.place[s] == us
}

// layouts are made of the tables once, when they are first asked for.
var layouts = sync.OnceValue(func() []*Layout {
	out := make([]*Layout, 0, len(tables))
	for i := range tables {
		t := &tables[i]
		l := &Layout{Name: t.name, Tags: t.tags, place: map[string]rune{}, typed: map[rune]string{}}
		for row, keys := range us {
			typed := strings.Fields(t.rows[row])
			for k, key := range strings.Fields(keys) {
				r, _ := utf8.DecodeRuneInString(key)
				s := token(typed[k])
				if s == "" {
					continue
				}
				l.typed[r] = s
				if _, taken := l.place[s]; !taken {
					l.place[s] = r
				}
			}
		}
		out = append(out, l)
	}
	return out
})

// token is what an entry of a table stands for.
func token(s string) string {
	switch s {
	case "∅":
		return ""
	case "ZWNJ":
		return "\u200C"
	case "ZWJ":
		return "\u200D"
	}
	return strings.TrimPrefix(s, "◌")
}

// Layouts returns all layouts there are.
func Layouts() []*Layout { return slices.Clone(layouts()) }

// ByName returns a layout, nil where there is none of that name.
func ByName(name string) *Layout {
	for _, l := range layouts() {
		if l.Name == name {
			return l
		}
	}
	return nil
}

// onSomeKey reports whether some layout has a text of several letters on a key.
func onSomeKey(text string) bool {
	return slices.ContainsFunc(layouts(), func(l *Layout) bool { _, ok := l.place[text]; return ok })
}

// The keys that type a lam with an alef come as two letters; in a stream of
// keys the ligature stands for them.
var ligatures = [...]struct{ pair, one string }{
	{"لا", "\uFEFB"}, {"لأ", "\uFEF7"}, {"لإ", "\uFEF9"}, {"لآ", "\uFEF5"},
}

// Join makes one character of a lam and an alef that came at once, in place,
// and returns how many bytes are left: a terminal sends what one key types in
// one piece, and two keys in two. Split undoes it for a text.
func Join(b []byte) int {
	if !bytes.Contains(b, []byte("ل")) {
		return len(b)
	}
	n := 0
	for i := 0; i < len(b); {
		if joined := ligature(b[i:]); joined != "" {
			n += copy(b[n:], joined)
			i += len("لا")
			continue
		}
		b[n] = b[i]
		n, i = n+1, i+1
	}
	return n
}

func ligature(b []byte) string {
	for _, l := range &ligatures {
		if bytes.HasPrefix(b, []byte(l.pair)) {
			return l.one
		}
	}
	return ""
}

// Split writes the letters of lam-alef ligatures.
func Split(s string) string {
	if !strings.Contains(s, "\xEF\xBB") {
		return s
	}
	for _, l := range &ligatures {
		s = strings.ReplaceAll(s, l.one, l.pair)
	}
	return s
}
