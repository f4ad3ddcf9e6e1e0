package main

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/ui"
	"khabar/ui/term"
)

// ends are the signals that end the program in order: what another program asks
// for, a terminal that goes away, an interrupt.
var ends = []os.Signal{syscall.SIGTERM, syscall.SIGHUP, os.Interrupt}

// orderly is how long an end in order may take.
const orderly = time.Second

// endInOrder brings signals to the Model, which has to do with the terminal what
// it does at its own key. Afterwards interrupted says whether it was an interrupt
// that ended the program.
func endInOrder(ctx context.Context, program *tea.Program) (interrupted *atomic.Bool) {
	interrupted = new(atomic.Bool)
	came := make(chan os.Signal, 1)
	signal.Notify(came, ends...)
	go func() {
		defer signal.Stop(came)
		select {
		case s := <-came:
			interrupted.Store(s == os.Interrupt)
			program.Send(ui.QuitMsg{})
		case <-ctx.Done():
			return
		}
		select {
		case <-time.After(orderly):
			program.Quit()
		case <-ctx.Done():
		}
	}()
	return interrupted
}

// untilGone says when the terminal that is read from has gone away. Not every
// shell tells its programs so by a signal, and none would end otherwise.
type untilGone struct {
	*term.Input
	gone func()
	once sync.Once
}

// Read implements io.Reader.
func (u *untilGone) Read(p []byte) (int, error) {
	n, err := u.Input.Read(p)
	if n == 0 && err != nil {
		u.once.Do(func() { go u.gone() })
	}
	return n, err
}
