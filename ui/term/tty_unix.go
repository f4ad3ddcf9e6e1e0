//go:build unix && !aix && !solaris

package term

import (
	"errors"
	"fmt"
	"os"
	"time"

	"golang.org/x/sys/unix"
	xterm "golang.org/x/term"
)

// noControl are the flags to open another terminal with.
const noControl = unix.O_NOCTTY | unix.O_NONBLOCK

// tty is the controlling terminal.
type tty struct {
	f     *os.File
	fd    int
	state *xterm.State
}

// OpenTTY opens the controlling terminal and brings it into raw mode. It fails
// with ErrNoTerminal when there is none, and when the program runs in the
// background, where asking would stop it.
func OpenTTY() (TTY, error) {
	fd, err := unix.Open("/dev/tty", unix.O_RDWR|unix.O_NOCTTY|unix.O_CLOEXEC, 0)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNoTerminal, err)
	}
	group, err := unix.IoctlGetInt(fd, unix.TIOCGPGRP)
	if err != nil || group != unix.Getpgrp() {
		unix.Close(fd)
		return nil, fmt.Errorf("%w: the program runs in the background", ErrNoTerminal)
	}
	state, err := xterm.MakeRaw(fd)
	if err != nil {
		unix.Close(fd)
		return nil, fmt.Errorf("%w: raw mode: %w", ErrNoTerminal, err)
	}
	// The descriptor stays blocking and out of the runtime's poller, which
	// cannot wait for /dev/tty on every system; select can.
	return &tty{f: os.NewFile(uintptr(fd), "/dev/tty"), fd: fd, state: state}, nil
}

func (t *tty) Read(p []byte, d time.Duration) (int, error) {
	ready, err := readable(t.fd, d)
	if err != nil || !ready {
		return 0, err
	}
	n, err := unix.Read(t.fd, p)
	if errors.Is(err, unix.EINTR) || errors.Is(err, unix.EAGAIN) {
		return 0, nil
	}
	if err == nil && n == 0 {
		return 0, fmt.Errorf("%w: it was closed", ErrNoTerminal)
	}
	return max(n, 0), err
}

func (t *tty) Write(p []byte) (int, error) { return t.f.Write(p) }

func (t *tty) Close() error {
	return errors.Join(xterm.Restore(t.fd, t.state), t.f.Close())
}

// readable waits at most d until fd can be read.
func readable(fd int, d time.Duration) (bool, error) {
	if fd < 0 || fd >= unix.FD_SETSIZE {
		return false, fmt.Errorf("%w: descriptor %d is out of reach of select", ErrNoTerminal, fd)
	}
	end := time.Now().Add(d)
	for {
		var set unix.FdSet
		set.Zero()
		set.Set(fd)
		wait := unix.NsecToTimeval(max(time.Until(end), 0).Nanoseconds())
		n, err := unix.Select(fd+1, &set, nil, nil, &wait)
		switch {
		case errors.Is(err, unix.EINTR) && time.Now().Before(end):
		case errors.Is(err, unix.EINTR):
			return false, nil
		case err != nil:
			return false, err
		default:
			return n > 0, nil
		}
	}
}
