package keyboard

import (
	"strings"
	"unicode/utf8"
)

// Guess knows which layout is on, by what was typed. The zero value knows
// nothing yet; make one with NewGuess.
type Guess struct {
	order  []*Layout // those that are likelier first
	now    *Layout   // nil: a Latin one, or none known
	last   *Layout   // in use before that
	seen   bool      // a letter has told
	recent [recentKeys]string
	at     int
}

// recentKeys is by how many keys of the past one layout is told from another
// of the same script.
const recentKeys = 16

// NewGuess begins with what is known: the name of a layout that is said to be
// in use (""; none is), the one that was in use last, and the language.
func NewGuess(said, last, language string) *Guess {
	g := &Guess{now: ByName(said), last: ByName(last)}
	add := func(l *Layout) {
		for _, have := range g.order {
			if l == have {
				return
			}
		}
		if l != nil {
			g.order = append(g.order, l)
		}
	}
	add(g.now)
	add(g.last)
	for _, l := range layouts() {
		if l.Tags == language {
			add(l)
		}
	}
	for _, l := range layouts() {
		add(l)
	}
	return g
}

// Layout returns the layout that is on, nil for a Latin one and while none is
// known.
func (g *Guess) Layout() *Layout { return g.now }

// Likely returns the layout that is on or, before a letter has told, the one
// that was in use last; nil where there is none. A language alone says nothing:
// many who read Arabic type on a Latin layout.
func (g *Guess) Likely() *Layout {
	if g.now == nil && !g.seen {
		return g.last
	}
	return g.now
}

// Key says which key of a US keyboard was pressed, with Shift as its shifted
// character, by what it typed. false: that is nothing of any layout.
func (g *Guess) Key(text string) (rune, bool) {
	text = Split(text)
	r, n := utf8.DecodeRuneInString(text)
	one := n == len(text)
	switch {
	case one && 'a' <= r && r <= 'z':
		g.now, g.seen = nil, true
		return r, true
	case one && r > ' ' && r < 0x7F:
		if g.now != nil {
			if k, ok := g.now.Key(text); ok {
				return k, true
			}
		}
		return r, true
	}
	if !rightToLeft(r) {
		if g.now == nil {
			return 0, false // such as « of a French keyboard
		}
		return g.now.Key(text)
	}
	g.recent[g.at%recentKeys] = text
	g.at++
	if g.now == nil || !has(g.now, text) {
		l := g.best(text)
		if l == nil {
			return 0, false
		}
		g.now = l
	}
	g.seen = true
	return g.now.Key(text)
}

// Place is Key where the terminal tells more: what the key types without Shift
// (0: more than one character), and which key stands at that place of a US
// keyboard. It is believed where some layout types that there, so that a Latin
// layout is not turned into the US one.
func (g *Guess) Place(code, base rune, shift bool) (rune, bool) {
	if base <= ' ' || base >= utf8.RuneSelf || code == base {
		return 0, false
	}
	us := base
	if shift {
		us = shifted(base)
	}
	fits := func(l *Layout) bool { return l != nil && l.typed[base] == string(code) }
	if fits(g.now) {
		return us, true
	}
	for _, l := range g.order {
		if fits(l) {
			g.now, g.seen = l, true
			return us, true
		}
	}
	return us, code == 0 || rightToLeft(code) // a layout that is in no table
}

// Shifted is Place for a key that types without Shift what it does on a US
// keyboard, and with it another text: believed where some layout has it so.
func (g *Guess) Shifted(code rune, text string) (rune, bool) {
	us := shifted(code)
	for _, l := range g.order {
		if us != code && l.typed[code] == string(code) && l.typed[us] == text {
			return us, true
		}
	}
	return 0, false
}

// best is the layout that has a text and most of what came before it.
func (g *Guess) best(text string) *Layout {
	var best *Layout
	most := -1
	for _, l := range g.order {
		if !has(l, text) {
			continue
		}
		n := 0
		for _, s := range &g.recent {
			if s != "" && has(l, s) {
				n++
			}
		}
		if n > most {
			best, most = l, n
		}
	}
	return best
}

// rightToLeft reports whether a character is of the scripts that the layouts
// write: Hebrew, Arabic and their marks and digits.
func rightToLeft(r rune) bool {
	return r >= 0x590 && r < 0x900 || r >= 0xFB1D && r < 0xFE00 || r >= 0xFE70 && r < 0xFF00 || r == 0x200C || r == 0x200D
}

func has(l *Layout, text string) bool { _, ok := l.place[text]; return ok }

// shifted is the character of a key of a US keyboard with Shift.
func shifted(r rune) rune {
	const plain, with = "`1234567890-=[]\\;',./", "~!@#$%^&*()_+{}|:\"<>?"
	if 'a' <= r && r <= 'z' {
		return r - 'a' + 'A'
	}
	if i := strings.IndexRune(plain, r); i >= 0 {
		return rune(with[i])
	}
	return r
}

// Unshifted is the key of a US keyboard that types a character with Shift, or
// the character itself.
func Unshifted(r rune) rune {
	const plain, with = "`1234567890-=[]\\;',./", "~!@#$%^&*()_+{}|:\"<>?"
	if 'A' <= r && r <= 'Z' {
		return r - 'A' + 'a'
	}
	if i := strings.IndexRune(with, r); i >= 0 {
		return rune(plain[i])
	}
	return r
}
