//go:build unix

package bidi_test

import (
	"syscall"
	"time"
)

// used is the processor time that this process has taken, which other programs on
// the machine disturb less than time that passes.
func used() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		panic(err)
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
