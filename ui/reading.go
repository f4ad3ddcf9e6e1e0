package ui

import (
	tea "charm.land/bubbletea/v2"

	"khabar/ui/locale"
	"khabar/ui/page"
)

// Reading is how articles are set.
type Reading struct {
	Measure  int // the longest line, in columns; 0: DefaultMeasure
	Justify  bool
	Spacing  page.Spacing
	Marks    page.Marks
	Digits   locale.Digits
	Focus    page.Focus
	Pictures PicturesWhen
}

// PicturesWhen is when the pictures of an article are fetched.
type PicturesWhen uint8

// The choices. Never leaves no key for them.
const (
	PicturesAsked PicturesWhen = iota
	PicturesNever
	PicturesAlways
)

// Bounds of a line: what the eye follows without losing its place is 60 to 80
// columns.
const (
	DefaultMeasure = 72
	MinMeasure     = 40
	MaxMeasure     = 120
	measureStep    = 4
)

// textWidth is the width of the text in a pane of w columns: the measure, or
// what leaves a margin on both sides.
func (m *Model) textWidth(w int) int {
	measure := m.reading.Measure
	if measure == 0 {
		measure = DefaultMeasure
	}
	return max(1, min(measure, w-4))
}

// read changes how the page is set, and says so.
func (m *Model) setReading(act action) tea.Cmd {
	r, msg := &m.reading, &m.locale.Messages
	switch act {
	case actJustify:
		r.Justify = !r.Justify
		m.notify = choose(r.Justify, msg.JustifyOn, msg.JustifyOff)
	case actMarks:
		r.Marks = r.Marks.Next()
		m.notify = [...]string{msg.MarksKept, msg.MarksDim, msg.MarksHidden}[r.Marks]
	case actDigits:
		r.Digits = r.Digits.Next()
		m.notify = [...]string{msg.DigitsWritten, isolate("0123456789"), isolate("٠١٢٣٤٥٦٧٨٩"), isolate("۰۱۲۳۴۵۶۷۸۹")}[r.Digits]
	case actFocus:
		r.Focus = r.Focus.Next()
		m.notify = [...]string{msg.FocusOff, msg.FocusParagraph, msg.FocusLine}[r.Focus]
		m.reader.refocus(m, 1)
	case actSpacing:
		r.Spacing = r.Spacing.Next()
		m.notify = [...]string{msg.SpacingOne, msg.SpacingIndent, msg.SpacingTwo}[r.Spacing]
		page.Space(m.reader.page.Blocks, r.Spacing)
		m.reader.reset(m)
	case actNarrower, actWider:
		step := measureStep
		if act == actNarrower {
			step = -step
		}
		r.Measure = clamp(m.textWidth(MaxMeasure+4)+step, MinMeasure, MaxMeasure)
		m.notify = msg.Measure + " " + m.number(r.Measure)
		m.reader.reset(m)
	}
	return nil
}

func choose[T any](yes bool, a, b T) T {
	if yes {
		return a
	}
	return b
}

// pageLook is how the open page is drawn.
func (m *Model) pageLook() page.Look {
	look := page.Look{Justify: m.reading.Justify, Marks: m.reading.Marks, Digits: m.reading.Digits, Focus: m.reading.Focus, At: m.reader.at}
	if m.reader.raw { // as it came
		look = page.Look{Focus: m.reading.Focus, At: m.reader.at}
	}
	return look
}

// moveFocus moves what is plain by a paragraph or a line, and the page with it.
func (r *reader) moveFocus(m *Model, by int) {
	r.sure(by * r.height)
	if i, l, ok := r.page.At(r.at); ok && m.reading.Focus == page.OneParagraph {
		// A paragraph that is longer than the window is read to its end first.
		start := r.at - l
		if end := start + r.page.Lines(i); by > 0 && end > r.top+r.height || by < 0 && start < r.top {
			r.scroll(by)
			return
		}
	}
	if !r.step(m, by) {
		r.scroll(by)
		return
	}
	r.follow(m)
}

// step moves the focus to the next paragraph or line that has text; it reports
// whether there is one.
func (r *reader) step(m *Model, by int) bool {
	from, _, ok := r.page.At(r.at)
	if !ok {
		from = -1
	}
	for row := r.at + by; row >= 0; row += by {
		i, l, ok := r.page.At(row)
		if !ok {
			return false
		}
		if l < 0 || !r.page.Blocks[i].Reads() || m.reading.Focus == page.OneParagraph && i == from {
			continue
		}
		if m.reading.Focus == page.OneParagraph {
			row -= l // its first row
		}
		r.at = row
		return true
	}
	return false
}

// follow scrolls so that what has the focus stands in the window, with some of
// what comes before it.
func (r *reader) follow(m *Model) {
	r.sure(r.at - r.height/3 - r.top)
	end := r.at + 1
	if i, l, ok := r.page.At(r.at); ok && m.reading.Focus == page.OneParagraph {
		end = r.at - l + r.page.Lines(i)
	}
	switch above := r.height / 3; {
	case r.at < r.top+min(above, 2):
		r.top = max(0, r.at-above)
	case end > r.top+r.height-1:
		r.top = max(0, min(r.at-2, end-r.height+above))
	}
	r.scroll(0)
}

// refocus puts the focus on a text in the window, where it is not there yet:
// the first one, or going up (by < 0) the last.
func (r *reader) refocus(m *Model, by int) {
	if m.reading.Focus == page.Everything || r.article == nil {
		return
	}
	if r.at >= r.top && r.at < r.top+max(1, r.height) {
		if i, l, ok := r.page.At(r.at); ok && l >= 0 && r.page.Blocks[i].Reads() {
			return
		}
	}
	if r.at = r.top - 1; by < 0 {
		r.at = r.top + r.height
	}
	for row := r.at + by; row >= r.top && row < r.top+max(1, r.height); row += by {
		if i, l, ok := r.page.At(row); ok && l >= 0 && r.page.Blocks[i].Reads() {
			r.at = row
			return
		}
	}
	r.at = r.top
}
