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
// ui.Keepsake. Where the reader left the articles of another store is nothing to
// return to.
type keepsake struct{ file, store string }

// remembered is what is in it.
type remembered struct {
	ui.Kept
	Store string // whose articles Left is of
}

func interfaceState(f *flags) keepsake {
	store := f.storePath()
	if whole, err := filepath.Abs(store); err == nil {
		store = whole
	}
	return keepsake{filepath.Join(xdg.StateHome, "khabar", "interface.json"), store}
}

// read returns what was kept; a file that is not there, or broken, kept nothing.
func (k keepsake) read() ui.Kept {
	var was remembered
	b, err := os.ReadFile(k.file)
	if err != nil || json.Unmarshal(b, &was) != nil {
		return ui.Kept{}
	}
	if was.Store != k.store {
		was.Left = ui.Left{}
	}
	return was.Kept
}

// KeepInterface puts a new file into the place of the old one.
func (k keepsake) KeepInterface(_ context.Context, kept ui.Kept) error {
	wrap := func(err error) error { return fmt.Errorf("remember the interface in %s: %w", k.file, err) }
	b, err := json.MarshalIndent(remembered{kept, k.store}, "", "  ")
	if err != nil {
		return wrap(err)
	}
	if err := replaceFile(k.file, append(b, '\n')); err != nil {
		return wrap(err)
	}
	return nil
}
