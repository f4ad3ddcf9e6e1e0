package ui

import (
	"errors"
	"strings"
	"testing"

	"khabar/ui/keyboard"
	"khabar/ui/locale"
)

// Every action has a name of its own and says in every language what it does;
// no two have a key in common.
func TestActionTable(t *testing.T) {
	all := bindings(func(action) bool { return true })
	known := names()
	byName, byKey := map[string]action{}, map[string]action{}
	for i := range all {
		b := &all[i]
		n, ok := known[b.act]
		if !ok {
			t.Errorf("the action of %v has no name: give it one in names.go", b.keys)
			continue
		}
		if other, taken := byName[n.name]; taken {
			t.Errorf("%q names %d and %d", n.name, other, b.act)
		}
		byName[n.name] = b.act
		for _, l := range locale.All() {
			if said := b.said(n, &l.Messages); said == "" || said == n.name && l.Tag != "en" {
				t.Errorf("%s says nothing in %s", n.name, l.Tag)
			}
		}
		for _, k := range plainKeys(b.keys) {
			if _, err := keyboard.Parse(k); err != nil {
				t.Errorf("%s: %v", n.name, err)
			}
			if other, taken := byKey[k]; taken {
				t.Errorf("%s is for %s and for %s", k, known[other].name, n.name)
			}
			byKey[k] = b.act
		}
	}
}

func TestBind(t *testing.T) {
	all := bindings(func(action) bool { return true })
	bound, keys, wrong := bind(all, map[string][]string{
		"refresh": {"q", "f5"}, "quit": {"ctrl+q"}, "undo": {}, "star": {"*", "f5"},
	})
	for k, want := range map[string]action{
		"q": actRefresh, "f5": actStar, "ctrl+q": actQuit, "ctrl+c": actQuit, "*": actStar, "u": actNone, "s": actNone, "j": actDown,
	} {
		if keys[k] != want {
			t.Errorf("%s is for %d, want %d", k, keys[k], want)
		}
	}
	if len(wrong) != 1 || !errors.Is(wrong[0], ErrConflict) || !strings.Contains(wrong[0].Error(), "f5 is for star and for refresh") {
		t.Errorf("conflicts: %v", wrong)
	}
	for _, b := range bound {
		if b.act == actRefresh && len(b.keys) != 1 || b.act == actUndo && len(b.keys) != 0 {
			t.Errorf("%d keeps %v", b.act, b.keys)
		}
	}
	// Taking the key of an action that has others is a conflict as well.
	if _, keys, wrong = bind(all, map[string][]string{"refresh": {"q"}}); keys["q"] != actRefresh || len(wrong) != 1 ||
		!strings.Contains(wrong[0].Error(), "q is for refresh and for quit; refresh has it") {
		t.Errorf("q taken: %d, %v", keys["q"], wrong)
	}
}
