package row

import (
	"errors"
	"fmt"

	"khabar/bidi/cell"
	"khabar/bidi/internal/ucd"
)

// DefaultBlank stands for a blank beside a right-to-left word in class Words:
// U+2800 BRAILLE PATTERN BLANK, one column, empty, bidi class L.
const DefaultBlank = '\u2800'

// ErrBlank is the error of a character that can't be Writer.Blank.
var ErrBlank = errors.New("it is a plain blank or a character of one column that is written from left to right, as U+2800")

// CheckBlank says whether a character can be Writer.Blank: 0, a plain blank, or
// a character of one column and of bidi class L. Its error wraps ErrBlank.
func CheckBlank(r rune) error {
	if r == 0 || r == ' ' || ucd.ClassOf(r) == ucd.L && cell.StringWidth(string(r)) == 1 && safe(r) == r {
		return nil
	}
	return fmt.Errorf("%U: %w", r, ErrBlank)
}
