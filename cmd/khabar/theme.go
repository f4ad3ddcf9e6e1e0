package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"khabar/feed/search"
	"khabar/ui"
	"khabar/ui/term"
	"khabar/ui/theme"
)

// themeOf is the theme that the configuration at a path names: one of the
// built-in ones, or a file, whose path is taken from the configuration's folder.
func themeOf(name, config string, getenv func(string) string) (ui.ThemeChoice, error) {
	c := ui.ThemeChoice{Ask: term.CanAsk(getenv)}
	if _, ok := theme.Named(name, theme.Unknown); ok || name == "" {
		c.Name = name
		return c, nil
	}
	path := name
	if rest, ok := strings.CutPrefix(name, "~/"); ok {
		path = filepath.Join(getenv("HOME"), rest)
	} else if !filepath.IsAbs(path) {
		path = filepath.Join(filepath.Dir(config), path)
	}
	text, err := os.ReadFile(path)
	if err != nil && !strings.ContainsAny(name, "./\\") {
		return c, fmt.Errorf("the configuration's interface.theme %q: it is %s, or the path of a theme file", name, strings.Join(theme.Names(), ", "))
	}
	if err != nil {
		return c, fmt.Errorf("the configuration's interface.theme: %w", err)
	}
	if c.File, err = theme.Read(strings.TrimSuffix(filepath.Base(path), ".toml"), text, nearestOf); err != nil {
		return c, fmt.Errorf("theme %s, %w", path, err)
	}
	return c, nil
}

// nearestOf is the word that was meant by another, "" where none looks like it.
func nearestOf(word string, among []string) string {
	closest := search.NewClosest(1, word)
	for _, name := range among {
		closest.See([]byte(name))
	}
	for _, near := range closest.Words() {
		return near
	}
	return ""
}
