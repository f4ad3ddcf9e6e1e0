// Command khabar reads right-to-left news in the terminal.
//
// It wires the packages together and has no logic of its own: root.go and one
// file per subcommand read the flags, load.go joins fetch and parse to the
// Loader that the interface wants, library.go makes the store its Library,
// seek.go and near.go find in it and memory.go among articles that are not stored,
// screen.go runs the interface in the terminal, data.go opens the reader's
// store with what refreshes it, in.go a temporary one, sheet.go writes lists.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/fang/v2"
	"github.com/spf13/cobra"

	"khabar/ui"
)

// Exit statuses.
const (
	exitOK      = 0
	exitFailed  = 1 // nothing could be opened, or the interface could not run
	exitUsage   = 2 // the command line is wrong
	exitSignals = 128
)

// failure is an error with the exit status it leads to.
type failure struct {
	status int
	err    error
}

func (f *failure) Error() string {
	if f.err == nil { // said already
		return ""
	}
	return f.err.Error()
}
func (f *failure) Unwrap() error { return f.err }

// failureOf is an error as what a command ends with, unless it is that already.
func failureOf(err error) error {
	var known *failure
	if err == nil || errors.As(err, &known) {
		return err
	}
	return &failure{exitFailed, err}
}

func main() {
	os.Exit(run(context.Background(), &process{
		args: os.Args[1:], stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, getenv: os.Getenv,
	}))
}

// process is what a run of the program has from the outside, and how it went.
type process struct {
	args   []string
	stdin  *os.File
	stdout *os.File
	stderr io.Writer
	getenv func(string) string
	log    *slog.Logger // nil: nothing is written down
	logged *os.File     // the file of the log; nil: none
	failed error        // of a command that ran; errors of the command line are cobra's

	wrap  func(tea.Model) tea.Model   // for tests; nil: the Model as it is
	fence func(ui.Outside) ui.Outside // for tests; nil: files and commands as they are
}

// command makes a cobra command's RunE of what a command does. Its error is
// kept from fang, which would ask the terminal for its colours to show it, also
// after the interface has just left it.
func (p *process) command(do func(ctx context.Context, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		p.failed = do(cmd.Context(), args)
		return nil
	}
}

// run is main with its world as a value; it returns the exit status.
func run(ctx context.Context, p *process) int {
	root := newRoot(p)
	root.SetArgs(queryLast(root, p.args))
	root.SetIn(p.stdin)
	root.SetOut(p.stdout)
	root.SetErr(p.stderr)
	err := fang.Execute(ctx, root, fang.WithVersion(fullVersion()), fang.WithoutManpage(), fang.WithErrorHandler(
		func(io.Writer, fang.Styles, error) {}, // said below, in one line
	))
	if err == nil {
		err = p.failed
	}
	p.noteError(err)
	if p.logged != nil {
		defer p.logged.Close()
	}
	if err == nil {
		return exitOK
	}
	var f *failure
	if !errors.As(err, &f) {
		f = &failure{exitUsage, err}
	}
	if message := f.Error(); message != "" {
		fmt.Fprintf(p.stderr, "khabar: %s\n", strings.ReplaceAll(message, "\n", " "))
	}
	return f.status
}
