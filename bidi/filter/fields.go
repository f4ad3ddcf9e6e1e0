package filter

import (
	"bytes"
	"slices"
	"unicode/utf8"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/internal/ucd"
)

// field is a stretch of a line.
type field struct {
	kind       fieldKind
	start, end int
	dir        bidi.Direction
}

type fieldKind uint8

const (
	words fieldKind = iota // text, reordered where it stands
	gap                    // blanks and tabs
	wall                   // a bar, box drawing, a line of git's graph: stays where it is
)

// split parts the line into fields.
func (f *Filter) split() {
	f.fields = f.fields[:0]
	t := f.text
	i := f.prefix()
	for i < len(t) {
		start := i
		switch {
		case isBlank(t[i]):
			i = blanksEnd(t, i)
			f.fields = append(f.fields, field{kind: gap, start: start, end: i})
		case isBar(t, i):
			i++
			f.fields = append(f.fields, field{kind: wall, start: start, end: i})
		case isBox(t, i):
			for isBox(t, i) {
				i += len("─")
			}
			f.fields = append(f.fields, field{kind: wall, start: start, end: i})
		default:
			i = f.wordsEnd(i)
			f.fields = append(f.fields, field{kind: words, start: start, end: i})
		}
	}
	f.number()
	f.join()
	f.direct()
}

// join makes one field of a line that was justified, as man does it: a long one
// that reads from right to left, its words apart by one blank or by two. A
// table's are seldom all so close to each other.
func (f *Filter) join() {
	const wide, many = 50, 6 // columns; words
	first, last := -1, -1
	ones, twos := 0, 0
	for i := range f.fields {
		switch w := &f.fields[i]; {
		case w.kind == wall:
			return
		case w.kind == words:
			if first < 0 {
				first = i
			}
			last = i
			ones += bytes.Count(f.text[w.start:w.end], []byte(" "))
		case first >= 0 && w.end < len(f.text): // between words
			if w.end-w.start != 2 || f.text[w.start] != ' ' || f.text[w.start+1] != ' ' {
				return
			}
			twos++
		}
	}
	if twos == 0 || ones < 2 || ones+twos+1 < many {
		return
	}
	whole := f.text[f.fields[first].start:f.fields[last].end]
	if dir, _ := firstStrong(whole); dir != bidi.RTL || columnsOf(whole) < wide {
		return
	}
	f.fields[first].end = f.fields[last].end
	f.fields = slices.Delete(f.fields, first+1, last+1)
}

// prefix takes what stands in front of a line in a column of its own: the
// graph of git log, the mark of a line of a diff. It returns where it ends.
func (f *Filter) prefix() int {
	t := f.text
	f.seeDiff(t)
	if f.diff && len(t) > 1 && (t[0] == '+' || t[0] == '-' || t[0] == ' ') && f.at == 0 {
		kind := wall
		if t[0] == ' ' {
			kind = gap
		}
		f.fields = append(f.fields, field{kind: kind, start: 0, end: 1})
		return 1
	}
	i, drawn := 0, false
	for i < len(t) && (isGraph(t[i]) || t[i] == ' ') {
		drawn = drawn || t[i] == '|' || t[i] == '/' || t[i] == '\\'
		i++
	}
	if i < len(t) {
		for i > 0 && t[i-1] != ' ' { // part of a word
			i--
		}
		drawn = drawn && i > 0
		if !drawn && i == 2 && t[0] == '*' && hashLength(t[2:]) > 0 {
			drawn = true
		}
	}
	if !drawn {
		return 0
	}
	for at := 0; at < i; {
		start := at
		kind := wall
		if t[at] == ' ' {
			kind = gap
		}
		for at < i && (t[at] == ' ') == (kind == gap) {
			at++
		}
		f.fields = append(f.fields, field{kind: kind, start: start, end: at})
	}
	return i
}

// seeDiff follows whether the lines are those of a diff's hunk.
func (f *Filter) seeDiff(t []byte) {
	switch {
	case f.at > 0 || len(t) == 0:
	case len(t) > 4 && string(t[:4]) == "@@ -":
		f.diff = true
	case f.diff:
		f.diff = t[0] == '+' || t[0] == '-' || t[0] == ' ' || t[0] == '\\'
	}
}

// hashLength returns the length of the hexadecimal number that t begins with,
// as git abbreviates a commit: 7 digits or more and a blank. Else it is 0.
func hashLength(t []byte) int {
	n := 0
	for n < len(t) && (t[n] >= '0' && t[n] <= '9' || t[n] >= 'a' && t[n] <= 'f') {
		n++
	}
	if n < 7 || n > 64 || n < len(t) && t[n] != ' ' {
		return 0
	}
	return n
}

