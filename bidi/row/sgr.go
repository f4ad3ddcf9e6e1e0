package row

import (
	"strconv"

	"khabar/bidi/cell"
)

// maxTarget is the longest link target written, in bytes after escaping; VTE
// takes no longer one. A longer target is left out: the text stays plain.
const maxTarget = 2083

// appendStyle sets the look of style s, and what a class adds to it, from
// whatever was set before.
func (w *Writer) appendStyle(dst []byte, o *output, s cell.Style, a add) []byte {
	p := w.params(s)
	look := int32(s)
	if p == "" {
		look = -1
	}
	if look == o.style && a == o.add {
		return dst
	}
	o.style, o.add = look, a
	dst = append(dst, "\x1b["...)
	if p != "" {
		dst = append(dst, "0;"...)
		dst = append(dst, p...)
	} else if a != 0 {
		dst = append(dst, '0')
	}
	if a&slant != 0 {
		switch has := font(p); {
		case w.NoItalic && has&bold != 0:
			dst = append(dst, ";22"...)
		case w.NoItalic:
			dst = append(dst, ";1"...)
		case has&italic != 0:
			dst = append(dst, ";23"...)
		default:
			dst = append(dst, ";3"...)
		}
	}
	if a&conceal != 0 {
		dst = append(dst, ";8"...)
	}
	return append(dst, 'm')
}

// params returns the SGR parameters of s: "" for an unknown style and for
// anything that is not made of digits, ';' and ':'.
func (w *Writer) params(s cell.Style) string {
	if int(s) >= len(w.Styles) {
		return ""
	}
	p := w.Styles[s]
	for i := range len(p) {
		if p[i] < '0' || p[i] > ';' {
			return ""
		}
	}
	return p
}

// The fonts that SGR chooses.
const (
	bold uint8 = 1 << iota
	italic
)

// font says which font the SGR parameters p choose: bold, italic, both or 0.
// Parameters of colours (38, 48, 58) are skipped.
func font(p string) (f uint8) {
	skip, colour := 0, false
	for len(p) > 0 {
		i := 0
		for i < len(p) && p[i] != ';' {
			i++
		}
		word := p[:i]
		p = p[min(i+1, len(p)):]
		switch {
		case colour:
			colour = false
			skip = 1 // 5;n
			if word == "2" {
				skip = 3 // 2;r;g;b
			}
		case skip > 0:
			skip--
		case word == "38" || word == "48" || word == "58":
			colour = true
		case word == "1":
			f |= bold
		case word == "3":
			f |= italic
		case word == "22":
			f &^= bold
		case word == "23":
			f &^= italic
		case word == "" || word == "0":
			f = 0
		}
	}
	return f
}

// appendLink begins link n (OSC 8), or ends the one before when n is 0 or has
// no target. The id holds the pieces of a link together that reordering or
// the end of a line has cut.
func (w *Writer) appendLink(dst []byte, n uint16) []byte {
	if n == 0 || int(n) >= len(w.Links) || w.Links[n] == "" {
		return append(dst, "\x1b]8;;\x1b\\"...)
	}
	target := w.Links[n]
	at := len(dst)
	dst = append(dst, "\x1b]8;id="...)
	dst = strconv.AppendUint(dst, uint64(n), 10)
	dst = append(dst, '-')
	dst = strconv.AppendUint(dst, uint64(hash(target)), 16)
	dst = append(dst, ';')
	start := len(dst)
	dst = appendTarget(dst, target)
	if len(dst)-start > maxTarget {
		return append(dst[:at], "\x1b]8;;\x1b\\"...)
	}
	return append(dst, "\x1b\\"...)
}

// appendTarget percent-encodes every byte of a target that is not printable
// ASCII; OSC 8 allows no other.
func appendTarget(dst []byte, target string) []byte {
	const hex = "0123456789ABCDEF"
	for i := range len(target) {
		b := target[i]
		if b <= ' ' || b >= 0x7F {
			dst = append(dst, '%', hex[b>>4], hex[b&15])
		} else {
			dst = append(dst, b)
		}
	}
	return dst
}

// hash is FNV-1a of 32 bits.
func hash(s string) uint32 {
	h := uint32(2166136261)
	for i := range len(s) {
		h = (h ^ uint32(s[i])) * 16777619
	}
	return h
}
