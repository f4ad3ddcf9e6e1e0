package search

// AllOf asks for all words of a text that is no query, such as a headline:
// nothing in it is an operator. nil for a text without words.
func AllOf(a *Analyzer, text string) Expr {
	var all And
	a.Words(text, func(word []byte, start, end int) {
		if len(all) < maxWords {
			all = append(all, newWord(text[start:end], word))
		}
	})
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return all
}

// Resemblance is how far two headlines have the same terms: the number that
// both have over the number of the longer one's, 0 to 1.
func Resemblance(a *Analyzer, x, y string) float64 {
	terms := make(map[string]int)
	a.Terms(x, func(term []byte, _, _ int) { terms[string(term)] |= 1 })
	a.Terms(y, func(term []byte, _, _ int) { terms[string(term)] |= 2 })
	both, inX, inY := 0, 0, 0
	for _, in := range terms {
		if in&1 != 0 {
			inX++
		}
		if in&2 != 0 {
			inY++
		}
		if in == 3 {
			both++
		}
	}
	return float64(both) / float64(max(1, inX, inY))
}
