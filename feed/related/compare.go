package related

import "khabar/feed"

// Comparison is what two tellings of a story have apart.
type Comparison struct {
	OnlyFirst  []Sentence // of the first article, in order: the second does not say this
	OnlySecond []Sentence
	Both       int // sentences of the first article that the second has too; those that are no news are in none of these
}

const (
	// said is the share of a sentence, by weight, that one sentence of the other
	// article has where it says the same.
	said = 0.5
	// slight is the number of terms up to which a sentence is no news:
	// a byline, «وأضاف قائلا».
	slight = 3
)

// Compare parts the sentences of two articles into those that both have and
// those that one has. A sentence is had where one sentence of the other article
// has half of its terms, each weighing the less the more sentences of both
// articles it stands in. The time is that of all pairs of sentences that share
// a term.
func Compare(a, b *feed.Article, terms Terms) (c Comparison) {
	if terms == nil {
		terms = words
	}
	first, second := tell(a, terms), tell(b, terms)
	in := make(map[uint32]int) // in how many sentences of both
	for _, t := range []telling{first, second} {
		for _, set := range t.terms {
			for _, term := range set {
				in[term]++
			}
		}
	}
	c.OnlyFirst = first.without(second, in)
	c.Both = -len(c.OnlyFirst)
	for _, set := range first.terms {
		if len(set) > slight {
			c.Both++
		}
	}
	c.OnlySecond = second.without(first, in)
	return c
}

// telling is an article by sentences, each with its different terms.
type telling struct {
	sentences []Sentence
	terms     [][]uint32
}

func tell(a *feed.Article, terms Terms) (t telling) {
	t.sentences = sentences(a)
	for _, s := range t.sentences {
		var set []uint32
		seen := make(map[uint32]bool)
		terms(s.Text(a), func(term []byte, _, _ int) {
			if h := Hash(term); !seen[h] {
				seen[h] = true
				set = append(set, h)
			}
		})
		t.terms = append(t.terms, set)
	}
	return t
}

// without are the sentences of t that o does not have.
func (t telling) without(o telling, in map[uint32]int) (only []Sentence) {
	has := make(map[uint32][]int32) // the sentences of o by term
	for i, set := range o.terms {
		for _, term := range set {
			has[term] = append(has[term], int32(i))
		}
	}
	common := make([]float64, len(o.terms))
	for i, set := range t.terms {
		if len(set) <= slight {
			continue
		}
		clear(common)
		all, most := 0.0, 0.0
		for _, term := range set {
			w := 1 / float64(in[term])
			if in[term] == 2 { // here and there: what two tellings of a fact share
				w = 1
			}
			all += w
			for _, k := range has[term] {
				common[k] += w
				most = max(most, common[k])
			}
		}
		if most < said*all {
			only = append(only, t.sentences[i])
		}
	}
	return only
}
