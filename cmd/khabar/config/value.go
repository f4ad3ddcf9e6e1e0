package config

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Character is one character; in the file it stands as itself or, where it
// can't be seen, by its number: "U+2800".
type Character rune

var errCharacter = errors.New(`is one character, as itself or by its number as in "U+2800"`)

// UnmarshalText reads a character.
func (c *Character) UnmarshalText(text []byte) error {
	s := string(text)
	if hex, ok := strings.CutPrefix(strings.ToUpper(s), "U+"); ok && len(hex) >= 4 {
		n, err := strconv.ParseUint(hex, 16, 32)
		if err != nil || n > utf8.MaxRune || !utf8.ValidRune(rune(n)) {
			return fmt.Errorf("%q: it %w", s, errCharacter)
		}
		*c = Character(n)
		return nil
	}
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || n != len(s) || r == utf8.RuneError {
		return fmt.Errorf("%q: it %w", s, errCharacter)
	}
	*c = Character(r)
	return nil
}

// MarshalText writes the number.
func (c Character) MarshalText() ([]byte, error) {
	return fmt.Appendf(nil, "U+%04X", rune(c)), nil
}
