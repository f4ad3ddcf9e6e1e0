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
		if c >= 0xD7 && c <= 0xDB && i+1 < len(s) && letter(c, s[i+1]) {
			marks, invisible = 0, 0
			i += 2
			continue
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

// letter is a short way for most of the text this program sees: it reports
// whether two bytes are a Hebrew or Arabic letter or digit. No answer does
// no harm.
func letter(c, d byte) bool {
	switch c {
	case 0xD7, 0xD8: // U+05D0-05FF, U+0620-063F
		return d >= 0xA0 && d < 0xC0 || c == 0xD7 && d >= 0x90 && d < 0xC0
	case 0xD9: // U+0640-064A, U+0660-066F, U+0671-067F
		return d >= 0x80 && d <= 0x8A || d >= 0xA0 && d < 0xC0 && d != 0xB0
	case 0xDA: // U+0680-06BF
		return d >= 0x80 && d < 0xC0
	}
	return d >= 0x80 && d <= 0x95 // U+06C0-06D5
}

// runeKind is what the cleaner needs to know of a character.
type runeKind uint8

const (
	visible runeKind = iota
	mark
	format    // invisible, allowed in small numbers
	opening   // LRE, RLE, LRO, RLO, LRI, RLI, FSI
	closing   // PDF, PDI
	lineBreak // becomes a newline
	gone      // removed
	control   // C0, C1
	broken    // noncharacter: becomes U+FFFD
)

func kindOf(r rune) runeKind {
	switch {
	case r < 0x20 || r >= 0x7F && r < 0xA0:
		switch r {
		case '\n', '\t':
			return visible
		case '\r', 0x85:
			return lineBreak
		}
		return control
	case r == 0xAD:
		return format
	case r < 0x300:
		return visible
	case r < 0x370:
		return mark
	case r < 0x590:
		if r >= 0x483 && r <= 0x489 {
			return mark
		}
		return visible
	case r < 0x700:
		return semitic(r)
	case r >= 0x2000 && r < 0x2070:
		return punctuation(r)
	case r >= 0x3400 && r < 0xA000, r >= 0xAC00 && r < 0xD7A4:
		return visible
	case r >= 0xFDD0 && r <= 0xFDEF, r&0xFFFE == 0xFFFE:
		return broken
	case r == 0xFEFF:
		return gone
	case r >= 0xFE00 && r <= 0xFE0F, r >= 0xE0000 && r < 0xE1000, r == 0x3164, r == 0xFFA0:
		return format
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Mc):
		return mark
	case unicode.Is(unicode.Cf, r):
		return format
	}
	return visible
}

// semitic is kindOf for Hebrew and Arabic, U+0590 to U+06FF.
func semitic(r rune) runeKind {
	switch {
	case r < 0x5D0:
		if r > 0x590 && r < 0x5C8 && r != 0x5BE && r != 0x5C0 && r != 0x5C3 && r != 0x5C6 {
			return mark
		}
	case r == 0x61C:
		return format
	case r >= 0x610 && r <= 0x61A, r >= 0x64B && r <= 0x65F, r == 0x670,
		r >= 0x6D6 && r <= 0x6DC, r >= 0x6DF && r <= 0x6E4, r == 0x6E7, r == 0x6E8, r >= 0x6EA && r <= 0x6ED:
		return mark
	}
	return visible
}

// punctuation is kindOf for U+2000 to U+206F.
func punctuation(r rune) runeKind {
	switch {
	case r >= 0x200B && r <= 0x200F, r >= 0x2060 && r <= 0x2065:
		return format
	case r == 0x2028, r == 0x2029:
		return lineBreak
	case r == 0x202C, r == 0x2069:
		return closing
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2068:
		return opening
	case r >= 0x206A:
		return gone
	}
	return visible
}

// cleaner writes the clean form of one text.
type cleaner struct {
	b         []byte
	open      []opener // bidi controls that are open on this line
	marks     int      // on the last letter written
	invisible int
	at        []int // where each byte of the input went, if wanted
}

// opener is a bidi control that waits for the one that closes it.
type opener struct {
	isolate bool
	left    bool // left out already, and so is what closes it
	in, out int  // where it stands in the input and in the output
}

func (c *cleaner) clean(s string, n int) {
	// Start at the line that needs it: marks are counted from a letter on and
	// bidi controls from the start of a line.
	n = strings.LastIndexByte(s[:n], '\n') + 1
	c.b = append(make([]byte, 0, len(s)), s[:n]...)
	for i := range n {
		c.place(i, 1, i)
	}
	for i := n; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += c.take(s, i, r, size)
	}
	c.endLine(len(s))
	if c.at != nil {
		c.at[len(s)] = len(c.b)
	}
}

