package shape

import (
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/internal/ucd"
)

// following is what is known of the character that joining sees after another.
type following uint8

const (
	apart   following = 0 // it does not join the one before it
	unknown following = 1 // it is beyond the end of the line
	joins   following = 2 // it does
)

// cluster appends the characters of a run of odd level one at a time, each with
// its marks, whatever they are. What it needs to know of the neighbours it looks
// for in the text.
type cluster struct {
	p    *bidi.Paragraph
	text string // up to the end of the run
	run  bidi.Run
	next following // what joining sees after the cluster
}

// append appends the cluster that ends at i and returns where it starts.
func (c *cluster) append(dst []byte, i int) ([]byte, int) {
	r, w := c.last(i)
	marks := i // where the marks begin; they end at i
	if ucd.ClassOf(r) == ucd.NSM {
		marks = c.base(i)
		c.look(marks, i)
		if marks == c.run.Start {
			return append(dst, c.text[marks:i]...), marks
		}
		r, w = c.last(marks)
	}
	at := marks - w
	j := ucd.JoiningOf(r)
	if j&ucd.Transparent != 0 {
		dst = utf8.AppendRune(dst, r)
		return append(dst, c.text[marks:i]...), at
	}
	joined := j&ucd.Backward != 0 && c.before(at)&ucd.Forward != 0
	if joined && ucd.LamAlef(r) != 0 {
		if end, ok := c.lam(at); ok {
			start := end - len("ل")
			r = ucd.LamAlef(r)
			if c.before(start)&ucd.Forward != 0 {
				r++
			}
			c.next = joins
			dst = utf8.AppendRune(dst, r)
			dst = append(dst, c.text[end:at]...)
			return append(dst, c.text[marks:i]...), start
		}
	}
	form := 0
	if joined {
		form = 1
	}
	if j&ucd.Forward != 0 && c.joinsNext() {
		form += 2
	}
	c.next = apart
	if j&ucd.Backward != 0 {
		c.next = joins
	}
	dst = utf8.AppendRune(dst, ucd.MirrorOf(ucd.FormOf(r, form)))
	return append(dst, c.text[marks:i]...), at
}

// last returns the character of the run that ends at i.
func (c *cluster) last(i int) (rune, int) {
	return utf8.DecodeLastRuneInString(c.text[c.run.Start:i])
}

// base returns where the marks begin that end at i, with what rule X9 removes
// among them: after the character that is neither, or where the run begins.
func (c *cluster) base(i int) int {
	for i > c.run.Start {
		r, w := c.last(i)
		switch ucd.ClassOf(r) {
		case ucd.NSM, ucd.BN, ucd.LRE, ucd.RLE, ucd.LRO, ucd.RLO, ucd.PDF:
			i -= w
		default:
			return i
		}
	}
	return i
}

// look finds what joining sees first in the text from one place up to another,
// and leaves next as it is where that is nothing.
func (c *cluster) look(from, to int) {
	for _, r := range c.text[from:to] {
		if j := ucd.JoiningOf(r); j&ucd.Transparent == 0 {
			c.next = apart
			if j&ucd.Backward != 0 {
				c.next = joins
			}
			return
		}
	}
}

// joinsNext reports whether what follows joins the one before it, and looks beyond
// the line for it if it must.
func (c *cluster) joinsNext() bool {
	if c.next == unknown {
		c.next = apart
		if r := c.p.RunAt(c.run.End - 1); r.Level == c.run.Level {
			text := c.text
			c.text = c.p.Text()
			c.look(c.run.End, max(c.run.End, r.End))
			c.text = text
		}
	}
	return c.next == joins
}

// before returns the joining type of what joining sees before i, in the line or
// before it.
func (c *cluster) before(i int) ucd.Joining {
	start := c.run.Start
	for {
		for i > start {
			r, w := utf8.DecodeLastRuneInString(c.text[start:i])
			if j := ucd.JoiningOf(r); j&ucd.Transparent == 0 {
				return j
			}
			i -= w
		}
		r := c.p.RunAt(c.run.Start)
		if r.Level != c.run.Level || r.Start >= start {
			return joiner(c.text[:start])
		}
		start = r.Start
	}
}

// lam returns the end of the lam in this run that stands before i with nothing
// but marks between, if there is one.
func (c *cluster) lam(i int) (end int, ok bool) {
	for i > c.run.Start {
		r, w := c.last(i)
		if ucd.ClassOf(r) != ucd.NSM {
			return i, r == lam
		}
		i -= w
	}
	return i, false
}
