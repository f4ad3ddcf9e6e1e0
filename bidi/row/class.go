package row

import (
	"errors"
	"fmt"
	"strings"
)

// Class says what a terminal needs to show a row in visual order.
type Class uint8

// The classes; see the package comment. The zero value is the right guess for
// a terminal of which nothing is known.
const (
	Visual Class = iota
	Explicit
	Words
	Kitty
	MLTerm
	Logical
)

// Auto is the word that users write where no class is wanted but the one
// found by asking the terminal.
const Auto = "auto"

// ErrClass is the error of a name that is no class.
var ErrClass = errors.New("no such class of terminal")

// Classes returns all classes, in the order in which a user cycles them.
func Classes() []Class {
	return []Class{Visual, Explicit, Words, Kitty, MLTerm, Logical}
}

// String returns the name that ParseClass reads.
func (c Class) String() string {
	switch c {
	case Visual:
		return "visual"
	case Explicit:
		return "explicit"
	case Words:
		return "words"
	case Kitty:
		return "kitty"
	case MLTerm:
		return "mlterm"
	case Logical:
		return "logical"
	}
	return fmt.Sprintf("Class(%d)", uint8(c))
}

// ParseClass reads the name of a class in any case. For "auto" and for the
// empty name auto is true: the terminal is to be asked. Any other name is an
// error that wraps ErrClass.
func ParseClass(name string) (c Class, auto bool, err error) {
	word := strings.ToLower(strings.TrimSpace(name))
	if word == "" || word == Auto {
		return Visual, true, nil
	}
	for _, c := range Classes() {
		if c.String() == word {
			return c, false, nil
		}
	}
	return Visual, false, fmt.Errorf("%w: %q; use auto, visual, explicit, words, kitty, mlterm or logical", ErrClass, name)
}

// MarshalText returns the name of the class.
func (c Class) MarshalText() ([]byte, error) {
	if c > Logical {
		return nil, fmt.Errorf("%w: %d", ErrClass, uint8(c))
	}
	return []byte(c.String()), nil
}

// UnmarshalText reads the name of a class; "auto" is an error here.
func (c *Class) UnmarshalText(text []byte) error {
	p, auto, err := ParseClass(string(text))
	if err == nil && auto {
		err = fmt.Errorf("%w: %q", ErrClass, text)
	}
	if err == nil {
		*c = p
	}
	return err
}
