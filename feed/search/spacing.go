package search

import (
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// rarely is the share of articles up to which a word is rare enough to be
	// two that were typed without the space between them.
	rarely = 1.0 / 200
	// often is the articles from which on a word that is not rare may be two that are
	// written together as well, where oftenApart times as many at least have the two.
	often      = 8
	oftenApart = 0.25
	// collocated is the share of the articles with the rarer of two words that have them
	// one after the other, from which on these are one name and not two words that
	// often meet (المنفى is not من في).
	collocated = 0.1
	// apartWork bounds the postings that a phrase of the parts of one word reads.
	apartWork = 50_000
	// shortPart is the letters that each part of a word has at least, and splits
	// how many of the likeliest places to part it are tried.
	shortPart = 2
	splits    = 3
	// mostSpaced is how many words of a query are looked for with other spaces: those
	// of a long headline. Who pastes more has no need of it.
	mostSpaced = 24
)

// spacing is e with each word also as it is written where the space is left
// out or put in. Persian and Urdu write the parts of a word together, apart or
// with a ZWNJ between them (هسته‌ای, هسته ای), Urdu leaves spaces out after letters
// that do not join to the next, where nothing shows it (Durrani and Hussain:
// "Urdu word segmentation", 2010), and Arabic writes عبدالله and عبد الله. The
// index says which of them there are: neighbours in the query that it has as
// one word, and the parts of a word with a ZWNJ, or of one that it hardly has,
// where it has them one after another.
func (w *widening) spacing(e Expr) (Expr, error) {
	switch e := e.(type) {
	case And:
		return w.all(e)
	case Word:
		also, err := w.apart(e)
		return either(e, also), err
	}
	return e, nil
}

// either is e, or one of also.
func either(e Expr, also []Expr) Expr {
	if len(also) == 0 {
		return e
	}
	return append(Or{e}, also...)
}

// all is e for a conjunction. A condition between two words does not part them.
func (w *widening) all(parts And) (Expr, error) {
	also := make([][]Expr, len(parts))
	last := -1 // the word before
	for i, p := range parts {
		word, ok := p.(Word)
		if !ok {
			if !isCondition(p) {
				last = -1
			}
			continue
		}
		if w.words++; w.words > mostSpaced {
			break
		}
		apart, err := w.apart(word)
		if err != nil {
			return nil, err
		}
		also[i] = append(also[i], apart...)
		if last >= 0 {
			joined, ok, err := w.together(parts[last].(Word), word)
			if err != nil {
				return nil, err
			}
			if ok {
				also[last] = append(also[last], joined)
				also[i] = append(also[i], joined)
			}
		}
		last = i
	}
	wide := make(And, len(parts))
	for i := range parts {
		wide[i] = either(parts[i], also[i])
	}
	return wide, nil
}

// isCondition reports whether e asks for something else than words.
func isCondition(e Expr) bool {
	switch e := e.(type) {
	case Not:
		return isCondition(e.Expr)
	case Source, Section, Lang, Is, After, Before:
		return true
	}
	return false
}

// together is two neighbours as one word, where the index has it.
func (w *widening) together(a, b Word) (Word, bool, error) {
	if a.Prefix || b.Prefix {
		return Word{}, false, nil
	}
	x, _ := kindAt([]byte(a.Folded), 0)
	y, _ := kindAt([]byte(b.Folded), 0)
	if x != y || x == digit || x == alone {
		return Word{}, false, nil
	}
	folded := a.Folded + b.Folded
	joined := Word{Text: a.Text + " " + b.Text, Folded: folded, Term: string(Stem([]byte(folded)))}
	if joined.Term == a.Term && joined.Term == b.Term {
		return Word{}, false, nil
	}
	df, err := w.df(joined.Term)
	return joined, df > 0, err
}

// apart are the phrases that a word stands for.
func (w *widening) apart(word Word) ([]Expr, error) {
	if word.Prefix {
		return nil, nil
	}
	const zwnj = "\u200c"
	if strings.Contains(word.Text, zwnj) {
		p := w.parts(strings.ReplaceAll(word.Text, zwnj, " "))
		if len(p.Terms) < 2 {
			return nil, nil
		}
		if n, _, err := w.work(p.Terms); err != nil || n == 0 || n > apartWork {
			return nil, err
		}
		p.Text = word.Text
		return []Expr{p}, nil
	}
	return w.split(word)
}

// parts is a text as a phrase.
func (w *widening) parts(text string) Phrase {
	p := Phrase{Text: text}
	w.analyzer.Terms(text, func(term []byte, _, _ int) { p.Terms = append(p.Terms, string(term)) })
	return p
}

// work is how many postings the terms of a phrase have, and the rarest of them; 0 where
// there is none of one.
func (w *widening) work(terms []string) (sum, rarest int, err error) {
	for i, t := range terms {
		df, err := w.df(t)
		if err != nil || df == 0 {
			return 0, 0, err
		}
		sum += df
		if i == 0 || df < rarest {
			rarest = df
		}
	}
	return sum, rarest, nil
}

// split is a word as the two that the index has one after the other: of a word that it
// hardly has, where it has these more often; of others, where it has them often too.
func (w *widening) split(word Word) ([]Expr, error) {
	letters := utf8.RuneCountInString(word.Folded)
	if k, _ := kindAt([]byte(word.Folded), 0); k == digit || letters < 2*shortPart+1 {
		return nil, nil
	}
	have := 0
	for _, term := range word.terms() {
		df, err := w.df(term)
		if err != nil {
			return nil, err
		}
		have += df
	}
	if float64(have) > rarely*float64(w.len()) {
		if have < often {
			return nil, nil
		}
		have = int(oftenApart*float64(have)) - 1
	}
	type place struct {
		phrase       Phrase
		work, rarest int
	}
	var places []place
	at := 0
	for i := range word.Folded {
		if at++; at-1 < shortPart || at-1 > letters-shortPart {
			continue
		}
		p := w.parts(word.Folded[:i] + " " + word.Folded[i:])
		n, rarest, err := w.work(p.Terms)
		if err != nil {
			return nil, err
		}
		if rarest > have && n <= apartWork && len(p.Terms) == 2 {
			places = append(places, place{p, n, rarest})
		}
	}
	slices.SortStableFunc(places, func(a, b place) int { return b.work - a.work })
	var best Phrase
	for _, p := range places[:min(len(places), splits)] {
		df := 0
		for _, s := range w.among {
			n, err := w.memo.of(s, strings.Join(p.phrase.Terms, " "), func() (int, error) {
				l := leaf{set: newSet(s.Size())}
				f := finding{ctx: w.ctx, s: s}
				err := f.phrase(&l, p.phrase.Terms, false)
				return l.df, err
			})
			if err != nil {
				return nil, err
			}
			df += n
		}
		if df > have && float64(df) >= collocated*float64(p.rarest) {
			best, have = p.phrase, df
		}
	}
	if best.Terms == nil {
		return nil, nil
	}
	best.Text = word.Text
	return []Expr{best}, nil
}
