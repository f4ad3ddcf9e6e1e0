package main

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// hostileCount is how many documents the test makes.
const hostileCount = 2000

// hostileParts are put into documents: what acts on a terminal, what moves what
// stands beside it, what takes memory, and what breaks documents.
func hostileParts() []string {
	return []string{
		"\x1b[31m", "\x1b[2J\x1b[H", "\x1b]0;owned\x07", "\x1b]8;;http://x\x1b\\", "\x1b]52;c;cm0gLXJm\x07", "\x1bPq#0\x1b\\", "\x1b_x\x1b\\", "\x1b^x", "\x1bc", "\x1b(0", "\x1b#8",
		"\x9b31m", "\x9d0;x\x9c", "\u009b2J", "\u009d0;x\u009c", "\u0090q\u009c", "\u0085", "\x00", "\x07", "\x08\x08", "\x0e", "\x7f", "\r", "\v\f",
		"\u202e", "\u202d", "\u202a", "\u2066", "\u2067", "\u2068", "\u2069", "\u202c", "\u200e\u200f\u061c", "\ufeff", "\u2028", "\u2029", "\u00ad", "\ufffe", "\U000e0041",
		strings.Repeat("\u0301", 10_000), strings.Repeat("\u064e", 10_000), strings.Repeat("\u200b", 3000), strings.Repeat("\u202e", 300), strings.Repeat("\u2067", 300),
		"\xed\xa0\x80", "\xff\xfe", "\xc3", "\\ud800", "\\u001b[31m", "\\u009b2J", "\\u202e", "\\u0000", "\\b",
		"&#27;[2J", "&#x1b;]0;x&#7;", "&#x9b;31m", "&#155;", "&#8238;", "&#x202e;", "&#0;", "&#xd800;", "%1b%5b2J", "=1B[2J", "=?utf-8?Q?=1B]0;x=07?=", "G1szMW0=",
		"<![CDATA[\x1b[1m]]>", "<p>", "</", "\"", "'", "&", ";", "<!--", "-->", "]]>", "```", "\n\n", "{", "}", "[", "|",
		`<a href="javascript:alert(1)">x</a>`, "<a href='http://x/\x1b[31m'>y</a>", "[a](http://x/\x1b]0;y\x07)",
	}
}

// hostileSeeds are documents of every format.
func hostileSeeds(t *testing.T) [][]byte {
	t.Helper()
	names, err := filepath.Glob("../../feed/parse/testdata/documents/*")
	if err != nil {
		t.Fatal(err)
	}
	var seeds [][]byte
	for _, name := range names {
		if strings.HasSuffix(name, ".golden") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		seeds = append(seeds, data)
	}
	if len(seeds) < 10 {
		t.Fatalf("%d documents to begin with", len(seeds))
	}
	mail := "From: =?utf-8?Q?=D8=AC?= <a@b.c>\nSubject: عنوان الرسالة\nDate: Mon, 25 Nov 2024 08:30:00 +0100\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n<p>نص <a href=\"http://x.y/\">رابط</a></p>\n"
	seeds = append(seeds, []byte(mail), []byte("From a@b.c Mon Nov 25 08:30:00 2024\n"+mail+"\nFrom a@b.c Mon Nov 25 08:30:00 2024\n"+mail),
		[]byte("Content-Type: multipart/alternative; boundary=x\n"+mail[:strings.Index(mail, "Content-Type")]+"\n--x\n\nنص\n--x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\n2YbYtSAbWzMxbQ==\n--x--\n"))
	return append(seeds, feedparserSeeds(t)...)
}

// feedparserSeeds are those of feedparser's test suite, where it is at hand.
func feedparserSeeds(t *testing.T) (seeds [][]byte) {
	dir := os.Getenv("KHABAR_DATA")
	if dir == "" {
		return nil
	}
	f, err := os.Open(filepath.Join(dir, "feeds", "feedparser-tests.tar.gz"))
	if err != nil {
		return nil
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return seeds
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg && strings.Contains(h.Name, "tests/") {
			data, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			seeds = append(seeds, data)
		}
	}
}

// writeHostile writes the documents to a folder.
func writeHostile(t *testing.T) (folder string, names []string) {
	t.Helper()
	seeds, parts := hostileSeeds(t), hostileParts()
	rnd := rand.New(rand.NewPCG(8, 2024))
	folder = t.TempDir()
	for i := range hostileCount {
		data := slices.Clone(seeds[i%len(seeds)])
		if i >= len(seeds) {
			data = slices.Clone(seeds[rnd.IntN(len(seeds))])
		}
		for range 1 + rnd.IntN(8) {
			at := rnd.IntN(len(data) + 1)
			data = slices.Insert(data, at, []byte(parts[rnd.IntN(len(parts))])...)
		}
		name := fmt.Sprintf("%04d", i)
		if i%50 == 0 {
			name += "\x1b]0;x\x07\u202e\n"
		}
		name = filepath.Join(folder, name)
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Skipf("the file system does not take hostile names: %v", err)
		}
		names = append(names, name)
	}
	return folder, names
}

