package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// The address is one argument of the opener, whatever is in it: no shell sees
// it. What a browser does not open never gets there.
func TestBrowser(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("the opener of this test is a script")
	}
	dir := t.TempDir()
	got := filepath.Join(dir, "got")
	opener := filepath.Join(dir, "an opener")
	script := "#!/bin/sh\nprintf '%s|' \"$#\" \"$@\" > '" + got + "'\nexit 3\n"
	if err := os.WriteFile(opener, []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	b := browser{func(name string) string {
		if name == "BROWSER" {
			return opener
		}
		return ""
	}}
	for _, url := range []string{
		"https://example.org/?a=1&b=$(touch${IFS}x);`id`|'\"*",
		"https://example.org/#--flag",
	} {
		if err := b.Open(context.Background(), url); err != nil {
			t.Fatalf("%s: %v", url, err)
		}
		data, err := os.ReadFile(got)
		if err != nil || string(data) != "1|"+url+"|" {
			t.Errorf("the opener got %q, %v", data, err)
		}
	}
	_ = os.Remove(got)
	for _, url := range []string{"javascript:alert(1)", "file:///etc/passwd", "--version", "https://x/\n--flag", "data:text/html,x", "ssh://-oProxyCommand=x", ""} {
		if err := b.Open(context.Background(), url); !errors.Is(err, errNotOpenable) {
			t.Errorf("%q: %v", url, err)
		}
	}
	if _, err := os.Stat(got); err == nil {
		t.Error("an address that is not for a browser was opened")
	}
}
