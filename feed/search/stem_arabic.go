package search

import "bytes"

// letter is the bytes of each letter that the stemmers of Arabic and Hebrew
// strip.
const letter = 2

// The affixes of light10 in folded letters: ة is ه and ى is ي by then.
var (
	arabicPrefixes = [...]string{"وال", "بال", "كال", "فال", "ال", "لل"}
	arabicSuffixes = [...]string{"ها", "ان", "ات", "ون", "ين", "يه", "ه", "ي"}
)

// persianPlurals are what ها is written with before another noun or an
// attribute (های، هایی), in folded letters. No Arabic word ends so.
var persianPlurals = [...]string{"هايي", "هاي"}

// stemArabic strips what Persian makes plurals of things with; then the affixes
// of light10 (Larkey, Ballesteros, Connell: "Light Stemming for Arabic
// Information Retrieval", 2007, table 1): a leading و where three letters stay;
// one of the articles where two stay; then each of the suffixes once, in order,
// where two stay. An ا at the end goes where four letters stay, before the
// suffixes but for ها, or after them where three do. Two letters
// that are left do not end in ا or ي, nor in the و before ون: بيان is not بي, راه not را,
// and هيئة, هیأت and شؤون, folded هييه, هيات and شوون, are not هي and شو.
func stemArabic(w []byte) []byte { return stripArabicEnd(stripArabic(w)) }

// stripArabicEnd is what stemArabic does to the end of a word.
func stripArabicEnd(w []byte) []byte {
	for _, s := range persianPlurals {
		w = stripSuffix(w, s, 2)
	}
	if !bytes.HasSuffix(w, []byte("ها")) {
		w = stripSuffix(w, "ا", 4)
	}
	for _, s := range arabicSuffixes {
		if short := stripSuffix(w, s, 2); len(short) > 2*letter || !endsWeak(short) && !bytes.HasSuffix(w, []byte("وون")) {
			w = short
		}
	}
	return stripSuffix(w, "ا", 3)
}

// endsWeak reports whether w ends in ا or ي.
func endsWeak(w []byte) bool {
	return bytes.HasSuffix(w, []byte("ا")) || bytes.HasSuffix(w, []byte("ي"))
}

// stripSuffix is w without a suffix, where so many letters stay.
func stripSuffix(w []byte, suffix string, stay int) []byte {
	if n := len(w) - len(suffix); n >= stay*letter && string(w[n:]) == suffix {
		return w[:n]
	}
	return w
}

// stripArabic strips the prefixes of light10.
func stripArabic(w []byte) []byte {
	if bytes.HasPrefix(w, []byte("و")) && len(w) >= 4*letter {
		w = w[letter:]
	}
	for _, p := range arabicPrefixes {
		if len(w) >= len(p)+2*letter && string(w[:len(p)]) == p {
			return w[len(p):]
		}
	}
	return w
}
