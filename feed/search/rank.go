package search

import (
	"math"
	"slices"
	"time"
)

// Options says which hits are wanted and in which order.
type Options struct {
	N      int       // at most so many; 0 is ten
	Newest bool      // the newest first, not the best
	Now    time.Time // recency counts from here; zero: it does not count
}

// Hit is an item that was found.
type Hit struct {
	Item  int // its number
	Score float64
}

// Result is what a search found.
type Result struct {
	Hits  []Hit
	Whole int    // so many of Hits, the first, have all that was asked for
	Total int    // items that have all that was asked for
	How   How    // which reading of the query found them
	Query string // that reading, where it is not the one that was typed
	Hints []Hint
}

// How says which reading of a query a result is for.
type How uint8

// The readings, in the order they are tried.
const (
	AsTyped     How = iota // the words, all of them or, where few articles have all, some
	OtherLayout            // the keys that were pressed, on another keyboard: [Layouts]
	Similar                // words that look like those typed: [Closest]
)

// BM25's constants (Robertson and Zaragoza: "The Probabilistic Relevance
// Framework", 2009).
const (
	saturation = 1.2
	byLength   = 0.75
)

const (
	// freshness is what a new article's score gains, halved each freshDays.
	freshness = 0.25
	freshDays = 30
	// shaken is how many of the best are put in a finer order.
	shaken = 100
	// long is the number of words from which on the finer order helps.
	long = 2
)

// Search finds what a text asks for. Where nothing has it, the keyboard may
// have been set to another script, or a word be spelled otherwise.
func (x *Index) Search(p Parser, text string, o Options) Result {
	if o.N <= 0 {
		o.N = 10
	}
	q := p.Parse(text)
	r := x.find(q, o)
	r.Hints = q.Hints
	if len(r.Hits) > 0 || q.Expr == nil {
		return r
	}
	for _, other := range Layouts(text) {
		if s := x.find(p.Parse(other), o); s.Whole > 0 {
			s.How, s.Query, s.Hints = OtherLayout, other, q.Hints
			return s
		}
	}
	if e, words := x.similar(q.Expr); e != nil {
		if s := x.find(Query{Expr: e}, o); len(s.Hits) > 0 {
			s.How, s.Query, s.Hints = Similar, words, q.Hints
			return s
		}
	}
	return r
}

// find ranks what a query finds: first what has all words, then, where those
// are fewer than asked for, what has some.
func (x *Index) find(q Query, o Options) (r Result) {
	if q.Expr == nil || len(x.items) == 0 {
		return r
	}
	whole := x.eval(q.Expr)
	r.Total = whole.count(len(x.items))
	r.Hits = x.ranked(q.Expr, whole, o)
	if e, ok := Any(q.Expr); ok && r.Total < o.N && !o.Newest {
		some := x.eval(e)
		for i, w := range whole {
			some[i] &^= w
		}
		r.Hits = append(r.Hits, x.ranked(e, some, o)...)
	}
	r.Hits = r.Hits[:min(len(r.Hits), o.N)]
	r.Whole = min(r.Total, o.N)
	return r
}

// ranked orders a set of items by how well they answer e.
func (x *Index) ranked(e Expr, s set, o Options) []Hit {
	scores := make([]float64, len(x.items))
	words := 0
	average := float64(x.total) / float64(len(x.items))
	Wanted(e, func(leaf Expr) {
		words++
		list := x.postingsOf(leaf)
		idf := math.Log(1 + (float64(len(x.items)-len(list))+0.5)/(float64(len(list))+0.5))
		for _, p := range list {
			tf := float64(p.count)
			norm := saturation * (1 - byLength + byLength*float64(x.lengths[p.item])/average)
			scores[p.item] += idf * tf * (saturation + 1) / (tf + norm)
		}
	})
	best := make([]Hit, 0, max(shaken, o.N)+1)
	for n := range x.items {
		if !s.has(n) {
			continue
		}
		h := Hit{n, scores[n] * x.fresh(n, o.Now)}
		k := len(best)
		if k == cap(best)-1 && x.order(h, best[k-1], o.Newest) > 0 {
			continue
		}
		k, _ = slices.BinarySearchFunc(best, h, func(a, b Hit) int { return x.order(a, b, o.Newest) })
		best = slices.Insert(best, k, h)
		best = best[:min(len(best), cap(best)-1)]
	}
	if words >= long && !o.Newest {
		x.shake(best[:min(len(best), shaken)], e)
		slices.SortFunc(best, func(a, b Hit) int { return x.order(a, b, false) })
	}
	return best
}

// order puts the better or the newer hit first, and breaks ties by the other
// of these, then by number.
func (x *Index) order(a, b Hit, newest bool) int {
	score := 0
	if a.Score != b.Score {
		score = -1
		if a.Score < b.Score {
			score = 1
		}
	}
	age := x.items[b.Item].Article.Published.Time.Compare(x.items[a.Item].Article.Published.Time)
	if newest {
		score, age = age, score
	}
	switch {
	case score != 0:
		return score
	case age != 0:
		return age
	}
	return a.Item - b.Item
}

// fresh is the factor of an item's age.
func (x *Index) fresh(n int, now time.Time) float64 {
	at := x.items[n].Article.Published.Time
	if now.IsZero() || at.IsZero() {
		return 1
	}
	days := max(0, now.Sub(at).Hours()/24)
	return 1 + freshness*math.Exp2(-days/freshDays)
}

// shake adds to the scores of the best hits how far their texts have the
// character trigrams of the query.
func (x *Index) shake(hits []Hit, e Expr) {
	var g Reranker
	Wanted(e, func(leaf Expr) {
		switch leaf := leaf.(type) {
		case Word:
			g.Ask(leaf.Text)
		case Phrase:
			g.Ask(leaf.Text)
		}
	})
	for range hits {
		g.Add()
	}
	for i, h := range hits {
		eachText(x.items[h.Item].Article, func(text string, weight int) { g.Read(i, text) })
	}
	for i, s := range g.Scores() {
		hits[i].Score += s
	}
}
