package clip

import (
	"context"
	"errors"
	"os/exec"
	"runtime"
)

// ErrTooLarge says that a text is longer than terminals take, and that there is
// no tool to give it to.
var ErrTooLarge = errors.New("clip: the text is too long for the terminal's clipboard")

// ErrNoWay says that neither the terminal nor a tool takes a text.
var ErrNoWay = errors.New("clip: the terminal has no clipboard and there is no tool for one")

// Clipboard is the reader's. The zero value is the one of this process without
// an environment; Env must be set to find out more.
type Clipboard struct {
	Env  func(string) string // os.Getenv
	OS   string              // runtime.GOOS where empty
	Look func(name string) (path string, err error)
	Run  func(ctx context.Context, text []byte, argv ...string) error
}

// Copy puts a text into the clipboard. It returns what is to be written to the
// terminal for that, which may be nothing.
func (c Clipboard) Copy(ctx context.Context, text string) (sequence string, err error) {
	c = c.whole()
	done := false
	for _, tool := range c.tools() {
		if _, missing := c.Look(tool.argv[0]); missing != nil {
			continue
		}
		if c.Run(ctx, tool.encode(text), tool.argv...) == nil {
			done = true
			break
		}
		if ctx.Err() != nil {
			return "", ctx.Err()
		}
	}
	if c.Env("TMUX") != "" && c.Run(ctx, []byte(text), "tmux", "load-buffer", "-w", "-") == nil {
		return "", nil
	}
	sequence, err = c.sequence(text)
	if err != nil && done {
		return "", nil
	}
	return sequence, err
}

func (c Clipboard) whole() Clipboard {
	if c.Env == nil {
		c.Env = func(string) string { return "" }
	}
	if c.OS == "" {
		c.OS = runtime.GOOS
	}
	if c.Look == nil {
		c.Look = exec.LookPath
	}
	if c.Run == nil {
		c.Run = run
	}
	return c
}

// remote reports whether the terminal is at the other end of a connection: a
// tool would fill the clipboard of the wrong machine.
func (c Clipboard) remote() bool {
	return c.Env("SSH_CONNECTION") != "" || c.Env("SSH_TTY") != "" || c.Env("SSH_CLIENT") != ""
}
