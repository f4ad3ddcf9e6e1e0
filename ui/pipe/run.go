package pipe

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"sync"
	"time"
)

// MaxOutput is how much of what a command says is kept, in bytes.
const MaxOutput = 1 << 20

// ErrNoCommand says that no command is named.
var ErrNoCommand = errors.New("pipe: no command is named")

// Run runs a command with input on its standard input and tells what it writes
// to its standard output and error, as it comes; tell is not called by two
// goroutines at once. It returns the exit code; err is why the command could not
// be started, or ended otherwise than by itself. What is above MaxOutput is
// dropped.
func Run(ctx context.Context, argv []string, input []byte, tell func(chunk []byte)) (code int, err error) {
	if len(argv) == 0 {
		return 0, ErrNoCommand
	}
	cmd := exec.CommandContext(ctx, argv[0], argv[1:]...)
	cmd.Stdin = bytes.NewReader(input)
	out := &writer{tell: tell, left: MaxOutput}
	cmd.Stdout, cmd.Stderr = out, out
	cmd.WaitDelay = time.Second
	own(cmd)
	err = cmd.Run()
	var exit *exec.ExitError
	switch {
	case ctx.Err() != nil:
		return 0, ctx.Err()
	case errors.As(err, &exit) && exit.Exited():
		return exit.ExitCode(), nil
	case errors.Is(err, exec.ErrWaitDelay): // it has ended; what it left behind holds the pipe
		return 0, nil
	}
	if cmd.ProcessState != nil && cmd.ProcessState.Success() {
		return 0, nil // it did not read all of its input
	}
	return 0, err
}

type writer struct {
	mu   sync.Mutex
	tell func([]byte)
	left int
}

func (w *writer) Write(p []byte) (int, error) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if n := min(len(p), w.left); n > 0 {
		w.tell(p[:n])
		w.left -= n
	}
	return len(p), nil
}
