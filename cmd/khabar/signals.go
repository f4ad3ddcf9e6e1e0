package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/ui"
)

// ends are the signals that end the program in order: what another program asks
// for, and a terminal that goes away.
var ends = []os.Signal{syscall.SIGTERM, syscall.SIGHUP}

// orderly is how long an end in order may take.
const orderly = time.Second

// endInOrder brings signals to the Model, which has to do with the terminal what
// it does at its own key.
func endInOrder(ctx context.Context, program *tea.Program) {
	came := make(chan os.Signal, 1)
	signal.Notify(came, append(ends, os.Interrupt)...)
	go func() {
		defer signal.Stop(came)
		select {
		case s := <-came:
			if s == os.Interrupt {
				program.Send(tea.InterruptMsg{})
				return
			}
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
}
