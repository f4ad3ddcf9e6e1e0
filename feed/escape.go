package feed

import "unicode/utf8"

// sequence returns the length in bytes of the terminal control that starts at
// s[i] with ESC or a C1 character of size bytes: the whole escape sequence,
// control string or CSI sequence of ECMA-48. A control string that nothing
// ends (no ST, no BEL, before the next control character) is no string: only
// its introducer counts, so that one stray byte cannot swallow an article.
func sequence(s string, i, size int) int {
	start := i
	r, _ := utf8.DecodeRuneInString(s[i:])
	i += size
	if r == 0x1B {
		if i >= len(s) {
			return i - start
		}
		switch c := s[i]; {
		case c >= 0x40 && c <= 0x5F: // the seven-bit form of a C1 character
			r = rune(c) + 0x40
			i++
		case c >= 0x20 && c <= 0x7E:
			for i < len(s) && s[i] >= 0x20 && s[i] <= 0x2F {
				i++
			}
			if i < len(s) && s[i] >= 0x30 && s[i] <= 0x7E {
				i++
			}
			return i - start
		default:
			return i - start
		}
	}
	switch r {
	case 0x9B: // CSI: parameters, intermediates, one final byte
		for i < len(s) && s[i] >= 0x30 && s[i] <= 0x3F {
			i++
		}
		for i < len(s) && s[i] >= 0x20 && s[i] <= 0x2F {
			i++
		}
		if i < len(s) && s[i] >= 0x40 && s[i] <= 0x7E {
			i++
		}
	case 0x90, 0x98, 0x9D, 0x9E, 0x9F: // DCS, SOS, OSC, PM, APC
		if end := stringEnd(s, i); end > 0 {
			i = end
		}
	}
	return i - start
}

// stringEnd returns where the control string whose body starts at i ends,
// behind its terminator, or 0. The search ends at the next control character,
// so that each byte of a text is looked at a bounded number of times.
func stringEnd(s string, i int) int {
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == 0x07:
			return i + 1
		case c == 0x1B:
			if i+1 < len(s) && s[i+1] == '\\' {
				return i + 2
			}
			return 0
		case c == 0xC2 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] < 0xA0:
			if s[i+1] == 0x9C {
				return i + 2
			}
			return 0
		case c < 0x20 && c != '\t' || c == 0x7F:
			return 0
		}
	}
	return 0
}
