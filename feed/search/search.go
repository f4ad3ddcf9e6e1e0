package search

import (
	"context"
	"strings"
	"unicode/utf8"

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
	if r.Found, err = Find(ctx, s, lib, r.Expr, o); err != nil || len(r.Hits) > 0 {
		return r, err
	}
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
	e, words, err := similar(ctx, s, q.Expr)
	if err != nil || e == nil {
		return r, err
	}
	found, err := Find(ctx, s, lib, e, o)
	if err != nil || len(found.Hits) == 0 {
		return r, err
	}
	return Result{found, e, Similar, words, q.Hints}, nil
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
// those that begin with the same letter, then of all.
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
	_, n := utf8.DecodeRuneInString(w.Term)
	for _, beginning := range []string{w.Term[:n], ""} {
		c := NewClosest(most, w.Term)
		err := s.Prefix(ctx, beginning, func(term []byte, _ *index.Part) (bool, error) {
			if term[0] > '\x01' {
				c.See(term)
			}
			return true, nil
		})
		if words := c.Words(); err != nil || len(words) > 0 {
			return words, err
		}
	}
	return nil, nil
}
