//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"strings"
	"testing"
	"time"
)

// In tmux, a copied text is its newest buffer, byte for byte, as tmux is set up
// by default: it takes no OSC 52 from programs.
func TestTmuxCopy(t *testing.T) {
	file, _, whole := portStory(t)
	p := tmuxStart(t, 100, 30, nil, binary(t)+" --lang ar "+file)
	p.wait("مدير الميناء")
	// The session hides its tmux from the program, as most tests want it.
	p.keys("q")
	p.prompt()
	p.keys("TMUX="+p.socket+",1,0 KHABAR_BIDI=visual "+binary(t)+" --lang ar "+file, "Enter")
	p.wait("مدير الميناء")
	p.keys("y", "a")
	var got string
	for end := time.Now().Add(patient); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
		if strings.Contains(p.tmux("list-buffers"), "bytes") {
			got = p.tmux("show-buffer")
			break
		}
	}
	if got != whole {
		t.Errorf("tmux has %q, want %q", got, whole)
	}
	p.keys("q")
}
