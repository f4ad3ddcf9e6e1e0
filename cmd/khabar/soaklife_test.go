//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
	"golang.org/x/sys/unix"
)

// soakLife is one run of the program, on a pseudo-terminal of its own.
type soakLife struct {
	master    *os.File
	cmd       *exec.Cmd
	toKeeper  *os.File
	toProgram *json.Encoder
	pipes     []*os.File
	errors    string // the file with what it writes to standard error
	pid       int
	keys      []string
	leave     []string
	base      soakWord // how it was when it was young

	words chan soakWord // answers to probes
	ended chan soakWord
	over  chan struct{} // closed when nothing more comes from the terminal
	gone  bool          // it has ended

	mu      sync.Mutex
	glass   *glass
	written time.Time // when the program wrote last
	tail    []byte    // what it wrote last
	frame   string    // that the terminal does not show
	queue   []byte    // what the terminal has still to send
	sending bool      // some of it is on its way
	taken   time.Time // when the program took some of it last
	more    *sync.Cond
	first   error  // what went wrong first
	last    string // what came last before it ended
	stops   int
	probes  int
	struck  bool // a key may have become a signal: the program had not got the terminal, or not any more
}

// terminalsOfSoak are the names that the terminal gives itself: a class each.
var terminalsOfSoak = []string{"XTerm(390)", "VTE(7800)", "Konsole 24.12.1", "kitty(0.40.0)"}

// soakPatience is how long the program may take to begin or to end, atWork how
// long to take the next of the keys that it has, and to come to the end of what
// it does in the background. A terminal hands over thousands of keys at once, and
// the machine may have other work.
const soakPatience, atWork = 20 * time.Second, 2 * time.Minute

// knownRaces are not looked at by the race detector: when Bubble Tea takes the
// terminal back it asks for the size at once, beside the goroutine that does so
// at SIGWINCH, and none of its three waits for the others. What they write is
// the same each time, or a size that the next question corrects.
const knownRaces = "race:bubbletea/v2.(*Program).checkResize\n"

// startSoak starts the program and waits until it is there.
func startSoak(t *testing.T, n int, dir string, args ...string) (*soakLife, error) {
	l := &soakLife{words: make(chan soakWord, 16), ended: make(chan soakWord, 1), over: make(chan struct{}), written: time.Now()}
	l.more = sync.NewCond(&l.mu)
	l.glass = newGlass(terminalsOfSoak[n%len(terminalsOfSoak)], 100, 30)
	l.errors = filepath.Join(dir, "stderr")
	stderr, err := os.Create(l.errors)
	if err != nil {
		return nil, err
	}
	defer stderr.Close()
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	l.cmd = exec.Command(self, args...)
	// What is typed may name a file, see also fenced: it is one of this folder.
	l.cmd.Dir = dir
	browser, err := exec.LookPath("true")
	if err != nil {
		return nil, err
	}
	l.cmd.Env = []string{
		"PATH=" + filepath.Join(dir, "no commands"), "HOME=" + dir, "LANG=C.UTF-8", "TERM=xterm-256color", "BROWSER=" + browser, "COLORTERM=truecolor", "GOTRACEBACK=all",
		soakRole + "=keeper",
	}
	for _, name := range []string{"XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"} {
		l.cmd.Env = append(l.cmd.Env, name+"="+filepath.Join(dir, fmt.Sprint(name, n)))
	}
	l.cmd.Stderr = stderr
	races := filepath.Join(dir, "races")
	if err := os.WriteFile(races, []byte(knownRaces), 0o600); err != nil {
		return nil, err
	}
	l.cmd.Env = append(l.cmd.Env, "GORACE=suppressions="+races)
	var ends [8]*os.File // say and told of the keeper, then of the program
	for i := 0; i < len(ends); i += 2 {
		if ends[i], ends[i+1], err = os.Pipe(); err != nil {
			return nil, err
		}
	}
	l.cmd.ExtraFiles = []*os.File{ends[1], ends[2], ends[5], ends[6]}
	l.toKeeper, l.toProgram = ends[3], json.NewEncoder(ends[7])
	l.pipes = []*os.File{ends[0], ends[3], ends[4], ends[7]}
	master, err := pty.StartWithAttrs(l.cmd, &pty.Winsize{Rows: uint16(l.glass.h), Cols: uint16(l.glass.w)}, &syscall.SysProcAttr{Setsid: true, Setctty: true})
	for _, f := range l.cmd.ExtraFiles {
		f.Close()
	}
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	if l.master, err = closable(master); err != nil {
		return nil, err
	}
	hello := make(chan soakWord, 1)
	go l.read()
	go l.write()
	go l.hear(ends[0], hello)
	go l.hear(ends[4], hello)
	select {
	case w := <-hello:
		l.pid, l.keys, l.leave = w.PID, w.Keys, w.Leave
	case w := <-l.ended:
		return nil, l.failed(fmt.Errorf("it ends at once, with %d", w.Status))
	case <-time.After(soakPatience):
		return nil, l.failed(fmt.Errorf("it does not start"))
	}
	_, err = l.settle(false)
	return l, err
}

