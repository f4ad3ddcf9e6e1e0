//go:build linux

package main

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// pressed is what a terminal sends for a key with a name as Bubble Tea gives
// it; several keys stand apart with blanks.
func pressed(keys string) string {
	var all strings.Builder
	for _, name := range strings.Fields(keys) {
		all.WriteString(press(name))
	}
	return all.String()
}

// modifiers are the bits of kitty's and of xterm's protocol.
var modifiers = map[string]int{"shift": 1, "alt": 2, "ctrl": 4, "super": 8, "hyper": 16, "meta": 32}

func press(name string) string {
	bits := 0
	for {
		mod, rest, ok := strings.Cut(name, "+")
		if !ok || rest == "" || modifiers[mod] == 0 {
			break
		}
		bits, name = bits|modifiers[mod], rest
	}
	r, size := utf8.DecodeRuneInString(name)
	if size < len(name) {
		r = map[string]rune{"enter": '\r', "tab": '\t', "esc": 0x1b, "space": ' ', "backspace": 0x7f}[name]
	}
	if letter := map[string]string{"up": "A", "down": "B", "right": "C", "left": "D", "home": "H", "end": "F", "f1": "P", "f2": "Q", "f4": "S"}[name]; letter != "" {
		if bits == 0 {
			if name[0] == 'f' {
				return "\x1bO" + letter
			}
			return "\x1b[" + letter
		}
		return fmt.Sprintf("\x1b[1;%d%s", bits+1, letter)
	}
	if n := map[string]int{"insert": 2, "delete": 3, "pgup": 5, "pgdown": 6, "f3": 13, "f5": 15, "f6": 17, "f7": 18, "f8": 19, "f9": 20, "f10": 21, "f11": 23, "f12": 24}[name]; n != 0 {
		if bits == 0 {
			return fmt.Sprintf("\x1b[%d~", n)
		}
		return fmt.Sprintf("\x1b[%d;%d~", n, bits+1)
	}
	switch {
	case r == 0:
		return "" // no key of a keyboard
	case bits == 0:
		return string(r)
	case bits == 1 && r == '\t':
		return "\x1b[Z"
	case bits == 1 && r >= 'a' && r <= 'z':
		return string(r - 'a' + 'A')
	case bits == 4 && r >= 'a' && r <= 'z':
		return string(r - 'a' + 1)
	case bits == 2:
		return "\x1b" + string(r)
	}
	return fmt.Sprintf("\x1b[%d;%du", r, bits+1)
}
