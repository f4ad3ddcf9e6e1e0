package feed

import (
	"strings"
	"unicode/utf8"
)

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
		if c.at == nil && s[i-1] == '\n' { // most lines need nothing
			next := i + cleanPrefix(s[i:])
			if next < len(s) {
				next = i + strings.LastIndexByte(s[i:next], '\n') + 1
			}
			c.b = append(c.b, s[i:next]...)
			i = next
		}
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
