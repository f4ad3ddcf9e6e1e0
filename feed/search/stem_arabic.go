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

// stemArabic strips the affixes of light10 (Larkey, Ballesteros, Connell:
// "Light Stemming for Arabic Information Retrieval", 2007, table 1): a
// leading و where three letters stay; one of the articles where two stay; then
// each of the suffixes once, in order, where two stay.
func stemArabic(w []byte) []byte {
	w = stripArabic(w)
	for _, s := range arabicSuffixes {
		if len(w) >= len(s)+2*letter && string(w[len(w)-len(s):]) == s {
			w = w[:len(w)-len(s)]
		}
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
