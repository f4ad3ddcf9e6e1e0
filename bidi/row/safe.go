package row

import "unicode"

// replacement stands for what must not reach a terminal.
const replacement = '\uFFFD'

// safe returns r, or U+FFFD for a control, a format character, a line or
// paragraph separator, a surrogate and anything that is no rune. Rows hold
// none of these; this is the last line of defence.
func safe(r rune) rune {
	switch {
	case 0x20 <= r && r < 0x7F:
		return r
	case r < 0xA0:
		return replacement
	case r < 0x600:
		if r == 0xAD {
			return replacement
		}
		return r
	case 0xFE70 <= r && r < 0xFEFF, 0xFB00 <= r && r < 0xFE00, 0x620 <= r && r < 0x6DD, 0x2100 <= r && r < 0x3000:
		return r
	case r == 0x2028, r == 0x2029, 0xD800 <= r && r < 0xE000, r > unicode.MaxRune:
		return replacement
	case unicode.Is(unicode.Cf, r):
		return replacement
	}
	return r
}

// safeMark says whether a mark may be written after its base.
func safeMark(r rune) bool {
	return safe(r) == r && !(0xFE00 <= r && r <= 0xFE0F)
}
