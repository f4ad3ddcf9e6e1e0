package search

import "strings"

// beginnings are the beginnings of the terms whose word begins as w does: the
// folded word, and where it begins with particles that stems lose, what
// follows them. None of them begins with another.
func (w Word) beginnings() []string {
	b := []string{w.Folded}
	p := string(stripPrefix([]byte(w.Folded)))
	switch {
	case strings.HasPrefix(p, w.Folded):
	case strings.HasPrefix(w.Folded, p):
		b[0] = p
	default:
		b = append(b, p)
	}
	return b
}

// begins reports whether a term begins with one of beginnings.
func begins(term string, beginnings []string) bool {
	for _, b := range beginnings {
		if strings.HasPrefix(term, b) {
			return true
		}
	}
	return false
}
