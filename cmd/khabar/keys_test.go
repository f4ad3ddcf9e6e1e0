package main

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"khabar/cmd/khabar/config"
)

// The keys of the sample, with the notes taken away, are those that the program
// has: every action, none wrong.
func TestSampleKeys(t *testing.T) {
	sample, err := config.Sample(actions())
	if err != nil {
		t.Fatal(err)
	}
	_, table, ok := strings.Cut(sample, "\n[keys]\n")
	if !ok {
		t.Fatal("the sample has no table of keys")
	}
	open := "[keys]\n"
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "# ") {
			open += line[1:]
		}
	}
	path := filepath.Join(t.TempDir(), "config.toml")
	if err := os.WriteFile(path, []byte(open), 0o600); err != nil {
		t.Fatal(err)
	}
	c, unknown, err := config.Load(path, true)
	if err != nil || len(unknown) > 0 {
		t.Fatal(unknown, err)
	}
	bound, wrong := c.Bind(actions())
	if len(wrong) > 0 || bound.Layout != "" {
		t.Errorf("%v, layout %q", wrong, bound.Layout)
	}
	for _, a := range actions() {
		if !reflect.DeepEqual(bound.Keys[a.Name], a.Keys) {
			t.Errorf("%s has %q in the sample, by default %q", a.Name, bound.Keys[a.Name], a.Keys)
		}
	}
}
