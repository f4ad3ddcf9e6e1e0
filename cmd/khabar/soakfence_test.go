//go:build linux

package main

import (
	"context"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"khabar/ui"
)

// fenced keeps what is saved in one folder, and starts no command: what is typed
// at random may name any file and any command.
type fenced struct {
	ui.Outside
	dir string
}

// Save implements ui.Outside.
func (f fenced) Save(ctx context.Context, name string, data []byte, over bool) (string, error) {
	path, err := homePath(name)
	if err != nil {
		return "", err
	}
	if path, err = filepath.Abs(path); err != nil {
		return "", err
	}
	if !strings.HasPrefix(path, f.dir+string(filepath.Separator)) {
		return "", fs.ErrPermission
	}
	return f.Outside.Save(ctx, name, data, over)
}

// Run implements ui.Outside.
func (fenced) Run(context.Context, []string, []byte, func([]byte)) (int, error) {
	return 0, exec.ErrNotFound
}

// TestFenced: nothing leaves the folder.
func TestFenced(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	t.Setenv("HOME", filepath.Dir(dir))
	f := fenced{outside{func(string) string { return "" }}, dir}
	for name, inside := range map[string]bool{
		"a": true, filepath.Join(dir, "b"): true, "./x/../c": true, "~/" + filepath.Base(dir) + "/d": true,
		"../a": false, filepath.Join(dir, "..", "b"): false, "~/c": false, dir + "d": false, "x/../../e": false,
	} {
		path, err := f.Save(t.Context(), name, []byte("x"), false)
		if (err == nil) != inside {
			t.Errorf("%s is saved as %q, %v", name, path, err)
		}
	}
	if _, err := f.Run(t.Context(), []string{"/bin/true"}, nil, nil); err == nil {
		t.Error("a command runs")
	}
}
