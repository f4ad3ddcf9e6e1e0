package search

import (
	"math"
	"slices"

	"khabar/feed/index"
)

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
		switch {
		case e.Prefix:
			err = f.prefix(&l, e, wanted)
		case len(e.Also) > 0:
			err = f.either(&l, e, wanted)
		default:
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
		return ok && a.Term == b.Term && slices.Equal(a.Also, b.Also) && a.Prefix == b.Prefix && (!a.Prefix || a.Folded == b.Folded)
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

// prefix takes all terms of a beginning as one. A single letter, which says nothing of
// the word that is meant, adds nothing to the scores: the newest come first.
func (f *finding) prefix(l *leaf, w Word, wanted bool) error {
	if letterOf(w.Folded) == len(w.Folded) {
		err := f.marked(l.set, []byte(letterMark+w.Folded))
		l.df = l.set.count()
		return err
	}
	take := f.together()
	beginnings := w.beginnings()
	for _, b := range beginnings {
		if err := f.s.Lists(f.ctx, b, take); err != nil {
			return err
		}
	}
	for _, term := range w.terms() {
		if begins(term, beginnings) {
			continue
		}
		if err := f.postings(term, take); err != nil {
			return err
		}
	}
	f.weigh(l, wanted)
	return nil
}

// either takes all stems of a word as one term.
func (f *finding) either(l *leaf, w Word, wanted bool) error {
	take := f.together()
	for _, term := range w.terms() {
		if err := f.postings(term, take); err != nil {
			return err
		}
	}
	f.weigh(l, wanted)
	return nil
}

// postings calls take with the postings of a term.
func (f *finding) postings(term string, take func(base int32, list index.List)) error {
	parts, _, err := f.s.Term(f.ctx, []byte(term))
	if err != nil {
		return err
	}
	for i := range parts {
		if err := f.s.Load(f.ctx, &parts[i]); err != nil {
			return err
		}
		take(parts[i].Base, parts[i].List())
	}
	return nil
}

// together returns what takes postings of several terms as those of one, which
// weigh weighs.
func (f *finding) together() func(base int32, list index.List) {
	if f.counts == nil {
		f.counts = make([]uint64, f.s.Size())
	} else {
		clear(f.counts)
	}
	return func(base int32, list index.List) { list.Tally(f.counts[base:]) }
}

// weigh finds the articles of what was taken together, and adds it to the scores
// where that is wanted.
func (f *finding) weigh(l *leaf, wanted bool) {
	for n, c := range f.counts {
		if c != 0 {
			l.set.add(int32(n))
			l.df++
		}
	}
	if !wanted {
		return
	}
	idf := f.idf(l.df)
	l.set.each(func(n int32) {
		c := f.counts[n]
		f.add(n, f.s.Doc(n).Length, idf, int32(c>>32), int32(uint32(c)))
	})
}
