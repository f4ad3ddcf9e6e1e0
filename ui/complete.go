package ui

import (
	"strings"
	"unicode/utf8"
)

// completion completes the last of the words in a prompt, those that a comma
// parts; the zero value knows none.
type completion struct {
	words func(begun string) []string // what a word may be; nil: nothing is known

	begun  bool // the text ends in one of offers
	stem   string
	offers []string
	at     int
}

// next is a text with the next offer in the place of its last word, or with the
// one before.
func (c *completion) next(text string, forward bool) string {
	if c.words == nil {
		return text
	}
	if !c.begun {
		from := 0
		if i := strings.LastIndexAny(text, ",،"); i >= 0 {
			_, n := utf8.DecodeRuneInString(text[i:])
			from = i + n
		}
		from += len(text[from:]) - len(strings.TrimLeft(text[from:], " "))
		c.stem = text[:from]
		c.offers, c.at = c.words(text[from:]), -1
		if !forward {
			c.at = 0
		}
		if c.begun = len(c.offers) > 0; !c.begun {
			return text
		}
	}
	if forward {
		c.at++
	} else {
		c.at--
	}
	n := len(c.offers)
	c.at = (c.at + n) % n
	return c.stem + c.offers[c.at]
}
