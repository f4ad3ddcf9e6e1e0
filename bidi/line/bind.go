package line

import (
	"slices"

	"khabar/bidi/internal/ucd"
)

// mostBound is the widest gap, in columns, over which a word is bound to the
// one before it: row.Writer joins them over no wider one.
const mostBound = 3

// bind sees to the words of the part that begins with unit from whose digits
// are joined to right-to-left letters, as in "14ویں": no line begins with one,
// and what parts it from the word before stays narrow. Where there is no such
// word before that it could be joined to, a blank comes between digits and
// letters. See Paragraph.Bind.
func (p *Paragraph) bind(from int) {
	for i := from; i < len(p.units); i++ {
		if i > from && p.units[i-1].flags&hangs == 0 { // within a word
			continue
		}
		letter, alone := p.digitsFirst(i)
		switch {
		case letter < 0:
		case !alone && p.follows(from, i):
			p.units[i].flags &^= mayBreak
			for j := i - 1; p.units[j].flags&hangs != 0; j-- {
				p.units[j].flags &^= gap
			}
		case p.rightOf(from, i):
			u := unit{start: p.units[letter].start, end: p.units[letter].start, rune: ' ', mark: p.units[letter].mark, width: 1, flags: hangs}
			p.units = slices.Insert(p.units, letter, u)
			i = letter
		}
	}
}

// digitsFirst returns the first right-to-left letter of the word that begins
// with unit i if European digits stand before it, and no letter does before
// them; else -1. If they stand alone, something parts them from the word before.
func (p *Paragraph) digitsFirst(i int) (letter int, alone bool) {
	digits := false
	for ; i < len(p.units) && p.units[i].flags&hangs == 0; i++ {
		switch class := ucd.ClassOf(p.units[i].rune); {
		case class == ucd.EN:
			digits = true
		case class == ucd.R || class == ucd.AL:
			if digits {
				return i, alone
			}
			return -1, false
		case class == ucd.L && !digits:
			return -1, false
		case class == ucd.L || isBracket(p.units[i].rune):
			alone = true
		}
	}
	return -1, false
}

// follows reports whether the word that begins with unit i follows, on the same
// line and at most mostBound columns away, right-to-left letters from which
// nothing parts it.
func (p *Paragraph) follows(from, i int) bool {
	if p.units[i].flags&mustBreak != 0 {
		return false
	}
	columns := 0
	for i--; i >= from && p.units[i].flags&hangs != 0; i-- {
		u := &p.units[i]
		if columns += int(u.width); columns > mostBound || u.flags&(tab|mustBreak) != 0 {
			return false
		}
	}
	letters := false
	for ; i >= from && p.units[i].flags&hangs == 0; i-- {
		switch class := ucd.ClassOf(p.units[i].rune); {
		case class == ucd.R || class == ucd.AL:
			letters = true
		case class == ucd.L:
			return letters
		case isBracket(p.units[i].rune):
			return false
		}
	}
	return letters
}

// rightOf reports whether digits in unit i stand at the right of letters that
// follow them: in a right-to-left paragraph, and in another one after
// right-to-left letters (W7).
func (p *Paragraph) rightOf(from, i int) bool {
	if p.levels.Level()&1 != 0 {
		return true
	}
	for i--; i >= from; i-- {
		switch ucd.ClassOf(p.units[i].rune) {
		case ucd.R, ucd.AL:
			return true
		case ucd.L:
			return false
		}
	}
	return false
}

func isBracket(r rune) bool {
	pair, _ := ucd.BracketOf(r)
	return pair != 0
}
