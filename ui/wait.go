package ui

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// waiting is what keys that were pressed wait for: whoever types ahead, or
// pipes keys in, finds them done one after the other.
type waiting struct {
	kind waitKind
	keys []tea.KeyPressMsg
}

type waitKind uint8

const (
	waitNothing waitKind = iota
	waitList             // that was entered
	waitRows             // to which the selection is to move
	waitArticle          // that was opened
)

// maxWaiting is how many keys wait at the most; a key that is held down would
// go on for ever.
const maxWaiting = 64

// wait makes keys wait for something.
func (m *Model) wait(k waitKind) { m.waiting.kind = k }

// arrived ends the waiting for something.
func (m *Model) arrived(k waitKind) {
	if m.waiting.kind == k {
		m.waiting.kind = waitNothing
	}
}

// key takes a key: does it, or keeps it until what is waited for is there.
func (m *Model) key(key tea.KeyPressMsg) tea.Cmd {
	if keys := apart(key); len(keys) > 1 && !m.prompt.open {
		var cmds []tea.Cmd
		for _, k := range keys {
			cmds = append(cmds, m.key(k))
		}
		return tea.Batch(cmds...)
	}
	if m.waiting.kind == waitNothing || m.actionOf(key) == actQuit && !m.waiting.typing(m) {
		return m.press(key)
	}
	m.touched = true
	if len(m.waiting.keys) < maxWaiting {
		m.waiting.keys = append(m.waiting.keys, key)
	}
	return nil
}

// typing reports whether a key that waits opens the prompt: what follows is
// text.
func (w *waiting) typing(m *Model) bool {
	return slices.ContainsFunc(w.keys, func(k tea.KeyPressMsg) bool { return m.asks(m.actionOf(k)) })
}

// replay does the keys that waited, as far as nothing is waited for again.
func (m *Model) replay() tea.Cmd {
	var cmds []tea.Cmd
	for m.waiting.kind == waitNothing && len(m.waiting.keys) > 0 {
		key := m.waiting.keys[0]
		m.waiting.keys = m.waiting.keys[1:]
		cmds = append(cmds, m.press(key))
	}
	return tea.Batch(cmds...)
}
