package search

import (
	"context"
	"strings"

	"khabar/feed/index"
)

// Result is what a search found.
type Result struct {
	Found
	Expr  Expr   // what was looked for: the hits are marked by it
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

// shortQuery is the words up to which a query that nothing has all of is looked at for
// misspelt ones too: of a longer one some words find what is meant.
const shortQuery = 4

// Search finds what a text asks for. Where nothing has it, the keyboard may
// have been set to another script, or a word be spelled otherwise.
func Search(ctx context.Context, s *index.Snapshot, lib Library, p Parser, text string, o Options) (Result, error) {
	q := p.Parse(text)
	r := Result{Expr: q.Expr, Hints: q.Hints}
	if q.Expr == nil {
		return r, nil
	}
	var err error
	if r.Expr, err = Widen(ctx, q.Expr, s); err != nil {
		return r, err
	}
	if r.Found, err = Find(ctx, s, lib, r.Expr, o); err != nil || r.Whole > 0 {
		return r, err
	}
	if len(r.Hits) == 0 {
		for _, other := range Layouts(text) {
			e, err := Widen(ctx, p.Parse(other).Expr, s)
			if err != nil {
				return r, err
			}
			found, err := Find(ctx, s, lib, e, o)
			if err != nil {
				return r, err
			}
			if found.Whole > 0 {
				return Result{found, e, OtherLayout, other, q.Hints}, nil
			}
		}
	} else if o.Quick || words(q.Expr) > shortQuery {
		return r, nil
	}
	e, meant, err := similar(ctx, s, q.Expr)
	if err != nil || e == nil {
		return r, err
	}
	found, err := Find(ctx, s, lib, e, o)
	if err != nil || found.Whole == 0 && len(r.Hits) > 0 || len(found.Hits) == 0 {
		return r, err
	}
	return Result{found, e, Similar, meant, q.Hints}, nil
}

// similar is e with each word that the index has not replaced by the closest
// ones that it has, and these words; nil where that leaves e as it was.
func similar(ctx context.Context, s *index.Snapshot, e Expr) (Expr, string, error) {
	var found []string
	var err error
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
			var close []string
			if close, err = closest(ctx, s, e, err); len(close) == 0 {
				return e
			}
			found = append(found, close...)
			either := make(Or, len(close))
			for i, w := range close {
				either[i] = Word{Text: w, Folded: w, Term: w}
			}
			if len(either) == 1 {
				return either[0]
			}
			return either
		}
		return e
	}
	e = replace(e)
	if err != nil || len(found) == 0 {
		return nil, "", err
	}
	return e, strings.Join(found, " "), nil
}

// closest are words of the index that look like one that it has not: first of
// those that begin with the same letter or one that sounds so, then of all.
func closest(ctx context.Context, s *index.Snapshot, w Word, before error) ([]string, error) {
	const most = 4
	if before != nil {
		return nil, before
	}
	for _, term := range w.terms() {
		if _, df, err := s.Term(ctx, []byte(term)); err != nil || df > 0 {
			return nil, err
		}
	}
	for _, beginnings := range [][]string{soundingAs(w.Term), ofScript(w.Term)} {
		c := NewClosest(most, w.Term)
		for _, b := range beginnings {
			err := s.Prefix(ctx, b, func(term []byte, _ *index.Part) (bool, error) {
				c.See(term)
				return true, nil
			})
			if err != nil {
				return nil, err
			}
		}
		if words := c.Words(); len(words) > 0 {
			return words, nil
		}
	}
	return nil, nil
}
