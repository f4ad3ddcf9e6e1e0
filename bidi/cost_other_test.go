//go:build !unix

package bidi_test

import "time"

var began = time.Now()

// used is the time that has passed, for want of processor time.
func used() time.Duration { return time.Since(began) }
