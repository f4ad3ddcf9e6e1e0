package search

// hebrewSuffixes are what Hebrew words lose at their end, in folded letters:
// the plural, the feminine, and what both have before another noun or with
// «my».
var hebrewSuffixes = [...]string{"ימ", "ות", "ה", "ת", "י"}

// stemHebrew strips the prefixes of stripHebrew, and then one suffix where
// three letters stay.
func stemHebrew(w []byte) []byte {
	w = stripHebrew(w)
	for _, s := range hebrewSuffixes {
		if len(w) >= len(s)+3*letter && string(w[len(w)-len(s):]) == s {
			return w[:len(w)-len(s)]
		}
	}
	return w
}

// stripHebrew strips one or two of the particles that Hebrew writes together
// with the next word (ו ה ב כ ל מ ש) where four letters stay: fewer
// would eat the letters of short words.
func stripHebrew(w []byte) []byte {
	for range 2 {
		if len(w) < 5*letter || w[0] != 0xD7 {
			return w
		}
		switch w[1] {
		case 0x95, 0x94, 0x91, 0x9B, 0x9C, 0x9E, 0xA9:
			w = w[letter:]
		default:
			return w
		}
	}
	return w
}