// wordsEnd returns the end of the field of words that begins at i.
func (f *Filter) wordsEnd(i int) int {
	t := f.text
	for i < len(t) {
		switch c := t[i]; {
		case isBlank(c):
			n := blanksEnd(t, i)
			if n-i > 1 && !(n-i == 2 && t[i] == ' ' && t[i+1] == ' ' && afterSentence(t[:i])) || t[i] == '\t' ||
				n == len(t) || isBar(t, n) || isBox(t, n) {
				return i
			}
			i = n
		case c == '|' && isBar(t, i), c == 0xE2 && isBox(t, i):
			return i
		default:
			i++
		}
	}
	return i
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func blanksEnd(t []byte, i int) int {
	for i < len(t) && isBlank(t[i]) {
		i++
	}
	return i
}

// isGraph reports whether git log draws its graph with c.
func isGraph(c byte) bool {
	switch c {
	case '|', '/', '\\', '*', '_', '-', '.', '<', '>', 'o':
		return true
	}
	return false
}

// isBar reports whether there is a bar at i with blanks or nothing beside it.
func isBar(t []byte, i int) bool {
	return i < len(t) && t[i] == '|' && (i == 0 || isBlank(t[i-1])) && (i+1 == len(t) || isBlank(t[i+1]))
}

// isBox reports whether there is a character of box drawing or a block element
// at i, U+2500 to U+259F.
func isBox(t []byte, i int) bool {
	return i+2 < len(t) && t[i] == 0xE2 && (t[i+1] >= 0x94 && t[i+1] <= 0x95 || t[i+1] == 0x96 && t[i+2] < 0xA0)
}

// afterSentence reports whether t ends with the mark that ends a sentence.
func afterSentence(t []byte) bool {
	r, size := utf8.DecodeLastRune(t)
	switch r {
	case ')', ']', '"', '\'', '”', '»':
		r, _ = utf8.DecodeLastRune(t[:len(t)-size])
	}
	switch r {
	case '.', '!', '?', ':', '…', '؟', '۔', '؛':
		return true
	}
	return false
}

// number parts a number from what it counts or numbers, where it stands flush
// right at the start of a line, as wc, uniq -c and nl have it.
func (f *Filter) number() {
	if len(f.fields) < 2 || f.fields[0].kind != gap || f.fields[1].kind != words {
		return
	}
	t, w := f.text, &f.fields[1]
	n := w.start
	for n < w.end && t[n] >= '0' && t[n] <= '9' {
		n++
	}
	if n == w.start || n >= w.end-1 || t[n] != ' ' {
		return
	}
	end := w.end
	w.end = n
	f.fields = slices.Insert(f.fields, 2, field{kind: gap, start: n, end: n + 1}, field{kind: words, start: n + 1, end: end})
}

// columns reports whether the line stands in columns: it has two fields of
// words, or a wall.
func (f *Filter) columns() bool {
	n := 0
	for i := range f.fields {
		switch f.fields[i].kind {
		case wall:
			return true
		case words:
			n++
		}
	}
	return n > 1
}

// direct gives each field its direction. A field's own first letter decides;
// but where it begins with a number in a line that begins with a left-to-right
// letter, as the date before a file's name does, the line's does. A commit's
// hash reads from left to right also where it is all digits.
func (f *Filter) direct() {
	columns := f.columns()
	whole := bidi.Auto
	first := true
	for i := range f.fields {
		w := &f.fields[i]
		w.dir = f.opt.Dir
		if w.kind != words || w.dir != bidi.Auto {
			continue
		}
		t := f.text[w.start:w.end]
		if first {
			first = false
			if n := hashLength(t); n > 0 {
				if hasHexLetter(t[:n]) {
					f.hash = n
				} else if n == f.hash {
					w.dir = bidi.LTR
				}
			} else {
				f.hash = 0
			}
		}
		strong, at := firstStrong(t)
		if whole == bidi.Auto {
			whole = strong
		}
		if columns && whole == bidi.LTR && strong == bidi.RTL && startsWithNumber(t[:at]) {
			w.dir = bidi.LTR
		}
	}
}

func hasHexLetter(t []byte) bool {
	for _, c := range t {
		if c >= 'a' {
			return true
		}
	}
	return false
}

// firstStrong returns the direction of the first strong letter and its place;
// Auto where there is none.
func firstStrong(t []byte) (bidi.Direction, int) {
	for i := 0; i < len(t); {
		r, size := utf8.DecodeRune(t[i:])
		switch ucd.ClassOf(r) {
		case ucd.L:
			return bidi.LTR, i
		case ucd.R, ucd.AL:
			return bidi.RTL, i
		}
		i += size
	}
	return bidi.Auto, len(t)
}

func startsWithNumber(t []byte) bool {
	for _, c := range t {
		if c >= '0' && c <= '9' {
			return true
		}
		if c == '"' || c == '(' || c == '[' {
			return false
		}
	}
	return false
}

// columnsOf returns the columns that the program which wrote the line counted
// for s: letter by letter, as wcwidth does.
func columnsOf(s []byte) int {
	n := 0
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			n++
			i++
			continue
		}
		r, size := utf8.DecodeRune(s[i:])
		n += cell.Width(r)
		i += size
	}
	return n
}
