package feed

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// What one letter may carry. Unicode's Stream-Safe Text Format (UAX #15)
// allows 30 marks; 16 hold every real word (Hebrew with cantillation needs 5)
// and keep a headline of marks from climbing over the lines above it.
const (
	maxMarks     = 16
	maxZeroWidth = 8  // format characters after one letter; a flag of emoji tags needs 7
	maxNesting   = 60 // open bidi controls; UAX #9 counts levels up to 125
)

// Clean makes text from outside safe to show anywhere: in a pane, a title
// bar, a notification, a pipe or a log. It is the one cleaner of the program.
//
//   - Escape sequences (ESC, CSI, OSC, DCS and their C1 forms) go as a whole;
//     so do all other control characters but newline and tab. CR, CR LF, NEL,
//     LS and PS become a newline.
//   - Broken UTF-8, surrogates and noncharacters become U+FFFD, one for each
//     maximal broken part.
//   - Bidi embeddings, overrides and isolates that a line leaves open go, and
//     so do closing ones without an opening one: what is left is in pairs.
//   - No letter carries more than 16 marks or 8 invisible format characters;
//     U+FEFF and the deprecated U+206A to U+206F go.
//
// Clean text comes back as it is, without an allocation, and cleaning twice
// changes nothing.
func Clean(s string) string {
	n := cleanPrefix(s)
	if n == len(s) {
		return s
	}
	var c cleaner
	c.clean(s, n)
	return string(c.b)
}

// CleanLine cleans text that is shown on one line, as a headline is: what
// [Clean] does, then every run of white space becomes one space and none is
// left at the ends.
func CleanLine(s string) string {
	if !singleSpaced(s) {
		s = strings.Join(strings.Fields(s), " ")
	}
	n := cleanPrefix(s)
	if n == len(s) {
		return s
	}
	// Taking something out can leave two spaces side by side, and NEL or LS
	// become newlines: fold again, then close what folding joined.
	return Clean(strings.Join(strings.Fields(Clean(s)), " "))
}

// CleanSpans is [Clean] for text with spans: their offsets follow the text.
// The spans are changed in place.
func CleanSpans(s string, spans []Span) string {
	n := cleanPrefix(s)
	if n == len(s) {
		return s
	}
	c := cleaner{at: make([]int, len(s)+1)}
	c.clean(s, n)
	for i := range spans {
		spans[i].Start, spans[i].End = c.at[spans[i].Start], c.at[spans[i].End]
	}
	return string(c.b)
}

// singleSpaced reports whether the only white space of s is single spaces
// between words, as far as that is known without decoding.
func singleSpaced(s string) bool {
	space := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == ' ':
			if space {
				return false
			}
			space = true
		case c < ' ':
			return false
		case c >= utf8.RuneSelf && (c == 0xC2 || c == 0xE1 || c == 0xE2 || c == 0xE3):
			if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsSpace(r) {
				return false
			}
			space = false
		default:
			space = false
		}
	}
	return !space || s == ""
}

// cleanPrefix returns the length of the part of s that needs no cleaning. It
// stops, too, where only [cleaner] can tell: at the first bidi control, and
// where a letter carries more marks or invisible characters than most.
func cleanPrefix(s string) int {
	marks, invisible := 0, 0
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c < ' ' && c != '\n' && c != '\t' || c == 0x7F {
				return i
			}
			marks, invisible = 0, 0
			i++
			continue
		}
		if c >= 0xD7 && c <= 0xDB {
			n := i
			for i+1 < len(s) && s[i] >= 0xD7 && s[i] <= 0xDB && letters[s[i]-0xD7][s[i+1]] {
				i += 2
			}
			if i > n {
				marks, invisible = 0, 0
				continue
			}
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch kindOf(r) {
		case visible:
			if r == utf8.RuneError && size == 1 {
				return i
			}
			marks, invisible = 0, 0
		case mark:
			if marks++; marks > maxMarks {
				return i
			}
		case format:
			if invisible++; invisible > maxZeroWidth {
				return i
			}
		default:
			return i
		}
		i += size
	}
	return len(s)
}
