package ui

import (
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/feed"
	"khabar/ui/theme"
)

// prompt is a line to type in, in the place of the status line. What is typed
// may read either way: it is laid out as any other text is, and the caret
// stands where the next letter will.
type prompt struct {
	open  bool
	label string
	text  []rune
	at    int            // the caret stands before this rune
	dir   bidi.Direction // of what is typed
	done  func(string) tea.Cmd

	complete func(string) []string // what the last word may be; nil: nothing is known
	offered  []string              // for what was typed before the first Tab
	offering int
	para     line.Paragraph
	row      cell.Row
}

// ask opens the prompt.
func (p *prompt) ask(label string, dir bidi.Direction, text string, done func(string) tea.Cmd) {
	*p = prompt{open: true, label: label, dir: dir, done: done, para: p.para, row: p.row}
	p.text = []rune(text)
	p.at = len(p.text)
}

// insert puts a text in at the caret; what has more than one line becomes one.
func (p *prompt) insert(s string) {
	in := []rune(feed.CleanLine(s))
	p.text = append(p.text[:p.at], append(in, p.text[p.at:]...)...)
	p.at += len(in)
}

// key does what a key does in the prompt.
func (p *prompt) key(key tea.KeyPressMsg) tea.Cmd {
	forward := 1
	p.para.Set(string(p.text), p.dir)
	if p.para.Level()%2 == 1 {
		forward = -1 // the arrows go the way they point
	}
	if k := key.Keystroke(); k == "tab" || k == "shift+tab" {
		p.next(k == "tab")
		return nil
	}
	p.offered = nil
	switch key.Keystroke() {
	case "enter":
		p.open = false
		if s := strings.TrimSpace(string(p.text)); s != "" {
			return p.done(s)
		}
	case "esc", "ctrl+c", "ctrl+g":
		p.open = false
	case "backspace", "ctrl+h":
		if p.at > 0 {
			p.cut(p.at-1, p.at)
		} else if len(p.text) == 0 {
			p.open = false
		}
	case "delete", "ctrl+d":
		p.cut(p.at, min(p.at+1, len(p.text)))
	case "ctrl+u":
		p.cut(0, p.at)
	case "ctrl+k":
		p.cut(p.at, len(p.text))
	case "ctrl+w", "alt+backspace":
		p.cut(p.word(), p.at)
	case "right":
		p.at += forward
	case "left":
		p.at -= forward
	case "home", "ctrl+a":
		p.at = 0
	case "end", "ctrl+e":
		p.at = len(p.text)
	default:
		p.insert(key.Text)
	}
	p.at = clamp(p.at, 0, len(p.text))
	return nil
}

// next puts the next offer in the place of the last word, which begins behind
// a comma.
func (p *prompt) next(forward bool) {
	if p.complete == nil {
		return
	}
	from := p.at
	for from > 0 && p.text[from-1] != ',' && p.text[from-1] != '،' {
		from--
	}
	for from < p.at && p.text[from] == ' ' {
		from++
	}
	if p.offered == nil {
		p.offered, p.offering = p.complete(string(p.text[from:p.at])), -1
		if !forward {
			p.offering = 0
		}
	}
	n := len(p.offered)
	if n == 0 {
		return
	}
	if forward {
		p.offering++
	} else {
		p.offering--
	}
	p.offering = (p.offering + n) % n
	p.cut(from, p.at)
	p.insert(p.offered[p.offering])
}

// cut takes runes out.
func (p *prompt) cut(from, to int) {
	p.text = append(p.text[:from], p.text[to:]...)
	p.at = from
}

// word is where the word before the caret begins.
func (p *prompt) word() int {
	i := p.at
	for i > 0 && !unicode.IsLetter(p.text[i-1]) && !unicode.IsDigit(p.text[i-1]) {
		i--
	}
	for i > 0 && (unicode.IsLetter(p.text[i-1]) || unicode.IsDigit(p.text[i-1])) {
		i--
	}
	return i
}

// draw draws the prompt in a row of w columns.
func (p *prompt) draw(row *cell.Row, w int, rightToLeft bool) {
	label := min(cell.StringWidth(p.label), w/2)
	field := w - label - 3
	if field < 2 {
		row.Blank(w, theme.Text)
		return
	}
	base := direction(rightToLeft)
	text := p.field(field, rightToLeft)
	drawLabel := func() {
		p.para.Set(p.label, base)
		p.para.Truncate(row, line.Options{Width: label, Style: theme.Key})
	}
	row.Blank(1, theme.Text)
	if rightToLeft {
		row.Cells = append(row.Cells, text...)
		row.Blank(1, theme.Text)
		drawLabel()
	} else {
		drawLabel()
		row.Blank(1, theme.Text)
		row.Cells = append(row.Cells, text...)
	}
	row.Blank(1, theme.Text)
}

// field lays out what is typed beside the label, or of a long text the part
// round the caret, with the caret. A text that reads against the interface
// grows away from the label; a column is left for the caret behind it.
func (p *prompt) field(w int, rightToLeft bool) []cell.Cell {
	w--
	from := 0
	for from < p.at && cell.StringWidth(string(p.text[from:p.at])) > w-1 {
		from++
	}
	to := len(p.text)
	for to > p.at && cell.StringWidth(string(p.text[from:to])) > w-1 {
		to--
	}
	p.para.Set(string(p.text[from:to]), p.dir)
	against := p.para.Level()%2 == 1 != rightToLeft
	align := line.Left
	if rightToLeft {
		align = line.Right
	}
	p.row.Reset()
	p.para.Fill(w)
	p.para.Line(&p.row, 0, line.Options{Width: w, Align: align, Style: theme.Text})
	caret := p.para.Caret(&p.row, len(string(p.text[from:p.at])))
	cells := make([]cell.Cell, 0, w+1)
	spare := cell.Cell{Rune: ' ', Width: 1}
	end := against && p.at == len(p.text)
	if end {
		spare.Style = theme.Selected(theme.Text)
	}
	if !rightToLeft {
		cells = append(cells, spare)
	}
	column := 0
	for _, c := range p.row.Cells {
		if !end && column <= caret && caret < column+int(c.Width) {
			c.Style = theme.Selected(theme.Text)
		}
		column += int(c.Width)
		cells = append(cells, c)
	}
	if rightToLeft {
		cells = append(cells, spare)
	}
	return cells
}
