package search

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"khabar/feed"
	"khabar/feed/index"
)

// The marks of an article in an index, each with a word or a number behind
// it: what fields ask for. No folded word
// begins with such a character.
const (
	feedMark    = "\x01f"
	sourceMark  = "\x01o"
	sectionMark = "\x01s"
	langMark    = "\x01l"
	// letterMark is of the letters that terms begin with, which half of all articles
	// have: a beginning of one letter reads these in place of all its terms.
	letterMark = "\x01b"
)

// letterOf is the length of the letter that a term begins with where it is one that is
// marked, else 0.
func letterOf(term string) int {
	r, n := utf8.DecodeRuneInString(term)
	if r >= letterMarks {
		return 0
	}
	return n
}

// letterMarks is the code point up to which letters are marked: those of Latin, Greek,
// Cyrillic, Hebrew and Arabic.
const letterMarks = 0x800

// Document begins a document of an index with all that is searched of an
// article: its terms, and marks of its feed, its section and tags, its
// language, of the letters its terms begin with, and of their spellings. The ID is above 0; date is in seconds since 1970. prose is called
// for each term of the prose: the body, or the summary where there is none.
func (a *Analyzer) Document(b *index.Builder, id, date, feedID int64, article *feed.Article, prose func(term []byte)) error {
	if err := b.Begin(id, date); err != nil {
		return err
	}
	var mark []byte
	var letters [letterMarks / 64]uint64
	also := func(term []byte, word string) {
		if r, n := utf8.DecodeRune(term); r < letterMarks && letters[r/64]&(1<<(r%64)) == 0 {
			letters[r/64] |= 1 << (r % 64)
			mark = append(append(mark[:0], letterMark...), term[:n]...)
			b.Mark(mark)
		}
		m := appendUnseated(append(mark[:0], hamzaMark...), word)
		if len(m) > len(hamzaMark) {
			m = append(append(m, seatMark...), term...)
			b.Mark(m)
		}
		mark = m
	}
	a.Terms(article.Title, func(term []byte, start, end int) {
		b.Title(term)
		also(term, article.Title[start:end])
	})
	eachText(article, func(text string, isProse bool) {
		b.Break()
		a.Terms(text, func(term []byte, start, end int) {
			b.Text(term)
			also(term, text[start:end])
			if isProse {
				prose(term)
			}
		})
	})
	named := func(kind, text string) {
		a.Words(text, func(word []byte, _, _ int) {
			mark = append(append(mark[:0], kind...), word...)
			b.Mark(mark)
		})
	}
	named(sourceMark, article.Source)
	named(sectionMark, article.Section)
	for _, t := range article.Tags {
		named(sectionMark, t)
	}
	if lang := language(article.Lang); lang != "" {
		b.Mark([]byte(langMark + lang))
	}
	if feedID != 0 {
		b.Mark(feedTerm(feedID))
	}
	return nil
}

func feedTerm(id int64) []byte { return strconv.AppendInt([]byte(feedMark), id, 10) }

// eachText calls f for each text of an article that is searched, without the
// headline, and says which of them are its prose.
func eachText(a *feed.Article, f func(text string, prose bool)) {
	each := func(text string, prose bool) {
		if text != "" {
			f(text, prose)
		}
	}
	body := false
	for i := range a.Body {
		body = body || isProse(&a.Body[i])
	}
	each(a.Summary, !body)
	for i := range a.Body {
		each(a.Body[i].Text, isProse(&a.Body[i]))
	}
	for _, b := range a.Byline {
		each(b, false)
	}
	each(a.Place, false)
	each(a.Section, false)
	for _, t := range a.Tags {
		each(t, false)
	}
}

func isProse(b *feed.Block) bool { return b.Kind != feed.Code && b.Kind != feed.Rule && b.Text != "" }

// EachText calls f for each text of an article that is searched, the headline
// first: what a [Library] gives.
func EachText(a *feed.Article, f func(text string)) {
	f(a.Title)
	eachText(a, func(text string, _ bool) { f(text) })
}

// language is the first part of a BCP 47 tag, folded.
func language(tag string) string {
	tag, _, _ = strings.Cut(String(tag), "-")
	return tag
}
