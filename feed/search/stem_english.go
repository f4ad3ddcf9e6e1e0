package search

// stemEnglish strips the plural and the possessive (Harman's S-stemmer: "How
// effective is suffixing?", 1991). It may write a y into the word.
func stemEnglish(w []byte) []byte {
	n := len(w)
	if n > 2 && w[n-1] == 's' && w[n-2] == '\'' {
		w = w[:n-2]
		n -= 2
	}
	if n < 4 || w[n-1] != 's' {
		return w
	}
	switch w[n-2] {
	case 's', 'u', 'i':
		return w
	case 'e':
		switch w[n-3] {
		case 'i':
			if n > 4 && w[n-4] != 'e' && w[n-4] != 'a' {
				w[n-3] = 'y'
				return w[:n-2]
			}
			return w[:n-1]
		case 'a', 'o', 'e':
			return w
		}
	}
	return w[:n-1]
}
