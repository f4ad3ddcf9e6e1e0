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
	"khabar/ui/term"
)

// suspendInOrder suspends the program when another one asks for it (SIGTSTP), as
// its key does: the terminal is brought back first. Bubble Tea then stops the
// process by the same signal, which Go does not give back once it was asked
// for, and waits to be continued. In a terminal without a shell nobody would:
// there the program goes on at once.
func suspendInOrder(ctx context.Context, program *tea.Program, session *term.Session) {
	asked := make(chan os.Signal, 1)
	signal.Notify(asked, syscall.SIGTSTP)
	go func() {
		defer signal.Stop(asked)
		for {
			select {
			case <-ctx.Done():
				return
			case <-asked:
			}
			switch {
			case !session.Away():
				program.Send(ui.SuspendMsg{})
			case hasShell():
				_ = session.Released()
				_ = syscall.Kill(os.Getpid(), syscall.SIGSTOP)
			default:
				_ = syscall.Kill(os.Getpid(), syscall.SIGCONT)
			}
		}
	}()
}

// hasShell says whether the program was started by one of its own session, which
// can continue what is stopped.
func hasShell() bool {
	own, err := unix.Getsid(0)
	if err != nil {
		return false
	}
	parent, err := unix.Getsid(os.Getppid())
	return err == nil && own == parent
}
