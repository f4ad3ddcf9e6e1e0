package term

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"khabar/bidi/row"
)

// Memory remembers the class of each terminal in one file, by
// Environment.Key. A nil Memory remembers nothing.
type Memory struct {
	Path string // of the file; its folder is made when something is kept
}

// maxMemory is how many terminals are remembered; the oldest go first.
const maxMemory = 64

// byChoice marks a class that the user has chosen, which no check overrules.
const byChoice = "your choice in doctor"

type memory struct {
	Terminals map[string]remembered `json:"terminals"`
}

type remembered struct {
	Class   row.Class `json:"class"`
	Name    string    `json:"terminal,omitempty"`
	Version string    `json:"version,omitempty"`
	Ground  string    `json:"background,omitempty"`
	Chosen  bool      `json:"chosen,omitempty"`
	Seen    time.Time `json:"seen"`
}

// Recall returns what is remembered of the terminal with this key. An
// unreadable file is an empty one.
func (m *Memory) Recall(key string) (Terminal, bool) {
	if m == nil || m.Path == "" {
		return Terminal{}, false
	}
	all, err := m.read()
	if err != nil {
		return Terminal{}, false
	}
	r, ok := all.Terminals[key]
	if !ok {
		return Terminal{}, false
	}
	t := Terminal{Class: r.Class, Name: r.Name, Version: r.Version, Ground: colourOf(r.Ground), FoundBy: "remembered of the last time"}
	if r.Chosen {
		t.FoundBy = byChoice
	}
	return t, true
}

// Keep remembers what was found of the terminal with this key. A class that
// the user has chosen stays until Choose or Forget.
func (m *Memory) Keep(key string, t Terminal) error {
	return m.change(func(all memory) bool {
		old, ok := all.Terminals[key]
		if ok && old.Chosen {
			if t.Ground == "" || old.Ground == t.Ground {
				return false
			}
			old.Ground = t.Ground
			all.Terminals[key] = old
			return true
		}
		if ok && old.Class == t.Class && old.Name == t.Name && old.Version == t.Version && old.Ground == t.Ground {
			return false
		}
		all.Terminals[key] = remembered{Class: t.Class, Name: t.Name, Version: t.Version, Ground: t.Ground, Seen: time.Now().UTC()}
		return true
	})
}

// Choose remembers the class that the user has chosen for the terminal.
func (m *Memory) Choose(key string, t Terminal) error {
	return m.change(func(all memory) bool {
		all.Terminals[key] = remembered{Class: t.Class, Name: t.Name, Version: t.Version, Ground: t.Ground, Chosen: true, Seen: time.Now().UTC()}
		return true
	})
}

// Forget drops what is remembered of the terminal.
func (m *Memory) Forget(key string) error {
	return m.change(func(all memory) bool {
		_, ok := all.Terminals[key]
		delete(all.Terminals, key)
		return ok
	})
}

func (t Terminal) chosen() bool { return t.FoundBy == byChoice }

func (m *Memory) read() (memory, error) {
	var all memory
	b, err := os.ReadFile(m.Path)
	if err == nil {
		err = json.Unmarshal(b, &all)
	}
	if all.Terminals == nil || err != nil {
		all.Terminals = map[string]remembered{}
	}
	return all, err
}

// change reads the file, changes it and puts the new one in its place in one
// step. A broken file is replaced.
func (m *Memory) change(f func(memory) bool) error {
	if m == nil || m.Path == "" {
		return nil
	}
	all, err := m.read()
	var unreadable *fs.PathError
	if errors.As(err, &unreadable) && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("remember the terminal in %s: %w", m.Path, err)
	}
	if !f(all) {
		return nil
	}
	for len(all.Terminals) > maxMemory {
		oldest := ""
		for key, r := range all.Terminals {
			if oldest == "" || r.Seen.Before(all.Terminals[oldest].Seen) {
				oldest = key
			}
		}
		delete(all.Terminals, oldest)
	}
	b, err := json.MarshalIndent(all, "", "  ")
	if err != nil {
		return fmt.Errorf("remember the terminal: %w", err)
	}
	if err := m.write(b); err != nil {
		return fmt.Errorf("remember the terminal in %s: %w", m.Path, err)
	}
	return nil
}

func (m *Memory) write(b []byte) error {
	dir := filepath.Dir(m.Path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, filepath.Base(m.Path)+".*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(append(b, '\n'))
	if err = errors.Join(err, f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), m.Path)
}
