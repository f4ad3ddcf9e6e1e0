//go:build !windows

package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/sys/unix"

	"khabar/ui"
)

// suspendInOrder suspends the program when another one asks for it (SIGTSTP), as
// its key does: the terminal is brought back first.
func suspendInOrder(ctx context.Context, program *tea.Program) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGTSTP)
	go func() {
		defer signal.Stop(asked)
		for {
			select {
			case <-ctx.Done():
				return
			case <-asked:
				program.Send(ui.SuspendMsg{})
			}
		}
	}()
}

// stop stops the program, and what it stands in a pipe with, until the shell
// continues them. The signal is one that nobody can be asked about: SIGTSTP
// would come back to suspendInOrder. In a terminal without a shell nobody would
// continue it: there the program goes on at once.
func stop() {
	if !hasShell() {
		return
	}
	continued := make(chan os.Signal, 1)
	signal.Notify(continued, syscall.SIGCONT)
	defer signal.Stop(continued)
	_ = unix.Kill(0, unix.SIGSTOP)
	<-continued // another thread may be the one that is stopped first
}

// hasShell says whether there is a program of the same session that has given
// this one a process group of its own: a shell, which can continue what is
// stopped.
func hasShell() bool {
	own, err := unix.Getsid(0)
	if err != nil || unix.Getpgrp() == own {
		return false
	}
	parent, err := unix.Getsid(os.Getppid())
	return err == nil && own == parent
}
