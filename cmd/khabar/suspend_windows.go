package main

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"khabar/ui/term"
)

// suspendInOrder does nothing: Windows suspends no program.
func suspendInOrder(context.Context, *tea.Program, *term.Session) {}
