// Package argv splits a command line that the reader wrote into its words.
// No shell is involved where the program runs such a line: as a command that
// makes a feed (feed/fetch), and as one that an article is handed to (ui/pipe).
//
// Quoting is a shell's, without the rest of a shell: blanks part words; '…'
// keeps everything as it is; "…" too, but for \" and \\; a backslash before a
// blank, a quote or a backslash takes its meaning. Nothing else means
// anything. Who wants a shell names it: sh -c '…'.
package argv

import (
	"errors"
	"strings"
)

// ErrQuote says that a quote is opened and not closed.
var ErrQuote = errors.New("a quote is not closed")

// Split splits a command line into words.
func Split(line string) ([]string, error) {
	var words []string
	var word strings.Builder
	begun, quote := false, rune(0)
	runes := []rune(line)
	for i := 0; i < len(runes); i++ {
		r := runes[i]
		next := rune(0)
		if i+1 < len(runes) {
			next = runes[i+1]
		}
		switch {
		case quote == '\'' && r != '\'':
			word.WriteRune(r)
		case r == '\\' && (next == '"' || next == '\\' || quote == 0 && (next == ' ' || next == '\t' || next == '\'')):
			word.WriteRune(next)
			begun = true
			i++
		case quote != 0 && r == quote:
			quote = 0
		case quote == 0 && (r == '"' || r == '\''):
			quote, begun = r, true
		case quote == 0 && (r == ' ' || r == '\t' || r == '\n'):
			if begun {
				words = append(words, word.String())
				word.Reset()
			}
			begun = false
		default:
			word.WriteRune(r)
			begun = true
		}
	}
	if quote != 0 {
		return nil, ErrQuote
	}
	if begun {
		words = append(words, word.String())
	}
	return words, nil
}
