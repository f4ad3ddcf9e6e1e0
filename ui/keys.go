package ui

import (
	"strings"

	"khabar/ui/locale"
)

// action is something the reader can do.
type action uint8

// The actions, in the order of the help page.
const (
	actNone action = iota
	actUp
	actDown
	actPageUp
	actPageDown
	actHalfUp
	actHalfDown
	actLast
	actOpen
	actBack
	actTop
	actReadOn
	actNextPane
	actPreviousPane
	actPaneLeft
	actPaneRight
	actRaw
	actBrowse
	actMirror
	actClass
	actHelp
	actSuspend
	actQuit
)

// binding is the keys of one action and what the help page says of them. An
// entry without a description shares the line of the one before it.
type binding struct {
	act   action
	keys  []string // as tea.Key.String writes them
	about func(*locale.Messages) string
}

// bindings is the default keyboard: vi's habits and the arrows'.
func bindings() []binding {
	return []binding{
		{actDown, []string{"down", "j"}, func(m *locale.Messages) string { return m.KeyMove }},
		{actUp, []string{"up", "k"}, nil},
		{actPageDown, []string{"pgdown", "ctrl+f"}, func(m *locale.Messages) string { return m.KeyPage }},
		{actPageUp, []string{"pgup", "ctrl+b", "b"}, nil},
		{actHalfDown, []string{"ctrl+d", "d"}, nil},
		{actHalfUp, []string{"ctrl+u", "u"}, nil},
		{actTop, []string{"g", "home"}, func(m *locale.Messages) string { return m.KeyTop }},
		{actLast, []string{"G", "shift+g", "end"}, func(m *locale.Messages) string { return m.KeyEnds }},
		{actOpen, []string{"enter"}, func(m *locale.Messages) string { return m.KeyOpen }},
		{actBack, []string{"esc", "backspace", "h"}, func(m *locale.Messages) string { return m.KeyBack }},
		{actReadOn, []string{"space"}, func(m *locale.Messages) string { return m.KeyNext }},
		{actNextPane, []string{"tab"}, func(m *locale.Messages) string { return m.KeyPane }},
		{actPreviousPane, []string{"shift+tab"}, nil},
		{actPaneLeft, []string{"left"}, nil},
		{actPaneRight, []string{"right"}, nil},
		{actRaw, []string{"v", "\\"}, func(m *locale.Messages) string { return m.KeyRaw }},
		{actBrowse, []string{"o"}, func(m *locale.Messages) string { return m.KeyOpenPage }},
		{actMirror, []string{"M", "shift+m"}, func(m *locale.Messages) string { return m.KeyMirror }},
		{actClass, []string{"B", "shift+b"}, func(m *locale.Messages) string { return m.KeyClass }},
		{actHelp, []string{"?"}, func(m *locale.Messages) string { return m.KeyHelp }},
		{actSuspend, []string{"ctrl+z"}, func(m *locale.Messages) string { return m.KeySuspend }},
		{actQuit, []string{"q", "ctrl+c"}, func(m *locale.Messages) string { return m.KeyQuit }},
	}
}

// keymap finds the action of a key.
func keymap(bs []binding) map[string]action {
	m := map[string]action{}
	for _, b := range bs {
		for _, k := range b.keys {
			m[k] = b.act
		}
	}
	return m
}

// keycap is how a key is written on the help page.
func keycap(key string) string {
	switch key {
	case "down":
		return "↓"
	case "up":
		return "↑"
	case "left":
		return "←"
	case "right":
		return "→"
	case "pgdown":
		return "PgDn"
	case "pgup":
		return "PgUp"
	case "shift+tab":
		return "Shift-Tab"
	}
	if rest, ok := strings.CutPrefix(key, "ctrl+"); ok {
		return "^" + strings.ToUpper(rest)
	}
	if len(key) > 1 {
		return strings.ToUpper(key[:1]) + key[1:]
	}
	return key
}
