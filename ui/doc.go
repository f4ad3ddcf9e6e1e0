// Package ui is what the reader sees: one Bubble Tea Model with three panes,
// the list of articles, the article that is read, and what else was written
// on it.
//
// A key goes one way and comes back as a frame:
//
//	key, batch of articles, size        bytes
//	        │                             ▲
//	        ▼                             │
//	Model.Update ── action ──► pane     row.Writer (by the terminal's class)
//	        │                   │         ▲
//	        ▼                   ▼         │
//	     tea.Cmd             canvas ──► frame ── cells in visual order
//	 (Loader, Finder)          ▲
//	                           │
//	                     line.Paragraph ◄── Article (logical text)
//
// Update and View do no input or output: commands do, through the small
// interfaces that [Config] names, which this package defines and the binary
// implements. Panes are plain structs that draw into a canvas of a given size.
//
// A feature is a file with its struct, its messages and what it does; model.go
// names them all, update.go hands each its messages, keys.go its keys, and
// actions.go says what those do.
package ui
