package bidi

import (
	"unicode/utf8"

	"khabar/bidi/internal/ucd"
)

// unknown is the level of a paragraph not known yet.
const unknown = 0xFF

// scanner cuts the text into nodes and gathers the classes that it meets. The
// nodes are stretches of one class, with these liberties, none of which changes
// a level:
//
//   - letters of one class with nothing but [joined] between them are one node:
//     rules W4 to W6 and N1 give what is between two right-to-left letters their
//     direction;
//   - so are Latin letters with numbers between them (rule W7);
//   - marks (NSM) belong to what they follow (rule W1), and so do the characters
//     that rule X9 removes, which have no level of their own;
//   - in a paragraph without explicit formatting, what stands after a letter of the
//     paragraph's own direction belongs to it up to the next letter, number or
//     bracket: rules N1 and N2 give it that direction whatever follows.
type scanner struct {
	text      string
	p         *Paragraph
	direction Direction
	careful   bool // there is explicit formatting, or may be
	has       set
	body      int // where the separator of the paragraph starts
	end       int // where it ends
}

func (s *scanner) scan() {
	p := s.p
	if s.direction != RTL && s.plain() {
		p.push(0, ucd.L, 0)
		s.has = 1 << ucd.L
		return
	}
	if !s.nodes() {
		s.careful, s.has = true, 0
		p.nodes, p.reset = p.nodes[:0], p.reset[:0]
		s.nodes()
	}
}

// nodes makes the nodes. It reports false, and is to be called again, when it
// meets explicit formatting unprepared.
func (s *scanner) nodes() bool {
	p, text := s.p, s.text
	level := uint8(unknown)
	switch {
	case s.careful:
	case s.direction == LTR:
		level = 0
	case s.direction == RTL:
		level = 1
	}
	last := none // class of the last node
	i := 0
	for i < len(text) {
		b := text[i]
		c, w := ucd.L, 1
		if b < utf8.RuneSelf {
			c = ucd.LowClass[b]
		} else {
			c, w = classAt(text, i)
			s.note(i, w)
		}
		switch c {
		case ucd.L, ucd.R, ucd.AL:
			if last != c {
				p.push(uint32(i), c, 0)
				last = c
				s.has |= 1 << c
			}
			if level == unknown && !s.careful { // rules P2 and P3
				level = uint8(min(c, 1))
			}
			if c == ucd.L {
				i = s.left(i+w, level == 0)
			} else {
				i = s.right(i+w, c, level == 1)
			}
			continue
		case ucd.B:
			s.separate(i, w)
			return true
		case ucd.S:
			p.reset = add(p.reset, span{uint32(trimmed(text, 0, i)), uint32(i + w)})
			c = ucd.WS
			fallthrough
		case ucd.EN, ucd.AN, ucd.ET, ucd.WS, ucd.ON:
			if last != c {
				p.push(uint32(i), c, 0)
				last = c
			}
		case ucd.ES, ucd.CS:
			if last != c {
				p.push(uint32(i), c, 0)
				last = c
			} else {
				p.nodes[len(p.nodes)-1].extra = several
			}
		case ucd.NSM:
			switch {
			case last == none || (explicit|1<<ucd.BN)&(1<<last) != 0:
				p.push(uint32(i), c, 0)
				last = c
			case last == ucd.ES || last == ucd.CS:
				p.nodes[len(p.nodes)-1].extra = several
			}
		case ucd.BN:
			if last == none {
				p.push(uint32(i), c, 0)
				last = c
			}
		case ucd.Bracket:
			r := rune(b)
			if b >= utf8.RuneSelf {
				r, _ = utf8.DecodeRuneInString(text[i:])
			}
			pair, closes := ucd.BracketOf(r)
			pair <<= 1
			if closes {
				pair |= closing
			}
			p.push(uint32(i), c, pair)
			last = c
		default: // explicit formatting characters
			if !s.careful {
				return false
			}
			p.push(uint32(i), c, 0)
			last = c
		}
		s.has |= 1 << c
		i += w
	}
	s.body, s.end = len(text), len(text)
	return true
}

// classAt returns the class of the character at i, which must be in the text,
// and its length in bytes.
func classAt(text string, i int) (ucd.Class, int) {
	b := text[i]
	if b < utf8.RuneSelf {
		return ucd.LowClass[b], 1
	}
	if b < 0xE0 && i+1 < len(text) {
		if t := text[i+1]; b >= 0xC2 && t&0xC0 == 0x80 {
			return ucd.LowClass[int(b&0x1F)<<6|int(t&0x3F)], 2
		}
		return ucd.ON, 1
	}
	r, w := utf8.DecodeRuneInString(text[i:])
	return ucd.ClassOf(r), w
}
