//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// TestSuspended suspends the program again and again in a shell: the terminal
// gets its own order of letters back after the alternate screen is left, never
// before, since VTE keeps it with the shell's line.
func TestSuspended(t *testing.T) {
	shell, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("there is no bash")
	}
	const times = 12
	cmd := exec.Command(shell, "-c", `set -m
for i in $(seq `+fmt.Sprint(times)+`); do
  bash -c 'echo "pid $$."; exec -a khabar "$0" --lang ar --bidi explicit testdata/story' "$0"
  echo "stopped $i."
  kill -KILL %%; wait
done`, os.Args[0])
	cmd.Env = []string{"PATH=" + os.Getenv("PATH"), "HOME=" + t.TempDir(), "LANG=C.UTF-8", "XDG_STATE_HOME=" + t.TempDir(), "TERM=xterm-256color"}
	master, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 30, Cols: 100})
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	s := &session{t: t, master: master, cmd: cmd, exited: make(chan error, 1)}
	go s.listen(nil)
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		master.Close()
	})
	from := 0
	for i := 1; i <= times; i++ {
		s.awaits("الأخبار", from, patient)
		time.Sleep(time.Duration(i) * 7 * time.Millisecond) // at any time between two frames
		var pid int
		begun := s.output()[from:]
		if _, err := fmt.Sscanf(begun[strings.Index(begun, "pid "):], "pid %d.", &pid); err != nil {
			t.Fatal(err)
		}
		if err := syscall.Kill(pid, syscall.SIGTSTP); err != nil {
			t.Fatal(err)
		}
		stopped := fmt.Sprintf("stopped %d.", i)
		s.awaits(stopped, from, patient)
		wrote := s.output()[from:]
		wrote = wrote[:strings.Index(wrote, stopped)+len(stopped)]
		left, back := strings.LastIndex(wrote, "\x1b[?1049l"), strings.LastIndex(wrote, "\x1b[8h")
		if left < 0 || back < left {
			t.Fatalf("suspension %d: the screen is left at %d, the order of letters given back at %d of %q", i, left, back, wrote[max(0, len(wrote)-200):])
		}
		from += len(wrote)
	}
}
