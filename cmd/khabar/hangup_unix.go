//go:build !windows

package main

import (
	"os"
	"syscall"
)

// hangups are the signals of a terminal that goes away.
var hangups = []os.Signal{syscall.SIGHUP}
