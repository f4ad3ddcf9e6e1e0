package term

import (
	"errors"
	"time"
)

// ErrNoTerminal is the error of a program without a controlling terminal.
var ErrNoTerminal = errors.New("no controlling terminal")

// TTY is a terminal in raw mode that can be asked.
type TTY interface {
	// Read waits at most d for bytes; 0 bytes and no error: none came.
	Read(p []byte, d time.Duration) (int, error)
	Write(p []byte) (int, error)
	// Close brings the terminal back into its former mode.
	Close() error
}
