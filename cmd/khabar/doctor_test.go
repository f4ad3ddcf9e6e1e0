//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"fmt"
	"strings"
	"testing"

	"khabar/bidi/row"
	"khabar/ui/term"
)

// TestDoctorAsks answers the question which line reads right, in a terminal
// that nothing is known of and in mlterm: the mode that makes mlterm leave the
// order alone lasts as long as the question, whatever the answer.
func TestDoctorAsks(t *testing.T) {
	question, again := "Which line reads right?", "Does it read right, too?"
	for _, c := range []struct {
		name   string
		env    string
		keys   []string
		class  string // that is remembered; "": none
		twice  bool   // asked again without the mode
		status int
	}{
		{"mlterm by its line", "TERM=unknown", []string{"5\r", "n\r"}, "mlterm", true, 0},
		{"mlterm by another line", "TERM=unknown", []string{"1\r", "no\r"}, "mlterm", true, 0},
		{"a terminal that does nothing", "TERM=unknown", []string{"5\r", "what\r", "y\r"}, "visual", true, 0},
		{"one that is told by ECMA's modes", "TERM=unknown", []string{"2\r", "Y\r"}, "explicit", true, 0},
		{"words", "TERM=unknown", []string{"seven\r", "7\r", " 3 \r"}, "words", false, 0},
		{"known to be mlterm", "TERM=mlterm", []string{"1\r"}, "mlterm", false, 0},
		{"known to be mlterm, and yet", "TERM=mlterm", []string{"6\r"}, "logical", false, 0},
		{"another one", "TERM=alacritty", []string{"5\r"}, "mlterm", false, 0},
		{"no answer", "TERM=unknown", []string{"\r"}, "", false, 0},
		{"broken off", "TERM=unknown", []string{"\x03"}, "", false, 130},
		{"broken off later", "TERM=unknown", []string{"2\r", "\x03"}, "", true, 130},
		{"the end of what is typed", "TERM=unknown", []string{"\x04"}, "", false, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := ofSizeIn(t, 100, 60, []string{c.env}, "doctor")
			s.tell(question)
			for i, keys := range c.keys {
				if i == len(c.keys)-1 && c.twice {
					s.tell(again)
				}
				s.send(keys)
			}
			status := 0
			if err := <-s.exited; err != nil {
				status = s.cmd.ProcessState.ExitCode()
			}
			wrote := s.output()
			if status != c.status {
				t.Errorf("status %d: %s", status, last(wrote, 300))
			}
			remembered := ""
			if _, after, ok := strings.Cut(wrote, "is of class "); ok {
				remembered, _, _ = strings.Cut(after, ".")
			}
			if remembered != c.class {
				t.Errorf("remembered: %q, want %q", remembered, c.class)
			}
			if strings.Contains(wrote, again) != c.twice {
				t.Errorf("asked again: %t", !c.twice)
			}
			for _, class := range row.Classes() {
				if !strings.Contains(wrote, fmt.Sprintf("  %d  %s\r\n", class+1, class)) {
					t.Errorf("no line of class %s", class)
				}
			}
			on, off := term.Enter(row.MLTerm), term.Leave(row.MLTerm)
			turned := c.env != "TERM=alacritty"
			if strings.Contains(wrote, on) != turned {
				t.Errorf("the mode is on: %t", !turned)
			}
			if turned && (strings.LastIndex(wrote, off) < strings.LastIndex(wrote, on) || strings.LastIndex(wrote, on) > strings.LastIndex(wrote, question)) {
				t.Errorf("the mode does not last as long as the question: %q", last(wrote, 600))
			}
			if c.twice && strings.LastIndex(wrote, again) < strings.Index(wrote, off) {
				t.Error("asked again with the mode on")
			}
		})
	}
}
