package clip

import (
	"encoding/base64"
	"strings"
)

// maxOSC is the longest text that goes through a terminal, in bytes: its base64
// has 100000, which is what terminals take at least (hterm's limit, by which
// other programs go too).
const maxOSC = 74994

// screenPiece is how much GNU screen hands on at once: less than the 256 bytes
// that its old versions have room for.
const screenPiece = 240

// sequence is OSC 52 as what stands between the program and the terminal needs
// it.
func (c Clipboard) sequence(text string) (string, error) {
	term := c.Env("TERM")
	if term == "dumb" || term == "linux" {
		return "", ErrNoWay
	}
	if len(text) > maxOSC {
		return "", ErrTooLarge
	}
	osc := "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\a"
	switch {
	case c.Env("TMUX") != "" || strings.HasPrefix(term, "tmux"):
		// For tmux itself, where its set-clipboard is on, and for the terminal
		// outside, where its allow-passthrough is.
		return osc + "\x1bPtmux;" + strings.ReplaceAll(osc, "\x1b", "\x1b\x1b") + "\x1b\\", nil
	case c.Env("STY") != "" || strings.HasPrefix(term, "screen"):
		return inScreen(osc), nil
	}
	return osc, nil
}

// inScreen puts a sequence into strings that screen hands on as they are.
func inScreen(osc string) string {
	var b strings.Builder
	for len(osc) > 0 {
		n := min(len(osc), screenPiece)
		b.WriteString("\x1bP" + osc[:n] + "\x1b\\")
		osc = osc[n:]
	}
	return b.String()
}
