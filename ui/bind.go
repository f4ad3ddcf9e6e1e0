package ui

import (
	"errors"
	"fmt"
	"slices"

	"khabar/ui/keyboard"
	"khabar/ui/locale"
)

// Action is something the reader can do, for who documents or binds it.
type Action struct {
	Topic string // the heading it stands under
	Name  string
	Keys  []string // by default, in canonical names (package keyboard)
	About string
}

// Actions are all there are, in the order of the help page, in the words of a
// language.
func Actions(l *locale.Locale) []Action {
	var out []Action
	for _, b := range bindings(always) {
		out = append(out, Action{Topic: b.topic(&l.Messages), Name: b.name, Keys: plainKeys(b.keys), About: b.said(&l.Messages)})
	}
	return out
}

func always(action) bool { return true }

// plainKeys are keys in their canonical names, each once.
func plainKeys(keys []string) []string {
	var out []string
	for _, k := range keys {
		if k = keyboard.Canonical(k); !slices.Contains(out, k) {
			out = append(out, k)
		}
	}
	return out
}

// ErrConflict says that a key stands for two actions.
var ErrConflict = errors.New("one key for two actions")

// bind makes the keyboard: the default one, with the keys of the configuration
// in place of an action's own, by its name. A key that two actions would have
// goes to the one of the configuration, or of two such to the first on the help
// page, and that is said.
func bind(bs []binding, chosen map[string][]string) ([]binding, map[string]action, []error) {
	own := func(b *binding) bool { _, ok := chosen[b.name]; return ok }
	known := map[action]string{}
	bound := slices.Clone(bs)
	for i := range bound {
		b := &bound[i]
		known[b.act] = b.name
		keys := b.keys
		if own(b) {
			keys = chosen[b.name]
		}
		b.keys = plainKeys(keys)
	}
	keys := map[string]action{}
	var wrong []error
	for _, chosenOnes := range []bool{true, false} {
		for i := range bound {
			b := &bound[i]
			if own(b) != chosenOnes {
				continue
			}
			b.keys = slices.DeleteFunc(b.keys, func(k string) bool {
				first, taken := keys[k]
				if !taken {
					keys[k] = b.act
				} else if first != b.act {
					wrong = append(wrong, fmt.Errorf("%w: %s is for %s and for %s; %s has it",
						ErrConflict, k, known[first], b.name, known[first]))
				}
				return taken
			})
		}
	}
	standIn(bound, keys)
	// However it is bound, there is a way out.
	if _, taken := keys["ctrl+c"]; !taken {
		keys["ctrl+c"] = actQuit
	}
	return bound, keys, wrong
}
