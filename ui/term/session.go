package term

import (
	"io"
	"sync"

	"khabar/bidi/row"
)

// Session keeps a terminal in the state that a class wants, and brings it back
// on every way out: Close may be called from anywhere and more than once. All
// methods but Close return the bytes for the caller to write, since a running
// Bubble Tea program alone may write to its terminal (tea.Raw).
type Session struct {
	w      io.Writer
	mu     sync.Mutex
	class  row.Class
	away   bool // suspended: the terminal is as it was before
	closed bool
}

// Start writes what class c needs to w, the terminal. To be called before the
// alternate screen is entered, with Close deferred.
func Start(w io.Writer, c row.Class) *Session {
	s := &Session{w: w, class: c}
	// An error shows at the first frame as well.
	_, _ = io.WriteString(w, Enter(c))
	return s
}

// Class returns the class the terminal is in the state of.
func (s *Session) Class() row.Class {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.class
}

// Switch changes the class: write the result, then clear and draw again.
func (s *Session) Switch(to row.Class) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	from := s.class
	s.class = to
	if s.away || s.closed {
		return ""
	}
	return Switch(from, to)
}

// Suspend returns what to write before the program is suspended.
func (s *Session) Suspend() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.away || s.closed {
		return ""
	}
	s.away = true
	return Leave(s.class)
}

// Resume returns what to write when the program goes on; then clear and draw
// again.
func (s *Session) Resume() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.away || s.closed {
		return ""
	}
	s.away = false
	return Enter(s.class)
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
	if s.away {
		return nil
	}
	leave := Leave(s.class)
	if s.class == row.MLTerm {
		leave = altScreen + leave + mainScreen
	}
	_, err := io.WriteString(s.w, leave)
	return err
}

// The alternate screen and back: mlterm lays out anew, by the mode that is set
// then, what a screen shows that it goes back to.
const (
	altScreen  = "\x1b[?1049h"
	mainScreen = "\x1b[?1049l"
)
