package search

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// kind says which kind of word a folded rune can stand in.
type kind uint8

const (
	noLetter kind = iota // parts words
	latin                // a letter of any script but those below
	arabic               // a letter of the Arabic script
	hebrew               // a letter of the Hebrew script
	digit                // 0-9
	alone                // an ideograph: a word of its own (UAX #29, WB999)
)

// entry is what one code point below U+0800 folds to.
type entry struct {
	bytes uint32 // UTF-8, the first byte lowest
	n     uint8  // how many bytes; 0 where the rune is dropped
	kind  kind   // of the folded rune
}

// twoBytes has an entry for each code point below U+0800, all that UTF-8
// writes in one or two bytes, and is never written to once built. It is the
// rules below, looked up.
var twoBytes = func() (t [0x800]entry) {
	for r := range rune(len(t)) {
		f := foldLow(r)
		e := &t[r]
		e.n = uint8(len(f))
		for i := range len(f) {
			e.bytes |= uint32(f[i]) << (8 * i)
		}
		if f != "" {
			e.kind = kindOf([]rune(f)[0])
		}
	}
	return t
}()

func (e *entry) append(dst []byte) []byte {
	for i := range e.n {
		dst = append(dst, byte(e.bytes>>(8*i)))
	}
	return dst
}

// foldLow folds one code point below U+0800 by rules 2 to 6 of the package
// comment, and the parts of rule 1 that lie there.
func foldLow(r rune) string {
	switch {
	case r < 0x80:
		return string(unicode.ToLower(r))
	case r == 0x00A0 || r == 0x0085:
		return " "
	case r == 0x00AD || r == 0x034F || r == 0x061C:
		return ""
	case 0x0300 <= r && r <= 0x036F:
		return ""
	case 0x0590 <= r && r <= 0x05FF:
		return foldHebrew(r)
	case 0x0600 <= r && r <= 0x077F:
		return foldArabic(r)
	}
	return foldCased(r)
}

// foldHebrew folds U+0590 to U+05FF.
func foldHebrew(r rune) string {
	switch r {
	case 0x05BE, 0x05C0, 0x05C3, 0x05C6: // maqaf, paseq, sof pasuq, nun hafukha
		return " "
	case 0x05F3, 0x05F4: // geresh, gershayim
		return ""
	case 0x05F0: // the Yiddish digraphs
		return "וו"
	case 0x05F1:
		return "וי"
	case 0x05F2:
		return "יי"
	case 0x05EF: // yod triangle
		return "י"
	case 'ך', 'ם', 'ן', 'ף', 'ץ':
		return string(r + 1) // each final letter stands just before its base
	}
	if 0x0591 <= r && r <= 0x05C7 {
		return ""
	}
	return string(r)
}

// foldArabic folds U+0600 to U+077F, Arabic Supplement and the Syriac between
// included (which has only itself to fold to).
func foldArabic(r rune) string {
	switch {
	case 0x0660 <= r && r <= 0x0669:
		return string(r - 0x0660 + '0')
	case 0x06F0 <= r && r <= 0x06F9:
		return string(r - 0x06F0 + '0')
	case 0x0600 <= r && r <= 0x0605, // number signs: format characters
		0x0610 <= r && r <= 0x061A,
		0x064B <= r && r <= 0x065F,
		0x06D6 <= r && r <= 0x06ED,
		r == 0x0640, r == 0x0670, r == 0x0674:
		return ""
	}
	switch r {
	case 'آ', 'أ', 'إ', 'ٱ', 0x0672, 0x0673, 0x0675:
		return "ا"
	case 'ؤ', 0x0676:
		return "و"
	case 0x0677: // ۇ with a hamza
		return "ۇ"
	case 'ى', 'ئ', 'ی', 'ے', 'ې', 'ۍ', 0x0678, 0x06CE, 0x06D3, 0x063D, 0x063E, 0x063F, 0x0620:
		return "ي"
	case 'ک', 'ڪ':
		return "ك"
	case 'ة', 'ۀ', 'ہ', 'ھ', 'ۂ', 'ۃ', 'ە':
		return "ه"
	case 0x06BA:
		return "ن"
	case 0x066A:
		return "%"
	case 0x066B:
		return "."
	case 0x066C:
		return ","
	}
	return string(r)
}

