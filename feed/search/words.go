package search

import "unicode/utf8"

// Analyzer cuts texts into folded words and terms. The zero value is ready;
// its memory is kept from one text to the next, so that a warm one allocates
// nothing. It is not for two goroutines at once.
type Analyzer struct {
	text []byte
	at   []int32
}

// Words calls yield for each word of text: its folded form, which is good
// until yield returns, and its bytes text[start:end] as written, marks and
// all.
func (a *Analyzer) Words(text string, yield func(word []byte, start, end int)) {
	a.text, a.at = AppendMap(a.text[:0], a.at[:0], text)
	for i := 0; i < len(a.text); {
		var j int
		if i, j = nextWord(a.text, i); i < j {
			yield(a.text[i:j], int(a.at[i]), int(a.at[j]))
		}
		i = j
	}
}

// Terms calls yield for each term of text, the stem of a word as [Stem] has
// it, with the bytes of the whole word as written. An index that keeps terms
// is asked for terms.
func (a *Analyzer) Terms(text string, yield func(term []byte, start, end int)) {
	a.Words(text, func(word []byte, start, end int) {
		yield(Stem(word), start, end)
	})
}

// nextWord finds the first word of the folded text t at or after i. There is
// none where start == end == len(t).
func nextWord(t []byte, i int) (start, end int) {
	k, n := noLetter, 0
	for ; i < len(t); i += n {
		if k, n = kindAt(t, i); k != noLetter {
			break
		}
	}
	if i >= len(t) {
		return len(t), len(t)
	}
	start = i
	last := k
	for i += n; i < len(t) && last != alone; i += n {
		k, n = kindAt(t, i)
		if k != noLetter {
			if !joins(last, k) {
				break
			}
			last = k
			continue
		}
		// WB6, WB7 for the apostrophe; WB11, WB12 for the signs in numbers.
		if i+1 == len(t) {
			break
		}
		after, _ := kindAt(t, i+1)
		inWord := t[i] == '\'' && last == latin && after == latin
		inNumber := (t[i] == '.' || t[i] == ',') && last == digit && after == digit
		if !inWord && !inNumber {
			break
		}
	}
	return start, i
}

// joins reports whether a letter of kind b goes on the word of one of kind a
// (WB5, WB8-10, with the changes of the package comment).
func joins(a, b kind) bool {
	return a == b && a != alone || a == latin && b == digit || a == digit && b == latin
}

// kindAt is the kind of the rune at t[i] and its length in bytes.
func kindAt(t []byte, i int) (kind, int) {
	c := t[i]
	if c < utf8.RuneSelf {
		return twoBytes[c].kind, 1
	}
	if c <= 0xDF && i+1 < len(t) {
		return twoBytes[int(c&0x1F)<<6|int(t[i+1]&0x3F)].kind, 2
	}
	r, n := utf8.DecodeRune(t[i:])
	return kindOf(r), n
}
