package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"path"
	"strings"
	"testing"
)

// walls says which of the project's own packages each package may import; a
// pattern may end in /*. The plan of the house is in CONTRIBUTING.md.
var walls = map[string][]string{
	"khabar/bidi":              {"khabar/bidi/internal/ucd"},
	"khabar/bidi/internal/ucd": {},
	"khabar/bidi/cell":         {"khabar/bidi", "khabar/bidi/internal/ucd"},
	"khabar/bidi/shape":        {"khabar/bidi", "khabar/bidi/internal/ucd"},
	"khabar/bidi/line":         {"khabar/bidi", "khabar/bidi/cell", "khabar/bidi/shape", "khabar/bidi/internal/ucd"},
	"khabar/bidi/row":          {"khabar/bidi", "khabar/bidi/cell", "khabar/bidi/internal/ucd"},
	"khabar/bidi/filter":       {"khabar/bidi", "khabar/bidi/cell", "khabar/bidi/line", "khabar/bidi/row", "khabar/bidi/shape", "khabar/bidi/internal/ucd"},
	"khabar/bidi/internal/*":   {"khabar/bidi", "khabar/bidi/*"}, // programs that measure and generate
	"khabar/feed":              {},
	"khabar/feed/*":            {"khabar/feed"},
	"khabar/feed/argv":         {}, // the words of a command line
	"khabar/feed/internal/*":   {"khabar/feed"},
	"khabar/feed/fetch":        {"khabar/feed", "khabar/feed/argv"},
	"khabar/feed/store":        {"khabar/feed", "khabar/feed/internal/varint", "khabar/feed/internal/sqlitefile"},
	"khabar/feed/index":        {"khabar/feed/internal/varint"},
	"khabar/feed/calendar":     {}, // arithmetic alone
	"khabar/feed/parse":        {"khabar/feed", "khabar/feed/calendar"},
	"khabar/feed/catalog":      {"khabar/feed/search"}, // which folds
	"khabar/feed/refresh":      {"khabar/feed", "khabar/feed/fetch", "khabar/feed/parse", "khabar/feed/store"},
	"khabar/feed/opml":         {"khabar/feed", "khabar/feed/parse"},
	"khabar/feed/search":       {"khabar/feed", "khabar/feed/index"},
	"khabar/feed/related":      {"khabar/feed", "khabar/feed/index"},
	"khabar/feed/find":         {"khabar/feed", "khabar/feed/index", "khabar/feed/parse", "khabar/feed/search", "khabar/feed/related", "khabar/feed/store"},
	"khabar/ui":                {"khabar/feed/argv", "khabar/bidi", "khabar/bidi/*", "khabar/feed", "khabar/feed/export", "khabar/feed/search", "khabar/ui/*"},
	"khabar/ui/edit":           {"khabar/bidi", "khabar/bidi/*", "khabar/feed"},
	"khabar/ui/fuzzy":          {},
	"khabar/ui/keyboard":       {},
	"khabar/ui/page":           {"khabar/bidi", "khabar/bidi/*", "khabar/feed", "khabar/ui/locale", "khabar/ui/picture", "khabar/ui/theme"},
	"khabar/ui/picture":        {"khabar/bidi/cell"},
	"khabar/ui/fault":          {"khabar/feed/fetch", "khabar/feed/parse", "khabar/feed/refresh", "khabar/feed/store", "khabar/ui/locale"}, // their errors
	"khabar/ui/clip":           {},                                                                                                         // the clipboard, and units of text
	"khabar/ui/pipe":           {"khabar/feed/argv"},
	"khabar/ui/locale":         {"khabar/feed/calendar"},
	"khabar/ui/paper":          {"khabar/bidi", "khabar/bidi/*", "khabar/feed", "khabar/feed/export"},
	"khabar/ui/term":           {"khabar/bidi", "khabar/bidi/*"},
	"khabar/ui/theme":          {"khabar/bidi/cell"},
	"khabar/ui/term/screens":   {"khabar/ui/term"}, // tests in real terminals
	"khabar/cmd/khabar":        {"khabar/*", "khabar/feed/*", "khabar/ui/*", "khabar/bidi/*"},
	"khabar/cmd/khabar/config": {"khabar/feed/search", "khabar/ui/keyboard"}, // which know the nearest word, and keys by name
}

