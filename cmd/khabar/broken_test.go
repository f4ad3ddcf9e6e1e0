package main

import (
	"context"
	"os"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// broken is a Model that panics when X is pressed, and in a command when C is.
type broken struct{ tea.Model }

func (b broken) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		switch key.String() {
		case "X":
			panic("a defect in Update")
		case "C":
			return b, func() tea.Msg { panic("a defect in a command") }
		}
	}
	m, cmd := b.Model.Update(msg)
	b.Model = m
	return b, cmd
}

// runBroken is the program with the broken Model.
func runBroken() int {
	p := &process{
		args: os.Args[1:], stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv,
		wrap: func(m tea.Model) tea.Model { return broken{m} },
	}
	return run(context.Background(), p)
}

// TestTmuxPanic: a defect in the Model ends the program with the terminal as
// it was.
func TestTmuxPanic(t *testing.T) {
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"X", "C"} {
		p := tmuxStart(t, 80, 24, nil, "KHABAR_TEST_PANIC=1 "+self+" testdata/story 2>/dev/null")
		p.wait(headPort)
		p.keys(key)
		p.left()
	}
}
