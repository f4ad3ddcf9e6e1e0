package line

import "khabar/bidi/internal/ucd"

// bind takes away the opportunity to begin a line with a word whose digits are
// joined to right-to-left letters, as in "14ویں": the units from and on. See
// Paragraph.Bind.
func (p *Paragraph) bind(from int) {
	for i := from + 1; i < len(p.units); i++ {
		if u := &p.units[i]; u.flags&(mayBreak|mustBreak) == mayBreak && p.digitsFirst(i) {
			u.flags &^= mayBreak
		}
	}
}

// digitsFirst reports whether the word that begins with unit i has European
// digits before its first letter, and that letter is a right-to-left one.
func (p *Paragraph) digitsFirst(i int) bool {
	digits := false
	for ; i < len(p.units) && p.units[i].flags&hangs == 0; i++ {
		switch ucd.ClassOf(p.units[i].rune) {
		case ucd.EN:
			digits = true
		case ucd.R, ucd.AL:
			return digits
		case ucd.L:
			return false
		}
	}
	return false
}
