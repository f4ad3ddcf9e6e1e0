package search

import (
	"math"
	"unicode/utf8"
)

// Reranker gives the best hits of a search a finer order: it counts the
// character trigrams and 4-grams of the query in each of their texts. Words
// that a stemmer takes for different ones, a name with a particle before it or
// another plural, share most of them, and those that reach over a space say
// that two words stand together. Over the first hundred hits of BM25 it brings
// the headline's own body up as an index of the 4-grams of all articles would
// (McNamee and Mayfield: "Character n-gram tokenization for European language
// text retrieval", 2004), without keeping one.
//
// Ask with the words of the query; then Add a hit and Read its texts, one hit
// after another; then take the Scores and add them to those of BM25 with the
// constants of this package, whose scale they have. The zero value is ready.
type Reranker struct {
	analyzer Analyzer
	grams    map[gram]int32  // to the columns of counts
	sieve    [1 << 10]uint64 // a bit for each of grams: most of a text's are none of them
	counts   []float32       // by hit, then by gram
	lengths  []float64       // letters of each hit
	read     []int           // bytes of each hit that were read
	window   [4]rune
}

// gram is three or four runes, of which one may be a space; the fourth of a
// trigram is 0.
type gram [4]rune

// hash is the bit of the sieve that a gram has: 16 bits, by multiplication with
// odd numbers (Knuth: "The Art of Computer Programming" 3, section 6.4).
func (t gram) hash() uint32 {
	return (uint32(t[0])*0x9E3779B1 ^ uint32(t[1])*0x85EBCA6B ^ uint32(t[2])*0xC2B2AE35 ^ uint32(t[3])*0x27D4EB2F) >> 16
}

const (
	// ofThree and ofFour are what the scores by trigrams and 4-grams weigh against
	// those by words.
	ofThree = 0.7
	ofFour  = 0.3
)

// Ask adds a text to the query.
func (g *Reranker) Ask(text string) {
	if g.grams == nil {
		g.grams = make(map[gram]int32)
	}
	g.each(text, func(t gram) {
		if _, ok := g.grams[t]; !ok {
			g.grams[t] = int32(len(g.grams))
			h := t.hash()
			g.sieve[h>>6] |= 1 << (h & 63)
		}
	})
}

// Add adds a hit and returns its number: 0 for the first, then 1.
func (g *Reranker) Add() int {
	g.counts = append(g.counts, make([]float32, len(g.grams))...)
	g.lengths = append(g.lengths, 0)
	g.read = append(g.read, 0)
	return len(g.lengths) - 1
}

// readAtMost is how many bytes of a hit are read: its headline, its lead and
// some pages. It bounds the time that a hundred hits take.
const readAtMost = 8 << 10

// Read reads a text of the hit of a number.
func (g *Reranker) Read(hit int, text string) {
	text = cut(text, readAtMost-g.read[hit])
	g.read[hit] += len(text)
	row := g.counts[hit*len(g.grams) : (hit+1)*len(g.grams)]
	g.each(text, func(t gram) {
		if t[3] == 0 {
			g.lengths[hit]++
		}
		if h := t.hash(); g.sieve[h>>6]&(1<<(h&63)) == 0 {
			return
		}
		if c, ok := g.grams[t]; ok {
			row[c]++
		}
	})
}

// cut is text up to n bytes, at the beginning of a rune.
func cut(text string, n int) string {
	if len(text) <= n {
		return text
	}
	for n > 0 && !utf8.RuneStart(text[n]) {
		n--
	}
	return text[:n]
}

// each calls f for each trigram and 4-gram of the folded words of a text, with
// one space between them and at both ends.
func (g *Reranker) each(text string, f func(gram)) {
	g.window = [4]rune{}
	g.push(' ', f)
	g.analyzer.Words(text, func(word []byte, _, _ int) {
		for len(word) > 0 {
			r, n := utf8.DecodeRune(word)
			g.push(r, f)
			word = word[n:]
		}
		g.push(' ', f)
	})
}

func (g *Reranker) push(r rune, f func(gram)) {
	w := &g.window
	w[0], w[1], w[2], w[3] = w[1], w[2], w[3], r
	if w[1] != 0 {
		f(gram{w[1], w[2], w[3], 0})
	}
	if w[0] != 0 {
		f(*w)
	}
}

// Scores are the BM25 scores of the hits by trigrams and 4-grams, among
// themselves.
func (g *Reranker) Scores() []float64 {
	hits := len(g.lengths)
	scores := make([]float64, hits)
	average := 0.0
	for _, l := range g.lengths {
		average += l / float64(hits)
	}
	for t, c := range g.grams {
		weight := ofFour
		if t[3] == 0 {
			weight = ofThree
		}
		df := 0.0
		for h := range hits {
			if g.counts[h*len(g.grams)+int(c)] > 0 {
				df++
			}
		}
		if df == 0 {
			continue
		}
		idf := weight * math.Log(1+(float64(hits)-df+0.5)/(df+0.5))
		for h := range hits {
			tf := float64(g.counts[h*len(g.grams)+int(c)])
			norm := saturation * (1 - byLength + byLength*g.lengths[h]/average)
			scores[h] += idf * tf * (saturation + 1) / (tf + norm)
		}
	}
	return scores
}
