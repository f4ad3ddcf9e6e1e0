package main

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	xterm "golang.org/x/term"

	"khabar/bidi/row"
	"khabar/ui/term"
)

// columns is the value of --width: a number, or auto, the terminal's width and
// nothing where the output is no terminal.
type columns int

const autoColumns columns = -1

// maxColumns is the widest line that is laid out.
const maxColumns = 10_000

func (c *columns) String() string {
	if *c == autoColumns {
		return "auto"
	}
	return strconv.Itoa(int(*c))
}

// Set implements pflag.Value.
func (c *columns) Set(s string) error {
	if s == "auto" {
		*c = autoColumns
		return nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > maxColumns {
		return fmt.Errorf("it is auto, 0 for lines as they are, or a number of columns up to %d", maxColumns)
	}
	*c = columns(n)
	return nil
}

// Type implements pflag.Value.
func (c *columns) Type() string { return "columns" }

// of returns the columns for an output, 0 for lines as they are.
func (c columns) of(out *os.File) int {
	if c != autoColumns {
		return int(c)
	}
	if n, _, err := xterm.GetSize(int(out.Fd())); err == nil && xterm.IsTerminal(int(out.Fd())) {
		return min(n, maxColumns)
	}
	return 0
}

// choice is the value of a flag that takes one of a few words.
type choice struct {
	is   string
	from []string
}

func (c *choice) String() string { return c.is }

// Set implements pflag.Value.
func (c *choice) Set(s string) error {
	for _, word := range c.from {
		if strings.EqualFold(s, word) {
			c.is = word
			return nil
		}
	}
	return fmt.Errorf("it is one of %s", strings.Join(c.from, ", "))
}

// Type implements pflag.Value.
func (c *choice) Type() string { return "word" }

// className is the value of --bidi: "", auto or the name of a class.
type className string

func (c *className) String() string { return string(*c) }

// Set implements pflag.Value.
func (c *className) Set(s string) error {
	if _, _, err := row.ParseClass(s); err != nil {
		return err
	}
	*c = className(s)
	return nil
}

// Type implements pflag.Value.
func (c *className) Type() string { return "class" }

// completed makes the shell offer what a flag takes.
func completed(cmd *cobra.Command, flag string, words ...string) {
	// The error is that of a flag which is not there.
	_ = cmd.RegisterFlagCompletionFunc(flag, cobra.FixedCompletions(words, cobra.ShellCompDirectiveNoFileComp))
}

// classNames are what --bidi takes.
func classNames() []string {
	names := []string{row.Auto}
	for _, c := range row.Classes() {
		names = append(names, c.String())
	}
	return names
}

// lineTerminal returns what a Writer has to know to write lines for whatever
// stands at the end of stdout, as opposed to a screen that the program has to
// itself.
//
// A class that was given, by flag or KHABAR_BIDI, is taken as it is. A terminal
// is asked. Behind a pipe there may be a pager with the same terminal as
// stderr: that is not asked, since the pager reads from it, but judged by what
// is remembered and by the environment. For a file it is class Visual.
//
// Lines outlive the program, so the terminal can't be brought into a state of
// ours and back: class Explicit is written as Words, which looks the same, and
// mlterm shows logical text rightly.
func lineTerminal(ctx context.Context, p *process, flag className) (func(*row.Writer), error) {
	given, auto, err := row.ParseClass(string(flag))
	if err != nil {
		return nil, &failure{exitUsage, fmt.Errorf("--bidi: %w", err)}
	}
	if auto && flag == "" {
		if given, auto, err = row.ParseClass(p.getenv(term.EnvironmentVariable)); err != nil {
			return nil, &failure{exitUsage, fmt.Errorf("%s: %w", term.EnvironmentVariable, err)}
		}
	}
	if !auto {
		return term.Terminal{Class: given}.Apply, nil
	}
	t := term.Terminal{Class: row.Visual}
	switch {
	case xterm.IsTerminal(int(p.stdout.Fd())):
		found, err := term.Detect(ctx, term.Options{Flag: row.Auto, Output: true, Env: p.getenv, Memory: terminalMemory()})
		if err != nil {
			return nil, &failure{exitUsage, err}
		}
		t = found.Terminal
	case leadsToTerminal(p):
		var known bool
		env := term.Environment(p.getenv)
		if t, known = terminalMemory().Recall(env.Key()); !known {
			t = term.Classify(term.Evidence{Env: env})
		}
	}
	switch t.Class {
	case row.Explicit:
		t.Class = row.Words
	case row.MLTerm:
		t.Class = row.Logical
	}
	return t.Apply, nil
}

// leadsToTerminal reports whether stdout is a pipe in a pipeline that was
// started at a terminal.
func leadsToTerminal(p *process) bool {
	info, err := p.stdout.Stat()
	if err != nil || info.Mode()&os.ModeNamedPipe == 0 {
		return false
	}
	stderr, ok := p.stderr.(*os.File)
	return ok && xterm.IsTerminal(int(stderr.Fd()))
}
