package edit

import (
	"unicode"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/feed"
)

// Most is how many bytes a line has at most: whoever pastes a book into it does
// not wait for each key afterwards.
const Most = 8 << 10

// Line is a line of text with a caret. The zero value is empty and ready.
type Line struct {
	// Dir is the direction of the text. Of Auto it is the text's own, and
	// RightToLeft while it has no letters.
	Dir         bidi.Direction
	RightToLeft bool // the way the field itself goes

	text   string
	at     int // the caret stands before this byte, which begins a cluster
	killed string

	para    line.Paragraph
	row     cell.Row
	laid    bool // para and row are of this text
	stops   []int
	scrolls int // columns at the beginning that are not shown
}

// Text is what was typed.
func (l *Line) Text() string { return l.text }

// Caret is the byte before which the next letter comes.
func (l *Line) Caret() int { return l.at }

// Set puts a text in the place of what is there, with the caret at its end.
func (l *Line) Set(text string) {
	l.text, l.at, l.laid, l.scrolls = "", 0, false, 0
	l.Insert(text)
}

// Insert puts a text in at the caret. What has several lines becomes one;
// control characters and escape sequences go.
func (l *Line) Insert(s string) {
	if s == "" {
		return
	}
	if s != " " {
		s = clean(s)
	}
	s = cut(s, Most-len(l.text))
	after := l.at + len(s)
	l.text = l.text[:l.at] + s + l.text[l.at:]
	l.laid = false
	l.at = l.boundary(after)
}

// clean is a text in one line, with a blank at an end where it had some there.
func clean(s string) string {
	first, _ := utf8.DecodeRuneInString(s)
	last, _ := utf8.DecodeLastRuneInString(s)
	out := feed.CleanLine(s)
	if out == "" {
		return out
	}
	if unicode.IsSpace(first) && first == ' ' {
		out = " " + out
	}
	if last == ' ' {
		out += " "
	}
	return out
}

// cut is the beginning of s of at most n bytes, in whole clusters.
func cut(s string, n int) string {
	if len(s) <= n {
		return s
	}
	end := 0
	for end < len(s) {
		next := cell.NextCluster(s[end:])
		if end+next > n {
			break
		}
		end += next
	}
	return s[:end]
}

// boundary is the first place from i on where a cluster begins.
func (l *Line) boundary(i int) int {
	at := 0
	for at < i && at < len(l.text) {
		at += cell.NextCluster(l.text[at:])
	}
	return at
}

// before is where the cluster begins that ends at the caret.
func (l *Line) before() int {
	last := 0
	for at := 0; at < l.at; at += cell.NextCluster(l.text[at:]) {
		last = at
	}
	return last
}

// after is where the cluster ends that the caret stands on.
func (l *Line) after() int {
	if l.at >= len(l.text) {
		return l.at
	}
	return l.at + cell.NextCluster(l.text[l.at:])
}

// Motion is a way for the caret.
type Motion uint8

// The motions. Left, Right and their words go as the eye sees it, the others in
// the order of reading.
const (
	Forward Motion = iota
	Back
	Left
	Right
	WordForward
	WordBack
	WordLeft
	WordRight
	Start
	End
)

// Move moves the caret.
func (l *Line) Move(m Motion) { l.at = l.to(m) }

// Cut takes out what lies between the caret and where a motion leads. Yank
// brings back what is longer than a cluster.
func (l *Line) Cut(m Motion) {
	from, to := l.at, l.to(m)
	if to < from {
		from, to = to, from
	}
	if from == to {
		return
	}
	if m != Forward && m != Back {
		l.killed = l.text[from:to]
	}
	l.text = l.text[:from] + l.text[to:]
	l.laid = false
	l.at = l.boundary(from)
}

// Yank puts in what was cut last.
func (l *Line) Yank() { l.Insert(l.killed) }

// to is where a motion leads.
func (l *Line) to(m Motion) int {
	switch m {
	case Forward:
		return l.after()
	case Back:
		return l.before()
	case Left, Right:
		return l.beside(m == Right)
	case WordForward:
		return l.wordAfter()
	case WordBack:
		return l.wordBefore()
	case WordLeft, WordRight:
		if l.level()%2 == 1 == (m == WordLeft) {
			return l.wordAfter()
		}
		return l.wordBefore()
	case Start:
		return 0
	}
	return len(l.text)
}

// inWord reports whether a rune is part of a word: letters, digits, and what
// rides on them or joins them.
func inWord(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u200c' || r == '\u0640'
}

// wordBefore is where the word before the caret begins.
func (l *Line) wordBefore() int {
	i := l.at
	for seen := false; i > 0; {
		r, n := utf8.DecodeLastRuneInString(l.text[:i])
		if seen && !inWord(r) {
			break
		}
		seen = seen || inWord(r)
		i -= n
	}
	return i
}

// wordAfter is where the word that the caret stands on, or the next one, ends.
func (l *Line) wordAfter() int {
	i := l.at
	for seen := false; i < len(l.text); {
		r, n := utf8.DecodeRuneInString(l.text[i:])
		if seen && !inWord(r) {
			break
		}
		seen = seen || inWord(r)
		i += n
	}
	return l.boundary(i)
}
