package search

import "time"

// Query is what a reader asked for. A nil Expr asks for nothing: the text had
// no words in it, and Hints say why.
type Query struct {
	Expr  Expr
	Hints []Hint
}

// Expr is one of [And], [Or], [Not], [Word], [Phrase], [Source], [Section],
// [Lang], [Is], [After] and [Before].
type Expr interface{ isExpr() }

// And holds where all of its parts hold. It has two parts at least.
type And []Expr

// Or holds where one of its parts holds. It has two parts at least.
type Or []Expr

// Not holds where its part does not.
type Not struct{ Expr Expr }

// Word holds for an article that has the term or, where Prefix is set, a word
// that begins as typed.
type Word struct {
	Text   string   // as typed
	Folded string   // the folded word
	Term   string   // its stem: what an index of terms has
	Also   []string // its other stems: with the article, or without, and in other spellings
	Prefix bool     // more of the word may come
}

// newWord is a folded word, typed as text.
func newWord(text string, word []byte) Word {
	w := Word{Text: text, Folded: string(word), Term: string(Stem(word))}
	if other := otherStem(w.Folded); other != "" {
		w.Also = []string{other}
	}
	return w
}

// terms are all that an index of terms has of w.
func (w Word) terms() []string { return append([]string{w.Term}, w.Also...) }

// Phrase holds for an article that has the terms one after another.
type Phrase struct {
	Text  string   // as typed, without the quotes
	Terms []string // two at least
}

// Source holds for an article of a feed or publication whose name or
// address has these folded words in it (feed:).
type Source struct{ Name string }

// Section holds for an article of a section, or with a tag, that has these
// folded words in it (section:).
type Section struct{ Name string }

// Lang holds for an article in a language, by the first part of its BCP 47 tag
// (lang:).
type Lang struct{ Tag string }

// Is holds for an article in a state of reading (is:).
type Is struct{ State Reading }

// After holds for an article published at this moment or later (after:).
type After struct{ Time time.Time }

// Before holds for an article published earlier than this moment (before:).
type Before struct{ Time time.Time }

// Reading is how far a reader is with an article, as one asks for it.
type Reading uint8

// The states of reading that is: knows.
const (
	Unread Reading = iota
	Read
	Starred
)

func (And) isExpr()     {}
func (Or) isExpr()      {}
func (Not) isExpr()     {}
func (Word) isExpr()    {}
func (Phrase) isExpr()  {}
func (Source) isExpr()  {}
func (Section) isExpr() {}
func (Lang) isExpr()    {}
func (Is) isExpr()      {}
func (After) isExpr()   {}
func (Before) isExpr()  {}

// Hint says what of a query was not understood and what became of it. The
// interface has the words for it.
type Hint struct {
	Kind HintKind
	Text string // the piece of the query, as typed
}

// HintKind is what was wrong.
type HintKind uint8

// The hints that a query can give.
const (
	HintQuote   HintKind = iota // a quotation mark is not closed: the phrase goes to the end
	HintDate                    // not a date: looked for as words
	HintState                   // not a state of reading: looked for as words
	HintEmpty                   // an operator without a word: left out
	HintLong                    // more words than are looked for: the rest is left out
	HintNoWords                 // nothing to look for
)

// Each calls f for e and every expression within it, outermost first.
func Each(e Expr, f func(Expr)) {
	if e == nil {
		return
	}
	f(e)
	switch e := e.(type) {
	case And:
		for _, p := range e {
			Each(p, f)
		}
	case Or:
		for _, p := range e {
			Each(p, f)
		}
	case Not:
		Each(e.Expr, f)
	}
}

// Wanted calls f for each word and phrase of e that an article is to have:
// those that are not under a Not. These are what is shown as a hit.
func Wanted(e Expr, f func(Expr)) {
	switch e := e.(type) {
	case Word, Phrase:
		f(e)
	case And:
		for _, p := range e {
			Wanted(p, f)
		}
	case Or:
		for _, p := range e {
			Wanted(p, f)
		}
	}
}

// Any returns e with the words and phrases of its outermost conjunction made
// alternatives: what to ask when no article has all of them. ok is false
// where that changes nothing.
func Any(e Expr) (relaxed Expr, ok bool) {
	all, isAnd := e.(And)
	if !isAnd {
		return e, false
	}
	var some Or
	var rest And
	for _, p := range all {
		switch p.(type) {
		case Word, Phrase, Or:
			some = append(some, p)
		default:
			rest = append(rest, p)
		}
	}
	if len(some) < 2 {
		return e, false
	}
	if len(rest) == 0 {
		return some, true
	}
	return append(And{some}, rest...), true
}
