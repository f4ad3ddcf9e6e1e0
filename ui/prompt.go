package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/edit"
	"khabar/ui/keyboard"
	"khabar/ui/theme"
)

// prompt is a line to type in, in the place of the status line. What is typed
// may read either way: it is laid out as any other text is, and the caret
// stands where the next letter will.
type prompt struct {
	open  bool
	label string
	line  edit.Line
	done  func(string) tea.Cmd // Enter

	// The others may be nil. typed is told of the text whenever it changes, left
	// that the prompt was closed without Enter.
	typed func(string) tea.Cmd
	left  func() tea.Cmd
	empty bool // Enter is for done also where nothing is typed
	past  *edit.History
	offer completion // of the last word

	para line.Paragraph
}

// ask opens the prompt.
func (p *prompt) ask(label string, dir bidi.Direction, text string, done func(string) tea.Cmd) {
	*p = prompt{open: true, label: label, done: done, line: edit.Line{Dir: dir}}
	p.line.Set(text)
}

// insert puts a text in at the caret; what has more than one line becomes one.
func (p *prompt) insert(s string) tea.Cmd {
	was := p.line.Text()
	p.line.Insert(keyboard.Split(s))
	return p.changed(was)
}

// changed tells of a text that is not what it was.
func (p *prompt) changed(was string) tea.Cmd {
	if p.typed == nil || p.line.Text() == was {
		return nil
	}
	return p.typed(p.line.Text())
}

// motions are what moves the caret: as editors and shells have it.
var motions = map[string]edit.Motion{
	"left": edit.Left, "right": edit.Right, "ctrl+f": edit.Forward, "ctrl+b": edit.Back,
	"ctrl+left": edit.WordLeft, "ctrl+right": edit.WordRight, "alt+left": edit.WordLeft, "alt+right": edit.WordRight,
	"alt+f": edit.WordForward, "alt+b": edit.WordBack,
	"home": edit.Start, "ctrl+a": edit.Start, "end": edit.End, "ctrl+e": edit.End,
}

// cuts are what takes text out.
var cuts = map[string]edit.Motion{
	"backspace": edit.Back, "shift+backspace": edit.Back, "ctrl+h": edit.Back, "delete": edit.Forward, "ctrl+d": edit.Forward,
	"ctrl+w": edit.WordBack, "alt+backspace": edit.WordBack, "ctrl+backspace": edit.WordBack,
	"alt+d": edit.WordForward, "ctrl+delete": edit.WordForward, "alt+delete": edit.WordForward,
	"ctrl+u": edit.Start, "ctrl+k": edit.End,
}

// key does what a key does in the prompt.
func (p *prompt) key(key tea.KeyPressMsg) tea.Cmd {
	was := p.line.Text()
	stroke := key.Keystroke()
	if m, ok := motions[stroke]; ok {
		p.line.Move(m)
		return nil
	}
	if m, ok := cuts[stroke]; ok {
		if was == "" && m == edit.Back {
			return p.leave()
		}
		p.line.Cut(m)
		return p.changed(was)
	}
	switch stroke {
	case "tab", "shift+tab":
		p.line.Set(p.offer.next(was, stroke == "tab"))
		return p.changed(was)
	case "enter":
		s := strings.TrimSpace(was)
		if s == "" && !p.empty {
			return p.leave()
		}
		p.open = false
		if p.past != nil {
			p.past.Add(s)
		}
		return p.done(s)
	case "esc", "ctrl+c", "ctrl+g":
		return p.leave()
	case "ctrl+y":
		p.line.Yank()
	case "up", "ctrl+p":
		if p.past != nil {
			p.recall(p.past.Older(was))
		}
	case "down", "ctrl+n":
		if p.past != nil {
			p.recall(p.past.Newer())
		}
	default:
		p.line.Insert(keyboard.Split(key.Text))
	}
	p.offer.begun = false
	return p.changed(was)
}

// recall shows what was typed another time.
func (p *prompt) recall(text string, ok bool) {
	if ok {
		p.line.Set(text)
	}
}

// leave closes the prompt without what was typed.
func (p *prompt) leave() tea.Cmd {
	p.open = false
	if p.past != nil {
		p.past.Rewind()
	}
	if p.left != nil {
		return p.left()
	}
	return nil
}

// draw draws the prompt in a row of w columns: the label, and beside it the
// field.
func (p *prompt) draw(row *cell.Row, w int, rightToLeft bool) {
	label := min(cell.StringWidth(p.label), w/2)
	field := w - label - 3
	if field < 2 {
		row.Blank(w, theme.Text)
		return
	}
	p.line.RightToLeft = rightToLeft
	drawField := func() { p.line.Draw(row, field, theme.Text, theme.Selected(theme.Text)) }
	drawLabel := func() {
		p.para.Set(p.label, direction(rightToLeft))
		p.para.Truncate(row, line.Options{Width: label, Style: theme.Key})
	}
	row.Blank(1, theme.Text)
	if rightToLeft {
		drawField()
		row.Blank(1, theme.Text)
		drawLabel()
	} else {
		drawLabel()
		row.Blank(1, theme.Text)
		drawField()
	}
	row.Blank(1, theme.Text)
}
