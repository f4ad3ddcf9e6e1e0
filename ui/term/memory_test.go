package term

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khabar/bidi/row"
)

func TestMemory(t *testing.T) {
	m := &Memory{Path: filepath.Join(t.TempDir(), "terminals.json")}
	if _, ok := m.Recall("a"); ok {
		t.Error("remembers without a file")
	}
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(m.Keep("a", Terminal{Class: row.Kitty, Name: "kitty", Version: "0.26"}))
	if got, ok := m.Recall("a"); !ok || got.Class != row.Kitty || got.Name != "kitty" || got.Version != "0.26" {
		t.Errorf("%v %v", got, ok)
	}
	must(m.Choose("a", Terminal{Class: row.Visual, Name: "kitty"}))
	must(m.Keep("a", Terminal{Class: row.Kitty, Name: "kitty"}))
	if got, _ := m.Recall("a"); got.Class != row.Visual || !got.chosen() {
		t.Errorf("a check overruled the choice: %v", got)
	}
	must(m.Keep("a", Terminal{Class: row.Kitty, Name: "kitty", Ground: "#1e1e1e"}))
	if got, _ := m.Recall("a"); got.Class != row.Visual || got.Ground != "#1e1e1e" {
		t.Errorf("the background of a chosen one: %+v", got)
	}
	must(m.Forget("a"))
	if _, ok := m.Recall("a"); ok {
		t.Error("forgets nothing")
	}
	for i := range 100 {
		must(m.Keep(fmt.Sprint("terminal ", i), Terminal{Class: row.Words}))
	}
	all, err := m.read()
	if err != nil || len(all.Terminals) != maxMemory {
		t.Errorf("%d remembered, %v", len(all.Terminals), err)
	}
	if _, ok := m.Recall("terminal 99"); !ok {
		t.Error("the newest is forgotten")
	}
}

func TestMemoryBroken(t *testing.T) {
	for _, content := range []string{"", "{", `{"terminals":{"a":{"class":"sideways"}}}`, "\x00\xff", `{"terminals":null}`, `[]`} {
		m := &Memory{Path: filepath.Join(t.TempDir(), "terminals.json")}
		if err := os.WriteFile(m.Path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, ok := m.Recall("a"); ok {
			t.Errorf("%q: recalled something", content)
		}
		if err := m.Keep("a", Terminal{Class: row.Words}); err != nil {
			t.Errorf("%q: %v", content, err)
		}
		if got, ok := m.Recall("a"); !ok || got.Class != row.Words {
			t.Errorf("%q: not kept: %v", content, got)
		}
	}
	m := &Memory{Path: filepath.Join(t.TempDir(), "file", "terminals.json")}
	if err := os.WriteFile(filepath.Dir(m.Path), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := m.Keep("a", Terminal{}); err == nil || !strings.Contains(err.Error(), m.Path) {
		t.Errorf("a folder that cannot be: %v", err)
	}
	var none *Memory
	if err := none.Keep("a", Terminal{}); err != nil {
		t.Error(err)
	}
	if _, ok := none.Recall("a"); ok {
		t.Error("no memory remembers")
	}
}

func TestKey(t *testing.T) {
	a := env("TERM", "xterm-kitty", "KITTY_WINDOW_ID", "1")
	b := env("TERM", "xterm-kitty", "KITTY_WINDOW_ID", "7")
	c := env("TERM", "xterm-kitty", "SSH_CONNECTION", "10.0.0.1 5 10.0.0.2 22")
	d := env("TERM", "xterm-kitty", "SSH_CONNECTION", "10.0.0.3 5 10.0.0.2 22")
	if a.Key() != b.Key() || a.Key() == c.Key() || c.Key() == d.Key() {
		t.Errorf("%q %q %q %q", a.Key(), b.Key(), c.Key(), d.Key())
	}
}
