package ui

import (
	"image/color"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"khabar/ui/theme"
)

// themes are the theme that was chosen and what it stands on.
type themes struct {
	name   string // of a built-in one; empty: the file's
	file   *theme.File
	ground theme.Ground
	asks   bool // the terminal can be asked for its background while the program runs
}

// ThemeChoice is which theme the screen has: that of the file, or without one
// a built-in one by its name.
type ThemeChoice struct {
	Name string // empty: auto
	File *theme.File

	// Ask asks the terminal for its background while the program runs, where
	// it was not asked before.
	Ask bool
}

// now is the theme on the ground that there is.
func (t *themes) now() theme.Theme {
	if t.name == "" && t.file != nil {
		return t.file.On(t.ground)
	}
	now, _ := theme.Named(orElse(t.name, "auto"), t.ground)
	return now
}

// begin takes the choice and what is known of the terminal.
func (t *themes) begin(c ThemeChoice, background string) {
	t.name, t.file, t.asks = c.Name, c.File, c.Ask
	t.see(background)
}

// see takes the terminal's background; empty: it is not known.
func (t *themes) see(background string) {
	if background != "" {
		t.ground = theme.GroundOf(lipgloss.Color(background))
	}
}

// watchGround asks to be told when the terminal becomes dark or light, behind
// the first frame, and what it is now where that was not asked.
func (m *Model) watchGround() tea.Cmd {
	if !m.themes.asks {
		return nil
	}
	cmds := []tea.Cmd{nextFrame, tea.Raw(m.session.Watch())}
	if m.themes.ground == theme.Unknown && m.asker == nil {
		cmds = append(cmds, tea.RequestBackgroundColor)
	}
	return tea.Sequence(cmds...)
}

// grounded takes what the terminal says of its background.
func (m *Model) grounded(msg tea.Msg) {
	was := m.themes.ground
	switch msg := msg.(type) {
	case tea.BackgroundColorMsg:
		var c color.Color = msg.Color
		m.themes.ground = theme.GroundOf(c)
	case uv.DarkColorSchemeEvent:
		m.themes.ground = theme.Dark
	case uv.LightColorSchemeEvent:
		m.themes.ground = theme.Light
	}
	if m.themes.ground != was {
		m.dress()
	}
}

// chooseTheme lets the reader choose the colours, live.
func (m *Model) chooseTheme() {
	msg := &m.locale.Messages
	var ways []way
	add := func(name, said string, of bool) {
		ways = append(ways, way{m.word(said), of, func() tea.Cmd {
			m.themes.name = name
			m.notify = msg.Theme + ": " + said
			m.dress()
			return nil
		}})
	}
	for i, said := range []string{msg.ThemeAuto, msg.ThemeDark, msg.ThemeLight, msg.ThemeContrast, msg.ThemeMono} {
		name := theme.Names()[i]
		add(name, said, m.themes.name == name || m.themes.name == "" && m.themes.file == nil && i == 0)
	}
	if f := m.themes.file; f != nil {
		add("", isolate(f.Name), m.themes.name == "")
	}
	m.pick(msg.Theme, ways)
}
