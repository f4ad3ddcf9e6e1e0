// Package fuzzy finds what was meant by a few letters of it: "mar" or "mkall"
// is "mark all as read". It is for lists of commands and names that are short
// and few; it is pure and knows no script: who wants letters to fall together
// folds both sides first.
//
// The score is that of fzf (https://github.com/junegunn/fzf,
// src/algo/algo.go): letters that follow one another and those that begin a
// word are worth more, gaps cost.
package fuzzy

import (
	"strings"
	"unicode"
)

const (
	letter      = 16
	consecutive = 12
	wordStart   = 10
	textStart   = 6
	gapStart    = -3
	gapMore     = -1

	finer = 8 // so many letters of the text weigh as much as one point
)

// Score says how well a query fits a text, both folded: every word of the query
// must be in the text, its letters in order. ok is false where one is not.
func Score(text, query string) (score int, ok bool) {
	runes := []rune(text)
	for word := range strings.FieldsSeq(query) {
		n, fits := one(runes, []rune(word))
		if !fits {
			return 0, false
		}
		score += n
	}
	return score*finer - len(runes), true // of two that fit the shorter one
}

// one is the best way to find the letters of a word in a text.
func one(text, word []rune) (int, bool) {
	if !within(text, word) {
		return 0, false
	}
	// best[i]: of the letters so far, with the last one at i.
	const never = -1 << 20
	best, next := make([]int, len(text)), make([]int, len(text))
	for w, r := range word {
		run := never // the best of the letters before, with a gap behind them
		for i, t := range text {
			if run += gapMore; i > 1 {
				run = max(run, best[i-2]+gapStart)
			}
			next[i] = never
			if t != r {
				continue
			}
			bonus := letter
			switch {
			case i == 0:
				bonus += wordStart + textStart
			case !isWord(text[i-1]) && isWord(t):
				bonus += wordStart
			}
			switch {
			case w == 0:
				next[i] = bonus
			case i > 0:
				next[i] = max(run, best[i-1]+consecutive) + bonus
			}
		}
		best, next = next, best
	}
	top := never
	for _, n := range best {
		top = max(top, n)
	}
	return top, top > never/2
}

func within(text, word []rune) bool {
	for _, r := range text {
		if len(word) > 0 && r == word[0] {
			word = word[1:]
		}
	}
	return len(word) == 0
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }
