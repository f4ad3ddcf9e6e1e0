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
	all := bindings(always)
	known := map[action]string{}
	byName, byKey := map[string]action{}, map[string]action{}
	for i := range all {
		b := &all[i]
		known[b.act] = b.name
		if other, taken := byName[b.name]; taken {
			t.Errorf("%q names %d and %d", b.name, other, b.act)
		}
		byName[b.name] = b.act
		for _, l := range locale.All() {
			if said := b.said(&l.Messages); said == "" || said == b.name && l.Tag != "en" {
				t.Errorf("%s says nothing in %s", b.name, l.Tag)
			}
		}
		for _, k := range plainKeys(b.keys) {
			if _, err := keyboard.Parse(k); err != nil {
				t.Errorf("%s: %v", b.name, err)
			}
			if other, taken := byKey[k]; taken {
				t.Errorf("%s is for %s and for %s", k, known[other], b.name)
			}
			byKey[k] = b.act
		}
	}
}

// Every action there is stands under one heading.
func TestTopics(t *testing.T) {
	seen := map[action]int{}
	for _, b := range bindings(always) {
		seen[b.act]++
	}
	for act := actNone + 1; act <= actQuit; act++ {
		if seen[act] != 1 {
			t.Errorf("action %d stands on the help page %d times", act, seen[act])
		}
	}
	if len(seen) != int(actQuit) {
		t.Errorf("%d actions, the last is %d", len(seen), actQuit)
	}
}

func TestBind(t *testing.T) {
	all := bindings(always)
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
