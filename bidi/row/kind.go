package row

import (
	"unicode"

	"khabar/bidi/cell"
	"khabar/bidi/internal/ucd"
)

// kind is what class Words and Kitty need to know of a cell: a coarse bidi
// class of its base.
type kind uint8

const (
	other  kind = iota // neutrals and separators
	blank              // a blank of one column without marks
	wall               // box drawing and block elements: no word goes across
	left               // L
	right              // R
	arabic             // AL
	digit              // EN
	number             // AN
)

// rtl says whether a cell of this kind makes a terminal reorder.
func (k kind) rtl() bool { return k == right || k == arabic || k == number }

// core says whether a cell of this kind may begin or end the core of a word.
func (k kind) core() bool { return k >= right }

// letter says whether the kind is a right-to-left letter.
func (k kind) letter() bool { return k == right || k == arabic }

func kindOf(c *cell.Cell) kind {
	r := c.Rune
	switch {
	case r < 0x80:
		switch {
		case r == ' ':
			return blankOr(c)
		case '0' <= r && r <= '9':
			return digit
		case 'a' <= r|0x20 && r|0x20 <= 'z':
			return left
		}
		return other
	case 0x2500 <= r && r <= 0x259F:
		return wall
	case 0xFE70 <= r && r <= 0xFEFC, 0x620 <= r && r <= 0x64A:
		return arabic
	case 0x5D0 <= r && r <= 0x5EA:
		return right
	}
	switch ucd.ClassOf(r) {
	case ucd.L:
		return left
	case ucd.R:
		return right
	case ucd.AL:
		return arabic
	case ucd.EN:
		return digit
	case ucd.AN:
		return number
	case ucd.WS, ucd.CS:
		if unicode.Is(unicode.Zs, r) {
			return blankOr(c)
		}
	}
	return other
}

func blankOr(c *cell.Cell) kind {
	if c.Marks == 0 && c.Width == 1 {
		return blank
	}
	return other
}
