package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// collect lists a source: names relative to dir, and the errors.
func collect(t *testing.T, source, dir string, opt Options) (names []string, errs []error) {
	t.Helper()
	for it, err := range Open(context.Background(), source, opt) {
		if err != nil {
			errs = append(errs, err)
			continue
		}
		names = append(names, strings.TrimPrefix(it.Name, dir+string(filepath.Separator)))
	}
	return names, errs
}

func write(t *testing.T, path, text string, age time.Duration) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	when := time.Now().Add(-age)
	if err := os.Chtimes(path, when, when); err != nil {
		t.Fatal(err)
	}
}

func TestOpenFolder(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "old.txt"), "قديم", 3*time.Hour)
	write(t, filepath.Join(dir, "new.txt"), "جديد", time.Hour)
	write(t, filepath.Join(dir, "sub", "middle.txt"), "وسط", 2*time.Hour)
	write(t, filepath.Join(dir, ".hidden", "x.txt"), "x", 0)
	write(t, filepath.Join(dir, ".secret"), "x", 0)
	other := t.TempDir()
	write(t, filepath.Join(other, "linked.txt"), "خارج", 30*time.Minute)
	for link, target := range map[string]string{"loop": dir, "sub/up": "..", "twice": filepath.Join(dir, "sub"), "out": other, "again": other, "dangling": "nowhere"} {
		if err := os.Symlink(target, filepath.Join(dir, link)); err != nil {
			t.Skip("no symbolic links here:", err)
		}
	}
	names, errs := collect(t, dir, dir, Options{})
	if got, want := strings.Join(names, " "), "again/linked.txt new.txt sub/middle.txt old.txt"; got != want {
		t.Errorf("files %q, want %q", got, want)
	}
	if len(errs) != 1 || !strings.Contains(errs[0].Error(), "dangling") {
		t.Errorf("errors %v, want one, for the link that leads nowhere", errs)
	}
}

func TestOpenErrors(t *testing.T) {
	empty := t.TempDir()
	for _, tt := range []struct {
		source string
		kind   Kind
	}{
		{filepath.Join(empty, "missing.txt"), NotExist},
		{empty, NoFiles},
	} {
		_, errs := collect(t, tt.source, "", Options{})
		var e *Error
		if len(errs) != 1 || !errors.As(errs[0], &e) || e.Kind != tt.kind {
			t.Errorf("%s: %v, want kind %d", tt.source, errs, tt.kind)
		} else if !strings.HasPrefix(e.Error(), tt.source+": ") {
			t.Errorf("message does not name the source: %s", e)
		}
	}
	locked := filepath.Join(empty, "locked.txt")
	write(t, locked, "x", 0)
	if err := os.Chmod(locked, 0); err != nil {
		t.Fatal(err)
	}
	if os.Geteuid() == 0 {
		t.Log("root reads everything: the unreadable file is not tried")
		return
	}
	for it, err := range Open(context.Background(), locked, Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		var e *Error
		if _, err := it.Open(); !errors.As(err, &e) || e.Kind != Permission {
			t.Errorf("unreadable file: %v", err)
		}
	}
}

func TestOpenStdinAndFileURL(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a b.txt")
	write(t, path, "خبر", 0)
	for source, opt := range map[string]Options{"-": {Stdin: strings.NewReader("خبر")}, path: {}, "file://" + strings.ReplaceAll(path, " ", "%20"): {}} {
		n := 0
		for it, err := range Open(context.Background(), source, opt) {
			if err != nil {
				t.Fatal(err)
			}
			r, err := it.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(r)
			if err != nil || string(data) != "خبر" {
				t.Errorf("%s: %q, %v", source, data, err)
			}
			r.Close()
			n++
		}
		if n != 1 {
			t.Errorf("%s: %d documents", source, n)
		}
	}
}

func BenchmarkOpenFolder(b *testing.B) {
	dir := b.TempDir()
	for i := range 1000 {
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i, ".txt")), []byte("x"), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	for b.Loop() {
		n := 0
		for range Open(context.Background(), dir, Options{}) {
			n++
		}
		if n != 1000 {
			b.Fatal(n)
		}
	}
}
