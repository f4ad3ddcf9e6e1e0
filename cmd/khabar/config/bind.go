package config

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"khabar/feed/search"
	"khabar/ui/keyboard"
)

// KeyTable is the table [keys]: layout, and the keys of actions by the actions'
// names. Which actions there are is not known here.
type KeyTable map[string]any

// Action is one that keys can be bound to.
type Action struct {
	Topic string // what it stands under
	Name  string
	Keys  []string // by default
	About string
}

// layoutKey is the one key of the table that is no action.
const layoutKey = "layout"

// Bound is what the table says, checked.
type Bound struct {
	Layout string // "" for auto
	Keys   map[string][]string
}

// Errors of the table.
var (
	ErrAction = errors.New("no such action")
	ErrLayout = errors.New("no such keyboard layout")
)

// Bind checks the table against the actions there are. What is wrong with it is
// said, one error each, and left out.
func (c *Config) Bind(actions []Action) (b Bound, wrong []error) {
	b.Keys = map[string][]string{}
	names := []string{layoutKey}
	for _, a := range actions {
		names = append(names, a.Name)
	}
	say := func(name string, err error) {
		wrong = append(wrong, fmt.Errorf("configuration, keys.%s: %w", name, err))
	}
	for _, name := range sorted(c.Keys) {
		value := c.Keys[name]
		if name == layoutKey {
			s, _ := value.(string)
			switch {
			case s == "auto":
			case keyboard.ByName(s) != nil:
				b.Layout = s
			default:
				say(name, meant(fmt.Errorf("%w: %v", ErrLayout, value), s, layoutNames()))
			}
			continue
		}
		if !slices.Contains(names, name) {
			say(name, meant(ErrAction, name, names))
			continue
		}
		keys, ok := texts(value)
		if !ok {
			say(name, errors.New(`it is a list of keys, as in ["q", "ctrl+c"]`))
			continue
		}
		b.Keys[name] = []string{}
		for _, k := range keys {
			key, err := keyboard.Parse(k)
			if err != nil {
				say(name, meant(err, strings.ToLower(k), keyNames()))
				continue
			}
			b.Keys[name] = append(b.Keys[name], key)
		}
	}
	return b, wrong
}

func sorted(k KeyTable) []string {
	names := make([]string, 0, len(k))
	for name := range k {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// texts reads a list of texts; one text is a list of one, an empty one of none.
func texts(value any) ([]string, bool) {
	switch v := value.(type) {
	case string:
		if v == "" {
			return nil, true
		}
		return []string{v}, true
	case []any:
		var out []string
		for _, e := range v {
			s, ok := e.(string)
			if !ok {
				return nil, false
			}
			out = append(out, s)
		}
		return out, true
	}
	return nil, false
}

// meant adds the name that looks most like a word.
func meant(err error, word string, names []string) error {
	closest := search.NewClosest(1, word)
	for _, name := range names {
		closest.See([]byte(name))
	}
	for _, near := range closest.Words() {
		return fmt.Errorf("%w; did you mean %s?", err, near)
	}
	return err
}

// keyNames are the names of keys, and with the modifier that is most used.
func keyNames() []string {
	names := keyboard.Names()
	for r := 'a'; r <= 'z'; r++ {
		names = append(names, "ctrl+"+string(r), "alt+"+string(r))
	}
	return append(names, "shift+tab")
}

func layoutNames() []string {
	var names []string
	for _, l := range keyboard.Layouts() {
		names = append(names, l.Name)
	}
	return names
}

// sampleKeys writes the table for the sample.
func sampleKeys(w io.Writer, actions []Action) {
	fmt.Fprintf(w, "\n[keys]\n# Which layout types the letters that stand for keys: auto learns it from what is typed; or one of\n# %s.\n#layout = 'auto'\n", strings.Join(layoutNames(), ", "))
	fmt.Fprintf(w, "# The keys of each action, in place of those it has: characters, names (%s),\n# with ctrl+, alt+ or shift+. [] takes all away.\n", strings.Join(keyboard.Names()[:16], ", "))
	topic := ""
	for _, a := range actions {
		if a.Topic != topic {
			topic = a.Topic
			fmt.Fprintf(w, "\n## %s\n", topic)
		}
		fmt.Fprintf(w, "# %s\n#%s = [", a.About, a.Name)
		for i, k := range a.Keys {
			if i > 0 {
				fmt.Fprint(w, ", ")
			}
			quote := "'"
			if k == "'" {
				quote = `"`
			}
			fmt.Fprint(w, quote+k+quote)
		}
		fmt.Fprint(w, "]\n")
	}
}
