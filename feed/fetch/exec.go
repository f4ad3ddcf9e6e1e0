package fetch

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os/exec"
	"strings"
	"time"

	"khabar/argv"
	"khabar/feed"
)

// execTimeout is how long a command may take to make its feed.
const execTimeout = time.Minute

// openCommand runs an exec: source, a command of the reader's own
// configuration, and takes what it prints. No shell is involved (package
// argv).
func openCommand(ctx context.Context, source string) (*Item, error) {
	args, err := argv.Split(strings.TrimPrefix(source, "exec:"))
	if err == nil && len(args) == 0 {
		err = errors.New("no command is named")
	}
	if err != nil {
		return nil, &Error{Source: source, Kind: Local, Err: err}
	}
	ctx, cancel := context.WithTimeout(ctx, execTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.WaitDelay = time.Second
	var out, complaint capped
	out.most, complaint.most = maxBytes, 1<<10
	cmd.Stdout, cmd.Stderr = &out, &complaint
	err = cmd.Run()
	switch {
	case out.over:
		return nil, &Error{Source: source, Kind: TooLarge}
	case ctx.Err() != nil:
		return nil, netError(source, ctx.Err())
	case err != nil:
		if said, _, _ := strings.Cut(strings.TrimSpace(complaint.String()), "\n"); said != "" {
			err = errors.New(feed.CleanLine(said))
		}
		return nil, &Error{Source: source, Kind: Local, Err: err}
	}
	return &Item{Name: source, Modified: time.Now(), Size: int64(out.Len()), open: func() (io.ReadCloser, error) {
		return io.NopCloser(bytes.NewReader(out.Bytes())), nil
	}}, nil
}

// capped keeps the first bytes that are written to it.
type capped struct {
	bytes.Buffer
	most int
	over bool
}

func (c *capped) Write(p []byte) (int, error) {
	if room := c.most - c.Len(); len(p) > room {
		c.Buffer.Write(p[:room])
		c.over = true
		return len(p), nil
	}
	return c.Buffer.Write(p)
}
