package keyboard

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ErrKey is the error of a name that no key has.
var ErrKey = errors.New("no such key")

// modifiers in the order of a canonical name.
var modifiers = [...]string{"ctrl", "alt", "shift", "meta", "hyper", "super"}

// named are the keys that have a name in place of a character.
var named = [...]string{
	"up", "down", "left", "right", "pgup", "pgdown", "home", "end", "begin", "insert", "delete",
	"enter", "tab", "backspace", "esc", "space",
	"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "f11", "f12",
}

// Names are the keys that have names, as Parse reads them.
func Names() []string { return slices.Clone(named[:]) }

// alias is a name that others use.
func alias(s string) string {
	switch s {
	case "return", "ret", "cr":
		return "enter"
	case "escape":
		return "esc"
	case "pagedown", "pgdn", "page-down", "next":
		return "pgdown"
	case "pageup", "page-up", "prior":
		return "pgup"
	case "del":
		return "delete"
	case "ins":
		return "insert"
	case "bs":
		return "backspace"
	case "spacebar", "spc":
		return "space"
	case "control", "c", "strg":
		return "ctrl"
	case "a", "option", "opt", "m":
		return "alt"
	case "s":
		return "shift"
	case "cmd", "win", "command":
		return "super"
	}
	return s
}

// Parse returns the canonical name of a key that a person has written: "q",
// "G", "ctrl+f", "C-f", "^F", "Page-Down", "shift+tab", "ض". A letter with
// Shift is its capital. The error wraps ErrKey.
func Parse(name string) (string, error) {
	s := name
	if s == " " {
		return "space", nil
	}
	var mods [len(modifiers)]bool
	if rest, ok := strings.CutPrefix(s, "^"); ok && rest != "" {
		mods[0], s = true, strings.ToLower(rest)
	}
	for {
		i := strings.IndexAny(s, "+-")
		if i <= 0 || i == len(s)-1 {
			break
		}
		m := slices.Index(modifiers[:], alias(strings.ToLower(s[:i])))
		if m < 0 {
			break
		}
		mods[m], s = true, s[i+1:]
	}
	key := s
	if utf8.RuneCountInString(s) != 1 && !isSequence(s) {
		key = alias(strings.ToLower(s))
		if !slices.Contains(named[:], key) {
			return "", fmt.Errorf("%w: %q", ErrKey, name)
		}
	} else if r, _ := utf8.DecodeRuneInString(s); r == ' ' {
		key = "space"
	} else if r == utf8.RuneError || !unicode.IsGraphic(r) || unicode.IsSpace(r) {
		return "", fmt.Errorf("%w: %q", ErrKey, name)
	}
	return canonical(mods, key), nil
}

// Canonical is the canonical name of a key as a terminal library writes it
// ("shift+g", "ctrl+G"); what it does not know it returns as it is.
func Canonical(name string) string {
	if s, err := Parse(name); err == nil {
		return s
	}
	return name
}

func canonical(mods [len(modifiers)]bool, key string) string {
	r, n := utf8.DecodeRuneInString(key)
	if letter := n == len(key); letter && mods[0] {
		key = string(unicode.ToLower(r)) // Ctrl has no capitals but with Shift
	} else if letter && mods[2] && unicode.ToUpper(r) != r {
		key, mods[2] = string(unicode.ToUpper(r)), false
	}
	var b strings.Builder
	for i, m := range modifiers {
		if mods[i] {
			b.WriteString(m + "+")
		}
	}
	return b.String() + key
}

// isSequence reports whether a text is one of those of more than one letter
// that some layouts have on a key.
func isSequence(s string) bool {
	return utf8.RuneCountInString(s) > 1 && !isASCII(s) && onSomeKey(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}