// doors says who alone may import a package from outside.
var doors = map[string][]string{
	"github.com/mattn/go-runewidth": {"khabar/bidi/cell"}, // one answer to "how wide"
	"charm.land/bubbletea/v2":       {"khabar/ui", "khabar/ui/term", "khabar/cmd/khabar"},
	"github.com/mmcdole/gofeed":     {"khabar/feed/parse"},
	"modernc.org/sqlite":            {"khabar/feed/store"},
}

type listed struct {
	ImportPath string
	Standard   bool
	Imports    []string
	CgoFiles   []string
}

// TestWalls keeps the house's one direction: every import between our packages
// is one that the plan has, bidi needs the standard library alone, and nothing
// needs a C compiler.
func TestWalls(t *testing.T) {
	packages := golist(t, "-deps", "khabar/...")
	if len(packages) < 20 {
		t.Fatalf("go list names %d packages: not the house", len(packages))
	}
	for _, p := range packages {
		if len(p.CgoFiles) > 0 && !p.Standard {
			t.Errorf("%s needs cgo", p.ImportPath)
		}
		if !ours(p.ImportPath) {
			continue
		}
		allowed, ok := rule(p.ImportPath)
		if !ok {
			t.Errorf("%s has no room in the plan of the house", p.ImportPath)
			continue
		}
		for _, i := range p.Imports {
			if ours(i) && !matches(allowed, i) {
				t.Errorf("%s imports %s: a wall stands there", p.ImportPath, i)
			}
			if own, has := doors[i]; has && !matches(own, p.ImportPath) {
				t.Errorf("%s imports %s, which is for %v alone", p.ImportPath, i, own)
			}
			if p.ImportPath == "khabar/bidi" && !ours(i) && strings.Contains(strings.Split(i, "/")[0], ".") {
				t.Errorf("bidi imports %s: it takes the standard library alone", i)
			}
		}
	}
}

// TestWallsStand checks the test above on imports that must not be.
func TestWallsStand(t *testing.T) {
	for from, to := range map[string]string{
		"khabar/feed/parse": "khabar/ui",
		"khabar/feed":       "khabar/bidi",
		"khabar/bidi":       "khabar/bidi/cell",
		"khabar/bidi/row":   "khabar/bidi/line",
		"khabar/ui":         "khabar/feed/fetch",
	} {
		if allowed, ok := rule(from); !ok || matches(allowed, to) {
			t.Errorf("%s may import %s", from, to)
		}
	}
}

func golist(t *testing.T, args ...string) []listed {
	t.Helper()
	out, err := exec.Command("go", append([]string{"list", "-json=ImportPath,Standard,Imports,CgoFiles"}, args...)...).Output()
	if err != nil {
		var exit *exec.ExitError
		if errors.As(err, &exit) {
			t.Fatalf("go list: %s", exit.Stderr)
		}
		t.Fatal(err)
	}
	var all []listed
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p listed
		if err := dec.Decode(&p); errors.Is(err, io.EOF) {
			return all
		} else if err != nil {
			t.Fatal(err)
		}
		all = append(all, p)
	}
}

func ours(p string) bool { return p == "khabar" || strings.HasPrefix(p, "khabar/") }

// rule returns what a package may import, by its own line or its folder's.
func rule(p string) ([]string, bool) {
	if allowed, ok := walls[p]; ok {
		return allowed, true
	}
	for dir := path.Dir(p); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if allowed, ok := walls[dir+"/*"]; ok {
			return allowed, true
		}
	}
	return nil, false
}

func matches(patterns []string, p string) bool {
	for _, pattern := range patterns {
		if rest, ok := strings.CutSuffix(pattern, "/*"); ok && strings.HasPrefix(p, rest+"/") || pattern == p {
			return true
		}
	}
	return false
}
