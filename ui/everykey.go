package ui

import (
	"maps"
	"slices"
)

// Keys returns all keys that stand for something, sorted, as tea.Key.String
// writes them, and those among them that end the program or suspend it.
func (m *Model) Keys() (all, leave []string) {
	all = slices.Sorted(maps.Keys(m.typing.keys))
	for _, k := range all {
		if act := m.typing.keys[k]; act == actQuit || act == actSuspend {
			leave = append(leave, k)
		}
	}
	return all, leave
}
