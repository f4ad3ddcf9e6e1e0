//go:build screens

package screens

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// display is an X server of its own with one terminal in it, at the full size
// of a window without decorations.
type display struct {
	t      *testing.T
	env    []string
	dir    string
	window string
	x, y   int // of the window
	w, h   int
}

// open starts the server and the terminal, which runs script (bash) directly
// or through layers such as "tmux" and "ssh-tmux", the outermost first. All of
// it ends with the test.
func open(t *testing.T, term terminal, g geometry, via, script string) *display {
	t.Helper()
	d := &display{t: t, dir: t.TempDir()}
	home, runtime := filepath.Join(d.dir, "home"), filepath.Join(d.dir, "run")
	write(home+"/.keep", "")
	write(runtime+"/.keep", "")
	d.env = []string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + home, "LANG=C.UTF-8", "LC_ALL=C.UTF-8", "XDG_RUNTIME_DIR=" + runtime, "SHELL=/bin/bash", "USER=reader",
		"LIBGL_ALWAYS_SOFTWARE=1", "GALLIUM_DRIVER=llvmpipe", "NO_AT_BRIDGE=1", "GTK_USE_PORTAL=0", "QT_QPA_PLATFORM=xcb", "GIO_USE_VFS=local",
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	server := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1920x1320x24", "-nolisten", "tcp", "-noreset", "-r") // no keys that repeat
	server.ExtraFiles = []*os.File{w}
	d.start(server)
	w.Close()
	number, err := bufio.NewReader(r).ReadString('\n')
	r.Close()
	if err != nil {
		t.Fatal("Xvfb does not start: ", err)
	}
	d.env = append(d.env, "DISPLAY=:"+strings.TrimSpace(number))

	run := filepath.Join(d.dir, "run.sh")
	write(run, "#!/bin/bash\n"+script+"\nsleep 600\n")
	for i, layer := range slices.Backward(strings.Split(via, "-")) {
		outer := filepath.Join(d.dir, fmt.Sprintf("layer%d.sh", i))
		write(outer, "#!/bin/bash\n"+d.layer(layer, runtime, run)+"\n")
		run = outer
	}
	args := term.args(g, home, run)
	args = slices.Insert(args, len(args)-1, term.extra...)
	d.start(exec.Command(args[0], args[1:]...))
	for end := time.Now().Add(20 * time.Second); !d.find(); time.Sleep(100 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%s shows no window", term.name)
		}
	}
	return d
}

// layer is the command that runs a script directly, in a multiplexer, or in the
// environment that the other end of an SSH connection has.
func (d *display) layer(kind, runtime, run string) string {
	switch kind {
	case "ssh":
		return `exec env -i HOME="$HOME" PATH="$PATH" TERM="$TERM" LANG="$LANG" SHELL=/bin/bash SSH_CONNECTION="127.0.0.1 1 127.0.0.1 22" SSH_TTY="$(tty)" ` + run
	case "tmux":
		socket := filepath.Join(d.dir, "tmux.sock")
		write(d.dir+"/tmux.conf", "set -g status off\nset -g default-terminal tmux-256color\nset -g escape-time 10\n")
		d.t.Cleanup(func() { _ = exec.Command("tmux", "-S", socket, "kill-server").Run() })
		return fmt.Sprintf("exec tmux -u -S %s -f %s/tmux.conf new-session %s", socket, d.dir, run)
	case "screen":
		write(d.dir+"/screenrc", "startup_message off\ndefutf8 on\nhardstatus off\naltscreen on\n")
		d.t.Cleanup(func() {
			quit := exec.Command("screen", "-X", "quit")
			quit.Env = append(os.Environ(), "SCREENDIR="+runtime+"/s")
			_ = quit.Run()
		})
		return fmt.Sprintf("export SCREENDIR=%[1]s/s; mkdir -m 700 $SCREENDIR; exec screen -U -c %[2]s/screenrc %[3]s", runtime, d.dir, run)
	}
	return "exec " + run
}

// start starts a process in a group of its own, which ends with the test.
func (d *display) start(c *exec.Cmd) {
	d.t.Helper()
	c.Env = d.env
	c.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := c.Start(); err != nil {
		d.t.Fatal(err)
	}
	d.t.Cleanup(func() {
		_ = syscall.Kill(-c.Process.Pid, syscall.SIGTERM)
		done := make(chan struct{})
		go func() { _ = c.Wait(); close(done) }()
		select {
		case <-done:
		case <-time.After(3 * time.Second):
			_ = syscall.Kill(-c.Process.Pid, syscall.SIGKILL)
			<-done
		}
	})
}

func (d *display) command(name string, args ...string) string {
	c := exec.Command(name, args...)
	c.Env = d.env
	out, _ := c.Output()
	return string(out)
}

var windowLine = regexp.MustCompile(`(?m)^\s+(0x[0-9a-f]+) .*?\s(\d+)x(\d+)\+-?\d+\+-?\d+\s+\+(-?\d+)\+(-?\d+)$`)

// find looks for the largest window.
func (d *display) find() bool {
	best := 2000
	for _, m := range windowLine.FindAllStringSubmatch(d.command("xwininfo", "-root", "-tree"), -1) {
		w, _ := strconv.Atoi(m[2])
		h, _ := strconv.Atoi(m[3])
		if w*h > best {
			best = w * h
			d.window, d.w, d.h = m[1], w, h
			d.x, _ = strconv.Atoi(m[4])
			d.y, _ = strconv.Atoi(m[5])
		}
	}
	return best > 2000
}

// key presses keys as xdotool names them.
func (d *display) key(names ...string) {
	d.find()
	d.command("xdotool", "windowfocus", "--sync", d.window)
	for _, name := range names {
		d.command("xdotool", "key", "--clearmodifiers", name)
		time.Sleep(200 * time.Millisecond)
	}
}

// picture takes one of the window, when it has not changed for a while.
func (d *display) picture(path string) {
	d.t.Helper()
	d.find()
	crop := fmt.Sprintf("%dx%d+%d+%d", d.w, d.h, d.x, d.y)
	last := ""
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(250 * time.Millisecond) {
		d.command("import", "-silent", "-window", "root", "-crop", crop, "+repage", "png:"+path)
		now := pixels(path)
		if now == last && now != "" {
			return
		}
		last = now
	}
	d.t.Logf("%s: the window does not come to rest", path)
}

// settle takes pictures of the window until nothing is wrong with one, and says
// what is where it never comes so far. A terminal that gets no processor looks at
// rest before it has shown all that was written: how it looks in the end counts.
func (d *display) settle(picture string, wrong func() string) {
	d.t.Helper()
	said := ""
	for end := time.Now().Add(10 * time.Second); ; time.Sleep(300 * time.Millisecond) {
		d.picture(picture)
		if said = wrong(); said == "" {
			return
		}
		if time.Now().After(end) {
			break
		}
	}
	d.t.Errorf("%s; see %s", said, picture)
}

// pixels is a fingerprint of a picture's pixels.
func pixels(path string) string {
	out, _ := exec.Command("identify", "-format", "%#", path).Output()
	return string(out)
}

// differ counts the pixels in which two pictures differ, -1 when they cannot be
// compared.
func differ(a, b string, options ...string) int {
	c := exec.Command("compare", append(options, "-metric", "AE", a, b, "null:")...)
	out, _ := c.CombinedOutput()
	n, err := strconv.ParseFloat(strings.Fields(string(out) + " x")[0], 64)
	if err != nil {
		return -1
	}
	return int(n)
}
