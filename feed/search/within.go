package search

import "strings"

// Within makes a highlighter of a text that is looked for in an article that is
// open, as it is being typed: its words stand one after another, each in any
// form, and the last one may go on. Where an article has no such place, a
// single word is found inside of others too: see [Highlighter.Inner].
func Within(text string) *Highlighter {
	h := new(Highlighter)
	var words []Word
	h.analyzer.Words(text, func(word []byte, start, end int) {
		words = append(words, newWord(text[start:end], word))
	})
	if n := len(words); n > 0 {
		words[n-1].Prefix = true
		h.runs = append(h.runs, words)
	}
	return h
}

// Inner makes h find its single word inside of others, and reports whether it
// has one of two letters at least.
func (h *Highlighter) Inner() bool {
	if len(h.runs) != 1 || len(h.runs[0]) != 1 || len(h.runs[0][0].Folded) < 4 {
		return false
	}
	h.inner = true
	return true
}

// at reports whether the tokens are the run of words.
func (h *Highlighter) at(run []Word, tokens []token) bool {
	for i, w := range run {
		if !w.has(tokens[i]) && !(h.inner && strings.Contains(tokens[i].folded, w.Folded)) {
			return false
		}
	}
	return true
}
