package ui

import (
	"fmt"
	"io"
	"strings"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
	"khabar/ui/page"
)

// Spoken is the interface for a screen reader or a braille display: lines of
// plain text in logical order, each written once, below the one before, when
// it is to be heard. Nothing is drawn, moved or taken back but the line that is
// typed in. It wraps a Model, which must have been made with Config.Spoken.
type Spoken struct {
	*Model
	out  io.Writer
	last utterance
}

// Speak writes to out what a Model does.
func Speak(m *Model, out io.Writer) *Spoken { return &Spoken{Model: m, out: out} }

// utterance is where the reader is, as it was said: each part has a key, which
// tells it from others of the same words.
type utterance struct {
	title, place          string
	notify, wrong, prompt string
	busy                  string // what is under way
	help                  bool
	sheet                 sheet
	begun                 bool
}

// The screen that the Model believes to have: nothing depends on it.
const spokenWidth, spokenHeight = 100, 40

// Init implements tea.Model.
func (s *Spoken) Init() tea.Cmd {
	s.resize(spokenWidth, spokenHeight)
	return s.Model.Init()
}

// View implements tea.Model: nothing is drawn.
func (s *Spoken) View() tea.View { return tea.NewView("") }

// Update implements tea.Model.
func (s *Spoken) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.WindowSizeMsg); ok {
		return s, nil
	}
	_, cmd := s.Model.Update(msg)
	key, pressed := msg.(tea.KeyPressMsg)
	s.say(key, pressed)
	return s, cmd
}

// line writes one line. What has no sound is left out.
func (s *Spoken) line(text string) {
	if text = s.audible(text); text != "" {
		// An error shows as a terminal that is gone, which ends the program.
		_, _ = io.WriteString(s.out, text+"\r\n")
	}
}

// audible takes out what a synthesizer would spell: marks of direction, dots
// between parts, rules.
func (s *Spoken) audible(text string) string {
	text = strings.Map(func(r rune) rune {
		switch {
		case 0x2066 <= r && r <= 0x2069, r == 0x2060, r == 0x200E, r == 0x200F, r == 0x061C, 0x202A <= r && r <= 0x202E:
			return -1
		case r == '│', r == '─':
			return ','
		}
		return r
	}, text)
	return strings.TrimSpace(strings.ReplaceAll(text, " · ", s.comma()))
}

// say writes what is new since the last time.
func (s *Spoken) say(key tea.KeyPressMsg, pressed bool) {
	m, was := s.Model, s.last
	now := was
	if m.prompt.open {
		if now.prompt = m.prompt.label + " " + m.prompt.line.Text(); now.prompt != was.prompt {
			_, _ = io.WriteString(s.out, "\r"+s.audible(now.prompt)+"\x1b[K")
		}
		s.last = now
		return
	}
	if was.prompt != "" {
		_, _ = io.WriteString(s.out, "\r\n")
		now.prompt = ""
	}
	if now.help, now.sheet = m.help.open, m.help.sheet; now.help {
		if !was.help || was.sheet != now.sheet {
			for _, b := range m.help.blocks() {
				text := b.Text
				if now.sheet == sheetKeys { // a key, and what it does
					text = strings.Replace(text, "\t", "  —  ", 1)
				}
				s.line(text)
			}
		}
		s.last = now
		return
	}
	if now.wrong = s.wrong(); now.wrong != was.wrong {
		s.line(now.wrong)
	}
	if now.busy = s.busy(); now.busy != was.busy {
		s.line(now.busy)
	}
	if now.notify = m.notify; now.notify != was.notify {
		s.line(now.notify)
	}
	title, _ := m.title(m.focus)
	if now.title = title; now.title != was.title || was.help {
		s.line(title)
	}
	place, text := s.place()
	if now.place = place; now.place != was.place || was.help {
		s.line(text)
	} else if pressed && now == was {
		s.stuck(m.actionOf(key))
	}
	if !now.begun {
		now.begun = true
		s.line(m.locale.Messages.SpokenHelp)
	}
	s.last = now
}

// wrong is what went wrong last.
func (s *Spoken) wrong() string {
	switch m := s.Model; {
	case m.troubles.last != nil:
		return m.problemText(*m.troubles.last)
	case m.troubles.seen < len(m.troubles.problems):
		return m.problemText(m.troubles.problems[len(m.troubles.problems)-1])
	}
	return ""
}

// busy is what takes long, said once.
func (s *Spoken) busy() string {
	m, msg := s.Model, &s.locale.Messages
	switch {
	case len(m.adding.running) > 0:
		return msg.Seeking + " " + feed.CleanLine(m.adding.address)
	case m.refresh.running:
		return msg.Refreshing
	case m.loading.on && m.loading.spins > 1:
		return msg.Loading
	}
	return ""
}

