//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

// TestGround: the theme is the one for the background that the terminal has, at
// the start and when it changes; that the terminal tells so is ended with the
// program.
func TestGround(t *testing.T) {
	// The accent of each ground, as it stands in the focused pane's title.
	const light, dark = "\x1b[38;5;25;1m", "\x1b[38;5;75;1m"
	for _, c := range []struct{ name, background, first, second, accent, then string }{
		{"light, then dark", "ffff/ffff/ffff", light, "\x1b[?997;1n", light, dark},
		{"dark, then light", "1e1e/1e1e/1e1e", dark, "\x1b[?997;2n", dark, light},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			var once sync.Once
			s := inBadTerminal(t, func(s *session, all string) {
				if strings.Contains(all, "\x1b[c") {
					once.Do(func() {
						_, _ = s.master.WriteString("\x1b[>41;380;0c\x1b]11;rgb:" + c.background + "\x1b\\\x1b[?64;1c")
					})
				}
			}, "TERM=xterm-256color")
			s.awaits("الأخبار", 0, patient)
			s.tell(c.accent) // the first screen is for this background
			s.tell("\x1b[?2031h")
			s.says(c.second, c.then)
			s.says("q", "\x1b[?2031l")
		})
	}
}

func TestThemeOf(t *testing.T) {
	dir := t.TempDir()
	config := filepath.Join(dir, "config.toml")
	getenv := func(name string) string { return map[string]string{"HOME": dir, "TERM": "xterm"}[name] }
	for name, text := range map[string]string{"mine.toml": "base = \"light\"\n", "wrong.toml": "\nheadnig = \"bold\"\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{"": "", "auto": "auto", "mono": "mono"} {
		if c, err := themeOf(name, config, getenv); err != nil || c.Name != want || c.File != nil || !c.Ask {
			t.Errorf("%q: %+v, %v", name, c, err)
		}
	}
	for _, name := range []string{"mine.toml", "~/mine.toml", filepath.Join(dir, "mine.toml")} {
		if c, err := themeOf(name, config, getenv); err != nil || c.File == nil || c.File.Name != "mine" {
			t.Errorf("%q: %+v, %v", name, c, err)
		}
	}
	for name, want := range map[string]string{
		"pink": "it is auto, dark, light, contrast, mono, or the path", "none.toml": "none.toml",
		"wrong.toml": "wrong.toml, line 2: unknown key headnig; did you mean heading?",
	} {
		if _, err := themeOf(name, config, getenv); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", name, err)
		}
	}
}
