package ui

import (
	"slices"
	"strings"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/feed/search"
	"khabar/ui/fuzzy"
	"khabar/ui/locale"
	"khabar/ui/theme"
)

// palette is the list of everything the program can do, over the last rows of
// the screen; what is typed in the prompt under it narrows it.
type palette struct {
	menu
	open   bool
	all    []command
	found  []int // of all, the best first
	canvas canvas
	height int
}

// command is an entry of the palette.
type command struct {
	name  string // in the interface's language, or a name as it is
	also  string // other words it is found by
	key   string
	do    func() tea.Cmd
	words [2]string // name and also, folded
}

// paletteRows is how many entries are seen at most.
const paletteRows = 12

// openPalette shows everything.
func (m *Model) openPalette() {
	p := &m.palette
	*p = palette{open: true, all: m.commands(), canvas: p.canvas}
	for i := range p.all {
		c := &p.all[i]
		c.words = [2]string{folded(c.name), folded(c.also)}
	}
	m.prompt.ask(":", bidi.Auto, "", func(string) tea.Cmd { return m.runSelected() })
	m.prompt.empty = true
	m.prompt.typed = func(text string) tea.Cmd {
		m.narrow(text)
		return nil
	}
	m.prompt.left = func() tea.Cmd {
		p.open = false
		return nil
	}
	m.narrow("")
}

// commands are all entries: actions, places to go to, languages.
func (m *Model) commands() []command {
	var out []command
	msg := &m.locale.Messages
	en, _ := locale.Match("en")
	for i := range m.typing.bindings {
		b := &m.typing.bindings[i]
		if b.act == actPalette {
			continue
		}
		key, _ := m.keyOf(b.act, "")
		act := b.act
		out = append(out, command{
			name: b.said(msg), also: b.said(&en.Messages) + " " + strings.ReplaceAll(b.name, "-", " "), key: key,
			do: func() tea.Cmd { return m.act(act) },
		})
	}
	out = append(out, m.destinations()...)
	for _, l := range locale.All() {
		if l.Tag != m.locale.Tag {
			out = append(out, command{
				name: msg.Language + isolate(l.Name), also: "language " + en.Language(l.Tag),
				do: func() tea.Cmd { return m.setLanguage(l) },
			})
		}
	}
	return out
}

// destinations are the lists there are, those of folders that are folded and of
// feeds that the tree leaves out too.
func (m *Model) destinations() []command {
	var out []command
	add := func(s scope, name, also string) {
		out = append(out, command{
			name: m.locale.Messages.GoTo + isolate(name), also: "go to " + also,
			do: func() tea.Cmd {
				m.setFocus(paneList)
				return m.enter(s, m.unreadOnly, nil, true)
			},
		})
	}
	for i, s := range m.tree.scopes {
		if s.kind != scopeNone && s.kind != scopeFolder && s.kind != scopeFeed {
			add(s, m.tree.entries[i].name, "")
		}
	}
	known := map[string]bool{}
	for i := range m.tree.over.Feeds {
		path := m.tree.over.Feeds[i].Folder
		for n, r := range path + "/" {
			if r == '/' && n > 0 && !known[path[:n]] {
				known[path[:n]] = true
				add(scope{kind: scopeFolder, folder: path[:n]}, path[:n], "")
			}
		}
	}
	for i := range m.tree.over.Feeds {
		f := &m.tree.over.Feeds[i]
		add(scope{kind: scopeFeed, feed: f.ID}, f.Label, f.Folder+" "+f.URL)
	}
	return out
}

