package search

import (
	"context"
	"slices"
	"time"

	"khabar/feed/index"
)

// Library says what an index does not know of its articles. All methods may
// be called from several goroutines.
type Library interface {
	// FeedsNamed are the numbers of the feeds whose folded name or address
	// has these folded words in it.
	FeedsNamed(ctx context.Context, name string) ([]int64, error)
	// Marked calls f with the ID of each article that is unread, or starred.
	Marked(ctx context.Context, state Reading, f func(id int64)) error
	// Texts calls f with the headline of an article, then with its other texts.
	// There are none of one that was removed.
	Texts(ctx context.Context, id int64, f func(text string)) error
}

// Options says which hits are wanted and in which order.
type Options struct {
	N      int       // at most so many; 0 is ten
	Newest bool      // the newest first, not the best
	Now    time.Time // recency counts from here; zero: it does not count
	Quick  bool      // while the query is typed: fewer of the best are put in a finer order
	Within Expr      // what must hold besides; it adds nothing to the scores
}

// Hit is an article that was found.
type Hit struct {
	ID    int64
	Date  int64 // seconds since 1970, as indexed
	Score float64
}

// Found is what a query found.
type Found struct {
	Hits  []Hit
	Whole int // so many of Hits, the first, have all that was asked for
	Total int // articles that have all that was asked for
}

// BM25's constants (Robertson and Zaragoza: "The Probabilistic Relevance
// Framework", 2009).
const (
	saturation = 1.2
	byLength   = 0.75
	// titleWeight is how many times over a term of the headline counts.
	titleWeight = 4
)

const (
	// freshness is what a new article's score gains, halved each freshDays.
	freshness = 0.25
	freshDays = 30
	// shaken is how many of the best are put in a finer order, and shakenQuick
	// while one types.
	shaken      = 100
	shakenQuick = 20
	// long is the number of words from which on the finer order helps.
	long = 2
)

// Find ranks what a query finds: first what has all of its words, then, where
// those are fewer than wanted, what has some.
func Find(ctx context.Context, s *index.Snapshot, lib Library, e Expr, o Options) (Found, error) {
	if o.N <= 0 {
		o.N = 10
	}
	var r Found
	if e == nil || s.Len() == 0 {
		return r, nil
	}
	o.N = min(o.N, s.Len())
	f := newFinding(ctx, s, lib)
	whole, err := f.eval(e, true)
	if err != nil {
		return r, err
	}
	var within set
	if o.Within != nil {
		if within, err = f.eval(o.Within, false); err != nil {
			return r, err
		}
		whole.and(within)
	}
	f.live(whole)
	r.Total = whole.count()
	if r.Hits, err = f.ranked(e, whole, o); err != nil {
		return r, err
	}
	if any, ok := Any(e); ok && r.Total < o.N && !o.Newest {
		some, err := f.eval(any, true)
		if err != nil {
			return r, err
		}
		some.without(whole)
		if within != nil {
			some.and(within)
		}
		f.live(some)
		rest, err := f.ranked(any, some, o)
		if err != nil {
			return r, err
		}
		r.Hits = append(r.Hits, rest...)
	}
	r.Hits = r.Hits[:min(len(r.Hits), o.N)]
	r.Whole = min(r.Total, len(r.Hits))
	return r, nil
}

// finding is one run of a query. Each word is looked up once: its articles
// are then known, and what it adds to their scores is added.
type finding struct {
	ctx      context.Context
	s        *index.Snapshot
	lib      Library
	average  float64
	scores   []float32
	found    []leaf
	counts   []uint64 // of the words taken together, by number; see index.List.Tally
	analyzer Analyzer
}

// leaf is a word or a phrase that was looked up.
type leaf struct {
	expr Expr
	set  set
	df   int
}

func newFinding(ctx context.Context, s *index.Snapshot, lib Library) *finding {
	return &finding{ctx: ctx, s: s, lib: lib, average: s.Average(), scores: make([]float32, s.Size())}
}

// live takes those that are no more out of a set.
func (f *finding) live(of set) {
	if f.s.Len() == f.s.Size() {
		return
	}
	of.each(func(n int32) {
		if !f.s.Live(n) {
			of.remove(n)
		}
	})
}

// eval finds the articles that e holds for. Under a Not nothing adds to the
// scores.
func (f *finding) eval(e Expr, wanted bool) (set, error) {
	if err := f.ctx.Err(); err != nil {
		return nil, err
	}
	switch e := e.(type) {
	case And:
		return f.evalAll(e, wanted, set.and)
	case Or:
		return f.evalAll(e, wanted, set.or)
	case Not:
		s, err := f.eval(e.Expr, false)
		if err != nil {
			return nil, err
		}
		s.invert(f.s.Size())
		return s, nil
	case Word, Phrase:
		s, err := f.look(e, wanted)
		return slices.Clone(s), err
	}
	return f.condition(e)
}

func (f *finding) evalAll(parts []Expr, wanted bool, join func(a, b set)) (set, error) {
	var all set
	for i, p := range parts {
		s, err := f.eval(p, wanted)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			all = s
			continue
		}
		join(all, s)
	}
	return all, nil
}