// hear takes what the keeper or the program says.
func (l *soakLife) hear(from *os.File, hello chan<- soakWord) {
	for dec := json.NewDecoder(from); ; {
		var w soakWord
		if dec.Decode(&w) != nil {
			return
		}
		switch {
		case w.PID != 0:
			hello <- w
		case w.Fault != "":
			l.fault(fmt.Errorf("on %dx%d: %s", w.W, w.H, w.Fault))
		case w.Last != "":
			l.mu.Lock()
			l.last = w.Last
			l.mu.Unlock()
		case w.Stopped:
			l.look(fmt.Sprintf("suspended by signal %d for the %d. time", w.Status, l.stops+1), w.Mode)
			l.mu.Lock()
			l.stops++
			l.mu.Unlock()
			_, _ = l.toKeeper.WriteString("on\n")
		case w.Exited:
			l.mu.Lock()
			l.gone = true
			l.more.Broadcast()
			l.mu.Unlock()
			l.ended <- w
		default:
			select {
			case l.words <- w:
			default: // nobody waits for it any more
			}
		}
	}
}

// isGone says whether the program has ended.
func (l *soakLife) isGone() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.gone
}

func (l *soakLife) fault(err error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.first == nil {
		l.first = err
	}
}

// look sees whether the terminal is as it was before the program, once what was
// written has come through.
func (l *soakLife) look(when string, mode string) {
	var said []string
	for end := time.Now().Add(3 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		l.mu.Lock()
		said = l.glass.left()
		l.mu.Unlock()
		if len(said) == 0 || time.Now().After(end) {
			break
		}
	}
	if mode != "" {
		said = append(said, mode)
	}
	if len(said) > 0 {
		l.fault(fmt.Errorf("%s, the terminal is not as before: %s", when, strings.Join(said, "; ")))
	}
}

// settle waits until the program is still, and compares what stands on the
// terminal with the frame that it has drawn. As long as the frames are new ones
// it is still at work on the keys that it was sent, and the terminal is behind.
func (l *soakLife) settle(collect bool) (soakWord, error) {
	const same, busy = atWork, 5 * time.Minute
	frame := ""
	begin := time.Now()
	for since := begin; ; time.Sleep(10 * time.Millisecond) {
		l.quiet()
		l.mu.Lock()
		first, gone := l.first, l.gone
		l.mu.Unlock()
		if first != nil || gone {
			return soakWord{}, first
		}
		l.probes++
		if err := l.toProgram.Encode(probeMsg{l.probes, collect}); err != nil {
			return soakWord{}, nil // it is ending
		}
		w, err := l.answer(l.probes)
		if err != nil || w.Probe == 0 {
			return w, err
		}
		l.quiet()
		l.mu.Lock()
		differ := l.glass.differs(w)
		if differ == "" {
			l.glass.moving = false
		}
		l.mu.Unlock()
		if w.Frame != frame {
			frame, since = w.Frame, time.Now()
		}
		switch {
		case differ == "":
			return w, nil
		case time.Since(since) > same || time.Since(begin) > busy:
			err := fmt.Errorf("the terminal does not show the frame: %s", differ)
			l.frame = w.Frame
			l.fault(err)
			return w, err
		}
	}
}

