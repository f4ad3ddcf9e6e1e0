package search

import (
	"iter"
	"slices"
	"strings"
)

// likeness is the share of trigrams from which on two words are similar.
const likeness = 0.45

// Closest returns up to n words of a vocabulary that look most like a folded
// word, the closest first: by the Dice coefficient of their trigrams, ends
// counted (Angell, Freund, Willett: "Automatic spelling correction using a
// trigram similarity measure", 1983). The vocabulary is a full-text index's
// own list of terms.
func Closest(n int, word string, vocabulary iter.Seq[string]) []string {
	type candidate struct {
		word string
		like float64
	}
	var best []candidate
	want := grams(nil, word)
	var have []gram
	for w := range vocabulary {
		if len(w) > 2*len(word) || len(word) > 2*len(w) {
			continue
		}
		have = grams(have[:0], w)
		like := dice(want, have)
		if like < likeness || w == word {
			continue
		}
		k := len(best)
		for k > 0 && (best[k-1].like < like || best[k-1].like == like && best[k-1].word > w) {
			k--
		}
		if k < n {
			best = slices.Insert(best, k, candidate{w, like})
			best = best[:min(len(best), n)]
		}
	}
	words := make([]string, len(best))
	for i, b := range best {
		words[i] = b.word
	}
	return words
}

// grams appends the trigrams of a word with its ends, in order.
func grams(dst []gram, word string) []gram {
	last, before := rune(0), rune(0)
	for _, r := range word {
		dst = append(dst, gram{before, last, r})
		before, last = last, r
	}
	dst = append(dst, gram{before, last, 0})
	slices.SortFunc(dst, compareGrams)
	return dst
}

func compareGrams(a, b gram) int {
	for i := range a {
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return 0
}

// dice is twice the number of common trigrams over the number of all.
func dice(a, b []gram) float64 {
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := compareGrams(a[i], b[j]); {
		case c == 0:
			both++
			i++
			j++
		case c < 0:
			i++
		default:
			j++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}

// similar is e with each word that no item has replaced by the closest ones
// that some have, and these words; nil where that leaves e as it was.
func (x *Index) similar(e Expr) (Expr, string) {
	const most = 4
	var found []string
	vocabulary := slices.Values(x.terms)
	var replace func(e Expr) Expr
	replace = func(e Expr) Expr {
		switch e := e.(type) {
		case And:
			parts := make(And, len(e))
			for i, p := range e {
				parts[i] = replace(p)
			}
			return parts
		case Or:
			parts := make(Or, len(e))
			for i, p := range e {
				parts[i] = replace(p)
			}
			return parts
		case Word:
			if len(x.postingsOf(e)) > 0 {
				return e
			}
			close := Closest(most, e.Term, vocabulary)
			var either Or
			for _, w := range close {
				either = append(either, Word{Text: w, Folded: w, Term: w})
			}
			found = append(found, close...)
			switch len(either) {
			case 0:
				return e
			case 1:
				return either[0]
			}
			return either
		}
		return e
	}
	e = replace(e)
	if len(found) == 0 {
		return nil, ""
	}
	return e, strings.Join(found, " ")
}