var (
	ownLooks = regexp.MustCompile(`\x1b\[[0-9;:]*m`)
	ownLinks = regexp.MustCompile("\x1b\\]8;(?:id=[0-9]+-[0-9a-f]+)?;[\x21-\x7e]*\x1b\\\\")
)

// dangerous returns what must not be in an output: controls but newline and
// tab, C1, bytes that are not UTF-8.
func dangerous(s string) string {
	if !utf8.ValidString(s) {
		return "bytes that are not UTF-8"
	}
	for i, r := range s {
		if r < 0x20 && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 {
			return fmt.Sprintf("%U in %q", r, s[max(0, i-40):min(len(s), i+40)])
		}
	}
	return ""
}

// unclosed returns a line in which a bidi control is open at the end.
func unclosed(s string) string {
	for l := range strings.Lines(s) {
		embeddings := strings.Count(l, "\u202A") + strings.Count(l, "\u202B") + strings.Count(l, "\u202D") + strings.Count(l, "\u202E") - strings.Count(l, "\u202C")
		isolates := strings.Count(l, "\u2066") + strings.Count(l, "\u2067") + strings.Count(l, "\u2068") - strings.Count(l, "\u2069")
		if isolates != 0 || embeddings > 0 && isolates == 0 && !strings.Contains(l, "\u2069") {
			return l
		}
	}
	return ""
}

// TestHostile sends 2,000 hostile documents through print in every format and
// through bidi. They begin as the documents of feed/parse's tests, and as
// feedparser's where KHABAR_DATA names them.
func TestHostile(t *testing.T) {
	folder, names := writeHostile(t)
	outputs := [][]string{
		{"print", folder},
		{"print", "--width", "40", "--justify", folder},
		{"print", "--visual", "--width", "40", folder},
		{"print", "--bidi", "words", folder},
		{"print", "--bidi", "kitty", folder},
		{"print", "--format", "markdown", folder},
		{"print", "--format", "html", folder},
		{"print", "--format", "json", folder},
		{"print", "--format", "jsonl", folder},
		{"print", "--format", "ansi", folder},
		{"print", "--format", "ansi", "--visual", "--width", "50", folder},
		append([]string{"bidi"}, names...),
		append([]string{"bidi", "--width", "60"}, names...),
		append([]string{"bidi", "--unwrap"}, names...),
		append([]string{"bidi", "--bidi", "words", "--dir", "rtl"}, names...),
	}
	for _, args := range outputs {
		said := strings.Join(args[:min(len(args), 5)], " ")
		out, stderr := runFor(t, args)
		if strings.Contains(stderr, "failed on it") || strings.Contains(stderr, "panic") {
			t.Errorf("%s: %s", said, stderr)
		}
		if d := dangerous(stderr); d != "" {
			t.Errorf("%s: stderr: %s", said, d)
		}
		if len(out) < 100_000 {
			t.Errorf("%s: only %d bytes came out", said, len(out))
		}
		if args[0] == "bidi" {
			out = ownLinks.ReplaceAllString(out, "")
		}
		if args[0] == "bidi" || slices.Contains(args, "ansi") || slices.Contains(args, "kitty") {
			out = ownLooks.ReplaceAllString(out, "")
		}
		if d := dangerous(out); d != "" {
			t.Errorf("%s: %s", said, d)
		}
		if l := unclosed(out); l != "" && !slices.Contains(args, "html") {
			t.Errorf("%s: a bidi control is open at the end of %q", said, l)
		}
		if slices.Contains(args, "json") || slices.Contains(args, "jsonl") {
			checkStrings(t, said, out)
		}
		if slices.Contains(args, "html") && strings.Contains(out, "href=\"javascript") {
			t.Errorf("%s: a script as a link", said)
		}
	}
}

// checkStrings checks the strings in JSON, as jq -r would print them.
func checkStrings(t *testing.T, said, out string) {
	t.Helper()
	dec := json.NewDecoder(strings.NewReader(out))
	for {
		token, err := dec.Token()
		if err == io.EOF {
			return
		}
		if err != nil {
			t.Fatalf("%s: %v", said, err)
		}
		if s, ok := token.(string); ok {
			if d := dangerous(s); d != "" {
				t.Errorf("%s: %s", said, d)
			}
		}
	}
}

// runFor runs the program and returns what it wrote.
func runFor(t *testing.T, args []string) (stdout, stderr string) {
	t.Helper()
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer out.Close()
	null, err := os.Open(os.DevNull)
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	var said bytes.Buffer
	run(context.Background(), &process{args: args, stdin: null, stdout: out, stderr: &said, getenv: func(string) string { return "" }})
	data, err := os.ReadFile(out.Name())
	if err != nil {
		t.Fatal(err)
	}
	return string(data), said.String()
}
