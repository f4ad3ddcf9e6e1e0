package search

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// Parser reads queries. The zero value is ready: days are those of UTC, dates
// are ISO 8601, and each word is whole.
type Parser struct {
	// Typing is set while the query is still being typed: its last word, if no
	// space follows it, is a prefix.
	Typing bool
	// Location is where the reader's days begin; nil is UTC.
	Location *time.Location
	// Date reads the dates that ISO 8601 does not have, those of the reader's
	// calendar for one; nil reads none. It returns the first moment of
	// the date.
	Date func(text string) (time.Time, bool)
}

const (
	// maxWords bounds the words that are looked for.
	maxWords = 64
	// maxDepth bounds the parentheses within each other that are heeded.
	maxDepth = 16
)

// Parse reads a query with a zero [Parser].
func Parse(text string) Query { return Parser{}.Parse(text) }

// Parse reads a query. Every text is a query; what of it was not understood
// is looked for as words or left out, and the hints say so. The time is linear
// in the text.
//
// Words must all be there. "…" and «…» hold a phrase; - or NOT before a word, a
// phrase or a parenthesis excludes it; OR or | between two gives the choice,
// binding tighter than the space; word* is a prefix. The fields are feed:,
// section:, lang:, is:unread, is:read, is:starred, after: and before:, with
// names of their own in Arabic, Persian, Urdu and Hebrew.
func (p Parser) Parse(text string) Query {
	s := scanner{parser: p, text: text}
	e := s.conjunction(0)
	if e == nil {
		s.hint(HintNoWords, "")
	}
	return Query{Expr: e, Hints: s.hints}
}

// scanner is the state of one parse.
type scanner struct {
	parser   Parser
	analyzer Analyzer
	text     string
	at       int
	words    int
	long     bool
	hints    []Hint
}

func (s *scanner) hint(k HintKind, text string) {
	const most = 8
	if len(s.hints) < most {
		s.hints = append(s.hints, Hint{k, text})
	}
}

// conjunction reads up to the parenthesis that closes, or to the end.
func (s *scanner) conjunction(depth int) Expr {
	var all And
	var either Or // the alternatives read so far, of which the last may go on
	wantMore := false
	flush := func() {
		switch len(either) {
		case 0:
		case 1:
			all = append(all, either[0])
		default:
			all = append(all, either)
		}
		either = nil
	}
	for {
		s.space()
		if s.at >= len(s.text) {
			break
		}
		if s.text[s.at] == ')' {
			s.at++
			if depth > 0 {
				break
			}
			continue
		}
		if s.or() {
			if len(either) == 0 || wantMore {
				s.hint(HintEmpty, "OR")
			}
			wantMore = len(either) > 0
			continue
		}
		e := s.unary(depth)
		if e == nil {
			continue
		}
		if !wantMore {
			flush()
		}
		either = append(either, e)
		wantMore = false
	}
	if wantMore {
		s.hint(HintEmpty, "OR")
	}
	flush()
	switch len(all) {
	case 0:
		return nil
	case 1:
		return all[0]
	}
	return all
}

// space skips what parts words, and the controls before the next one.
func (s *scanner) space() {
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if !isBlank(r) && !unicode.Is(unicode.Cf, r) {
			return
		}
		s.at += n
	}
}

// isBlank reports whether a rune parts the words of a query: spaces and
// control characters. Format characters do not; folding drops them.
func isBlank(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// or takes an OR or | that stands by itself.
func (s *scanner) or() bool {
	rest := s.text[s.at:]
	for _, o := range []string{"OR", "||", "|"} {
		if t, ok := strings.CutPrefix(rest, o); ok && startsBlank(t) {
			s.at += len(o)
			return true
		}
	}
	return false
}

func startsBlank(t string) bool {
	r, n := utf8.DecodeRuneInString(t)
	return n == 0 || isBlank(r)
}

// unary reads one word, phrase, field or parenthesis with the exclusion
// before it, or nil where there was nothing to look for.
func (s *scanner) unary(depth int) Expr {
	start := s.at
	excluded := false
	for s.at < len(s.text) {
		rest := s.text[s.at:]
		if t, ok := strings.CutPrefix(rest, "NOT"); ok && startsBlank(t) {
			s.at += len("NOT")
			s.space()
		} else if rest[0] == '-' {
			s.at++
		} else if strings.HasPrefix(rest, "−") { // U+2212
			s.at += len("−")
		} else {
			break
		}
		excluded = true
	}
	if excluded && (s.at >= len(s.text) || startsBlank(s.text[s.at:])) {
		s.hint(HintEmpty, s.text[start:s.at])
		return nil
	}
	var e Expr
	if s.text[s.at] == '(' && depth < maxDepth {
		s.at++
		e = s.conjunction(depth + 1)
	} else {
		e = s.operand()
	}
	if excluded && e != nil {
		return Not{e}
	}
	return e
}

// operand reads a phrase, a field or a word.
func (s *scanner) operand() Expr {
	if q := quoteAt(s.text[s.at:]); q > 0 {
		return s.phrase(q)
	}
	start := s.at
	for s.at < len(s.text) {
		r, n := utf8.DecodeRuneInString(s.text[s.at:])
		if isBlank(r) || r == '(' || r == ')' {
			break
		}
		if r == ':' && s.at > start {
			if f := fieldOf(s.text[start:s.at]); f != noField {
				if e := s.field(f, start); e != nil {
					return e
				}
				continue
			}
		}
		s.at += n
	}
	if s.at == start { // a parenthesis too deep
		s.at++
		return nil
	}
	text := s.text[start:s.at]
	typing := s.parser.Typing && s.at == len(s.text)
	return s.operandOf(text, strings.HasSuffix(text, "*") || typing)
}

// quoteAt is the length of the quotation mark that t begins with, or 0.
func quoteAt(t string) int {
	for _, q := range []string{`"`, "“", "”", "„", "«", "»"} {
		if strings.HasPrefix(t, q) {
			return len(q)
		}
	}
	return 0
}

// phrase reads a phrase that opens with a mark of q bytes. A mark between
// two letters does not close it: it is that of צה"ל.
func (s *scanner) phrase(q int) Expr {
	open := s.at
	s.at += q
	start := s.at
	before := ' '
	for s.at < len(s.text) {
		rest := s.text[s.at:]
		if n := quoteAt(rest); n > 0 {
			after, _ := utf8.DecodeRuneInString(rest[n:])
			if rest[0] != '"' || !unicode.Is(unicode.Hebrew, before) || !unicode.Is(unicode.Hebrew, after) {
				text := s.text[start:s.at]
				s.at += n
				return s.operandOf(text, false)
			}
		}
		var n int
		before, n = utf8.DecodeRuneInString(rest)
		s.at += n
	}
	s.hint(HintQuote, s.text[open:])
	return s.operandOf(s.text[start:], s.parser.Typing)
}

// operandOf makes a word or a phrase of a text, nil where there is no word in
// it or maxWords were read before. The last word is a prefix where prefix is
// set and it stands alone.
func (s *scanner) operandOf(text string, prefix bool) Expr {
	if s.words >= maxWords {
		if !s.long {
			s.long = true
			s.hint(HintLong, text)
		}
		return nil
	}
	var w Word
	var terms []string
	s.analyzer.Words(text, func(word []byte, _, _ int) {
		if s.words+len(terms) < maxWords {
			w = newWord(text, word)
			terms = append(terms, w.Term)
		}
	})
	s.words += len(terms)
	switch len(terms) {
	case 0:
		return nil
	case 1:
		w.Prefix = prefix
		return w
	}
	return Phrase{Text: text, Terms: terms}
}
