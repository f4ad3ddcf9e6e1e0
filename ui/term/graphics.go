package term

import "strings"

// Graphics reports whether the terminal takes pictures by the kitty graphics
// protocol and shows them over Unicode placeholders
// (https://sw.kovidgoyal.net/kitty/graphics-protocol/#unicode-placeholders).
// It is known by name: what answers the protocol's own question may know no
// placeholders, as WezTerm and Konsole do not. tmux hands pictures on where its
// allow-passthrough is on; GNU screen never.
func (t Terminal) Graphics() bool {
	switch t.Via {
	case "":
	case "tmux":
		if !t.Passes {
			return false
		}
	default:
		return false
	}
	switch strings.ToLower(t.Name) {
	case "kitty":
		return t.Version == "" || atLeast(t.Version, 0, 28)
	case "ghostty":
		return true
	}
	return false
}
