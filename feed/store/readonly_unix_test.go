//go:build unix

package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// TestReadOnly reads a store as someone who may write neither the file nor
// its folder.
func TestReadOnly(t *testing.T) {
	dir, err := os.MkdirTemp("/tmp", "khabar-store")
	check(t, err)
	t.Cleanup(func() { os.Chmod(dir, 0o700); os.RemoveAll(dir) })
	path := filepath.Join(dir, "k.db")
	s := open(t, path, Options{})
	must(s.Put(ctx, addFeed(t, s, 1, Settings{}), short(1, 0, 30), nil))(t)
	check(t, s.Close())
	before := must(os.ReadFile(path))(t)
	check(t, os.Chmod(path, 0o444))
	check(t, os.Chmod(dir, 0o555))
	self := must(os.ReadFile(must(os.Executable())(t)))(t)
	binary := filepath.Join(t.TempDir(), "child")
	for p := filepath.Dir(binary); len(p) > len(os.TempDir()); p = filepath.Dir(p) {
		check(t, os.Chmod(p, 0o755))
	}
	check(t, os.WriteFile(binary, self, 0o755))
	run := func(path string) string {
		c, out := childProcess(t, "read-only", path)
		c.Path = binary
		if os.Geteuid() == 0 {
			c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
		}
		if err := c.Run(); err != nil {
			t.Fatal(err, out)
		}
		return strings.TrimSpace(out.String())
	}
	if got := run(path); got != "30 true true" {
		t.Errorf("articles, read-only, refusal: %q", got)
	}
	if got := run(filepath.Join(dir, "new.db")); got != "refused" {
		t.Errorf("a new store: %q", got)
	}
	if after := must(os.ReadFile(path))(t); string(after) != string(before) {
		t.Error("the file changed")
	}
}