// stuck says that a key has moved nothing.
func (s *Spoken) stuck(act action) {
	switch act {
	case actDown, actPageDown, actHalfDown, actLast:
		s.line(s.locale.Messages.SpokenEnd)
	case actUp, actPageUp, actHalfUp, actTop:
		s.line(s.locale.Messages.SpokenStart)
	}
}

// place is where the reader is, as a key and in words.
func (s *Spoken) place() (key, text string) {
	m, msg := s.Model, &s.locale.Messages
	numbered := func(i, n int, parts ...string) string {
		text := fmt.Sprint(i + 1)
		if n > 0 {
			text = fmt.Sprintf(msg.SpokenPlace, i+1, n)
		}
		text = m.locale.Digits.In(text)
		for _, part := range parts {
			if part != "" {
				text += m.comma() + part
			}
		}
		return text
	}
	switch {
	case m.focus == paneReader:
		return s.paragraph()
	case m.focus == paneRelated:
		r := &m.related
		if r.of != m.reader.head.ID || len(r.found) == 0 {
			return "related", msg.NoRelated
		}
		it := r.item(m, r.selected)
		return fmt.Sprint("related ", r.of, r.selected), numbered(r.selected, len(r.found), it.title, it.meta, it.date)
	case m.showing == showList:
		l := &m.list
		h := l.current()
		if h == nil {
			return "empty", strings.Join(m.emptyList(), " ")
		}
		it := m.item(h, "")
		state := msg.Read
		if it.unread {
			state = msg.Unread
		}
		if h.Starred {
			state += m.comma() + msg.SpokenStarred
			it.meta = strings.TrimPrefix(it.meta, starMark+" ")
		}
		group := m.groupText(l.selected)
		total := -1 // not known yet
		if l.total >= 0 {
			total = max(l.total, l.first+len(l.rows))
		}
		return fmt.Sprint("list ", l.scope, h.ID), numbered(l.first+l.selected, total, group, state, it.title, it.meta, it.date, h.Summary)
	}
	u := m.menu()
	e := u.current()
	if e == nil {
		return "menu", msg.Empty
	}
	chosen := ""
	if e.mark == haveMark {
		chosen = haveMark
	}
	return fmt.Sprint("menu ", m.showing, u.selected, e.name), numbered(u.selected, len(u.entries), chosen, e.name, e.end, e.about)
}

// paragraph is the one that is read.
func (s *Spoken) paragraph() (key, text string) {
	m := s.Model
	r := &m.reader
	if r.article == nil {
		return "reader", m.locale.Messages.NothingOpen
	}
	i := r.page.Place(r.top).Block
	if i >= len(r.page.Blocks) {
		return "reader", ""
	}
	b := &r.page.Blocks[i]
	text = b.Text
	if b.Marker != "" && b.Marker != "•" {
		text = b.Marker + " " + text
	}
	if i == 0 {
		// What stands above the body is one: section, headline, what is known.
		for j := 1; j < len(r.page.Blocks) && r.page.Blocks[j].Body == 0 && !r.page.Blocks[j].Rule; j++ {
			text += ". " + r.page.Blocks[j].Text
		}
	}
	return fmt.Sprint("article ", r.head.ID, r.raw, i), text
}

// nextParagraph goes n paragraphs on, or back where n is negative, and reports
// whether there was one.
func (m *Model) nextParagraph(n int) bool {
	r := &m.reader
	blocks := r.page.Blocks
	i := r.page.Place(r.top).Block
	moved := false
	for step := clamp(n, -1, 1); n != 0; n -= step {
		j := i + step
		for j > 0 && j < len(blocks) && !speaks(blocks, j) {
			j += step
		}
		if j < 0 || j >= len(blocks) {
			break
		}
		i, moved = j, true
	}
	if moved {
		r.top = r.page.Row(page.Place{Block: i})
	}
	return moved
}

// speaks reports whether a block is a place to stop at: it has words, and does
// not belong to the head of the page, which is said as one.
func speaks(blocks []page.Block, i int) bool {
	b := &blocks[i]
	if b.Rule || strings.TrimSpace(b.Text) == "" {
		return false
	}
	for j := range i {
		if blocks[j].Rule || blocks[j].Body > 0 {
			return true
		}
	}
	return b.Body > 0
}

// speakReader moves in the article where it is read aloud.
func (m *Model) speakReader(act action) {
	switch act {
	case actTop:
		m.reader.top = 0
	case actLast:
		for m.nextParagraph(100) {
		}
	default:
		m.nextParagraph(scrolled(act, 5))
	}
}
