package term

import (
	"fmt"
	"strconv"
	"strings"
)

// groundOf is the colour in an answer to OSC 11, as #rrggbb: "rgb:RRRR/GGGG/BBBB"
// of one to four hexadecimal digits each, or with "rgba:" and a fourth
// (XParseColor). It is empty where there is none.
func groundOf(answer string) string {
	kind, values, _ := strings.Cut(answer, ":")
	parts := strings.Split(values, "/")
	if kind != "rgb" && kind != "rgba" || len(parts) < 3 {
		return ""
	}
	out := "#"
	for _, part := range parts[:3] {
		v, err := strconv.ParseUint(part, 16, 16)
		if err != nil {
			return ""
		}
		most := uint64(1)<<(4*len(part)) - 1
		out += fmt.Sprintf("%02x", (v*0xFF+most/2)/most)
	}
	return out
}

// colourOf is a colour that was kept, if it is one.
func colourOf(s string) string {
	if _, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32); err != nil || len(s) != 7 || s[0] != '#' {
		return ""
	}
	return s
}

// CanAsk says whether a program may ask the terminal while it runs, and tell it
// what it wants to be told: it would print neither.
func CanAsk(env Environment) bool { return !env.mute() && env("STY") == "" && !environmentOnly }

// Reports of the terminal's colour scheme (https://contour-terminal.org/vt-extensions/color-palette-update-notifications/):
// on request it says so whenever it becomes dark or light.
const (
	schemeOn  = "\x1b[?2031h"
	schemeOff = "\x1b[?2031l"
)

// Watch returns what to write to be told of the colour scheme from now on; the
// session ends that on every way out.
func (s *Session) Watch() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.away || s.closed || s.watching {
		return ""
	}
	s.watching = true
	return schemeOn
}
