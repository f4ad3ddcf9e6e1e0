package search

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	// likeness is the share of trigrams from which on two words are similar.
	likeness = 0.45
	// bySound is what the likeness of words that sound alike counts against that of
	// words that are spelled alike.
	bySound = 0.9
	// runnerUp is how much less like than the closest another word may be: for
	// חיזבללה, beside חיזבאללה, חיזוק is no answer.
	runnerUp = 0.15
)

// soundAlike are letters that sound alike to many who write them: those of Arabic that
// Persian and Urdu say in one way, and those of Hebrew that Israelis do. People spell
// by ear (Naseem and Hussain: "A novel approach for ranking spelling error corrections
// for Urdu", 2007).
var soundAlike = [...]string{"سصث", "زذضظ", "تط", "هح", "قغ", "اع", "תט", "כקח", "אע", "סש", "בו"}

// sounds has, for each code point below U+0800, the first letter that sounds like it, and
// is never written to once built.
var sounds = func() (t [0x800]rune) {
	for r := range rune(len(t)) {
		t[r] = r
	}
	for _, letters := range soundAlike {
		first, _ := utf8.DecodeRuneInString(letters)
		for _, r := range letters {
			t[r] = first
		}
	}
	return t
}()

// sound is a folded letter, or the one that stands for all that sound like it.
func sound(r rune) rune {
	if r < rune(len(sounds)) {
		return sounds[r]
	}
	return r
}

// soundingAs are the letters that a word may begin with by its sound.
func soundingAs(word string) []string {
	first, n := utf8.DecodeRuneInString(word)
	for _, letters := range soundAlike {
		if strings.ContainsRune(letters, first) {
			return strings.Split(letters, "")
		}
	}
	return []string{word[:n]}
}

// ofScript are the first bytes of the words in the script of a word.
func ofScript(word string) (bytes []string) {
	first, last := word[0], word[0]
	switch {
	case first < utf8.RuneSelf:
		first, last = 'a', 'z'
	case 0xD8 <= first && first <= 0xDB: // Arabic
		first, last = 0xD8, 0xDB
	}
	for b := first; b <= last; b++ {
		bytes = append(bytes, string([]byte{b}))
	}
	return bytes
}

// Closest gathers, of the words of a vocabulary, those that look or sound most like a
// folded word: by the Dice coefficient of their trigrams, ends counted
// (Angell, Freund, Willett: "Automatic spelling correction using a trigram
// similarity measure", 1983). Give it the words with See.
type Closest struct {
	n       int
	word    string
	grams   []trigram
	sounds  []trigram // of the word as it sounds
	letters uint64
	have    []trigram
	best    []candidate
}

type candidate struct {
	word string
	like float64
}

// NewClosest gathers up to n words that look like a folded word.
func NewClosest(n int, word string) *Closest {
	return &Closest{n: n, word: word, grams: grams(nil, word, asIs), sounds: grams(nil, word, sound), letters: letterSet(word)}
}

// See takes a word into account.
func (c *Closest) See(word []byte) {
	if len(word) > 2*len(c.word) || len(c.word) > 2*len(word) {
		return
	}
	// Words of other letters share few trigrams; most are such.
	if l := letterSet(string(word)); 2*bits.OnesCount64(l&c.letters) < max(bits.OnesCount64(l), bits.OnesCount64(c.letters)) {
		return
	}
	// What is spelled alike sounds alike.
	c.have = grams(c.have[:0], string(word), sound)
	like := bySound * dice(c.sounds, c.have)
	if like < bySound*likeness || string(word) == c.word {
		return
	}
	c.have = grams(c.have[:0], string(word), asIs)
	if like = max(like, dice(c.grams, c.have)); like < likeness {
		return
	}
	if slices.ContainsFunc(c.best, func(b candidate) bool { return b.word == string(word) }) {
		return
	}
	w := candidate{string(word), like}
	k, _ := slices.BinarySearchFunc(c.best, w, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.like, a.like), strings.Compare(a.word, b.word))
	})
	if k < c.n {
		c.best = slices.Insert(c.best, k, w)
		c.best = c.best[:min(len(c.best), c.n)]
	}
}

// Words are those that were found, the closest first: those that are one slip of the
// finger away, or where there are none those that are nearly as like as the first.
func (c *Closest) Words() []string {
	var words, slips []string
	for _, b := range c.best {
		if b.like >= c.best[0].like-runnerUp {
			words = append(words, b.word)
			if oneSlip(c.word, b.word) {
				slips = append(slips, b.word)
			}
		}
	}
	if len(slips) > 0 {
		return slips
	}
	return words
}

// oneSlip reports whether two words differ in one letter that is another, too many or
// missing, or in two that changed places (Damerau: "A technique for computer detection
// and correction of spelling errors", 1964).
func oneSlip(a, b string) bool {
	x, y := []rune(a), []rune(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	for len(x) > 0 && x[0] == y[0] {
		x, y = x[1:], y[1:]
	}
	for len(x) > 0 && x[len(x)-1] == y[len(y)-1] {
		x, y = x[:len(x)-1], y[:len(y)-1]
	}
	return len(y) <= 1 || len(x) == 2 && len(y) == 2 && x[0] == y[1] && x[1] == y[0]
}

// letterSet is the set of letters of a word as it sounds, several to a bit.
func letterSet(word string) (s uint64) {
	for _, r := range word {
		s |= 1 << (sound(r) & 63)
	}
	return s
}

func asIs(r rune) rune { return r }

// grams appends the trigrams of a word with its ends, in order, each letter as what as
// makes of it.
func grams(dst []trigram, word string, as func(rune) rune) []trigram {
	last, before := rune(0), rune(0)
	for _, r := range word {
		r = as(r)
		dst = append(dst, trigram{before, last, r})
		before, last = last, r
	}
	dst = append(dst, trigram{before, last, 0})
	slices.SortFunc(dst, compareGrams)
	return dst
}

func compareGrams(a, b trigram) int {
	for i := range a {
		if a[i] != b[i] {
			return int(a[i]) - int(b[i])
		}
	}
	return 0
}

// dice is twice the number of common trigrams over the number of all.
func dice(a, b []trigram) float64 {
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := compareGrams(a[i], b[j]); {
		case c == 0:
			both++
			i++
			j++
		case c < 0:
			i++
		default:
			j++
		}
	}
	return 2 * float64(both) / float64(len(a)+len(b))
}

// trigram is three runes; 0 is the end of a word.
type trigram [3]rune
