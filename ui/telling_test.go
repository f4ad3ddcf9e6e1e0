package ui

import (
	"reflect"
	"slices"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// TestTelling: what was said later is told later, also where the commands of
// the two run side by side.
func TestTelling(t *testing.T) {
	var order telling
	var told []int
	say := func(n int) tea.Cmd { return func() tea.Msg { told = append(told, n); return nil } }
	first := order.tell(say(1), say(2))
	if order.tell(say(3)) != nil || order.tell(say(4)) != nil {
		t.Fatal("the second begins before the first is done")
	}
	for cmd := first; cmd != nil; cmd = order.told() {
		runSequence(cmd())
	}
	if want := []int{1, 2, 3, 4}; !slices.Equal(told, want) {
		t.Errorf("told %v", told)
	}
	if order.tell(say(5)) == nil {
		t.Error("nothing is told any more")
	}
}

// runSequence runs the commands of tea.Sequence.
func runSequence(msg tea.Msg) {
	all := reflect.ValueOf(msg)
	for i := range all.Len() {
		all.Index(i).Interface().(tea.Cmd)()
	}
}
