//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/text/unicode/norm"
)

// session is the program on a pseudo-terminal that answers as the test wants.
type session struct {
	t      *testing.T
	master *os.File
	cmd    *exec.Cmd
	exited chan error

	mu    sync.Mutex
	wrote bytes.Buffer
}

// inBadTerminal starts the program; told is called with all that it has written so far,
// whenever there is more, and may write to the terminal.
func inBadTerminal(t *testing.T, told func(s *session, all string), env ...string) *session {
	t.Helper()
	return inTerminal(t, told, "testdata/story", env...)
}

// inTerminal is inBadTerminal with something else to read.
func inTerminal(t *testing.T, told func(s *session, all string), source string, env ...string) *session {
	t.Helper()
	cmd := exec.Command(os.Args[0], "--lang", "ar", source)
	cmd.Args[0] = "khabar"
	cmd.Env = append([]string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "LANG=C.UTF-8", "XDG_STATE_HOME=" + t.TempDir()}, env...)
	master, err := pty.StartWithAttrs(cmd, &pty.Winsize{Rows: 60, Cols: 120}, &syscall.SysProcAttr{Setsid: true, Setctty: true})
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	s := &session{t: t, master: master, cmd: cmd, exited: make(chan error, 1)}
	go s.listen(told)
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		master.Close()
	})
	return s
}

// listen takes in what the program writes, until it ends.
func (s *session) listen(told func(s *session, all string)) {
	buf := make([]byte, 8192)
	for {
		n, err := s.master.Read(buf)
		s.mu.Lock()
		s.wrote.Write(buf[:n])
		all := s.wrote.String()
		s.mu.Unlock()
		if told != nil {
			told(s, all)
		}
		if err != nil {
			s.exited <- s.cmd.Wait()
			return
		}
	}
}

func (s *session) output() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.wrote.String()
}

// awaits waits for a text in what was written since a place, in visual order.
func (s *session) awaits(text string, from int, limit time.Duration) time.Duration {
	s.t.Helper()
	begin := time.Now()
	for time.Since(begin) < limit {
		if shows(norm.NFKC.String(s.output()[from:]), text) {
			return time.Since(begin)
		}
		time.Sleep(2 * time.Millisecond)
	}
	s.t.Fatalf("%q does not show within %v; %d bytes were written since", text, limit, len(s.output())-from)
	return 0
}

// TestBadTerminal starts the program in terminals that answer late, in pieces,
// by half, never, or with rubbish: it is there, of class visual unless it was
// told otherwise, and takes nothing of it for a key.
func TestBadTerminal(t *testing.T) {
	const (
		fence   = "\x1b[c"
		konsole = "\x1bP>|Konsole qqq 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4c"
	)
	after := func(d time.Duration, text string) func(*session, string) {
		var once sync.Once
		return func(s *session, all string) {
			if strings.Contains(all, fence) {
				once.Do(func() {
					go func() {
						time.Sleep(d)
						_, _ = s.master.WriteString(text)
					}()
				})
			}
		}
	}
	pieces := func(s *session, all string) {
		if strings.HasSuffix(all, fence) {
			go func() {
				for _, c := range []byte(konsole) {
					_, _ = s.master.Write([]byte{c})
					time.Sleep(time.Millisecond)
				}
			}()
		}
	}
	for _, c := range []struct {
		name  string
		told  func(*session, string)
		class string
		env   []string
	}{
		{"never answers", nil, "visual", nil},
		{"answers half", after(0, konsole[:30]), "words", nil},
		{"answers half of a name", after(0, konsole[:9]), "visual", nil},
		{"answers in pieces", pieces, "words", nil},
		{"answers late", after(800*time.Millisecond, konsole), "words", nil},
		{"answers late over SSH", after(2*time.Second, konsole), "words", []string{"SSH_TTY=/dev/pts/9"}},
		{"sends a megabyte of rubbish", after(0, strings.Repeat("rubbish \x1b[?9;qB", 1<<20/15)), "visual", nil},
		{"sends rubbish behind its answer", after(0, konsole+strings.Repeat("\x1b[>1;115;0c", 1000)), "words", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			s := inBadTerminal(t, c.told, append([]string{"TERM=xterm-256color"}, c.env...)...)
			s.awaits("الأخبار", 0, patient)
			time.Sleep(2500 * time.Millisecond) // what comes late has come
			select {
			case err := <-s.exited:
				t.Fatalf("the program has ended: %v", err)
			default:
			}
			from := len(s.output())
			_, _ = s.master.WriteString("?") // the help page says the class
			s.awaits(c.class, from, patient)
			_, _ = s.master.WriteString("q")
			select {
			case err := <-s.exited:
				if err != nil {
					t.Errorf("it ends with %v", err)
				}
			case <-time.After(patient):
				t.Error("q does not end it")
			}
		})
	}
}
