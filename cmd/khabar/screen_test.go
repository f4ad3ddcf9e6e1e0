//go:build linux || darwin || freebsd || netbsd || openbsd

package main

import (
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/creack/pty"
)

// TestSift: a size that has come late is that of the terminal now; how columns
// are counted is not for the terminal to say.
func TestSift(t *testing.T) {
	master, terminal, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer master.Close()
	defer terminal.Close()
	through := sift(terminal)
	late := tea.WindowSizeMsg{Width: 80, Height: 24}
	for _, c := range []struct{ has, want tea.WindowSizeMsg }{
		{tea.WindowSizeMsg{Width: 2, Height: 3}, tea.WindowSizeMsg{Width: 2, Height: 3}},
		{late, late},
		{tea.WindowSizeMsg{}, late}, // it knows none: Bubble Tea has another source
	} {
		if err := pty.Setsize(master, &pty.Winsize{Rows: uint16(c.has.Height), Cols: uint16(c.has.Width)}); err != nil {
			t.Fatal(err)
		}
		if got := through(nil, late); got != c.want {
			t.Errorf("on %v: %v, want %v", c.has, got, c.want)
		}
	}
	if got := through(nil, tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset}); got != nil {
		t.Errorf("%v comes through", got)
	}
	if got := through(nil, tea.FocusMsg{}); got != (tea.FocusMsg{}) {
		t.Errorf("%v in place of another message", got)
	}
}
