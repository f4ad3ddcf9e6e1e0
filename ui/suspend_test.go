package ui

import (
	"io"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
)

// framing is a program that suspends itself once and looks around.
type framing struct {
	before, after chan bool
}

func (f framing) Init() tea.Cmd {
	return tea.Exec(f, func(error) tea.Msg { return tea.Quit() })
}
func (f framing) Update(tea.Msg) (tea.Model, tea.Cmd) { return f, nil }
func (f framing) View() tea.View {
	select {
	case f.before <- framesGoOn():
	default:
	}
	return tea.NewView("")
}

func (f framing) Run() error {
	for end := time.Now().Add(10 * time.Second); framesGoOn() && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	f.after <- framesGoOn()
	return nil
}
func (framing) SetStdin(io.Reader)  {}
func (framing) SetStdout(io.Writer) {}
func (framing) SetStderr(io.Writer) {}

// It is seen whether frames are drawn: while a program has the terminal, and not
// while it has given it back.
func TestFramesGoOn(t *testing.T) {
	f := framing{make(chan bool, 1), make(chan bool, 1)}
	if _, err := tea.NewProgram(f, tea.WithInput(nil), tea.WithOutput(io.Discard), tea.WithoutSignalHandler()).Run(); err != nil {
		t.Fatal(err)
	}
	if before, after := <-f.before, <-f.after; !before || after {
		t.Errorf("frames go on: %v, and %v while the terminal is given back", before, after)
	}
}
