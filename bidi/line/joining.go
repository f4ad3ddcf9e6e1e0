package line

import (
	"unicode/utf8"

	"khabar/bidi/internal/ucd"
)

// joined reports whether unit i is a letter joined to the unit before it.
func (p *Paragraph) joined(i int) bool {
	if i == 0 {
		return false
	}
	u, v := &p.units[i-1], &p.units[i]
	if u.rune < 0x600 || v.rune < 0x600 || lamAlef(u.rune) {
		return false
	}
	left, right := p.letter(u), p.letter(v)
	if ucd.JoiningOf(left)&ucd.Forward == 0 || ucd.JoiningOf(right)&ucd.Backward == 0 ||
		unshaped(u.rune, left) || unshaped(v.rune, right) {
		return false
	}
	for _, r := range p.text[u.end:v.start] {
		if ucd.JoiningOf(r)&(ucd.Transparent|ucd.Causing) == 0 {
			return false // a ZWNJ, say
		}
	}
	return true
}

// letter returns the character of the text that u shows, of a ligature the
// first.
func (p *Paragraph) letter(u *unit) rune {
	r, _ := utf8.DecodeRuneInString(p.text[u.start:])
	return r
}

// lamAlef reports whether r is one of the ligatures of lam and alef.
func lamAlef(r rune) bool { return 0xFEF5 <= r && r <= 0xFEFC }

// unshaped reports whether shown is the letter itself though it has forms: the
// text was told to read from left to right there.
func unshaped(shown, letter rune) bool {
	return shown == letter && ucd.FormsOf(letter)[0] != letter
}
