package term

import (
	"io"
	"slices"
	"strings"
	"sync"

	"khabar/bidi/row"
)

// Session keeps a terminal in the state that a class wants, and brings it back
// on every way out: Close may be called from anywhere and more than once. All
// methods but Released and Close return the bytes for the caller to write, since a running
// Bubble Tea program alone may write to its terminal (tea.Raw).
type Session struct {
	w      io.Writer
	mu     sync.Mutex
	class  row.Class
	away   bool // suspended: the terminal is as it was before
	owed   bool // what undoes the state is to be written once the terminal is released
	closed bool
	way    route // of what tells the terminal its mode
	stays  bool  // the last frame may stay on the screen

	// entered are the classes that the terminal may be in the state of. That it
	// was told otherwise is never sure: what the caller is given goes with a
	// frame, and an interrupt may come before it.
	entered []row.Class

	watching bool // the terminal tells of its colour scheme
	titled   bool // the window's title is kept on the terminal's stack
}

// The window's title, put on the terminal's stack and taken from it (XTWINOPS,
// https://invisible-island.net/xterm/ctlseqs/ctlseqs.html): Bubble Tea leaves an
// empty one behind. Terminals without such a stack ignore both.
const (
	keepTitle = "\x1b[22;2t"
	giveTitle = "\x1b[23;2t"
)

// wholeScreen makes the whole screen the region that scrolls (DECSTBM), the
// cursor staying where it is. Bubble Tea sets the region to the size that it
// knows; a window that has just become larger would keep it.
const wholeScreen = "\x1b7\x1b[r\x1b8"

// Start writes what class c needs to w, the terminal. To be called before the
// alternate screen is entered, with Close deferred.
func Start(w io.Writer, c row.Class) *Session {
	s := &Session{w: w, class: c}
	// An error shows at the first frame as well.
	_, _ = io.WriteString(w, s.enter())
	return s
}

// Prepare is Start for a program that calls Begin and Quit as well. In mlterm
// the lines of the shell then look the same afterwards; with Start alone those
// on the screen stay in visual order until they change.
func Prepare(w io.Writer, t Terminal) *Session {
	s := &Session{w: w, class: t.Class, away: true}
	if t.Via == "screen" {
		s.way, s.stays = inScreen, true
	} else {
		s.titled = true
		_, _ = io.WriteString(w, keepTitle)
	}
	if t.Class != row.MLTerm {
		s.away = false
		_, _ = io.WriteString(w, s.enter())
	}
	return s
}

// Begin returns what to write when the program has entered the alternate
// screen; if it is not empty, clear and draw again after it. Bubble Tea does so
// with its first frame and writes what is raw before a frame: in Init wait for
// one (50 ms).
// It is for mlterm, which lays out anew what it shows, the shell's lines as
// well, when its mode changes.
func (s *Session) Begin() string {
	if s.Class() != row.MLTerm {
		return ""
	}
	return s.Resume()
}

// Class returns the class the terminal is in the state of.
func (s *Session) Class() row.Class {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.class
}

// Away reports whether the terminal is as it was before the program: between
// Suspend and Resume.
func (s *Session) Away() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.away
}

// Switch changes the class: write the result, then clear and draw again.
func (s *Session) Switch(to row.Class) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	from := s.leave()
	if s.class == to {
		return ""
	}
	s.class = to
	if s.away || s.closed {
		return ""
	}
	return from + s.enter()
}

// Attached returns what to write when the program is shown on another terminal
// of the same class; then clear and draw again.
func (s *Session) Attached() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.away || s.closed {
		return ""
	}
	return s.enter()
}

// Suspend returns what to write before the program is suspended; a frame has to
// pass then, as with Quit. Released does the rest.
func (s *Session) Suspend() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.away || s.closed {
		return ""
	}
	s.away, s.owed = true, true
	if s.class == row.MLTerm {
		return s.leave()
	}
	return ""
}

// Released writes at once all that brings the terminal back, also what Suspend
// has returned: under load no frame may have passed. To be called when the
// alternate screen was left, before the process stops. VTE keeps the mode with
// the shell's line, so it must not change before.
func (s *Session) Released() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	after := ""
	if s.titled && s.owed {
		after = giveTitle + keepTitle // the stack is the same for the end of the program
	}
	return s.undo(after)
}

// undo writes all that brings the terminal back, if it is owed, and what comes
// after it.
func (s *Session) undo(after string) error {
	var all strings.Builder
	if s.owed {
		all.WriteString(wholeScreen)
		all.WriteString(s.scheme(schemeOff))
		for _, c := range s.entered {
			all.WriteString(s.tell(Leave(c)))
		}
	}
	s.owed = false
	all.WriteString(after)
	if all.Len() == 0 {
		return nil
	}
	_, err := io.WriteString(s.w, all.String())
	return err
}

// Resume returns what to write when the program goes on; then clear and draw
// again.
func (s *Session) Resume() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.away || s.closed {
		return ""
	}
	s.away, s.owed = false, false
	return s.enter()
}

// Quit returns what to write before the program quits in order and leaves the
// alternate screen: Begin undone. Again a frame has to pass before tea.Quit.
// Close does all of it again: the program may end before the frame.
func (s *Session) Quit() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.away || s.closed || s.class != row.MLTerm {
		return ""
	}
	s.away, s.owed = true, true
	return s.leave()
}

// Close brings the terminal back. It writes at once, so the alternate screen
// must have been left.
func (s *Session) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return nil
	}
	s.closed = true
	s.owed = s.owed || !s.away
	after := ""
	if s.stays {
		// GNU screen has no alternate screen unless it is told to (altscreen
		// on): the shell goes on in the last row, which is to be empty.
		after = "\r\x1b[K"
	}
	if s.titled {
		after += giveTitle
	}
	return s.undo(after)
}

func (s *Session) enter() string {
	if !slices.Contains(s.entered, s.class) {
		s.entered = append(s.entered, s.class)
	}
	return s.scheme(schemeOn) + s.tell(Enter(s.class))
}

func (s *Session) leave() string { return s.scheme(schemeOff) + s.tell(Leave(s.class)) }

func (s *Session) scheme(mode string) string {
	if !s.watching {
		return ""
	}
	return mode
}

func (s *Session) tell(mode string) string {
	if mode == "" {
		return ""
	}
	return s.way.carry(mode)
}
