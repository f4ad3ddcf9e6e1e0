package related

import (
	"unicode"
	"unicode/utf8"

	"khabar/feed"
)

// Sentence is the bytes Start to End of a text of an article: of its block of
// that number, or of its headline where Block is -1.
type Sentence struct {
	Block, Start, End int
}

// Text is the sentence as written in a, the article it is of.
func (s Sentence) Text(a *feed.Article) string {
	if s.Block < 0 {
		return a.Title[s.Start:s.End]
	}
	return a.Body[s.Block].Text[s.Start:s.End]
}

// sentences are those of the prose of a.
func sentences(a *feed.Article) (all []Sentence) {
	for i := range a.Body {
		switch b := &a.Body[i]; b.Kind {
		case feed.Code, feed.Rule, feed.Image:
		default:
			eachSentence(b.Text, func(start, end int) { all = append(all, Sentence{i, start, end}) })
		}
	}
	return all
}

// eachSentence calls f for each sentence of a text, without the spaces around
// it: up to a full stop, question or exclamation mark of any of the scripts,
// or an ellipsis, that a space or the end follows, or to a line's end
// (Unicode Standard Annex 29, SB4, SB8a and SB11). A stop after a single
// letter is that of an initial (SB6 to SB8, «د. أحمد»).
func eachSentence(text string, f func(start, end int)) {
	start := -1 // of the sentence, -1 before its first rune
	end := 0    // after its last rune that is no space
	letters := 0
	for i, r := range text {
		n := i + utf8.RuneLen(r)
		if r == utf8.RuneError {
			_, size := utf8.DecodeRuneInString(text[i:])
			n = i + size
		}
		if r == '\n' || r == '\u2029' {
			if start >= 0 {
				f(start, end)
			}
			start, letters = -1, 0
			continue
		}
		if unicode.IsSpace(r) {
			letters = 0
			continue
		}
		if start < 0 {
			start = i
		}
		end = n
		if unicode.IsLetter(r) {
			letters++
		}
		if isStop(r) && !(r == '.' && letters == 1) {
			if after, _ := utf8.DecodeRuneInString(text[n:]); n == len(text) || unicode.IsSpace(after) {
				f(start, end)
				start = -1
			}
		}
	}
	if start >= 0 {
		f(start, end)
	}
}

func isStop(r rune) bool {
	switch r {
	case '.', '!', '?', '؟', '۔', '…':
		return true
	}
	return false
}