// answer waits for the answer to a probe.
func (l *soakLife) answer(n int) (soakWord, error) {
	late := time.After(atWork)
	for {
		select {
		case w := <-l.words:
			if w.Probe == n {
				return w, nil
			}
		case w := <-l.ended:
			l.ended <- w
			return soakWord{}, nil
		case <-late:
			err := fmt.Errorf("it has not answered for %s", atWork)
			l.fault(err)
			return soakWord{}, err
		}
	}
}

// differs says where a terminal does not show a frame.
func (g *glass) differs(w soakWord) string {
	if w.W != g.w || w.H != g.h {
		return fmt.Sprintf("it is one of %dx%d on %dx%d", w.W, w.H, g.w, g.h)
	}
	want := newGlass("", w.W, w.H)
	want.alternate = true
	for y, row := range strings.Split(w.Frame, "\n") {
		fmt.Fprintf(want, "\x1b[%dH%s", y+1, row)
	}
	got := g.rows()
	for y, row := range want.rows() {
		if got[y] != row {
			return fmt.Sprintf("row %d of %dx%d\nshows %q\nnot   %q", y, w.W, w.H, got[y], row)
		}
	}
	return ""
}

// left waits for the program's end and looks at what it leaves behind.
func (l *soakLife) left(how string, may ...int) error {
	select {
	case w := <-l.ended:
		if how != "vanish" {
			l.look("left by "+how, w.Mode)
		}
		l.mu.Lock()
		if l.struck {
			may = append(may, exitSignals+int(syscall.SIGINT), -int(syscall.SIGINT))
		}
		l.mu.Unlock()
		if !slices.Contains(may, w.Status) {
			l.fault(fmt.Errorf("%s ends it with status %d", how, w.Status))
		}
	case <-time.After(soakPatience):
		l.fault(fmt.Errorf("%s does not end it within %s", how, soakPatience))
	}
	l.mu.Lock()
	err := l.first
	l.mu.Unlock()
	if err == nil {
		l.close()
		return nil
	}
	return l.failed(err)
}

// close lets go of everything.
func (l *soakLife) close() {
	if !l.isGone() && l.pid != 0 {
		_ = syscall.Kill(l.pid, syscall.SIGKILL)
	}
	_, _ = l.toKeeper.WriteString("go\n")
	_ = l.cmd.Process.Kill()
	l.master.Close()
	_ = l.cmd.Wait()
	for _, f := range l.pipes {
		f.Close()
	}
}

// failed tells what is known of a failure, with all goroutines of a program
// that hangs, and ends it.
func (l *soakLife) failed(err error) error {
	if !l.isGone() && l.pid != 0 {
		_ = syscall.Kill(l.pid, syscall.SIGQUIT)
		select {
		case <-l.ended:
		case <-time.After(2 * time.Second):
		}
	}
	said, _ := os.ReadFile(l.errors)
	l.mu.Lock()
	screen, tail := strings.Join(l.glass.rows(), "\n"), l.tail
	l.mu.Unlock()
	l.close()
	return fmt.Errorf("%w\n\nin %s; the screen:\n%s\n\nwritten last: %.2000q\n\nstandard error:\n%.1000000s", err, l.glass.name, screen, tail[max(0, len(tail)-1000):], said)
}

// diskFull lets no file of the program grow, or lets them again.
func (l *soakLife) diskFull(full bool) {
	limit := unix.Rlimit{Cur: unix.RLIM_INFINITY, Max: unix.RLIM_INFINITY}
	if full {
		limit.Cur = 4096
	}
	_ = unix.Prlimit(l.pid, unix.RLIMIT_FSIZE, &limit, nil)
}

// resident is the program's memory in bytes.
func (l *soakLife) resident() int {
	var size, pages int
	if data, err := os.ReadFile(fmt.Sprintf("/proc/%d/statm", l.pid)); err == nil {
		_, _ = fmt.Sscan(string(data), &size, &pages)
	}
	return pages * os.Getpagesize()
}
