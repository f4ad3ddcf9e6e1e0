package search

// Stem returns the stem of a folded word: a part of it, in its own memory,
// to which it may write.
//
// The script of the word decides, not the language of the text, so that a
// query, which has no language, meets an index of many. Words of the Arabic
// script have light10 ([stemArabic]), Persian and Urdu ones too: it was made
// for Arabic, but its suffixes are Persian ones as well (ها، ان، ین، ی), and
// more headlines find their bodies with it than without. Hebrew words lose
// their prefixes ([stemHebrew]), words of Latin letters the English plural
// ([stemEnglish]).
func Stem(word []byte) []byte {
	if len(word) == 0 {
		return word
	}
	switch k, _ := kindAt(word, 0); k {
	case arabic:
		return stemArabic(word)
	case hebrew:
		return stemHebrew(word)
	case latin:
		return stemEnglish(word)
	}
	return word
}

// stripPrefix strips from a folded word only what Stem strips at its
// beginning.
func stripPrefix(word []byte) []byte {
	if len(word) == 0 {
		return word
	}
	switch k, _ := kindAt(word, 0); k {
	case arabic:
		return stripArabic(word)
	case hebrew:
		return stemHebrew(word)
	}
	return word
}
