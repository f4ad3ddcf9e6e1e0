//go:build linux

package main

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"golang.org/x/sys/unix"
)

// closable is a terminal that is gone when it is closed, also while it is read
// from.
func closable(f *os.File) (*os.File, error) {
	defer f.Close()
	fd, err := unix.FcntlInt(f.Fd(), unix.F_DUPFD_CLOEXEC, 0)
	if err != nil {
		return nil, err
	}
	if err := unix.SetNonblock(fd, true); err != nil {
		return nil, err
	}
	return os.NewFile(uintptr(fd), f.Name()), nil
}

// resize gives the terminal another size.
func (l *soakLife) resize(w, h int) {
	l.mu.Lock()
	l.glass.resize(w, h)
	l.mu.Unlock()
	if c, err := l.master.SyscallConn(); err == nil {
		_ = c.Control(func(fd uintptr) {
			_ = unix.IoctlSetWinsize(int(fd), unix.TIOCSWINSZ, &unix.Winsize{Row: uint16(h), Col: uint16(w)})
		})
	}
}

// read takes what the program writes.
func (l *soakLife) read() {
	defer close(l.over)
	buf := make([]byte, 32<<10)
	for {
		n, err := l.master.Read(buf)
		if err != nil {
			return
		}
		l.mu.Lock()
		_, _ = l.glass.Write(buf[:n])
		l.written = time.Now()
		if l.tail = append(l.tail, buf[:n]...); len(l.tail) > 512<<10 {
			l.tail = slices.Clone(l.tail[len(l.tail)-256<<10:])
		}
		l.queue = append(l.queue, l.glass.answers...)
		l.glass.answers = l.glass.answers[:0]
		if len(l.glass.faults) > 0 && l.first == nil {
			l.first = fmt.Errorf("on the terminal: %s", strings.Join(l.glass.faults, "\n"))
		}
		l.more.Broadcast()
		l.mu.Unlock()
	}
}

// write sends what the terminal has to send.
func (l *soakLife) write() {
	for {
		l.mu.Lock()
		for len(l.queue) == 0 {
			l.more.Wait()
		}
		b := l.queue
		l.queue, l.sending = nil, true
		l.mu.Unlock()
		for part := range slices.Chunk(b, 64) {
			before := l.cooked()
			if _, err := l.master.Write(part); err != nil {
				return
			}
			struck := bytes.IndexByte(part, interrupts) >= 0 && (before || l.cooked())
			l.mu.Lock()
			l.struck = l.struck || struck
			l.taken = time.Now()
			l.mu.Unlock()
		}
		l.mu.Lock()
		l.sending = false
		l.more.Broadcast()
		l.mu.Unlock()
	}
}

// interrupts is the character that is SIGINT to the program as long as the
// terminal is the shell's: when it is suspended, and when it has given the
// terminal back and is about to end.
const interrupts = 'c' - 'a' + 1

// cooked says whether the line makes signals of keys.
func (l *soakLife) cooked() (is bool) {
	if c, err := l.master.SyscallConn(); err == nil {
		_ = c.Control(func(fd uintptr) {
			mode, err := unix.IoctlGetTermios(int(fd), unix.TCGETS)
			is = err == nil && mode.Lflag&unix.ISIG != 0
		})
	}
	return is
}

// send lets the terminal send; it waits while there is much to send already.
func (l *soakLife) send(s string) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	begun := time.Now()
	var hung *time.Timer
	hung = time.AfterFunc(atWork, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		since := begun
		if l.taken.After(since) {
			since = l.taken
		}
		if left := atWork - time.Since(since); left > 0 {
			hung.Reset(left)
			return
		}
		if l.first == nil {
			l.first = fmt.Errorf("it has taken no key for %s", atWork)
		}
		l.more.Broadcast()
	})
	defer hung.Stop()
	for len(l.queue) > 2000 && l.first == nil && !l.gone {
		l.more.Wait()
	}
	l.queue = append(l.queue, s...)
	l.more.Broadcast()
	return l.first
}

// quiet waits until the program writes no more, or goes on and on.
func (l *soakLife) quiet() {
	const still = 20 * time.Millisecond
	for end := time.Now().Add(10 * still); time.Now().Before(end); {
		time.Sleep(still / 4)
		l.mu.Lock()
		since := time.Since(l.written)
		sending := l.sending || len(l.queue) > 0
		l.mu.Unlock()
		if since > still && !sending {
			return
		}
	}
}