// foldCased folds a letter of a script that has case or Latin-like marks:
// lower case, without what it decomposes into beyond its first rune.
func foldCased(r rune) string {
	r = unicode.ToLower(r)
	if d := norm.NFD.PropertiesString(string(r)).Decomposition(); d != nil {
		base := []rune(string(d))
		for _, m := range base[1:] {
			if !unicode.Is(unicode.Mn, m) {
				return string(r)
			}
		}
		return string(unicode.ToLower(base[0]))
	}
	return string(r)
}

// appendHigh appends what a code point from U+0800 on folds to: the
// punctuation, the marks and the presentation forms of rules 1 and 2, lower
// case, or itself.
func appendHigh(dst []byte, r rune) []byte {
	switch {
	case 0x2000 <= r && r <= 0x206F:
		return appendPunctuation(dst, r)
	case r == 0xFB1E: // varika, a Hebrew mark
		return dst
	case 0xFB1D <= r && r <= 0xFDFF, 0xFE70 <= r && r <= 0xFEFC:
		return appendForm(dst, r)
	case 0x0898 <= r && r <= 0x089F, 0x08CA <= r && r <= 0x08FF, // Arabic marks
		0x0890 <= r && r <= 0x0891, // pound and piastre signs: format characters
		r == 0x180E, 0xFE00 <= r && r <= 0xFE0F, r == 0xFEFF,
		0x10EC2 <= r && r <= 0x10EFF && unicode.Is(unicode.Mn, r):
		return dst
	case r == 0x1680, r == 0x3000:
		return append(dst, ' ')
	case 0x1E00 <= r && r <= 0x1FFF:
		return appendCased(dst, r)
	}
	if r = unicode.ToLower(r); r < 0x800 {
		return twoBytes[r].append(dst)
	}
	return utf8.AppendRune(dst, r)
}

// appendPunctuation appends what U+2000 to U+206F folds to.
func appendPunctuation(dst []byte, r rune) []byte {
	switch {
	case r <= 0x200A, r == 0x2028, r == 0x2029, r == 0x202F, r == 0x205F:
		return append(dst, ' ')
	case r <= 0x200F, 0x202A <= r && r <= 0x202E, 0x2060 <= r:
		return dst
	case 0x2018 <= r && r <= 0x201B, r == 0x2032:
		return append(dst, '\'')
	case 0x201C <= r && r <= 0x201F, r == 0x2033:
		return append(dst, '"')
	case r == 0x2010, r == 0x2011:
		return append(dst, '-')
	}
	return utf8.AppendRune(dst, r)
}

// appendForm appends what a presentation form stands for, folded. The space
// that seats a mark shown alone goes with the mark.
func appendForm(dst []byte, r rune) []byte {
	var b [utf8.UTFMax]byte
	d := norm.NFKD.Properties(utf8.AppendRune(b[:0], r)).Decomposition()
	if d == nil {
		return utf8.AppendRune(dst, r)
	}
	if d[0] == ' ' {
		d = d[1:]
	}
	for len(d) > 0 {
		r, n := utf8.DecodeRune(d)
		dst = twoBytes[r&0x7FF].append(dst)
		d = d[n:]
	}
	return dst
}

// appendCased is foldCased for letters that UTF-8 writes in three bytes.
func appendCased(dst []byte, r rune) []byte {
	r = unicode.ToLower(r)
	var b [utf8.UTFMax]byte
	if d := norm.NFD.Properties(utf8.AppendRune(b[:0], r)).Decomposition(); d != nil {
		r, _ = utf8.DecodeRune(d)
	}
	if r < 0x800 {
		return twoBytes[r].append(dst)
	}
	return utf8.AppendRune(dst, r)
}

// kindOf says which kind of word a folded rune belongs to.
func kindOf(r rune) kind {
	switch {
	case '0' <= r && r <= '9':
		return digit
	case 'a' <= r && r <= 'z':
		return latin
	case r < 0x80:
		return noLetter
	case 0x05D0 <= r && r <= 0x05EA:
		return hebrew
	case 0x0600 <= r && r <= 0x06FF, 0x0750 <= r && r <= 0x077F, 0x0870 <= r && r <= 0x08FF:
		if unicode.IsLetter(r) {
			return arabic
		}
		return noLetter
	case unicode.Is(unicode.Han, r), unicode.Is(unicode.Hiragana, r), unicode.Is(unicode.Katakana, r):
		return alone
	case unicode.IsLetter(r), unicode.IsMark(r), unicode.IsDigit(r):
		return latin
	}
	return noLetter
}
