//go:build linux || darwin || freebsd || netbsd || openbsd

package term

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	xterm "golang.org/x/term"

	"khabar/bidi/row"
)

// found is what the helper process reports through descriptor 3.
type found struct {
	Class  row.Class
	By     string
	Keys   string
	Cooked bool // the terminal is in the mode it was in before
}

// TestHelper is no test: it detects in a process of its own, with a terminal
// of its own, for the tests below.
func TestHelper(t *testing.T) {
	if os.Getenv("KHABAR_TERM_HELPER") == "" {
		t.Skip("only as a process of another test")
	}
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		t.Fatal(err)
	}
	before, err := xterm.GetState(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	d, err := Detect(context.Background(), Options{Output: true})
	if err != nil {
		t.Fatal(err)
	}
	after, err := xterm.GetState(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	err = json.NewEncoder(os.NewFile(3, "report")).Encode(found{d.Terminal.Class, d.Terminal.FoundBy, string(d.Keys), *before == *after})
	if err != nil {
		t.Fatal(err)
	}
}

// inTerminal detects in a terminal that answers with what answer returns for
// all that it was told so far, "" for nothing.
func inTerminal(t *testing.T, answer func(told string) string, env ...string) (found, string) {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	cmd := exec.Command(os.Args[0], "-test.run=^TestHelper$")
	cmd.Env = append([]string{"KHABAR_TERM_HELPER=1", "PATH=" + os.Getenv("PATH")}, env...)
	cmd.ExtraFiles = []*os.File{w}
	master, err := pty.StartWithAttrs(cmd, nil, &syscall.SysProcAttr{Setsid: true, Setctty: true})
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer master.Close()
	w.Close()
	told := make(chan string)
	go func() {
		var all bytes.Buffer
		buf := make([]byte, 1024)
		for {
			n, err := master.Read(buf)
			all.Write(buf[:n])
			if s := answer(all.String()); s != "" {
				master.WriteString(s)
			}
			if err != nil {
				told <- all.String()
				return
			}
		}
	}()
	var f found
	if err := json.NewDecoder(r).Decode(&f); err != nil {
		t.Error(err)
	}
	if err := cmd.Wait(); err != nil {
		t.Error(err)
	}
	select {
	case s := <-told:
		return f, s
	case <-time.After(5 * time.Second):
		t.Fatal("the terminal does not end")
		return f, ""
	}
}

func TestDetectInTerminal(t *testing.T) {
	answered := false
	f, told := inTerminal(t, func(told string) string {
		if answered || !strings.Contains(told, askFence) {
			return ""
		}
		answered = true
		return "j\x1bP>|Konsole 22.12.3\x1b\\\x1b[>1;115;0c\x1b[?62;1;4ck"
	}, "TERM=xterm-256color")
	if f.Class != row.Words || f.Keys != "jk" && f.Keys != "j" || !f.Cooked {
		t.Errorf("%+v", f)
	}
	// Nothing but questions is written, and no answer is echoed.
	if before, _, _ := strings.Cut(told, "PASS"); before != askVersion+askDA2+askGround+askFence {
		t.Errorf("told the terminal %q", before)
	}
}

func TestDetectInSilentTerminal(t *testing.T) {
	f, _ := inTerminal(t, func(string) string { return "" }, "TERM=xterm-256color")
	if f.Class != row.Visual || !f.Cooked {
		t.Errorf("%+v", f)
	}
}

func TestDetectWithoutTerminal(t *testing.T) {
	cmd := exec.Command(os.Args[0], "-test.run=^TestDetectNoTTY$")
	cmd.Env = append(os.Environ(), "KHABAR_TERM_NO_TTY=1")
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// TestDetectNoTTY runs in a process without a controlling terminal.
func TestDetectNoTTY(t *testing.T) {
	if os.Getenv("KHABAR_TERM_NO_TTY") == "" {
		t.Skip("only as a process of another test")
	}
	d, err := Detect(context.Background(), Options{Output: true, Env: env("TERM", "xterm", "VTE_VERSION", "7006")})
	if err != nil || d.Terminal.Class != row.Explicit || len(d.Terminal.Replies) > 0 {
		t.Errorf("%v, %v", d.Terminal, err)
	}
}
