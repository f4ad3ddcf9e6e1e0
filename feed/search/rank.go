package search

import (
	"cmp"
	"math"
	"slices"
	"time"
)

// ranked orders a set of articles by how well they answer e.
func (f *finding) ranked(e Expr, of set, o Options) ([]Hit, error) {
	finer := 0
	if !o.Newest && f.lib != nil && words(e) >= long {
		if finer = shaken; o.Quick {
			finer = shakenQuick
		}
	}
	most := max(finer, o.N)
	best := make([]Hit, 0, most+1)
	i := 0
	var err error
	of.each(func(n int32) {
		if i++; i%4096 == 0 && err == nil {
			err = f.ctx.Err()
		}
		score := float64(f.scores[n])
		if len(best) == most && !o.Newest && score*(1+freshness) < best[most-1].Score {
			return
		}
		d := f.s.Doc(n)
		if score != 0 {
			score *= fresh(d.Date, o.Now)
		}
		h := Hit{d.ID, d.Date, score}
		if len(best) == most && order(h, best[most-1], o.Newest) > 0 {
			return
		}
		k, _ := slices.BinarySearchFunc(best, h, func(a, b Hit) int { return order(a, b, o.Newest) })
		best = slices.Insert(best, k, h)
		best = best[:min(len(best), most)]
	})
	if err != nil {
		return nil, err
	}
	if finer > 0 {
		if err := f.shake(best[:min(len(best), finer)], e); err != nil {
			return nil, err
		}
		slices.SortFunc(best, func(a, b Hit) int { return order(a, b, false) })
	}
	return best, nil
}

// words is how many words and phrases of e are wanted.
func words(e Expr) (n int) {
	Wanted(e, func(Expr) { n++ })
	return n
}

// order puts the better or the newer hit first, and breaks ties by the other
// of these, then by number.
func order(a, b Hit, newest bool) int {
	score := cmp.Compare(b.Score, a.Score)
	age := cmp.Compare(b.Date, a.Date)
	if newest {
		score, age = age, score
	}
	return cmp.Or(score, age, cmp.Compare(a.ID, b.ID))
}

// fresh is the factor of an article's age.
func fresh(date int64, now time.Time) float64 {
	if now.IsZero() || date == 0 {
		return 1
	}
	const day = 24 * 60 * 60
	days := max(0, float64(now.Unix()-date)/day)
	return 1 + freshness*math.Exp2(-days/freshDays)
}

// shake adds to the scores of the best hits how far their texts have the
// character trigrams of the query.
func (f *finding) shake(hits []Hit, e Expr) error {
	var g Reranker
	Wanted(e, func(leaf Expr) {
		switch leaf := leaf.(type) {
		case Word:
			g.Ask(leaf.Text)
		case Phrase:
			g.Ask(leaf.Text)
		}
	})
	for i, h := range hits {
		if err := f.ctx.Err(); err != nil {
			return err
		}
		g.Add()
		if err := f.lib.Texts(f.ctx, h.ID, func(text string) { g.Read(i, text) }); err != nil {
			return err
		}
	}
	for i, s := range g.Scores() {
		hits[i].Score += s
	}
	return nil
}
