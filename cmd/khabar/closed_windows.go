package main

import (
	"errors"
	"syscall"

	"golang.org/x/sys/windows"
)

// keepOnClosed does nothing: Windows ends no process for it.
func keepOnClosed() {}

// isClosed reports whether a write failed because nobody reads any more.
func isClosed(err error) bool {
	return errors.Is(err, windows.ERROR_BROKEN_PIPE) || errors.Is(err, windows.ERROR_NO_DATA) || errors.Is(err, syscall.EPIPE)
}
