package search

import "strings"

// Stem returns the stem of a folded word: a part of it, in its own memory,
// to which it may write.
//
// The script of the word decides, not the language of the text, so that a
// query, which has no language, meets an index of many. Words of the Arabic
// script have light10 ([stemArabic]), Persian and Urdu ones too: it was made
// for Arabic, but its suffixes are Persian ones as well (ها، ان، ین، ی), and
// more headlines find their bodies with it than without. Hebrew words lose
// prefixes and a suffix ([stemHebrew]), words of Latin letters the English plural
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

// otherStem returns the stem that a folded word has where it bears the article,
// or where it bears it not, "" where that is the same: a leading و is taken for
// «and» in وزير, whose stem is زير, but not in الوزير.
func otherStem(word string) string {
	k, _ := kindAt([]byte(word), 0)
	if k != arabic {
		return ""
	}
	bare := stripArabic([]byte(word))
	switch {
	case len(bare) == len(word)-letter && strings.HasPrefix(word, "و"):
		bare = []byte("ال" + word)
	case len(bare) == len(word) || len(bare) < 4*letter || !strings.HasPrefix(string(bare), "و"):
		return ""
	}
	other := string(Stem(bare))
	if len(other) < 3*letter || other == string(Stem([]byte(word))) {
		return ""
	}
	return other
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
		return stripHebrew(word)
	}
	return word
}
