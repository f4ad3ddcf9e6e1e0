package search

import (
	"strings"
	"unicode/utf8"
)

// layout is a keyboard: what its keys give, in the order of keys on an
// American one.
type layout struct {
	script kind
	keys   []string // one for each of american
}

// american are the keys that differ, unshifted, row by row, then shifted.
const american = "`1234567890-=" + `qwertyuiop[]\asdfghjkl;'zxcvbnm,./` +
	`~QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?`

// layouts are the standard keyboards of Arabic (101 keys), Persian (ISIRI
// 9147), Urdu (CRULP phonetic) and Hebrew (SI 1452).
var layouts = [...]layout{
	{arabic, keys("ذ 1 2 3 4 5 6 7 8 9 0 - = ض ص ث ق ف غ ع ه خ ح ج د \\ ش س ي ب ل ا ت ن م ك ط ئ ء ؤ ر لا ى ة و ز ظ " +
		"ّ َ ً ُ ٌ لإ إ ‘ ÷ × ؛ < > ِ ٍ ] [ لأ أ ـ ، / : \" ~ ْ } { لآ آ ’ , . ؟")},
	{arabic, keys("\u200d ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰ - = ض ص ث ق ف غ ع ه خ ح ج چ \\ ش س ی ب ل ا ت ن م ک گ ظ ط ز ر ذ د پ و . / " +
		"÷ ْ ٌ ٍ ً ُ ِ َ ّ ] [ } { ؤ ئ ي إ أ آ ة » « : ؛ ك ٓ ژ ٰ \u200c ٔ ء > < ؟")},
	{arabic, keys("` ۱ ۲ ۳ ۴ ۵ ۶ ۷ ۸ ۹ ۰ - = ق و ع ر ت ے ء ی ہ پ ] [ \\ ا س د ف گ ح ج ک ل ؛ ' ز ش چ ط ب ن م ، ۔ / " +
		"~ ْ ّ ٰ ڑ ٹ َ ئ ِ ۃ ُ } { آ ص ڈ ً غ ھ ض خ ٔ : \" ذ ژ ث ظ ٗ ں ٘ < > ؟")},
	{hebrew, keys("; 1 2 3 4 5 6 7 8 9 0 - = / ' ק ר א ט ו ן ם פ ] [ \\ ש ד ג כ ע י ח ל ך ף , ז ס ב ה נ מ צ ת ץ . " +
		"~ Q W E R T Y U I O P } { A S D F G H J K L : \" Z X C V B N M > < ?")},
}

func keys(s string) []string { return strings.Fields(s) }

// Layouts returns the texts that the keys of text give on other keyboards, the
// likelier first: what was meant by hgsghl (السلام), by akuo (שלום) or by قسس
// (rss). There are none for a text of two scripts.
func Layouts(text string) []string {
	var latinLetters, arabicLetters, hebrewLetters int
	for _, r := range String(text) {
		switch kindOf(r) {
		case latin:
			latinLetters++
		case arabic:
			arabicLetters++
		case hebrew:
			hebrewLetters++
		}
	}
	var found []string
	typed := latinLetters + arabicLetters + hebrewLetters
	add := func(s string) {
		if 2*lettersIn(s) < typed { // capitals of an acronym, most of them marks
			return
		}
		for _, f := range found {
			if String(f) == String(s) {
				return
			}
		}
		if s != text {
			found = append(found, s)
		}
	}
	for i := range layouts {
		l := &layouts[i]
		switch {
		case latinLetters > 0 && arabicLetters+hebrewLetters == 0:
			add(l.press(text))
		case l.script == arabic && arabicLetters > 0 && latinLetters+hebrewLetters == 0,
			l.script == hebrew && hebrewLetters > 0 && latinLetters+arabicLetters == 0:
			add(l.unpress(text))
		}
	}
	return found
}

// lettersIn is how many letters a text has once it is folded.
func lettersIn(s string) (n int) {
	for _, r := range String(s) {
		if k := kindOf(r); k != noLetter && k != digit {
			n++
		}
	}
	return n
}

// press is what the keys of an American keyboard give on l.
func (l *layout) press(text string) string {
	var b strings.Builder
	for _, r := range text {
		if i := strings.IndexRune(american, r); i >= 0 && r != ' ' {
			b.WriteString(l.keys[i])
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// unpress is what the keys that gave text on l give on an American keyboard.
// The longer key wins: لا is one.
func (l *layout) unpress(text string) string {
	var b strings.Builder
	for len(text) > 0 {
		best, key := 0, 0
		for i, k := range l.keys {
			if len(k) > best && strings.HasPrefix(text, k) {
				best, key = len(k), i
			}
		}
		if best == 0 || text[0] == ' ' {
			_, n := utf8.DecodeRuneInString(text)
			b.WriteString(text[:n])
			text = text[n:]
			continue
		}
		b.WriteByte(american[key])
		text = text[best:]
	}
	return b.String()
}
