package ui

import (
	"bytes"
	"io"
	"runtime"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/ui/term"
)

// SuspendMsg suspends the program, as its key does.
type SuspendMsg struct{}

// suspend brings the terminal back and stops the program until it is continued.
// One that is about to be stopped is not stopped once more.
func (m *Model) suspend() tea.Cmd {
	if m.session.Away() {
		return nil
	}
	stop := tea.Exec(stopping{m.session, m.stop}, func(error) tea.Msg { return tea.ResumeMsg{} })
	if early := m.session.Suspend(); early != "" {
		return m.telling.tell(tea.Raw(early), nextFrame, stop)
	}
	return m.telling.tell(stop)
}

// stopping is a tea.ExecCommand: what runs while Bubble Tea has given the
// terminal back. Bubble Tea's own way to suspend sends a signal, which the
// program might take for another one's wish.
type stopping struct {
	session *term.Session
	stop    func()
}

// Run implements tea.ExecCommand.
func (s stopping) Run() error {
	err := s.session.Released()
	if s.stop != nil {
		s.stop()
	}
	for end := time.Now().Add(settles); framesGoOn() && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	return err
}

func (stopping) SetStdin(io.Reader)  {}
func (stopping) SetStdout(io.Writer) {}
func (stopping) SetStderr(io.Writer) {}

// settles is how long is waited at most until no frames are drawn any more.
const settles = 2 * time.Second

// framesGoOn says whether Bubble Tea's goroutine that draws frames is still
// there. Told to end, it stops the clock of the frames in passing, and the clock
// is started again without waiting for it: were it late, no frame would be drawn
// from then on. Nothing else tells that it has ended.
func framesGoOn() bool {
	all := make([]byte, 64<<10)
	for {
		n := runtime.Stack(all, true)
		if n < len(all) {
			return bytes.Contains(all[:n], []byte("bubbletea/v2.(*Program).startRenderer"))
		}
		all = make([]byte, 2*len(all))
	}
}
