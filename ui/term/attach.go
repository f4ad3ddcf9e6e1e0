package term

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// attachEvery is how often a multiplexer's socket is looked at.
const attachEvery = time.Second

// Attachment is the terminal that a multiplexer shows the program on now.
type Attachment struct {
	Terminal Terminal

	// Question, if set, is to be written to the terminal, which is not known
	// yet: Answers brings it.
	Question string
}

// Attached waits until tmux or screen shows the program on another terminal
// than before, and returns it. That is told by the socket of the multiplexer,
// whose owner may execute it as long as a terminal is attached. The error is the
// context's; where nothing stands between program and terminal, and where the
// class is what the user wants, it comes when the program ends.
func (in *Input) Attached(ctx context.Context) (Attachment, error) {
	socket := ""
	if in.follows {
		socket = in.env.socket()
	}
	if socket == "" {
		<-ctx.Done()
		return Attachment{}, ctx.Err()
	}
	tick := time.NewTicker(attachEvery)
	defer tick.Stop()
	was := attached(socket)
	for {
		resized := false
		select {
		case <-ctx.Done():
			return Attachment{}, ctx.Err()
		case <-in.resized:
			resized = true
		case <-tick.C:
		}
		is := attached(socket)
		again := is && !was
		was = is
		if !again && !(resized && is && in.env("TMUX") != "") {
			continue
		}
		if in.env("TMUX") == "" {
			in.mu.Lock()
			in.check = true
			in.mu.Unlock()
			return Attachment{Question: in.Ask()}, nil
		}
		if t, other := in.askTmux(ctx); other {
			return Attachment{Terminal: t}, nil
		}
	}
}

// Resized says that the terminal has another size: it may be another one.
func (in *Input) Resized() {
	select {
	case in.resized <- struct{}{}:
	default:
	}
}

// askTmux asks tmux for the terminal of its client, and reports whether it is
// another one than before. One that tmux does not know is asked itself.
func (in *Input) askTmux(ctx context.Context) (t Terminal, other bool) {
	short, cancel := context.WithTimeout(ctx, grace)
	defer cancel()
	c, err := in.tmux(short, in.env)
	if err != nil || c == in.client {
		return t, false
	}
	in.client = c
	e := Evidence{Env: in.env, Tmux: c}
	if !c.known() && c.TTY != "" {
		e.Replies = in.askClient(short, c.TTY)
	}
	return Classify(e), true
}

// askClient asks the terminal of tmux's client, which draws itself just now.
func (in *Input) askClient(ctx context.Context, tty string) []Reply {
	client, err := os.OpenFile(tty, os.O_WRONLY|noControl, 0)
	if err != nil {
		return nil
	}
	defer client.Close()
	in.mu.Lock()
	d := NewDialogue(in.env)
	in.expect(d)
	done, say := in.done, d.OpenClient()
	in.mu.Unlock()
	if _, err := client.WriteString(say); err != nil {
		return nil
	}
	select {
	case <-done:
	case <-time.After(sshLimit):
	case <-ctx.Done():
	}
	in.mu.Lock()
	defer in.mu.Unlock()
	return append([]Reply(nil), d.Replies...)
}

// attached reports whether a multiplexer with this socket is shown anywhere.
func attached(socket string) bool {
	info, err := os.Stat(socket)
	return err == nil && info.Mode().Perm()&0o100 != 0
}

// socket is the path of the multiplexer's socket; "" where none is found.
func (e Environment) socket() string {
	if tmux := e("TMUX"); tmux != "" {
		path, _, _ := strings.Cut(tmux, ",")
		return path
	}
	name := e("STY")
	if name == "" {
		return ""
	}
	user := "S-" + e("USER")
	for _, dir := range []string{e("SCREENDIR"), filepath.Join("/run/screen", user), filepath.Join("/var/run/screen", user),
		filepath.Join("/tmp/screens", user), filepath.Join("/tmp/uscreens", user), filepath.Join(e("HOME"), ".screen")} {
		if dir == "" {
			continue
		}
		path := filepath.Join(dir, name)
		if _, err := os.Stat(path); err == nil {
			return path
		}
	}
	return ""
}
