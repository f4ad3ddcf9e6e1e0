package filter

import (
	"bytes"
	"unicode/utf8"

	"khabar/bidi/cell"
)

// styled is a stretch of the text of one look and one link. The first begins
// with the text, each ends where the next begins.
type styled struct {
	end  int
	look cell.Style
	link uint16
}

// scan takes a line apart into text and looks.
func (f *Filter) scan(src []byte) {
	f.text, f.styles, f.struck = f.text[:0], f.styles[:0], f.struck[:0]
	if len(f.writer.Styles) > maxLooks {
		f.looks.reset(&f.writer)
	}
	if len(f.writer.Links) > maxLinks {
		var target []byte
		if f.link != 0 {
			target = []byte(f.writer.Links[f.link])
		}
		f.links.reset(&f.writer)
		f.link = f.links.number(&f.writer, target)
	}
	back := 0 // letters that the next ones are printed over
	for i := 0; i < len(src); {
		c := src[i]
		if c >= ' ' && c < 0x7F {
			if back > 0 {
				f.strike(back, src[i:i+1])
				back--
				i++
				continue
			}
			n := i + 1
			for n < len(src) && src[n] >= ' ' && src[n] < 0x7F {
				n++
			}
			f.text = append(f.text, src[i:n]...)
			i = n
			continue
		}
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(src[i:])
			if r >= 0xA0 && r != 0x2028 && r != 0x2029 {
				switch {
				case size == 1: // no UTF-8
					f.text = utf8.AppendRune(f.text, r)
				case back > 0 && cell.KindOf(r) == cell.Base:
					f.strike(back, src[i:i+size])
					back--
				default:
					f.text = append(f.text, src[i:i+size]...)
				}
				i += size
				continue
			}
			if r >= 0xA0 { // a line or paragraph separator
				f.text = append(f.text, ' ')
				i += size
				continue
			}
			i = f.control(src, i, size, rune(r))
			continue
		}
		switch c {
		case '\t':
			f.text = append(f.text, '\t')
			i++
		case '\b':
			back = min(back+1, maxBack)
			i++
			continue
		case 0x1B:
			i = f.control(src, i, 1, 0x1B)
			continue
		default:
			i++
		}
		back = 0
	}
	f.mark()
	if len(f.struck) > 0 {
		f.mergeStruck()
	}
}

// mark ends the stretch of the look that is set at the end of the text.
func (f *Filter) mark() {
	start := 0
	if n := len(f.styles); n > 0 {
		start = f.styles[n-1].end
	}
	if len(f.text) == start {
		return
	}
	f.styles = append(f.styles, styled{len(f.text), f.looks.number(&f.writer, f.look), f.link})
}

// control reads the control sequence that begins at src[i] with ESC or a C1
// character of the given size, and returns where it ends. SGR and OSC 8 are
// obeyed, all others have no effect. A control string that nothing ends is
// none: its introducer alone is left out.
func (f *Filter) control(src []byte, i, size int, r rune) int {
	i += size
	if r == 0x1B {
		if i >= len(src) {
			return i
		}
		switch c := src[i]; {
		case c >= 0x40 && c <= 0x5F:
			r = rune(c) + 0x40
			i++
		case c >= 0x20 && c <= 0x7E:
			for i < len(src) && src[i] >= 0x20 && src[i] <= 0x2F {
				i++
			}
			if i < len(src) && src[i] >= 0x30 && src[i] <= 0x7E {
				i++
			}
			return i
		default:
			return i
		}
	}
	switch r {
	case 0x9B: // CSI: parameters, intermediates, one final byte
		start := i
		for i < len(src) && src[i] >= 0x30 && src[i] <= 0x3F {
			i++
		}
		params := src[start:i]
		for i < len(src) && src[i] >= 0x20 && src[i] <= 0x2F {
			i++
		}
		if i < len(src) && src[i] >= 0x40 && src[i] <= 0x7E {
			if src[i] == 'm' && i == start+len(params) && (len(params) == 0 || params[0] < '<') {
				f.mark()
				f.look.set(params)
			}
			i++
		}
	case 0x90, 0x98, 0x9D, 0x9E, 0x9F: // DCS, SOS, OSC, PM, APC
		body, end := controlString(src, i)
		if end == 0 {
			break
		}
		if rest, ok := bytes.CutPrefix(body, []byte("8;")); ok && r == 0x9D {
			if _, target, ok := bytes.Cut(rest, []byte(";")); ok {
				f.mark()
				f.link = f.links.number(&f.writer, target)
			}
		}
		i = end
	}
	return i
}

// controlString returns the body of a control string that begins at i and the
// place behind its terminator, 0 where it has none.
func controlString(src []byte, i int) (body []byte, end int) {
	start := i
	for ; i < len(src); i++ {
		switch c := src[i]; {
		case c == 0x07:
			return src[start:i], i + 1
		case c == 0x1B:
			if i+1 < len(src) && src[i+1] == '\\' {
				return src[start:i], i + 2
			}
			return nil, 0
		case c == 0xC2 && i+1 < len(src) && src[i+1] >= 0x80 && src[i+1] < 0xA0:
			if src[i+1] == 0x9C {
				return src[start:i], i + 2
			}
			return nil, 0
		case c < 0x20 && c != '\t' || c == 0x7F:
			return nil, 0
		}
	}
	return nil, 0
}
