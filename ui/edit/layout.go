package edit

import (
	"slices"
	"sort"
	"unicode"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
)

// lay lays the whole text out in one row, with a column for the caret behind
// it, and works out where the caret can stand, from left to right.
func (l *Line) lay() {
	if l.laid {
		return
	}
	l.laid = true
	dir := l.Dir
	if dir == bidi.Auto && !hasLetter(l.text) {
		dir = bidi.LTR
		if l.RightToLeft {
			dir = bidi.RTL
		}
	}
	l.para.Set(l.text, dir)
	l.para.Fill(len(l.text) + 1)
	hanging := 0
	for hanging < len(l.text) && l.text[len(l.text)-1-hanging] == ' ' {
		hanging++
	}
	l.row.Reset()
	l.para.Line(&l.row, 0, line.Options{Width: l.para.Columns(0) + hanging + 1})
	l.stops = l.stops[:0]
	var bounds []int
	for at := 0; at < len(l.text); at += cell.NextCluster(l.text[at:]) {
		bounds = append(bounds, at)
	}
	// The spaces that hang, and the end.
	var end []int
	for at := len(l.text) - hanging; at <= len(l.text); at++ {
		end = append(end, at)
	}
	rtl := l.para.Level()%2 == 1
	if rtl {
		slices.Reverse(end)
		l.stops = append(l.stops, end...)
	}
	seen := -1
	for i := range l.row.Cells {
		c := &l.row.Cells[i]
		if c.Start == c.End {
			continue
		}
		from := sort.SearchInts(bounds, int(c.Start))
		to := sort.SearchInts(bounds, int(c.End))
		if from == to || bounds[from] == seen { // one more cell of a cluster
			continue
		}
		seen = bounds[from]
		at := len(l.stops)
		l.stops = append(l.stops, bounds[from:to]...)
		if c.Level%2 == 1 {
			slices.Reverse(l.stops[at:])
		}
	}
	if !rtl {
		l.stops = append(l.stops, end...)
	}
}

func hasLetter(s string) bool {
	for _, r := range s {
		if unicode.IsLetter(r) {
			return true
		}
	}
	return false
}

// level is the embedding level of the text.
func (l *Line) level() uint8 {
	l.lay()
	return l.para.Level()
}

// beside is where the caret stands when it goes a step to one side.
func (l *Line) beside(right bool) int {
	l.lay()
	i := slices.Index(l.stops, l.at)
	switch {
	case i < 0 && right != (l.level()%2 == 1): // on what is not shown
		return l.after()
	case i < 0:
		return l.before()
	case right:
		i++
	default:
		i--
	}
	return l.stops[min(max(i, 0), len(l.stops)-1)]
}

// margin is how many columns stay between the caret and the end of a field that
// goes on.
const margin = 3

// Draw appends the line to dst in a field of w columns, with the caret. A text
// that is shorter begins at the side where the field does.
func (l *Line) Draw(dst *cell.Row, w int, text, caret cell.Style) {
	if w < 1 {
		return
	}
	l.lay()
	whole := l.row.Width()
	column := l.para.Caret(&l.row, l.at)
	if whole <= w {
		l.scrolls = 0
		if l.RightToLeft {
			dst.Blank(w-whole, text)
		}
		l.part(dst, 0, whole, column, text, caret)
		if !l.RightToLeft {
			dst.Blank(w-whole, text)
		}
		return
	}
	// What is counted are columns from where the text begins.
	rtl := l.level()%2 == 1
	at := column
	if rtl {
		at = whole - 1 - column
	}
	keep := min(margin, (w-1)/2)
	l.scrolls = min(l.scrolls, max(0, at-keep))
	l.scrolls = max(l.scrolls, at+keep-w+1)
	l.scrolls = max(0, min(l.scrolls, whole-w))
	left := l.scrolls
	if rtl {
		left = whole - w - l.scrolls
	}
	l.part(dst, left, w, column, text, caret)
}

// part appends the columns from left on. A character that is cut is a blank.
func (l *Line) part(dst *cell.Row, left, w, column int, text, caret cell.Style) {
	at := 0
	var row cell.Row
	row.Marks = l.row.Marks
	for _, c := range l.row.Cells {
		width := int(c.Width)
		c.Style = text
		if at <= column && column < at+width {
			c.Style = caret
		}
		switch from, to := max(at, left), min(at+width, left+w); {
		case from >= to:
		case to-from < width:
			row.Blank(to-from, c.Style)
		default:
			row.Cells = append(row.Cells, c)
		}
		at += width
	}
	dst.Append(&row)
}
