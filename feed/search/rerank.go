package search

import (
	"math"
	"unicode/utf8"
)

// Reranker gives the best hits of a search a finer order: it counts the
// character trigrams of the query in each of their texts. Words that a stemmer
// takes for different ones, a name with a particle before it or another
// plural, share most of their trigrams. Over the first hundred hits of BM25 it
// brings the headline's own body up as a trigram index of all articles would,
// without keeping one.
//
// Ask with the words of the query; then Add a hit and Read its texts, one hit
// after another; then take the Scores and add them to those of BM25 with the
// constants of this package, whose scale they have. The zero value is ready.
type Reranker struct {
	analyzer Analyzer
	grams    map[gram]int32 // to the columns of counts
	counts   []float64      // by hit, then by trigram
	lengths  []float64      // trigrams of each hit
	read     []int          // bytes of each hit that were read
}

// gram is three runes, or fewer for a shorter word.
type gram [3]rune

// Ask adds a text to the query.
func (g *Reranker) Ask(text string) {
	if g.grams == nil {
		g.grams = make(map[gram]int32)
	}
	g.analyzer.Words(text, func(word []byte, _, _ int) {
		eachGram(word, func(t gram) {
			if _, ok := g.grams[t]; !ok {
				g.grams[t] = int32(len(g.grams))
			}
		})
	})
}

// Add adds a hit and returns its number: 0 for the first, then 1.
func (g *Reranker) Add() int {
	g.counts = append(g.counts, make([]float64, len(g.grams))...)
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
	g.analyzer.Words(text, func(word []byte, _, _ int) {
		eachGram(word, func(t gram) {
			g.lengths[hit]++
			if c, ok := g.grams[t]; ok {
				row[c]++
			}
		})
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

// Scores are the BM25 scores of the hits by trigrams, among themselves.
func (g *Reranker) Scores() []float64 {
	hits := len(g.lengths)
	scores := make([]float64, hits)
	average := 0.0
	for _, l := range g.lengths {
		average += l / float64(hits)
	}
	for c := range len(g.grams) {
		df := 0.0
		for h := range hits {
			if g.counts[h*len(g.grams)+c] > 0 {
				df++
			}
		}
		if df == 0 {
			continue
		}
		idf := math.Log(1 + (float64(hits)-df+0.5)/(df+0.5))
		for h := range hits {
			tf := g.counts[h*len(g.grams)+c]
			norm := saturation * (1 - byLength + byLength*g.lengths[h]/average)
			scores[h] += idf * tf * (saturation + 1) / (tf + norm)
		}
	}
	return scores
}

// eachGram calls f for each trigram of a folded word, once for a word of up
// to three letters.
func eachGram(word []byte, f func(gram)) {
	var g gram
	n := 0
	for _, r := range string(word) {
		if n < len(g) {
			g[n] = r
		} else {
			f(g)
			g[0], g[1], g[2] = g[1], g[2], r
		}
		n++
	}
	if n > 0 {
		f(g)
	}
}
