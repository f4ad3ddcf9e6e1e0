package export

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/clipperhouse/uax29/v2/graphemes"

	"khabar/feed"
)

// maxName is how long a file's name is at most, in bytes, without its ending:
// file systems have 255 for all of it.
const maxName = 180

// FileName makes a file's name of a headline and an ending (".txt"), one that
// every platform has room for: no separator, no control or bidi character, none
// of < > : " | ? *, no dot or hyphen at its start, no dot or blank at its end,
// and none of the names that Windows keeps for devices.
func FileName(title, ending string) string {
	name := strings.Map(func(r rune) rune {
		switch {
		case r == '\u200c' || r == '\u200d': // which words are written with
			return r
		case strings.ContainsRune(`/\:*?"<>|`, r), unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Co, r), r == utf8.RuneError:
			return -1
		}
		return r
	}, feed.CleanLine(title))
	name = strings.Join(strings.Fields(name), " ")
	name = strings.TrimLeft(name, "-.~ ")
	if len(name) > maxName {
		end := 0
		for it := graphemes.FromString(name); it.Next() && it.End() <= maxName; {
			end = it.End()
		}
		name = name[:end]
		if space := strings.LastIndexByte(name, ' '); space > maxName/2 {
			name = name[:space] // the last word whole, or not at all
		}
	}
	name = strings.TrimRight(name, ". ")
	base, _, _ := strings.Cut(strings.ToUpper(name), ".")
	if name == "" || reserved(strings.TrimSpace(base)) {
		name = strings.TrimSpace("article " + name)
	}
	return name + ending
}

// reserved reports whether a name is a device's on Windows.
func reserved(name string) bool {
	switch name {
	case "CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$":
		return true
	}
	for _, device := range []string{"COM", "LPT"} {
		if n, ok := strings.CutPrefix(name, device); ok && utf8.RuneCountInString(n) == 1 && strings.ContainsAny(n, "0123456789¹²³") {
			return true
		}
	}
	return false
}
