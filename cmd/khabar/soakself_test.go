//go:build linux

package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestGlass: the terminal of TestSoak shows what it is sent, and finds what it
// is there to find.
func TestGlass(t *testing.T) {
	for _, c := range []struct{ sent, shows, fault string }{
		{"ab\x1b[2;3Hخَبر\x1b[3;1H日本", "ab|  خَبر|日本", ""},
		{"abcdef\x1b[1;3H\x1b[P\x1b[2@x\x1b[1;7H\x1b[1Kz", "      z", ""},
		{"12345678\r\n2\n\b3\x1b[1;1H\x1bM", "|12345678|2", ""},
		{"日本\x1b[2Gx\x1b[b", " xx", ""},
		{"1\r\n2\r\n3\x1b[1;2r\x1b[2;1H\n4\x1b[r", "2|4|3", ""},
		{"123456789", "12345678|9", "right edge"},
		{"\x1b[?7l1234567日", "123456日", "right edge"},
		{"\x1b[4;1Hx", "||x", "row 4"},
		{"\x1b[1;9Hx", "       x", "column 9"},
		{"a\ab", "ab", "0x7"},
		{"a\u009b2Jb", "a2Jb", "U+009B"},
		{"a\u202eb", "ab", "U+202E"},
		{"a\xffb", "ab", "not UTF-8"},
		{"\x1b]0;a\x01b\x1b\\", "", "control characters"},
		{"\x1b]666;x\a", "", "unknown: OSC"},
		{"\x1bPq#0\x1b\\", "", "unknown: ESC P"},
		{"\x1b[5i", "", "unknown: CSI"},
		{"\x1b[?1234h", "", "unknown mode"},
		{"\u0301", "", "before the first column"},
	} {
		g := newGlass("", 8, 3)
		g.moving, g.alternate = false, true
		for _, b := range []byte(c.sent) { // in pieces, as it may come
			_, _ = g.Write([]byte{b})
		}
		if got := strings.TrimRight(strings.Join(g.rows(), "|"), "|"); got != c.shows {
			t.Errorf("%q shows %q, want %q", c.sent, got, c.shows)
		}
		if got := strings.Join(g.faults, "\n"); c.fault == "" && got != "" || !strings.Contains(got, c.fault) {
			t.Errorf("%q: the faults are %q, want %q", c.sent, got, c.fault)
		}
	}
	enter := "\x1b[?1049h\x1b[?25l\x1b[?2004h\x1b[>1u\x1b[>4;2m\x1b[8l\x1b[1 k\x1b]5379;use_ctl=false\a"
	g := newGlass("", 8, 3)
	_, _ = g.Write([]byte(enter))
	if len(g.left()) != 8 {
		t.Errorf("what stays: %q", g.left())
	}
	_, _ = g.Write([]byte("\x1b[>4m\x1b[<1u\x1b[?1049l\x1b[?25h\x1b[?2004l\x1b[0 k\x1b[8h\x1b]5379;use_ctl=true\a"))
	if len(g.left()) != 0 {
		t.Errorf("what stays: %q", g.left())
	}
}

// TestFrameFault: what a frame must not be.
func TestFrameFault(t *testing.T) {
	for _, c := range []struct{ frame, fault string }{
		{"abc\n\x1b[1mdef\x1b[m\n\x1b]8;id=1-a;http://x/\x1b\\日x\x1b]8;;\x1b\\", ""},
		{"a\nb\nc\nd", "4 rows"}, {"abcd", "4 columns"}, {"日本", "4 columns"}, {"a\tb", "U+0009"}, {"\x1b[2J", "U+001B"}, {"\u2067a", "U+2067"}, {"\xff", "UTF-8"},
	} {
		if got, _ := frameFault(c.frame, nil, 3, 3); c.fault == "" && got != "" || !strings.Contains(got, c.fault) {
			t.Errorf("%q: %q, want %q", c.frame, got, c.fault)
		}
	}
}

// TestPressed: what terminals send for keys.
func TestPressed(t *testing.T) {
	for name, want := range map[string]string{
		"j": "j", "ش": "ش", "space": " ", "enter": "\r", "esc": "\x1b", "ctrl+f": "\x06", "alt+x": "\x1bx", "shift+g": "G", "shift+tab": "\x1b[Z", "f1": "\x1bOP", "f12": "\x1b[24~",
		"up": "\x1b[A", "ctrl+up": "\x1b[1;5A", "pgdown": "\x1b[6~", "shift+delete": "\x1b[3;2~", "ctrl+enter": "\x1b[13;5u", "super+k": "\x1b[107;9u", "+": "+", "ctrl++": "\x1b[43;5u", "g g": "gg", "mouse": "",
	} {
		if got := pressed(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestEvents: events are read as they were written.
func TestEvents(t *testing.T) {
	events := []soakEvent{{Do: "key", S: "ctrl+z"}, {Do: "paste", S: "a \"b\"\n\x9b\u202e"}, {Do: "size", A: 3, B: 4}, {Do: "probe"}}
	name := filepath.Join(t.TempDir(), "events")
	if err := writeEvents(name, events); err != nil {
		t.Fatal(err)
	}
	if got, err := readEvents(name); err != nil || !slices.Equal(got, events) {
		t.Errorf("%+v, %v", got, err)
	}
}
