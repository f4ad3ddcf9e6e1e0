package main

import (
	"context"
	"fmt"
	"io"
	"runtime/debug"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// newMan is the command that prints the manual page, for whoever packs the
// program.
func newMan(p *process) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Long:  "Man prints the manual page, in roff, for man -l or a package.",
		Example: `khabar man | man -l -
khabar man > /usr/local/share/man/man1/khabar.1`,
		Args:   cobra.NoArgs,
		Hidden: true,
	}
	cmd.RunE = p.command(func(context.Context, []string) error {
		if _, err := io.WriteString(p.stdout, manual(cmd.Root())); err != nil {
			return &failure{exitFailed, fmt.Errorf("standard output: %w", err)}
		}
		return nil
	})
	return cmd
}

// environment is what the program asks its environment for, in the order of
// the manual.
func environment() [][2]string {
	return [][2]string{
		{"KHABAR_BIDI", "what the terminal needs, as --bidi says it"},
		{"KHABAR_SCREEN_READER", "when 1, plain lines for a screen reader, as --screen-reader"},
		{"NO_COLOR", "when not empty, no colours"},
		{"CLICOLOR_FORCE", "when neither empty nor 0, print writes bold and colours also where its output is no terminal"},
		{"BROWSER", "the program that opens pages, instead of the system's own"},
		{"LC_ALL, LC_MESSAGES, LANG", "language of the interface"},
		{"LC_ALL, LC_TIME, LANG", "country whose calendar, months and digits dates have"},
		{"TMUX, STY, SSH_CONNECTION, WAYLAND_DISPLAY, DISPLAY", "which way a copied text takes to the clipboard"},
		{"XDG_STATE_HOME, XDG_DATA_HOME, XDG_CONFIG_HOME, XDG_CACHE_HOME", "where files stand"},
	}
}

// statuses are how the program ends, in the order of the manual.
func statuses() [][2]string {
	return [][2]string{
		{"0", "it has done what it was told; also when whoever reads its output stops reading"},
		{"1", "nothing could be opened, or the output could not be written"},
		{"2", "the command line is wrong"},
		{"3", "some of the feeds or sources could not be read, the others were"},
		{"130", "it was interrupted (128 and the number of the signal)"},
	}
}

// manual returns the manual page in roff (man(7)). Its date is that of the
// commit it was built from, so that one commit has one page.
func manual(root *cobra.Command) string {
	m := &roff{}
	m.raw(`.TH KHABAR 1 "` + commitDate() + `" "khabar ` + escape(releaseVersion()) + `" "User Commands"`)
	m.section("NAME")
	m.text("khabar - " + lower(root.Short))
	m.section("SYNOPSIS")
	for _, cmd := range append([]*cobra.Command{root}, visible(root)...) {
		m.raw(".B " + escape(cmd.CommandPath()))
		m.text("[options] " + strings.TrimSpace(strings.TrimPrefix(cmd.Use, cmd.Name())))
		m.raw(".br")
	}
	m.section("DESCRIPTION")
	m.text(root.Long)
	m.section("OPTIONS")
	m.flags(root)
	m.section("COMMANDS")
	for _, cmd := range visible(root) {
		m.raw(".SS " + escape(cmd.CommandPath()+strings.TrimPrefix(cmd.Use, cmd.Name())))
		about := cmd.Long
		if about == "" {
			about = cmd.Short + "."
		}
		m.text(about)
		m.flags(cmd)
	}
	m.section("EXAMPLES")
	m.raw(".nf")
	for _, cmd := range append([]*cobra.Command{root}, visible(root)...) {
		if cmd.Example != "" {
			m.text(cmd.Example)
		}
	}
	m.raw(".fi")
	m.section("EXIT STATUS")
	m.list(statuses())
	m.section("ENVIRONMENT")
	m.list(environment())
	m.section("SEE ALSO")
	m.text("less(1), fribidi(1)")
	return m.String()
}

// visible are the commands that help names, without cobra's own.
func visible(root *cobra.Command) (all []*cobra.Command) {
	for _, cmd := range root.Commands() {
		if cmd.IsAvailableCommand() && cmd.Name() != "help" && cmd.Name() != "completion" {
			all = append(all, cmd)
		}
	}
	return all
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }

// commitDate is the day of the commit the program was built from.
func commitDate() string {
	if day != "" {
		return day
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		for _, s := range info.Settings {
			if s.Key != "vcs.time" {
				continue
			}
			if t, err := time.Parse(time.RFC3339, s.Value); err == nil {
				return t.UTC().Format(time.DateOnly)
			}
		}
	}
	return ""
}

// roff is a page being written.
type roff struct{ strings.Builder }

// raw writes a line of roff.
func (m *roff) raw(line string) { m.WriteString(line + "\n") }

func (m *roff) section(name string) { m.raw(".SH " + name) }

// text writes text: its lines are paragraphs where they are filled.
func (m *roff) text(s string) {
	for i, line := range strings.Split(strings.TrimSpace(s), "\n") {
		switch {
		case line == "":
			m.raw(".PP")
			continue
		case i > 0:
			m.raw(".br")
		}
		m.raw(escape(line))
	}
}

func (m *roff) list(entries [][2]string) {
	for _, e := range entries {
		m.raw(".TP\n.B " + escape(e[0]))
		m.text(e[1])
	}
}

// flags writes the options of a command.
func (m *roff) flags(cmd *cobra.Command) {
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		name := "--" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", " + name
		}
		if f.Value.Type() != "bool" {
			name += " " + strings.ToUpper(f.Value.Type())
		}
		m.raw(".TP\n.B " + escape(name))
		m.text(f.Usage)
	})
}

// escape makes a line mean itself in roff.
func escape(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	return s
}
