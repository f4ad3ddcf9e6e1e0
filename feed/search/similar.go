package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

const (
	// likeness is the share of trigrams from which on two words are similar.
	likeness = 0.45
	// runnerUp is how much less like than the closest another word may be: for
	// חיזבללה, beside חיזבאללה, חיזוק is no answer.
	runnerUp = 0.15
)

// Closest gathers, of the words of a vocabulary, those that look most like a
// folded word: by the Dice coefficient of their trigrams, ends counted
// (Angell, Freund, Willett: "Automatic spelling correction using a trigram
// similarity measure", 1983). Give it the words with See.
type Closest struct {
	n       int
	word    string
	grams   []trigram
	letters uint64
	have    []trigram
	best    []candidate
}

type candidate struct {
	word string
	like float64
}

// NewClosest gathers up to n words that look like a folded word.
func NewClosest(n int, word string) *Closest {
	return &Closest{n: n, word: word, grams: grams(nil, word), letters: letterSet(word)}
}

// See takes a word into account.
func (c *Closest) See(word []byte) {
	if len(word) > 2*len(c.word) || len(c.word) > 2*len(word) {
		return
	}
	// Words of other letters share few trigrams; most are such.
	if l := letterSet(string(word)); 2*bits.OnesCount64(l&c.letters) < max(bits.OnesCount64(l), bits.OnesCount64(c.letters)) {
		return
	}
	c.have = grams(c.have[:0], string(word))
	like := dice(c.grams, c.have)
	if like < likeness || string(word) == c.word {
		return
	}
	if slices.ContainsFunc(c.best, func(b candidate) bool { return b.word == string(word) }) {
		return
	}
	w := candidate{string(word), like}
	k, _ := slices.BinarySearchFunc(c.best, w, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.like, a.like), strings.Compare(a.word, b.word))
	})
	if k < c.n {
		c.best = slices.Insert(c.best, k, w)
		c.best = c.best[:min(len(c.best), c.n)]
	}
}

// Words are those that were found, the closest first.
func (c *Closest) Words() []string {
	var words []string
	for _, b := range c.best {
		if b.like >= c.best[0].like-runnerUp {
			words = append(words, b.word)
		}
	}
	return words
}

// letterSet is the set of letters of a word, several to a bit.
func letterSet(word string) (s uint64) {
	for _, r := range word {
		s |= 1 << (r & 63)
	}
	return s
}

// grams appends the trigrams of a word with its ends, in order.
func grams(dst []trigram, word string) []trigram {
	last, before := rune(0), rune(0)
	for _, r := range word {
		dst = append(dst, trigram{before, last, r})
		before, last = last, r
	}
	dst = append(dst, trigram{before, last, 0})
	slices.SortFunc(dst, compareGrams)
	return dst
}

func compareGrams(a, b trigram) int {
	for i := range a {
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return 0
}

// dice is twice the number of common trigrams over the number of all.
func dice(a, b []trigram) float64 {
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

// trigram is three runes; 0 is the end of a word.
type trigram [3]rune
