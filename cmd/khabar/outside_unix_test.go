//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"encoding/base64"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khabar/feed/export"
	"khabar/feed/parse"
)

// portStory is an article of testdata/story as the program reads it: the file,
// its second paragraph, and all of it.
func portStory(t *testing.T) (file, paragraph, whole string) {
	t.Helper()
	text, err := os.ReadFile("testdata/story/1-port.txt")
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "1-port.txt")
	read := time.Date(2026, 11, 21, 9, 0, 0, 0, time.UTC)
	if err := errors.Join(os.WriteFile(file, text, 0o600), os.Chtimes(file, read, read)); err != nil {
		t.Fatal(err)
	}
	doc, err := parse.Parse(text, parse.Input{Name: file, Modified: read})
	if err != nil {
		t.Fatal(err)
	}
	paragraph = doc.Articles[0].Body[1].Text
	if !strings.Contains(string(text), paragraph+"\n") {
		t.Fatalf("the file has no paragraph %q", paragraph)
	}
	return file, paragraph, string(export.AppendText(nil, &doc.Articles[0]))
}

// onScreen starts the program on a pseudo-terminal, with one article to read.
func onScreen(t *testing.T, file string, env ...string) *session {
	t.Helper()
	s := inTerminal(t, nil, file, append([]string{"TERM=xterm-256color", "KHABAR_BIDI=visual"}, env...)...)
	s.awaits("مدير الميناء", 0, patient)
	return s
}

func (s *session) send(keys string) { _, _ = s.master.WriteString(keys) }

// tell waits until a text is in what was written, as it is.
func (s *session) tell(text string) {
	s.t.Helper()
	for begin := time.Now(); !strings.Contains(s.output(), text); {
		if time.Since(begin) > patient {
			s.t.Fatalf("%q is not written; the last that was: %q", text, last(s.output(), 600))
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func last(s string, n int) string { return s[max(0, len(s)-n):] }

func clipped(text string) string {
	return "\x1b]52;c;" + base64.StdEncoding.EncodeToString([]byte(text)) + "\a"
}

// What y copies reaches the terminal by OSC 52, byte for byte as the file has
// it, in the order it was written in and with its base letters.
func TestCopyToTerminal(t *testing.T) {
	file, paragraph, whole := portStory(t)
	s := onScreen(t, file, "SSH_TTY=/dev/pts/9")
	s.send("ya")
	s.tell(clipped(whole))
	for lines := range 12 { // one of these stands in the second paragraph
		s.send("y" + strings.Repeat("\x1b[B", lines) + "p")
	}
	s.tell(clipped(paragraph))
	s.send("q")
}

// The platform's tool gets the same; it is called with its own arguments alone.
func TestCopyToTool(t *testing.T) {
	article, _, whole := portStory(t)
	bin, got := t.TempDir(), filepath.Join(t.TempDir(), "got")
	script := "#!/bin/sh\n{ printf '%s|' \"$@\"; cat; } > '" + got + ".part' && mv '" + got + ".part' '" + got + "'\n"
	if err := os.WriteFile(filepath.Join(bin, "xclip"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	s := onScreen(t, article, "DISPLAY=:77", "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"))
	s.send("ya")
	s.tell(clipped(whole))
	text, err := os.ReadFile(got)
	if err != nil || string(text) != "-selection|clipboard|-in|"+whole {
		t.Errorf("the tool got %q, %v", text, err)
	}
	s.send("q")
}

// S and | in the real program: the file and the command get the text, and the
// screen what the command says, without its escape sequences.
func TestSaveAndPipe(t *testing.T) {
	article, _, whole := portStory(t)
	dir := t.TempDir()
	file := filepath.Join(dir, "a b.txt")
	s := onScreen(t, article)
	s.send("St")
	s.send("\x15" + file + "\r")
	for begin := time.Now(); ; time.Sleep(5 * time.Millisecond) {
		if text, err := os.ReadFile(file); err == nil {
			if string(text) != whole {
				t.Errorf("saved: %q", text)
			}
			break
		} else if time.Since(begin) > patient {
			t.Fatalf("%v; the screen: %q", err, last(s.output(), 600))
		}
	}
	from := len(s.output())
	s.send(`|sh -c 'cat > "$0"; printf "\033[31mSAID\033[8mHIDDEN\n"; exit 7' ` + filepath.Join(dir, "piped") + "\r")
	s.awaits("SAIDHIDDEN", from, patient)
	s.awaits("7", from, patient)
	if strings.Contains(s.output()[from:], "\x1b[8m") {
		t.Error("an escape sequence of the command's reaches the terminal")
	}
	if text, err := os.ReadFile(filepath.Join(dir, "piped")); err != nil || string(text) != whole {
		t.Errorf("the command got %q, %v", text, err)
	}
	s.send("\x1bq")
}

// A file is whole, its owner's alone, and never written over unasked.
func TestOutsideSave(t *testing.T) {
	o := outside{func(string) string { return "" }}
	dir := t.TempDir()
	name := filepath.Join(dir, export.FileName("../../خبر: $(touch x); \x1b]0;t\a", ".txt"))
	path, err := o.Save(t.Context(), name, []byte("one"), false)
	if err != nil || path != name || filepath.Dir(path) != dir {
		t.Fatalf("%q, %v", path, err)
	}
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if _, err := o.Save(t.Context(), name, []byte("two"), false); !os.IsExist(err) {
		t.Errorf("it is there: %v", err)
	}
	if text, _ := os.ReadFile(name); string(text) != "one" {
		t.Errorf("it was written over: %q", text)
	}
	if _, err := o.Save(t.Context(), name, []byte("two"), true); err != nil {
		t.Error(err)
	}
	if text, _ := os.ReadFile(name); string(text) != "two" {
		t.Errorf("it was not written over: %q", text)
	}
	if _, err := o.Save(t.Context(), dir, nil, true); err == nil || !strings.Contains(err.Error(), "folder") {
		t.Errorf("onto a folder: %v", err)
	}
	if _, err := o.Save(t.Context(), filepath.Join(dir, "none", "x"), nil, false); !os.IsNotExist(err) {
		t.Errorf("into a folder that is not there: %v", err)
	}
	left, _ := filepath.Glob(filepath.Join(dir, ".khabar-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %q", left)
	}
	t.Setenv("HOME", dir)
	if path, err := o.Save(t.Context(), "~/home.txt", []byte("x"), false); err != nil || path != filepath.Join(dir, "home.txt") {
		t.Errorf("at home: %q, %v", path, err)
	}
}
