package line

import "unicode/utf8"

// class sorts characters for plainBreaks and oddEnd; the names in brackets are
// line breaking classes of UAX #14.
type class uint8

const (
	other       class = iota // anything not named below
	letter                   // (AL, HL)
	digit                    // (NU)
	mark                     // vowels and points, ZWNJ, LRM, RLM (CM)
	space                    // U+0020 (SP)
	stop                     // . , : ; and the Arabic comma (IS)
	exclamation              // ! and ?, the Arabic semicolon, question mark and full stop (EX)
	opening                  // ( [ { (OP), “ ‘ « ‹ (QU, initial)
	quote                    // " ' (QU)
	closing                  // ) ] (CP), ” ’ » › (QU, final)
	linking                  // } - % / (CL, HY, PO, SY): odd, but spaces after it are not
	newline                  // LF, CR, CR LF
)

// classAt returns the class of the character at text[i] and its length.
func classAt(text string, i int) (class, int) {
	c := text[i]
	if c < utf8.RuneSelf {
		if c == '\r' && i+1 < len(text) && text[i+1] == '\n' {
			return newline, 2
		}
		return lowClass[c], 1
	}
	if 0xC2 <= c && c < 0xE0 && i+1 < len(text) && text[i+1]&0xC0 == 0x80 {
		return lowClass[int(c&0x1F)<<6|int(text[i+1]&0x3F)], 2
	}
	r, n := utf8.DecodeRuneInString(text[i:])
	switch r {
	case '“', '‘', '‹':
		return opening, n
	case '”', '’', '›':
		return closing, n
	case 0x200C, 0x200E, 0x200F: // ZWNJ, LRM, RLM
		return mark, n
	}
	return other, n
}

// lowClass has the classes of U+0000-07FF.
var lowClass = func() (t [0x800]class) {
	for r := rune(utf8.RuneSelf); int(r) < len(t); r++ {
		t[r] = twoByteClass(r)
	}
	for c := 'a'; c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = letter, letter
	}
	for c := '0'; c <= '9'; c++ {
		t[c] = digit
	}
	for _, c := range ".,:;" {
		t[c] = stop
	}
	for _, c := range "([{" {
		t[c] = opening
	}
	t['"'], t['\''] = quote, quote
	for _, c := range "}-%/" {
		t[c] = linking
	}
	t[')'], t[']'] = closing, closing
	t[' '], t['!'], t['?'], t['\n'], t['\r'] = space, exclamation, exclamation, newline, newline
	return t
}()

// twoByteClass returns the class of r, of U+0080-07FF.
func twoByteClass(r rune) class {
	switch {
	case 0x0620 <= r && r <= 0x064A: // Arabic letters and the tatweel
		return letter
	case 0x064B <= r && r <= 0x065F, r == 0x0670: // Arabic vowels
		return mark
	case 0x0671 <= r && r <= 0x06D3, r == 0x06D5: // more Arabic letters
		return letter
	case 0x0660 <= r && r <= 0x0669, r == 0x066B, r == 0x066C, 0x06F0 <= r && r <= 0x06F9:
		return digit
	case r == 0x060C:
		return stop
	case r == 0x061B, r == 0x061F, r == 0x06D4:
		return exclamation
	case 0x05D0 <= r && r <= 0x05EA: // Hebrew letters
		return letter
	case 0x05B0 <= r && r <= 0x05BD, r == 0x05BF, r == 0x05C1, r == 0x05C2: // Hebrew points
		return mark
	case 0x00C0 <= r && r <= 0x024F && r != 0xD7 && r != 0xF7, // Latin
		0x0410 <= r && r <= 0x044F: // Cyrillic
		return letter
	case r == '«':
		return opening
	case r == '»':
		return closing
	}
	return other
}
