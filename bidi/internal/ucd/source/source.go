// Package source reads the files of the Unicode Character Database from which
// the tables of package ucd are made, and with which its tests compare them.
package source

import (
	"bufio"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"khabar/bidi/internal/ucd"
)

// Env is the environment variable that names the folder of the files.
const Env = "KHABAR_UCD"

// Runes is the number of code points.
const Runes = 0x110000

// Data is what the files say about every code point.
type Data struct {
	// Versions of the files, in the order in which Read reads them; "" where a file
	// does not say.
	Versions []string
	Class    [Runes]ucd.Class   // never ucd.Bracket
	Bracket  map[rune]Pair      // Bidi_Paired_Bracket
	Mirror   map[rune]rune      // Bidi_Mirroring_Glyph
	Joining  [Runes]ucd.Joining // Joining_Type
	Forms    map[rune][4]rune   // isolated, final, initial, medial; 0 where there is none
	LamAlef  map[rune][2]rune   // by alef: isolated and final ligature
	Equal    map[rune]rune      // canonical singletons: 2329 -> 3008
}

// Pair is the partner of a bracket and the side on which it stands.
type Pair struct {
	Partner rune
	Closes  bool
}

// Read reads the files in dir, plain or gzipped.
func Read(dir string) (*Data, error) {
	d := &Data{
		Bracket: map[rune]Pair{},
		Mirror:  map[rune]rune{},
		Forms:   map[rune][4]rune{},
		LamAlef: map[rune][2]rune{},
		Equal:   map[rune]rune{},
	}
	for _, step := range []func(string) (string, error){d.classes, d.brackets, d.mirrors, d.categories, d.joining, d.unicodeData} {
		version, err := step(dir)
		if err != nil {
			return nil, fmt.Errorf("source: %w", err)
		}
		d.Versions = append(d.Versions, version)
	}
	return d, nil
}

// lines calls f with the fields of each line of the file with the given name
// (a version may stand between name and ending), and missing with those of each
// @missing line. It returns the version that the first line names, if it does.
func lines(dir, name string, f, missing func(fields []string) error) (version string, err error) {
	var found []string
	for _, pattern := range []string{name + ".txt", name + ".txt.gz", name + "-*.txt", name + "-*.txt.gz"} {
		m, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			return "", err
		}
		found = append(found, m...)
	}
	if len(found) == 0 {
		return "", fmt.Errorf("no %s.txt or %s.txt.gz in %s", name, name, dir)
	}
	file, err := os.Open(found[len(found)-1])
	if err != nil {
		return "", err
	}
	defer file.Close()
	var r io.Reader = file
	if strings.HasSuffix(file.Name(), ".gz") {
		if r, err = gzip.NewReader(file); err != nil {
			return "", err
		}
	}
	s := bufio.NewScanner(r)
	for n := 1; s.Scan(); n++ {
		line := s.Text()
		if v, ok := strings.CutPrefix(line, "# "+name+"-"); ok && n == 1 {
			version = strings.TrimSuffix(v, ".txt")
		}
		use := f
		if rest, ok := strings.CutPrefix(line, "# @missing:"); ok && missing != nil {
			line, use = rest, missing
		}
		line, _, _ = strings.Cut(line, "#")
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		fields := strings.Split(line, ";")
		for i := range fields {
			fields[i] = strings.TrimSpace(fields[i])
		}
		if err := use(fields); err != nil {
			return "", fmt.Errorf("%s line %d: %w", file.Name(), n, err)
		}
	}
	return version, s.Err()
}

var errFields = errors.New("too few fields")

// rng parses "0041" and "0041..005A".
func rng(s string) (lo, hi rune, err error) {
	a, b, both := strings.Cut(s, "..")
	if lo, err = codePoint(a); err != nil || !both {
		return lo, lo, err
	}
	hi, err = codePoint(b)
	return lo, hi, err
}

func codePoint(s string) (rune, error) {
	v, err := strconv.ParseUint(s, 16, 32)
	if err == nil && v >= Runes {
		err = fmt.Errorf("%s is no code point", s)
	}
	return rune(v), err
}