// narrow finds what a text means.
func (m *Model) narrow(text string) {
	p := &m.palette
	query := folded(text)
	type hit struct{ i, score int }
	hits := make([]hit, 0, len(p.all))
	// Who types an English word may do so on a layout that has no Latin letters.
	queries := []string{query}
	if latin := m.latin(text); latin != text {
		queries = append(queries, latin)
	}
	for i := range p.all {
		best, any := 0, false
		for _, q := range queries {
			for k, words := range p.all[i].words {
				if n, ok := fuzzy.Score(words, q); ok && (!any || n-k > best) {
					best, any = n-k, true
				}
			}
		}
		if any {
			hits = append(hits, hit{i, best})
		}
	}
	if strings.TrimSpace(query) != "" {
		slices.SortStableFunc(hits, func(a, b hit) int { return b.score - a.score })
	}
	p.found, p.entries = p.found[:0], p.entries[:0]
	for _, h := range hits {
		c := &p.all[h.i]
		p.found = append(p.found, h.i)
		e := entry{name: c.name, dir: m.direction()}
		if c.key != "" {
			e.end = isolate(c.key)
		}
		p.entries = append(p.entries, e)
	}
	p.selected, p.top = 0, 0
}

// latin is what the keys of a text type on a US keyboard.
func (m *Model) latin(text string) string {
	l := m.typing.guess.Layout()
	if l == nil {
		return text
	}
	var b strings.Builder
	for text != "" {
		n := len(text)
		us, ok := rune(0), false
		for n > 0 && !ok { // the longest first: لا is one key
			if us, ok = l.Key(text[:n]); !ok {
				_, last := utf8.DecodeLastRuneInString(text[:n])
				n -= last
			}
		}
		if !ok {
			us, n = utf8.DecodeRuneInString(text)
		}
		b.WriteRune(us)
		text = text[n:]
	}
	return b.String()
}

// folded makes one of the ways to write a word.
func folded(s string) string { return string(search.Append(nil, s)) }

// paletteKey does what a key does while the palette is open.
func (m *Model) paletteKey(key tea.KeyPressMsg) tea.Cmd {
	p := &m.palette
	switch key.Keystroke() {
	case "down", "ctrl+n", "tab":
		p.move(1)
	case "up", "ctrl+p", "shift+tab":
		p.move(-1)
	case "pgdown":
		p.move(p.height - 1)
	case "pgup":
		p.move(1 - p.height)
	default:
		return m.prompt.key(key)
	}
	return nil
}

// runSelected does what is selected.
func (m *Model) runSelected() tea.Cmd {
	p := &m.palette
	m.closePalette()
	if p.selected < len(p.found) {
		return p.all[p.found[p.selected]].do()
	}
	return nil
}

func (m *Model) closePalette() { m.palette.open, m.prompt.open = false, false }

// paletteTop is the row of the screen that the palette's title stands on.
func (m *Model) paletteTop() int {
	return max(0, m.height-2-m.palette.height)
}

// drawPalette draws the list into a canvas of its own.
func (m *Model) drawPalette() {
	p := &m.palette
	p.height = clamp(m.height-4, 1, min(paletteRows, len(p.all)))
	p.canvas.begin(m.width, p.height+1)
	m.ruleWith(p.canvas.next(), m.locale.Messages.Palette, m.number(len(p.entries)), m.width, theme.Focus, theme.Bar)
	if len(p.entries) == 0 {
		p.canvas.put(text{s: m.locale.Messages.NoCommand, dir: m.direction(), style: theme.Dim, edgeRight: m.rightToLeft()})
	} else {
		p.drawUnder(&p.canvas, m.rightToLeft())
	}
	p.canvas.of = 0
	p.canvas.fill()
}

// drawUnder draws the entries under the title.
func (p *palette) drawUnder(c *canvas, rightToLeft bool) {
	p.top = clamp(p.top, p.selected-p.height+1, p.selected)
	for i := max(0, p.top); i < len(p.entries) && !c.full(); i++ {
		c.of = i + 1
		c.entry(&p.entries[i], rightToLeft, i == p.selected, true)
	}
}

// palettePressed runs what was clicked; a click elsewhere closes the palette.
func (m *Model) palettePressed(e tea.Mouse) tea.Cmd {
	p := &m.palette
	y := e.Y - m.paletteTop()
	switch {
	case e.Y == m.height-1:
	case y < 0:
		m.closePalette()
	case y < p.canvas.n && p.canvas.told[y].entry > 0:
		p.selected = p.canvas.told[y].entry - 1
		return m.runSelected()
	}
	return nil
}
