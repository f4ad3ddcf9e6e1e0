package term

import (
	"strings"
	"testing"

	"khabar/bidi/row"
)

func TestSession(t *testing.T) {
	for _, c := range row.Classes() {
		var out strings.Builder
		s := Start(&out, c)
		in, leave := Enter(c), Leave(c)
		if (in == "") != (leave == "") {
			t.Errorf("%v: enters with %q, leaves with %q", c, in, leave)
		}
		before := out.Len()
		early := s.Suspend()
		if (early != "") != (c == row.MLTerm) {
			t.Errorf("%v: suspended with %q, which VTE would keep with the shell's line", c, early)
		}
		for range 2 {
			if err := s.Released(); err != nil {
				t.Error(err)
			}
		}
		if got := out.String()[before:]; got != wholeScreen+leave || early != "" && early != leave {
			t.Errorf("%v: suspended with %q, then %q", c, early, got)
		}
		if got := s.Suspend() + s.Switch(c); got != "" {
			t.Errorf("%v: suspended twice: %q", c, got)
		}
		if got := s.Resume(); got != in {
			t.Errorf("%v: resumed with %q", c, got)
		}
		if got := s.Resume(); got != "" {
			t.Errorf("%v: resumed twice: %q", c, got)
		}
		for range 2 {
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
		if got := out.String()[before:]; !strings.HasSuffix(got, leave) {
			t.Errorf("%v: wrote %q in the end, want %q", c, got, leave)
		}
		if got := s.Switch(row.Explicit) + s.Suspend() + s.Resume(); got != "" {
			t.Errorf("%v: after the end %q", c, got)
		}
	}
}

// The terminal tells of its colour scheme from Watch on, and not to the shell.
func TestSessionWatch(t *testing.T) {
	var out strings.Builder
	s := Start(&out, row.Visual)
	said := s.Watch() + s.Watch() + s.Suspend() + s.Watch()
	if err := s.Released(); err != nil || said != schemeOn || out.String() != wholeScreen+schemeOff {
		t.Errorf("suspended: said %q, wrote %q, %v", said, out.String(), err)
	}
	if said = s.Resume(); said != schemeOn {
		t.Errorf("resumed with %q", said)
	}
	if err := s.Close(); err != nil || out.String() != wholeScreen+schemeOff+wholeScreen+schemeOff {
		t.Errorf("in the end %q, %v", out.String(), err)
	}
}

// A switch while the program runs ends in the state of the last class, and
// one that stands suspended is left in none.
func TestSessionSwitch(t *testing.T) {
	var out strings.Builder
	s := Start(&out, row.Words)
	out.WriteString(s.Switch(row.Explicit) + s.Switch(row.Explicit) + s.Switch(row.MLTerm) + s.Suspend() + s.Switch(row.Explicit) + s.Resume())
	out.WriteString(s.Suspend())
	out.WriteString(s.Switch(row.Visual))
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	want := Enter(row.Explicit) + Leave(row.Explicit) + Enter(row.MLTerm) + Leave(row.MLTerm) + Enter(row.Explicit) + wholeScreen + Leave(row.Explicit) + Leave(row.MLTerm) // those of the suspension, at the end
	if out.String() != want {
		t.Errorf("wrote %q\nwant  %q", out.String(), want)
	}
	s = Start(&out, row.Explicit)
	s.Suspend()
	_ = s.Released()
	out.Reset()
	if err := s.Close(); err != nil || out.Len() > 0 {
		t.Errorf("closed while suspended: %q, %v", out.String(), err)
	}
}

func TestSessionQuit(t *testing.T) {
	for _, c := range row.Classes() {
		var out strings.Builder
		s := Prepare(&out, Terminal{Class: c})
		begin := s.Begin()
		if (begin != "") != (c == row.MLTerm) {
			t.Errorf("%v: begins with %q", c, begin)
		}
		out.WriteString(begin)
		early := s.Quit()
		if (early != "") != (c == row.MLTerm) {
			t.Errorf("%v: quits with %q", c, early)
		}
		out.WriteString(early)
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if got := out.String(); got != keepTitle+Enter(c)+early+wholeScreen+Leave(c)+giveTitle {
			t.Errorf("%v: wrote %q", c, got)
		}
	}
}

// The window has its own title again while the program is suspended and when it
// ends; GNU screen, which has no stack of them, is told nothing.
func TestSessionTitle(t *testing.T) {
	var out strings.Builder
	s := Prepare(&out, Terminal{Class: row.Visual})
	s.Suspend()
	_ = s.Released()
	if got := out.String(); got != keepTitle+wholeScreen+giveTitle+keepTitle {
		t.Errorf("suspended: %q", got)
	}
	s.Resume()
	out.Reset()
	if err := s.Close(); err != nil || !strings.HasSuffix(out.String(), giveTitle) || strings.Count(out.String(), giveTitle) != 1 {
		t.Errorf("ended: %q, %v", out.String(), err)
	}
	out.Reset()
	s = Prepare(&out, Terminal{Class: row.Visual, Via: "screen"})
	if _ = s.Close(); strings.Contains(out.String(), "t") {
		t.Errorf("in screen: %q", out.String())
	}
}

// What was to go with a frame is lost when the program is interrupted before it:
// Close and Released bring the terminal back all the same.
func TestSessionInterrupted(t *testing.T) {
	for name, lost := range map[string]func(s *Session){
		"switched":        func(s *Session) { s.Switch(row.Words) },
		"switched twice":  func(s *Session) { s.Switch(row.Words); s.Switch(row.Explicit) },
		"quit":            func(s *Session) { s.Quit() },
		"suspended":       func(s *Session) { s.Suspend() },
		"stopped":         func(s *Session) { s.Suspend(); _ = s.Released() },
		"switched before": func(s *Session) { s.Switch(row.Words); s.Suspend(); _ = s.Released() },
	} {
		var out strings.Builder
		s := Prepare(&out, Terminal{Class: row.MLTerm})
		s.Begin()
		lost(s)
		if err := s.Close(); err != nil || !strings.Contains(out.String(), Leave(row.MLTerm)) {
			t.Errorf("%s: wrote %q, %v", name, out.String(), err)
		}
	}
}

// In GNU screen the last frame may stay: the shell's row is emptied.
func TestSessionScreen(t *testing.T) {
	var out strings.Builder
	s := Prepare(&out, Terminal{Class: row.Words, Via: "screen"})
	for range 2 {
		if err := s.Close(); err != nil || out.String() != wholeScreen+"\r\x1b[K" {
			t.Errorf("%q, %v", out.String(), err)
		}
	}
}

// Behind GNU screen the mode goes to its terminal in a DCS.
func TestSessionThroughScreen(t *testing.T) {
	var out strings.Builder
	s := Prepare(&out, Terminal{Class: row.MLTerm, Via: "screen"})
	if got, want := s.Begin(), "\x1bP"+Enter(row.MLTerm)+"\x1b\\"; got != want || out.Len() > 0 {
		t.Errorf("begins with %q, %q", got, out.String())
	}
	if got, want := s.Switch(row.Words), "\x1bP"+Leave(row.MLTerm)+"\x1b\\"; got != want {
		t.Errorf("switches with %q", got)
	}
}
