package search

import (
	"context"
	"math"
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
	title    []uint16 // of the prefix under way, by number
	body     []uint16
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

// look looks a word or a phrase up, once, and adds to the scores what it
// weighs where it is wanted.
func (f *finding) look(e Expr, wanted bool) (set, error) {
	for _, l := range f.found {
		if same(l.expr, e) {
			return l.set, nil
		}
	}
	l := leaf{expr: e, set: newSet(f.s.Size())}
	var err error
	switch e := e.(type) {
	case Word:
		if e.Prefix {
			err = f.prefix(&l, e, wanted)
		} else {
			err = f.word(&l, e.Term, wanted)
		}
	case Phrase:
		err = f.phrase(&l, e.Terms, wanted)
	}
	if err != nil {
		return nil, err
	}
	if wanted {
		f.found = append(f.found, l)
	}
	return l.set, nil
}

// same reports whether two words or phrases ask for the same.
func same(a, b Expr) bool {
	switch a := a.(type) {
	case Word:
		b, ok := b.(Word)
		return ok && a.Term == b.Term && a.Prefix == b.Prefix && (!a.Prefix || a.Folded == b.Folded)
	case Phrase:
		b, ok := b.(Phrase)
		return ok && slices.Equal(a.Terms, b.Terms)
	}
	return false
}

// idf is the inverse document frequency of BM25.
func (f *finding) idf(df int) float64 {
	n := float64(max(df, f.s.Len()))
	return math.Log(1 + (n-float64(df)+0.5)/(float64(df)+0.5))
}

// add adds to the score of an article that has a term.
func (f *finding) add(n int32, length int32, idf float64, title, body int32) {
	tf := float64(titleWeight*title + body)
	norm := saturation * (1 - byLength + byLength*float64(length)/f.average)
	f.scores[n] += float32(idf * tf * (saturation + 1) / (tf + norm))
}

func (f *finding) word(l *leaf, term string, wanted bool) error {
	parts, df, err := f.s.Term(f.ctx, []byte(term))
	if err != nil {
		return err
	}
	l.df = df
	idf := f.idf(df)
	for i := range parts {
		p := &parts[i]
		if err := f.s.Load(f.ctx, p); err != nil {
			return err
		}
		docs := f.s.DocsFrom(p.Base)
		for list := p.List(); list.Next(); {
			l.set.add(p.Base + list.Doc)
			if wanted {
				f.add(p.Base+list.Doc, docs[list.Doc].Length, idf, list.Title, list.Body)
			}
		}
	}
	return nil
}

// prefix takes all terms of a beginning as one.
func (f *finding) prefix(l *leaf, w Word, wanted bool) error {
	if f.title == nil {
		f.title, f.body = make([]uint16, f.s.Size()), make([]uint16, f.s.Size())
	} else {
		clear(f.title)
		clear(f.body)
	}
	take := func(base int32, list index.List) {
		for list.Next() {
			n := base + list.Doc
			l.set.add(n)
			f.title[n] += uint16(min(list.Title, math.MaxUint16/64))
			f.body[n] += uint16(min(list.Body, math.MaxUint16/64))
		}
	}
	beginnings := w.beginnings()
	for _, b := range beginnings {
		if err := f.s.Lists(f.ctx, b, take); err != nil {
			return err
		}
	}
	if !begins(w.Term, beginnings) {
		parts, _, err := f.s.Term(f.ctx, []byte(w.Term))
		if err != nil {
			return err
		}
		for i := range parts {
			if err := f.s.Load(f.ctx, &parts[i]); err != nil {
				return err
			}
			take(parts[i].Base, parts[i].List())
		}
	}
	l.df = l.set.count()
	if !wanted {
		return nil
	}
	idf := f.idf(l.df)
	l.set.each(func(n int32) {
		f.add(n, f.s.Doc(n).Length, idf, int32(f.title[n]), int32(f.body[n]))
	})
	return nil
}

// condition finds the articles that a condition on fields holds for.
func (f *finding) condition(e Expr) (set, error) {
	out := newSet(f.s.Size())
	switch e := e.(type) {
	case After:
		f.s.EachDoc(func(n int32, d *index.Doc) {
			if d.Date != 0 && d.Date >= e.Time.Unix() {
				out.add(n)
			}
		})
	case Before:
		f.s.EachDoc(func(n int32, d *index.Doc) {
			if d.Date != 0 && d.Date < e.Time.Unix() {
				out.add(n)
			}
		})
	case Lang:
		return out, f.marked(out, []byte(langMark+e.Tag))
	case Section:
		return f.named(sectionMark, e.Name)
	case Source:
		s, err := f.named(sourceMark, e.Name)
		if err != nil {
			return nil, err
		}
		ids, err := f.lib.FeedsNamed(f.ctx, e.Name)
		if err != nil {
			return nil, err
		}
		for _, id := range ids {
			if err := f.marked(s, feedTerm(id)); err != nil {
				return nil, err
			}
		}
		return s, nil
	case Is:
		state := e.State
		if state == Read {
			state = Unread
		}
		if err := f.lib.Marked(f.ctx, state, func(id int64) {
			if n, ok := f.s.Number(id); ok {
				out.add(n)
			}
		}); err != nil {
			return nil, err
		}
		if e.State == Read {
			out.invert(f.s.Size())
		}
	}
	return out, nil
}

// marked adds the articles that have a mark.
func (f *finding) marked(out set, mark []byte) error {
	parts, _, err := f.s.Term(f.ctx, mark)
	if err != nil {
		return err
	}
	for i := range parts {
		if err := f.s.Load(f.ctx, &parts[i]); err != nil {
			return err
		}
		for l := parts[i].List(); l.Next(); {
			out.add(parts[i].Base + l.Doc)
		}
	}
	return nil
}

// named finds the articles that have, for each word of a name, a mark of a
// kind that begins with it.
func (f *finding) named(kind, name string) (set, error) {
	var all set
	var err error
	f.analyzer.Words(name, func(word []byte, _, _ int) {
		if err != nil {
			return
		}
		has := newSet(f.s.Size())
		err = f.s.Lists(f.ctx, kind+string(word), func(base int32, l index.List) {
			for l.Next() {
				has.add(base + l.Doc)
			}
		})
		if all == nil {
			all = has
			return
		}
		all.and(has)
	})
	if all == nil {
		all = newSet(f.s.Size())
	}
	return all, err
}
