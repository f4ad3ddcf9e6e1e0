package search

import (
	"slices"
	"unicode/utf8"
)

// Range is the bytes Start to End of a text.
type Range struct{ Start, End int }

// Highlighter finds in texts the words that a query asks for. The zero value
// finds nothing; it is not for two goroutines at once.
type Highlighter struct {
	analyzer Analyzer
	words    []Word
	phrases  []Phrase
	runs     [][]Word // of Within
	inner    bool
	tokens   []token
}

// token is a word of a text: what it is folded and stemmed, and where it is.
type token struct {
	folded, term string
	at           Range
}

// Highlight makes a highlighter of what e wants: words under a Not are none.
func Highlight(e Expr) *Highlighter {
	h := new(Highlighter)
	Wanted(e, func(leaf Expr) {
		switch leaf := leaf.(type) {
		case Word:
			h.words = append(h.words, leaf)
		case Phrase:
			h.phrases = append(h.phrases, leaf)
		}
	})
	return h
}

// Append appends to dst where text has a word or a phrase of the query, in
// order and apart: the bytes of the original, with all marks on its letters.
func (h *Highlighter) Append(dst []Range, text string) []Range {
	if len(h.words)+len(h.phrases)+len(h.runs) == 0 {
		return dst
	}
	h.tokens = h.tokens[:0]
	h.analyzer.Words(text, func(word []byte, start, end int) {
		folded := string(word)
		h.tokens = append(h.tokens, token{folded, string(Stem(word)), Range{start, end}})
	})
	from := len(dst)
	for i, t := range h.tokens {
		if slices.ContainsFunc(h.words, func(w Word) bool { return w.has(t) }) {
			dst = append(dst, t.at)
		}
		for _, p := range h.phrases {
			if n := len(p.Terms); i+n <= len(h.tokens) && p.at(h.tokens[i:i+n]) {
				dst = append(dst, Range{t.at.Start, h.tokens[i+n-1].at.End})
			}
		}
		for _, run := range h.runs {
			if n := len(run); i+n <= len(h.tokens) && h.at(run, h.tokens[i:i+n]) {
				dst = append(dst, Range{t.at.Start, h.tokens[i+n-1].at.End})
			}
		}
	}
	return append(dst[:from], joined(dst[from:])...)
}

// has reports whether a token is what w asks for.
func (w Word) has(t token) bool {
	if t.term == w.Term || slices.Contains(w.Also, t.term) {
		return true
	}
	if !w.Prefix {
		return false
	}
	for _, b := range w.beginnings() {
		if len(t.term) >= len(b) && t.term[:len(b)] == b || len(t.folded) >= len(b) && t.folded[:len(b)] == b {
			return true
		}
	}
	return false
}

// at reports whether the tokens are the phrase.
func (p Phrase) at(tokens []token) bool {
	for i, t := range p.Terms {
		if tokens[i].term != t {
			return false
		}
	}
	return true
}

// joined makes one of ranges that overlap.
func joined(r []Range) []Range {
	slices.SortFunc(r, func(a, b Range) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return a.End - b.End
	})
	out := r[:0]
	for _, x := range r {
		if n := len(out); n > 0 && x.Start < out[n-1].End {
			out[n-1].End = max(out[n-1].End, x.End)
			continue
		}
		out = append(out, x)
	}
	return out
}

// Snippet returns the piece of text, of at most n bytes, that has the most different
// words of the hits, and of those the one with the most hits, from the beginning of a
// word to the end of one; and how many words these are. hits are those of Append. A
// text of up to n bytes is its own snippet; one without hits begins it.
func Snippet(text string, hits []Range, n int) (cut Range, words int) {
	of := make([]int, len(hits)) // the number of each hit's word
	numbers := make(map[string]int)
	var folded []byte
	for i, h := range hits {
		folded = Append(folded[:0], text[h.Start:h.End])
		term := string(Stem(folded))
		k, ok := numbers[term]
		if !ok {
			k = len(numbers)
			numbers[term] = k
		}
		of[i] = k
	}
	if len(text) <= n {
		return Range{0, len(text)}, len(numbers)
	}
	best := Range{}
	most := 0
	times := make([]int, len(numbers)) // of each word from hit i to hit j
	for i, j, have := 0, 0, 0; i < len(hits); i++ {
		for ; j < len(hits) && hits[j].End-hits[i].Start <= n; j++ {
			if times[of[j]]++; times[of[j]] == 1 {
				have++
			}
		}
		if have > words || have == words && j-i > most {
			words, most = have, j-i
			best = Range{hits[i].Start, hits[max(i, j-1)].End}
		}
		if j == i { // one hit is longer than the snippet
			j++
		} else if times[of[i]]--; times[of[i]] == 0 {
			have--
		}
	}
	if best.End-best.Start > n {
		best = Range{}
	}
	// What is left of the room goes to both sides, a third of it before.
	room := n - (best.End - best.Start)
	start := max(0, best.Start-room/3)
	end := min(len(text), start+n)
	if end == len(text) {
		start = max(0, end-n)
	}
	return Range{wordAfter(text, start, best.Start), wordBefore(text, end, best.End)}, words
}

// wordAfter is the beginning of the first word from i on, or least.
func wordAfter(text string, i, least int) int {
	if i == 0 {
		return 0
	}
	for i < least {
		r, n := utf8.DecodeRuneInString(text[i:])
		if i += n; isBlank(r) {
			return i
		}
	}
	return least
}

// wordBefore is the end of the last word up to i, or most.
func wordBefore(text string, i, most int) int {
	if i == len(text) {
		return i
	}
	for j := i; j > most; {
		r, n := utf8.DecodeLastRuneInString(text[:j])
		if j -= n; isBlank(r) {
			return j
		}
	}
	for i > most && !utf8.RuneStart(text[i]) {
		i--
	}
	return max(i, most)
}
