package term

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"
	"time"

	"khabar/bidi/row"
)

// socketOf makes a file that stands for a multiplexer's socket.
func socketOf(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, nil, 0o700); err != nil {
		t.Fatal(err)
	}
	return path
}

func mode(t *testing.T, path string, m os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, m); err != nil {
		t.Fatal(err)
	}
}

// TestAttachedTmux: who detaches and attaches another terminal gets its class;
// the same terminal again changes nothing.
func TestAttachedTmux(t *testing.T) {
	socket := socketOf(t, "default")
	var client atomic.Pointer[Client]
	client.Store(&Client{Type: "XTerm(379)", Name: "xterm"})
	asked := make(chan struct{}, 16)
	o := Options{Output: true, Env: env("TERM", "tmux-256color", "TMUX", socket+",12,0"),
		Tmux: func(context.Context, Environment) (Client, error) { asked <- struct{}{}; return *client.Load(), nil }}
	d, err := Detect(context.Background(), o)
	if err != nil || d.Terminal.Class != row.Visual {
		t.Fatalf("%v, %v", d.Terminal, err)
	}
	<-asked
	in := d.Input(&feed{})
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	type answer struct {
		Attachment
		err error
	}
	got := make(chan answer)
	wait := func() {
		a, err := in.Attached(ctx)
		got <- answer{a, err}
	}
	reattach := func(to Client) {
		mode(t, socket, 0o600)
		time.Sleep(attachEvery + attachEvery/2)
		client.Store(&to)
		mode(t, socket, 0o700)
	}
	go wait()
	time.Sleep(10 * time.Millisecond)
	reattach(*client.Load())
	<-asked
	select {
	case a := <-got:
		t.Fatalf("the same terminal again: %v", a)
	case <-time.After(20 * time.Millisecond):
	}
	reattach(Client{Type: "Konsole 22.12.3"})
	if a := <-got; a.err != nil || a.Terminal.Class != row.Words || a.Terminal.Name != "Konsole" || a.Question != "" {
		t.Errorf("Konsole is attached: %v", a)
	}
	// A second client that makes the window another size.
	go wait()
	time.Sleep(10 * time.Millisecond)
	client.Store(&Client{Type: "kitty(0.40)"})
	in.Resized()
	if a := <-got; a.err != nil || a.Terminal.Class != row.Kitty {
		t.Errorf("kitty is attached: %v", a)
	}
	go wait()
	cancel()
	if a := <-got; !errors.Is(a.err, context.Canceled) {
		t.Errorf("at the end: %v", a)
	}
}

// TestAttachedScreen: in GNU screen the terminal is asked through it.
func TestAttachedScreen(t *testing.T) {
	socket := socketOf(t, "9.pts-1.host")
	mode(t, socket, 0o600)
	d, _ := detect(t, &script{}, Options{Env: env("TERM", "screen", "STY", filepath.Base(socket), "SCREENDIR", filepath.Dir(socket)), Limit: 20 * time.Millisecond})
	in := d.Input(&feed{})
	go func() {
		time.Sleep(attachEvery / 2)
		_ = os.Chmod(socket, 0o700)
	}()
	a, err := in.Attached(context.Background())
	if want := inScreen.carry(askVersion + askDA2 + askGround + askFence); err != nil || a.Question != want {
		t.Fatalf("%v, %v, want the question %q", a, err, want)
	}
	in.r = &feed{[]string{"\x1bP>|mlterm(3.9.3)\x1b\\\x1b[>24;279;0c\x1b[?62c"}}
	for {
		if _, err := in.Read(make([]byte, 64)); err != nil {
			break
		}
	}
	if is, err := in.Answers(context.Background()); err != nil || is.Class != row.MLTerm {
		t.Errorf("mlterm answers: %v, %v", is, err)
	}
}

// TestAttachedGiven: a class that was given stays, whatever is attached.
func TestAttachedGiven(t *testing.T) {
	socket := socketOf(t, "default")
	d, _ := detect(t, &script{}, Options{Flag: "words", Env: env("TERM", "tmux", "TMUX", socket+",1,0")})
	ctx, cancel := context.WithTimeout(context.Background(), 3*attachEvery/2)
	defer cancel()
	mode(t, socket, 0o600)
	in := d.Input(&feed{})
	go func() {
		time.Sleep(20 * time.Millisecond)
		in.Resized()
		_ = os.Chmod(socket, 0o700)
	}()
	if a, err := in.Attached(ctx); err == nil {
		t.Errorf("given, and changed to %v", a)
	}
}
