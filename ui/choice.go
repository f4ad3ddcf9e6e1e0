package ui

import (
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/ui/theme"
)

// choice is a question that one key answers, in the place of the status line:
// what to copy, in which format to save.
type choice struct {
	open    bool
	label   string
	options []option
	at      int                   // the option that Enter takes
	arrow   func(right, down int) // what the arrows do; nil: they go through the options
	changed func()                // another option is at
	closed  func()                // the question is gone, whatever was answered
}

// option is an answer.
type option struct {
	key  string // a letter or a digit
	what string
	do   func() tea.Cmd
}

// choose opens a question.
func (m *Model) choose(c choice) {
	c.open = true
	m.choice = c
	m.choice.change(0)
}

func (c *choice) change(by int) {
	c.at = (c.at + by + len(c.options)) % len(c.options)
	if c.changed != nil {
		c.changed()
	}
}

func (c *choice) close() {
	c.open = false
	if c.closed != nil {
		c.closed()
	}
}

// key does what a key does in a question. letter is what it stands for on a
// keyboard with Latin letters.
func (c *choice) key(key tea.KeyPressMsg, letter string, rightToLeft bool) tea.Cmd {
	forward := 1
	if rightToLeft {
		forward = -1
	}
	move := func(right, down int) {
		if c.arrow != nil {
			c.arrow(right, down)
			return
		}
		c.change(right*forward + down)
	}
	switch key.Keystroke() {
	case "esc", "ctrl+c", "ctrl+g":
		c.close()
	case "enter":
		return c.take(c.at)
	case "tab":
		c.change(1)
	case "shift+tab":
		c.change(-1)
	case "right":
		move(1, 0)
	case "left":
		move(-1, 0)
	case "down":
		move(0, 1)
	case "up":
		move(0, -1)
	default:
		for i := range c.options {
			if c.options[i].key == letter {
				return c.take(i)
			}
		}
	}
	return nil
}

func (c *choice) take(i int) tea.Cmd {
	do := c.options[i].do
	c.close()
	return do()
}

// draw draws the question in a row of w columns, without what it is about where
// the options leave that no room: those from the first on with which the one at
// is to be seen.
func (c *choice) draw(p *line.Paragraph, row *cell.Row, w int, rightToLeft bool) {
	row.Blank(1, theme.Status)
	from := 0
	label := c.label
	text, spans := c.write(label, from)
	if cell.StringWidth(text) > w-2 {
		label = ""
		text, spans = c.write(label, from)
	}
	for from < c.at && cell.StringWidth(text[:spans[2*(c.at-from)+1].End]) > w-2 {
		from++
		text, spans = c.write(label, from)
	}
	if w > 2 {
		p.Set(text, direction(rightToLeft))
		at := len(row.Cells)
		p.Truncate(row, line.Options{Width: w - 2, Style: theme.Status})
		line.Paint(row.Cells[at:], spans)
	}
	row.Blank(1, theme.Status)
}

// write writes the question from an option on, behind its label; spans are two for each option, of
// its key and of its words.
func (c *choice) write(label string, from int) (string, []line.Span) {
	var text strings.Builder
	text.WriteString(label)
	var spans []line.Span
	for i := from; i < len(c.options); i++ {
		o := &c.options[i]
		key, what := theme.Key, theme.Status
		if i == c.at {
			key, what = theme.Selected(key), theme.Selected(theme.Text)
		}
		if text.Len() > 0 {
			text.WriteString("  ")
		}
		start := text.Len()
		text.WriteString(isolate(o.key) + " ")
		spans = append(spans, line.Span{Start: start, End: text.Len(), Style: key})
		start = text.Len()
		text.WriteString(isolate(o.what))
		spans = append(spans, line.Span{Start: start, End: text.Len(), Style: what})
	}
	return text.String(), spans
}

// letterOf is the letter of a key where it stands on a US keyboard.
func (m *Model) letterOf(key tea.KeyPressMsg) string {
	text, _ := typed(key)
	us, ok := m.typing.guess.Place(key.Code, key.BaseCode, key.Mod.Contains(tea.ModShift))
	if !ok {
		us, ok = m.typing.guess.Key(text)
	}
	if !ok && text != "" && text[0] >= utf8.RuneSelf {
		if l := m.typing.guess.Likely(); l != nil {
			us, ok = l.Key(text)
		}
	}
	if ok {
		return string(us)
	}
	return text
}
