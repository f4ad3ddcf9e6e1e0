package main

import (
	"context"

	tea "charm.land/bubbletea/v2"
)

// suspendInOrder does nothing: Windows suspends no program.
func suspendInOrder(context.Context, *tea.Program) {}

// stop does nothing either.
func stop() {}
