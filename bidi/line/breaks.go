package line

import (
	"unicode/utf8"

	"github.com/go-text/typesetting/segmenter"
)

// Break is a place where a line may end, or must.
type Break struct {
	Offset int32 // in bytes: the next line begins here
	Hard   bool  // the line must end (UAX #14, LB4 and LB5)
}

// Breaker finds the line break opportunities of a text (UAX #14, Unicode 17).
// The zero value is ready; once warm it allocates nothing.
//
// The rules are go-text's segmenter's. It works out clusters and words on the
// way and so takes most of the time of a layout; therefore a Breaker decides by
// itself in the text that news is mostly made of, words of letters, digits and
// common punctuation with spaces between, and hands only the other words on.
// FuzzBreaker holds the two to the same answers.
type Breaker struct {
	seg   segmenter.Segmenter
	runes []rune
}

// Append appends the breaks of text to dst in order, without the one at its
// end. Bytes that are not UTF-8 count as U+FFFD, one each.
func (b *Breaker) Append(dst []Break, text string) []Break {
	for i := 0; i < len(text); {
		var odd int
		dst, i, odd = plainBreaks(dst, text, i)
		if i == len(text) {
			break
		}
		end, hard := oddEnd(text, odd)
		dst = b.ask(dst, text, i, end)
		if end < len(text) {
			dst = append(dst, Break{int32(end), hard})
		}
		i = end
	}
	return dst
}

// ask appends the breaks inside text[start:end], by the library.
func (b *Breaker) ask(dst []Break, text string, start, end int) []Break {
	b.runes = b.runes[:0]
	for _, r := range text[start:end] {
		b.runes = append(b.runes, r)
	}
	b.seg.Init(b.runes)
	it := b.seg.LineIterator()
	at := start
	for it.Next() {
		l := it.Line()
		for range l.Text {
			_, n := utf8.DecodeRuneInString(text[at:])
			at += n
		}
		if at < end {
			dst = append(dst, Break{int32(at), l.IsMandatoryBreak})
		}
	}
	return dst
}

// plainBreaks appends breaks from the safe place i on, as long as the text is
// plain. It returns where the library must take over, a safe place again, and
// the offset of the character it is needed for; len(text) when it is not.
//
// A place is safe when what comes before it has no say in the breaks after
// it: the text's start, after a hard break, and the beginning of a word after
// a plain word and spaces.
func plainBreaks(dst []Break, text string, i int) (_ []Break, safe, odd int) {
	prev := other // class of the character before, marks aside; other at a safe place
	safe, kept := i, len(dst)
	for i < len(text) {
		c, n := classAt(text, i)
		plain := true
		switch c {
		case letter, digit, quote:
			plain = c != quote || prev != other
			if prev == exclamation && c != quote {
				dst = append(dst, Break{int32(i), false}) // LB31
			}
		case opening:
			// LB14, LB19, LB30; after other punctuation a break may be.
			plain = prev == letter || prev == digit || prev == space || prev == opening
		case closing, stop, exclamation:
			plain = prev != space && prev != other // LB13, LB15, LB19
		case mark:
			plain = prev != space && prev != other // LB10
			c = prev                               // LB9
		case space:
			plain = prev != opening // LB14, LB15a
		case newline:
			i += n
			if i < len(text) {
				dst = append(dst, Break{int32(i), true}) // LB5
			}
			safe, kept, prev = i, len(dst), other
			continue
		default:
			plain = false
		}
		if prev == space && (c == letter || c == digit || c == quote || c == opening) {
			dst = append(dst, Break{int32(i), false}) // LB18
			safe, kept = i, len(dst)
		}
		if !plain {
			return dst[:kept], safe, i
		}
		prev = c
		i += n
	}
	return dst, len(text), len(text)
}

// oddEnd returns the first safe place after i, or the end of the text, and
// whether there is a hard break.
func oddEnd(text string, i int) (end int, hard bool) {
	prev := other
	for i < len(text) {
		c, n := classAt(text, i)
		switch c {
		case letter, digit:
			if prev == space {
				return i, false
			}
		case space:
			if prev == other || prev == opening || prev == mark {
				c = other // what stands before the spaces may reach over them
			}
		case newline:
			return i + n, i+n < len(text)
		}
		prev = c
		i += n
	}
	return i, false
}
