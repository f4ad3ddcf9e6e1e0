//go:build unix

package pipe

import (
	"os/exec"
	"syscall"
)

// own gives a command a session of its own: it does not reach for the terminal
// that the program draws on, and is ended with all that it started.
func own(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
