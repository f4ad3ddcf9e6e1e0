package main

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/bidi/row"
	"khabar/ui/term"
)

// The looks of the cells; see newModel for what they are.
const (
	plain cell.Style = iota
	title
	chosen
	link
	hit
)

type model struct {
	articles      map[string]article
	lang          int // index of languages()
	session       *term.Session
	writer        row.Writer
	width, height int
	selected      int
}

func newModel(a map[string]article, lang string, t term.Terminal, s *term.Session) *model {
	m := &model{articles: a, lang: max(0, slices.Index(languages(), lang)), session: s, writer: row.Writer{
		Styles: []string{plain: "", title: "1", chosen: "7", link: "4", hit: "31"},
		Links:  []string{"", "https://example.org/fair"},
	}}
	t.Apply(&m.writer)
	return m
}

func (m *model) article() article { return m.articles[languages()[m.lang]] }

func (m *model) Init() tea.Cmd {
	if begin := m.session.Begin(); begin != "" {
		return tea.Sequence(frame, tea.Raw(begin), tea.ClearScreen)
	}
	return nil
}

// frame waits for the next frame: Bubble Tea writes what is raw before it.
func frame() tea.Msg {
	time.Sleep(50 * time.Millisecond)
	return nil
}

func (m *model) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		m.width, m.height = msg.Width, msg.Height
	case tea.ResumeMsg:
		return m, tea.Sequence(tea.Raw(m.session.Resume()), tea.ClearScreen)
	case tea.KeyPressMsg:
		switch msg.String() {
		case "q", "ctrl+c":
			early := m.session.Quit()
			if early == "" {
				return m, tea.Quit
			}
			return m, tea.Sequence(tea.Raw(early), frame, tea.Quit)
		case "j":
			m.selected = (m.selected + 1) % len(m.article().Headlines)
		case "k":
			m.selected = (m.selected + len(m.article().Headlines) - 1) % len(m.article().Headlines)
		case "l":
			m.lang = (m.lang + 1) % len(languages())
		case "z":
			return m, tea.Sequence(tea.Raw(m.session.Suspend()), tea.Suspend)
		case "c":
			all := row.Classes()
			next := all[(int(m.writer.Class)+1)%len(all)]
			m.writer.Class = next
			return m, tea.Sequence(tea.Raw(m.session.Switch(next)), tea.ClearScreen)
		}
	}
	return m, nil
}

// View draws the related articles at the left, the article in the middle and
// the list at the right, a blank column at each side of every border.
func (m *model) View() tea.View {
	side := m.width / 4
	middle := m.width - 2*side
	left := pane(side-2, m.height, m.article().Related, func(i int) cell.Style { return link })
	right := pane(side-2, m.height, m.article().Headlines, func(i int) cell.Style {
		if i == m.selected {
			return chosen
		}
		return plain
	})
	body := pane(middle-4, m.height, append([]string{m.article().Title}, m.article().Body...), func(i int) cell.Style {
		if i == 0 {
			return title
		}
		return plain
	})
	var b []byte
	var r cell.Row
	for y := range m.height {
		r.Reset()
		r.Blank(1, plain)
		r.Append(&left[y])
		r.Blank(1, plain)
		r.Cells = append(r.Cells, cell.Cell{Rune: '│', Width: 1})
		r.Blank(1, plain)
		r.Append(&body[y])
		r.Blank(1, plain)
		r.Cells = append(r.Cells, cell.Cell{Rune: '│', Width: 1})
		r.Blank(1, plain)
		r.Append(&right[y])
		r.Blank(1, plain)
		if y > 0 {
			b = append(b, '\n')
		}
		b = m.writer.Append(b, &r)
	}
	v := tea.NewView(string(b))
	v.AltScreen = true
	return v
}

// pane lays texts out one under the other, a blank row after each, in exactly
// height rows of width columns.
func pane(width, height int, texts []string, style func(i int) cell.Style) []cell.Row {
	rows := make([]cell.Row, 1, height+1)
	rows[0].Blank(width, plain)
	for i, text := range texts {
		var p line.Paragraph
		p.Set(text, bidi.RTL)
		word := strings.Index(text, "25000")
		for n := range p.Fill(max(width, 1)) {
			var r cell.Row
			p.Line(&r, n, line.Options{Width: width, Style: style(i)})
			if word >= 0 {
				line.Paint(r.Cells, []line.Span{{Start: word, End: word + 5, Style: hit}})
			}
			if style(i) == link {
				line.Paint(r.Cells, []line.Span{{Start: 0, End: len(text), Style: link, Link: 1}})
			}
			rows = append(rows, r)
		}
		rows = append(rows, cell.Row{})
		rows[len(rows)-1].Blank(width, plain)
	}
	for len(rows) < height {
		rows = append(rows, cell.Row{})
		rows[len(rows)-1].Blank(width, plain)
	}
	return rows[:height]
}
