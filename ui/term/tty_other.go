//go:build !unix || aix || solaris

package term

import (
	"fmt"
	"time"
)

const noControl = 0

// OpenTTY fails: on this system the terminal is judged by the environment.
func OpenTTY() (TTY, error) {
	return nil, fmt.Errorf("%w that can be asked on this system", ErrNoTerminal)
}

// readable never waits: what has begun is given up at once.
func readable(int, time.Duration) (bool, error) { return false, nil }
