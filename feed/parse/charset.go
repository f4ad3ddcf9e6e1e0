package parse

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/encoding/unicode/utf32"
)

// decode turns the bytes of a document into text and names the encoding they
// were in. Evidence goes before declaration: a byte order mark, the pattern
// of UTF-16 and UTF-32, valid UTF-8, UTF-8 with a few broken bytes; then what
// is declared, if the letters bear it out; then what the letters say.
func decode(data []byte, contentType string) (text, name string, repairs []string) {
	if enc, name, skip := byMark(data); enc != nil {
		return convert(data[skip:], enc), name, nil
	}
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	data = trimCut(data)
	if isUTF8(data) {
		return string(data), "utf-8", nil
	}
	label := declared(data, contentType)
	if mostlyUTF8(data) {
		return string(data), "utf-8", []string{"broken UTF-8 was replaced by U+FFFD"}
	}
	enc, name := charset.Lookup(label)
	if enc == nil || name == "utf-8" || name == "replacement" || !strings.HasPrefix(name, "windows-125") && !strings.HasPrefix(name, "iso-8859") {
		if enc != nil && name != "utf-8" && name != "replacement" {
			return convert(data, enc), name, nil
		}
		guess := guessCharset(data, "")
		enc, _ = charset.Lookup(guess)
		said := "no charset was declared"
		if label != "" {
			said = "the declared charset " + label + " does not fit"
		}
		return convert(data, enc), guess, []string{said + ": read as " + guess}
	}
	if guess := guessCharset(data, name); guess != name {
		enc, _ = charset.Lookup(guess)
		return convert(data, enc), guess, []string{"the declared charset " + label + " does not fit: read as " + guess}
	}
	return convert(data, enc), name, nil
}

// trimCut takes off the beginning of a UTF-8 sequence that a document breaks
// off in, if all before it is UTF-8.
func trimCut(data []byte) []byte {
	for n := 1; n <= 3 && n < len(data); n++ {
		c := data[len(data)-n]
		if utf8.RuneStart(c) {
			if c >= 0xC2 && !utf8.FullRune(data[len(data)-n:]) && utf8.Valid(data[:len(data)-n]) {
				return data[:len(data)-n]
			}
			break
		}
	}
	return data
}

// convert decodes data; what the encoding has no character for is U+FFFD.
func convert(data []byte, enc encoding.Encoding) string {
	out, err := enc.NewDecoder().Bytes(data)
	if err != nil { // a decoder that gives up: keep what it read
		return strings.ToValidUTF8(string(out), "\uFFFD")
	}
	return string(out)
}

// byMark finds UTF-16 and UTF-32, by byte order mark or by where the zero
// bytes of ASCII characters stand.
func byMark(data []byte) (enc encoding.Encoding, name string, skip int) {
	has := func(s string) bool { return bytes.HasPrefix(data, []byte(s)) }
	switch {
	case has("\xff\xfe\x00\x00"):
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", 4
	case has("\x00\x00\xfe\xff"):
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", 4
	case has("\xff\xfe"):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", 2
	case has("\xfe\xff"):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", 2
	}
	head := data[:min(len(data), 1024)&^3]
	if len(head) < 8 || bytes.IndexByte(head, 0) < 0 {
		return nil, "", 0
	}
	var zero [4]int // by position modulo 4
	for i, c := range head {
		if c == 0 {
			zero[i&3]++
		}
	}
	n := len(head) / 4
	high := func(even int) bool { // is every high byte one of a text's: Latin, Hebrew, Arabic, punctuation
		for i := even; i < len(head); i += 2 {
			if c := head[i]; c > 0x07 && c != 0x20 && c < 0xFB && c != 0xD8 && c != 0xDC {
				return false
			}
		}
		return true
	}
	switch {
	case zero[0] >= n*9/10 && zero[1] >= n*9/10 && zero[3] < n/2:
		return utf32.UTF32(utf32.BigEndian, utf32.IgnoreBOM), "utf-32be", 0
	case zero[2] >= n*9/10 && zero[3] >= n*9/10 && zero[0] < n/2:
		return utf32.UTF32(utf32.LittleEndian, utf32.IgnoreBOM), "utf-32le", 0
	case zero[1]+zero[3] > 4*(zero[0]+zero[2]) && zero[1]+zero[3] >= n/8 && high(1):
		return unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le", 0
	case zero[0]+zero[2] > 4*(zero[1]+zero[3]) && zero[0]+zero[2] >= n/8 && high(0):
		return unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be", 0
	}
	return nil, "", 0
}

// mostlyUTF8 reports whether data is UTF-8 with some broken bytes: whole
// sequences outnumber the broken ones, as they hardly ever do by chance.
func mostlyUTF8(data []byte) bool {
	whole, broken := 0, 0
	for i := 0; i < len(data); {
		if data[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 {
			broken++
		} else {
			whole++
		}
		i += size
	}
	return whole > 3*broken
}

// declared returns the charset that the transport or the document names.
func declared(data []byte, contentType string) string {
	if l := charsetOf(contentType); l != "" {
		return l
	}
	head := data[:min(len(data), 4096)]
	if i := bytes.Index(head, []byte("<?xml")); i >= 0 && i < 256 {
		if end := bytes.Index(head[i:], []byte("?>")); end > 0 {
			if l := attribute(string(head[i:i+end]), "encoding"); l != "" {
				return l
			}
		}
	}
	lower := strings.ToLower(string(head))
	for rest := lower; ; {
		i := strings.Index(rest, "<meta")
		if i < 0 {
			return ""
		}
		rest = rest[i+5:]
		end := strings.IndexByte(rest, '>')
		if end < 0 {
			return ""
		}
		if l := charsetOf(rest[:end]); l != "" {
			return l
		}
	}
}

// charsetOf returns the value of charset= in a media type or a meta element.
func charsetOf(s string) string { return attribute(strings.ToLower(s), "charset") }

// attribute returns the value of name=value in s, quoted or not.
func attribute(s, name string) string {
	_, v, ok := strings.Cut(s, name)
	if !ok {
		return ""
	}
	v = strings.TrimLeft(v, " \t\r\n")
	if !strings.HasPrefix(v, "=") {
		return ""
	}
	v = strings.TrimLeft(v[1:], " \t\r\n\"'")
	if i := strings.IndexAny(v, " \t\r\n\"';?/>"); i >= 0 {
		v = v[:i]
	}
	return strings.ToLower(v)
}
