package main

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
)

// tidy are tests that leave nothing beside the code.
type tidy struct{ *testing.M }

// Run implements testscript.TestingM.
func (t tidy) Run() int {
	before := beside()
	status := t.M.Run()
	for name := range beside() {
		if !before[name] && filepath.Ext(name) != ".go" { // which somebody else writes
			fmt.Fprintf(os.Stderr, "the tests have left %s beside the code\n", name)
			status = max(status, 1)
		}
	}
	return status
}

// beside are the files of the package's folder.
func beside() map[string]bool {
	names := map[string]bool{}
	_ = filepath.WalkDir(".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			names[name] = true
		}
		return nil
	})
	return names
}