// place records that the n bytes of the input from i on went to the output at o.
func (c *cleaner) place(i, n, o int) {
	if c.at != nil {
		for j := range n {
			c.at[i+j] = o
		}
	}
}

func (c *cleaner) write(r rune) { c.b = utf8.AppendRune(c.b, r) }

// take writes what becomes of the character r at s[i] and returns how many
// bytes of the input that used up.
func (c *cleaner) take(s string, i int, r rune, size int) int {
	if r == 0x1B || r >= 0x80 && r < 0xA0 && r != 0x85 && size > 1 {
		size = sequence(s, i, size)
	} else if r == '\r' && i+1 < len(s) && s[i+1] == '\n' {
		size = 2
	} else if r == utf8.RuneError && size == 1 {
		size = brokenLen(s[i:])
	}
	kind := kindOf(r)
	if r == '\n' || kind == lineBreak {
		c.endLine(i)
		r = '\n'
	}
	if kind == closing {
		closes := c.close(r, i)
		c.place(i, size, len(c.b))
		if closes {
			c.write(r)
		}
		return size
	}
	c.place(i, size, len(c.b))
	switch kind {
	case visible, lineBreak, broken:
		if kind == broken {
			r = utf8.RuneError
		}
		c.write(r)
		c.marks, c.invisible = 0, 0
	case mark:
		if c.marks++; c.marks <= maxMarks {
			c.write(r)
		}
	case format:
		if c.invisible++; c.invisible <= maxZeroWidth {
			c.write(r)
		}
	case opening:
		c.invisible++
		o := opener{isolate: r >= 0x2066, in: i, out: len(c.b), left: c.invisible > maxZeroWidth || len(c.open) >= maxNesting}
		if !o.left {
			c.write(r)
		}
		// A flood of them is not remembered for ever: past the cap what
		// closes them is taken for unmatched, and goes all the same.
		if len(c.open) < 4*maxNesting {
			c.open = append(c.open, o)
		}
	}
	return size
}

// close handles PDF and PDI as rules X7 and X6a of UAX #9 match them: PDF
// closes the embedding or override last opened, unless an isolate is in
// between; PDI closes the last isolate and all that is open inside it. It
// reports whether the character closes anything that is in the output.
func (c *cleaner) close(r rune, i int) bool {
	n := len(c.open)
	if r == 0x202C {
		if n == 0 || c.open[n-1].isolate {
			return false
		}
		c.open = c.open[:n-1]
		return !c.open[:n][n-1].left
	}
	for j := n - 1; j >= 0; j-- {
		if c.open[j].isolate {
			c.drop(j+1, i)
			c.open = c.open[:j]
			return !c.open[:n][j].left
		}
	}
	return false
}

// endLine takes out what the line left open. The input is read up to i.
func (c *cleaner) endLine(i int) {
	c.drop(0, i)
	c.open = c.open[:0]
}

// drop takes the openers from the j-th on out of the output again; they are
// three bytes long. The input is read up to i.
func (c *cleaner) drop(j, i int) {
	for j < len(c.open) && c.open[j].left {
		j++
	}
	if j >= len(c.open) {
		return
	}
	if c.at != nil {
		k, gone := j, 0
		for p := c.open[j].in; p < i; p++ {
			for k < len(c.open) && (c.open[k].left || c.open[k].in+3 <= p) {
				if !c.open[k].left {
					gone += 3
				}
				k++
			}
			c.at[p] -= gone
		}
	}
	to := c.open[j].out
	from := to
	for _, o := range c.open[j:] {
		if !o.left {
			to += copy(c.b[to:], c.b[from:o.out])
			from = o.out + 3
		}
	}
	to += copy(c.b[to:], c.b[from:])
	c.b = c.b[:to]
}

// brokenLen returns the length of the maximal part at the start of s that is
// a beginning of a UTF-8 sequence but not one (Unicode, table 3-8).
func brokenLen(s string) int {
	n := 1
	lo, hi := byte(0x80), byte(0xBF)
	want := 0
	switch c := s[0]; {
	case c >= 0xC2 && c <= 0xDF:
		want = 1
	case c == 0xE0:
		want, lo = 2, 0xA0
	case c == 0xED:
		want, hi = 2, 0x9F
	case c >= 0xE1 && c <= 0xEF:
		want = 2
	case c == 0xF0:
		want, lo = 3, 0x90
	case c == 0xF4:
		want, hi = 3, 0x8F
	case c >= 0xF1 && c <= 0xF3:
		want = 3
	}
	for ; n <= want && n < len(s) && s[n] >= lo && s[n] <= hi; n++ {
		lo, hi = 0x80, 0xBF
	}
	return n
}
