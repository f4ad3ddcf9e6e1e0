package page

import (
	"slices"

	"khabar/bidi/cell"
	"khabar/ui/theme"
)

// Marks are what becomes of the vowel signs of Arabic (tashkeel) and the points
// of Hebrew (niqqud).
type Marks uint8

// The choices: as they were written; letters with them dim, since a terminal
// has one colour for a letter and its marks; not shown.
const (
	Kept Marks = iota
	Dimmed
	Hidden

	markChoices
)

// Next is the next choice.
func (m Marks) Next() Marks { return (m + 1) % markChoices }

// vowel reports whether a mark tells how a letter is spoken. Those that make
// another letter of it, such as the hamza and the madda, do not.
func vowel(r rune) bool {
	switch {
	case 0x591 <= r && r <= 0x5BD, r == 0x5BF, r == 0x5C1, r == 0x5C2, r == 0x5C4, r == 0x5C5, r == 0x5C7: // Hebrew
	case 0x610 <= r && r <= 0x61A, 0x64B <= r && r <= 0x652, 0x656 <= r && r <= 0x65F, r == 0x670: // Arabic
	case 0x6D6 <= r && r <= 0x6DC, 0x6DF <= r && r <= 0x6E4, r == 0x6E7, r == 0x6E8, 0x6EA <= r && r <= 0x6ED: // of the Quran
	case 0x8D3 <= r && r <= 0x8E1, 0x8E3 <= r && r <= 0x8FF:
	case r == 0xFB1E:
	default:
		return false
	}
	return true
}

// show does so with the cells from on.
func (m Marks) show(r *cell.Row, from int) {
	if m == Kept {
		return
	}
	for i := from; i < len(r.Cells); i++ {
		c := &r.Cells[i]
		if m == Hidden {
			c.Rune = bare(c.Rune)
		}
		if c.Marks == 0 {
			continue
		}
		marks := r.MarksOf(c)
		if m == Dimmed {
			if c.Style == theme.Text && slices.ContainsFunc(marks, vowel) {
				c.Style = theme.Dim
			}
			continue
		}
		n := 0
		for _, mark := range marks {
			if !vowel(mark) {
				marks[n] = mark
				n++
			}
		}
		switch {
		case n == len(marks):
		case n == 0 && c.Rune == cell.DottedCircle:
			c.Rune, c.Marks = ' ', 0
		default:
			c.Marks = uint8(n)
		}
	}
}

// bare is a letter of Hebrew's presentation forms (FB2A-FB4E) without its
// points.
func bare(r rune) rune {
	if r < 0xFB2A || 0xFB4E < r {
		return r
	}
	if letter := [...]rune{
		'ש', 'ש', 'ש', 'ש', 'א', 'א', 'א', 'ב', 'ג', 'ד', 'ה', 'ו', 'ז', r, 'ט', 'י', 'ך',
		'כ', 'ל', r, 'מ', r, 'נ', 'ס', r, 'ף', 'פ', r, 'צ', 'ק', 'ר', 'ש', 'ת', 'ו', 'ב', 'כ', 'פ',
	}; int(r-0xFB2A) < len(letter) {
		return letter[r-0xFB2A]
	}
	return r
}
