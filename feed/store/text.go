package store

import (
	"encoding/binary"
	"errors"
	"slices"
	"unicode/utf8"
)

// Text is kept with one byte a letter, after the idea of the Standard
// Compression Scheme for Unicode (Unicode Technical Standard #6): a byte
// above 0x7F is a letter of the current window of 128 characters, a byte
// below is ASCII. Zstandard then has half as much to do and makes a fifth less
// of it: UTF-8 spends every other byte of these scripts on saying Arabic,
// Arabic, Arabic.
const (
	textRune   = 0x01 // the UTF-8 form of one character that is in no window follows
	textWindow = 0x02 // the number of the next window and a letter of it follow
	textOnce   = 0x03 // the number of a window and a letter of it follow; the current one stays
	textByte   = 0x04 // one byte as it is follows: a control character, or no UTF-8
)

// arabicWindow is the first window of every text: U+0600 to U+067F.
const arabicWindow = 0x600 >> 7

// general punctuation, U+2000 to U+207F: quotation marks, dashes, ZWNJ.
const punctuationWindow = 0x2000 >> 7

var errText = errors.New("a text in the store breaks off")

// appendText appends the length of s and its letters.
func appendText(dst []byte, s string) []byte {
	dst = binary.AppendUvarint(dst, uint64(len(s)))
	// No byte of a text becomes more than two: the letters are written without
	// asking for room again.
	dst = slices.Grow(dst, 2*len(s)+4)
	n := len(dst)
	out := dst[n : n+2*len(s)+4]
	k := 0
	lead := byte(0xC0 | arabicWindow<<1) // the first byte of letters of the window, or that and 1
	for i := 0; i < len(s); {
		c := s[i]
		if c&^1 == lead && i+1 < len(s) && s[i+1]&0xC0 == 0x80 {
			out[k] = 0x80 | c<<6&0x40 | s[i+1]&0x3F
			k, i = k+1, i+2
			continue
		}
		if c >= 0x20 && c < utf8.RuneSelf || c == '\n' || c == '\t' {
			out[k] = c
			k, i = k+1, i+1
			continue
		}
		if c&0xE0 == 0xC0 && i+1 < len(s) && c >= 0xC2 && s[i+1]&0xC0 == 0x80 {
			// Two bytes: eleven bits, the upper four of them the window's number.
			lead = c &^ 1
			out[k], out[k+1], out[k+2] = textWindow, c&0x1F>>1, 0x80|c<<6&0x40|s[i+1]&0x3F
			k, i = k+3, i+2
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case size == 1:
			out[k], out[k+1] = textByte, c
			k += 2
		case r>>7 == punctuationWindow:
			out[k], out[k+1], out[k+2] = textOnce, punctuationWindow, byte(r)|0x80
			k += 3
		default:
			out[k] = textRune
			k += 1 + copy(out[k+1:], s[i:i+size])
		}
		i += size
	}
	return dst[:n+k]
}

// readText reads what appendText wrote, with scratch for the letters.
func (r *reader) text() string {
	n := r.Uint()
	// A letter of one byte here is at most three there.
	if r.Failed || n > uint64(3*len(r.Data)) {
		r.Fail()
		return ""
	}
	if n == 0 {
		return ""
	}
	out, data, window := r.scratch[:0], r.Data, rune(arabicWindow)
	i := 0
	for uint64(len(out)) < n {
		if i >= len(data) {
			r.Fail()
			return ""
		}
		c := data[i]
		i++
		switch {
		case c >= 0x80:
			out = utf8.AppendRune(out, window<<7|rune(c&0x7F))
		case c > textByte:
			out = append(out, c)
		case c == textRune:
			_, size := utf8.DecodeRune(data[i:])
			if size < 2 {
				r.Fail()
				return ""
			}
			out = append(out, data[i:i+size]...)
			i += size
		case c == textByte && i < len(data):
			out = append(out, data[i])
			i++
		case (c == textWindow || c == textOnce) && i+1 < len(data) && data[i+1] >= 0x80:
			w := rune(data[i])
			out = utf8.AppendRune(out, w<<7|rune(data[i+1]&0x7F))
			if c == textWindow {
				window = w
			}
			i += 2
		default:
			r.Fail()
			return ""
		}
	}
	r.scratch = out
	if uint64(len(out)) != n {
		r.Fail()
		return ""
	}
	r.Data = data[i:]
	return string(out)
}
