package search

import (
	"context"
	"slices"
	"strings"

	"khabar/feed/index"
)

// Widen is e with each word also as it is written otherwise, where an index has it
// so: with another seat for its hamza (مسئول, مسؤول), and in an And with other
// spaces (see spacing). Of several indexes, what any of them has counts, and how
// often all have it.
func Widen(ctx context.Context, e Expr, among ...*index.Snapshot) (Expr, error) {
	return new(Widener).Widen(ctx, e, among...)
}

// Widener widens many expressions: what it was told of terms and phrases it
// remembers. It is for one goroutine, and for as long as the snapshots last.
type Widener struct {
	known map[*index.Snapshot]map[string]int // df by term, or by the terms of a phrase with spaces between
}

// Widen is the function Widen.
func (m *Widener) Widen(ctx context.Context, e Expr, among ...*index.Snapshot) (Expr, error) {
	w := widening{ctx: ctx, among: among, memo: m}
	e, err := w.seats(e)
	if err != nil {
		return e, err
	}
	return w.spacing(e)
}

// widening is one run of Widen.
type widening struct {
	ctx      context.Context
	among    []*index.Snapshot
	analyzer Analyzer
	memo     *Widener
	words    int // widened so far, by spacing
}

// of is what s says of a term or a phrase, asked once.
func (m *Widener) of(s *index.Snapshot, what string, ask func() (int, error)) (int, error) {
	if n, ok := m.known[s][what]; ok {
		return n, nil
	}
	n, err := ask()
	if err != nil {
		return 0, err
	}
	if m.known == nil {
		m.known = map[*index.Snapshot]map[string]int{}
	}
	if m.known[s] == nil {
		m.known[s] = map[string]int{}
	}
	m.known[s][what] = n
	return n, nil
}

// len is how many articles there are.
func (w *widening) len() (n int) {
	for _, s := range w.among {
		n += s.Len()
	}
	return n
}

// df is in how many articles a term stands.
func (w *widening) df(term string) (n int, err error) {
	for _, s := range w.among {
		df, err := w.memo.of(s, term, func() (int, error) {
			_, df, err := s.Term(w.ctx, []byte(term))
			return df, err
		})
		if err != nil {
			return 0, err
		}
		n += df
	}
	return n, nil
}

// seats gives each word and phrase of e the terms that have another seat for a
// hamza.
func (w *widening) seats(e Expr) (Expr, error) {
	switch e := e.(type) {
	case And:
		parts, err := w.seatsOf(e)
		return And(parts), err
	case Or:
		parts, err := w.seatsOf(e)
		return Or(parts), err
	case Not:
		part, err := w.seats(e.Expr)
		return Not{part}, err
	case Word:
		also, err := w.seated(e.Text, e.Folded, e.Term, e.Prefix)
		for _, t := range also {
			if !slices.Contains(e.Also, t) {
				e.Also = append(slices.Clip(e.Also), t)
			}
		}
		return e, err
	case Phrase:
		return w.seatsOfPhrase(e)
	}
	return e, nil
}

func (w *widening) seatsOf(parts []Expr) ([]Expr, error) {
	wide := make([]Expr, len(parts))
	for i, p := range parts {
		var err error
		if wide[i], err = w.seats(p); err != nil {
			return nil, err
		}
	}
	return wide, nil
}

// seatsOfPhrase is a phrase, or it and what it is with other terms.
func (w *widening) seatsOfPhrase(p Phrase) (Expr, error) {
	const most = 8
	all := []Phrase{p}
	n := 0
	var err error
	w.analyzer.Words(p.Text, func(word []byte, start, end int) {
		if err != nil || n >= len(p.Terms) {
			return
		}
		var also []string
		also, err = w.seated(p.Text[start:end], string(word), p.Terms[n], false)
		for _, t := range also {
			for _, have := range all {
				if len(all) < most {
					other := Phrase{have.Text, slices.Clone(have.Terms)}
					other.Terms[n] = t
					all = append(all, other)
				}
			}
		}
		n++
	})
	if len(all) == 1 {
		return p, err
	}
	either := make(Or, len(all))
	for i := range all {
		either[i] = all[i]
	}
	return either, err
}

// seated are the terms of an index, but for term, that a word has with other seats
// for a hamza. That of a word which may go on are those of all it may be.
func (w *widening) seated(text, folded, term string, prefix bool) (terms []string, err error) {
	const most = 8
	for _, form := range unseated(text, folded) {
		begins := hamzaMark + form
		if !prefix {
			begins += seatMark
		}
		for _, s := range w.among {
			err := s.Prefix(w.ctx, begins, func(mark []byte, _ *index.Part) (bool, error) {
				_, t, _ := strings.Cut(string(mark[len(hamzaMark):]), seatMark)
				if t != term && !slices.Contains(terms, t) {
					terms = append(terms, t)
				}
				return len(terms) < most, nil
			})
			if err != nil {
				return nil, err
			}
		}
	}
	for _, t := range plain(text) {
		if df, err := w.df(t); err != nil {
			return nil, err
		} else if df > 0 && t != term && !slices.Contains(terms, t) {
			terms = append(terms, t)
		}
	}
	slices.Sort(terms)
	return terms, nil
}
