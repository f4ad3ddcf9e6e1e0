package main

import (
	"io"
	"strings"
	"testing"
	"time"

	"khabar/ui/term"
)

// TestUntilGone: a terminal that can't be read any more is gone; one that says
// nothing is not.
func TestUntilGone(t *testing.T) {
	for _, c := range []struct {
		r    io.Reader
		gone bool
	}{{strings.NewReader("j"), true}, {silent{}, false}} {
		gone := make(chan struct{})
		in := &untilGone{Input: (&term.Detection{}).Input(c.r), gone: func() { close(gone) }}
		buf := make([]byte, 8)
		for range 5 {
			_, _ = in.Read(buf)
		}
		select {
		case <-gone:
			if !c.gone {
				t.Error("a silent terminal is said to be gone")
			}
		case <-time.After(100 * time.Millisecond):
			if c.gone {
				t.Error("nobody says that the terminal is gone")
			}
		}
	}
}

// silent is a terminal that nobody types at.
type silent struct{}

func (silent) Read([]byte) (int, error) { return 0, nil }
