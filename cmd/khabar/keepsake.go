package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"

	"khabar/ui"
)

// keepsake is the file that the interface remembers itself in; it implements
// ui.Keepsake.
type keepsake string

func interfaceState() keepsake {
	return keepsake(filepath.Join(xdg.StateHome, "khabar", "interface.json"))
}

// read returns what was kept; a file that is not there, or broken, kept nothing.
func (k keepsake) read() (kept ui.Kept) {
	b, err := os.ReadFile(string(k))
	if err != nil || json.Unmarshal(b, &kept) != nil {
		return ui.Kept{}
	}
	return kept
}

// KeepInterface puts a new file into the place of the old one.
func (k keepsake) KeepInterface(_ context.Context, kept ui.Kept) error {
	wrap := func(err error) error { return fmt.Errorf("remember the interface in %s: %w", string(k), err) }
	b, err := json.MarshalIndent(kept, "", "  ")
	if err != nil {
		return wrap(err)
	}
	if err := replaceFile(string(k), append(b, '\n')); err != nil {
		return wrap(err)
	}
	return nil
}
