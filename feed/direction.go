package feed

import "slices"

// Directed is the article with a direction in place of all that it declares;
// code stays as it is.
func (a Article) Directed(d Direction) Article {
	a.Dir = d
	a.Body = slices.Clone(a.Body)
	for i := range a.Body {
		if b := &a.Body[i]; b.Kind != Code {
			b.Dir = Undeclared
		}
	}
	return a
}
