//go:build !windows

package main

import (
	"errors"
	"os/signal"
	"syscall"
)

// keepOnClosed makes a write to a pipe that nobody reads any more an error
// instead of the end of the process.
func keepOnClosed() { signal.Ignore(syscall.SIGPIPE) }

// isClosed reports whether a write failed because nobody reads any more.
func isClosed(err error) bool { return errors.Is(err, syscall.EPIPE) }
