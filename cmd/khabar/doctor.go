package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strconv"

	tea "charm.land/bubbletea/v2"
	"github.com/adrg/xdg"
	"github.com/charmbracelet/colorprofile"
	"github.com/spf13/cobra"
	xterm "golang.org/x/term"

	"khabar/bidi"
	"khabar/bidi/cell"
	"khabar/bidi/line"
	"khabar/bidi/row"
	"khabar/ui/term"
)

// terminalMemory is the file that remembers what each terminal needs.
func terminalMemory() *term.Memory {
	return &term.Memory{Path: filepath.Join(xdg.StateHome, "khabar", "terminals.json")}
}

func newDoctor(p *process, f *flags) *cobra.Command {
	var asJSON, forget bool
	var class string
	cmd := &cobra.Command{
		Use:   "doctor",
		Short: "Say what this terminal needs, and check it by eye",
		Long: `Doctor asks the terminal who it is, says how Khabar writes right-to-left text for it and why, and draws a test card.
Then it writes one sentence in every way and asks which line reads right; the answer is remembered for this terminal.`,
		Example: `khabar doctor
khabar doctor --json > report.json
khabar doctor --forget`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = p.command(func(ctx context.Context, _ []string) error {
		settings, err := f.configuration(p)
		if err != nil {
			return err
		}
		blank, err := blankOf(settings)
		if err != nil {
			return &failure{exitUsage, err}
		}
		found, err := term.Detect(ctx, term.Options{Flag: class, Config: settings.Terminal.Bidi, Output: true, Env: p.getenv, Memory: terminalMemory(), Always: true})
		if err != nil {
			return &failure{exitUsage, err}
		}
		d := doctor{p: p, found: found, blank: blank, report: found.Report()}
		d.look()
		switch {
		case forget:
			return d.forget()
		case asJSON:
			return d.json()
		}
		return d.examine(ctx)
	})
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object for a bug report")
	cmd.Flags().BoolVar(&forget, "forget", false, "forget what was chosen for this terminal")
	cmd.Flags().StringVar(&class, "bidi", "", "examine the terminal as one of this class")
	return cmd
}

// environ returns what colour detection reads.
func environ(getenv func(string) string) []string {
	var out []string
	for _, name := range []string{"TERM", "COLORTERM", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TMUX", "TERM_PROGRAM", "WT_SESSION", "GOOGLE_CLOUD_SHELL"} {
		if v := getenv(name); v != "" {
			out = append(out, name+"="+v)
		}
	}
	return out
}

// look notes the size and the colours of the terminal, which need not be where
// the output goes.
func (d *doctor) look() {
	screen := d.p.stdout
	if !xterm.IsTerminal(int(screen.Fd())) {
		tty, out, err := tea.OpenTTY()
		if err != nil {
			return
		}
		defer tty.Close()
		defer out.Close()
		screen = out
	}
	d.report.Columns, d.report.Rows, _ = xterm.GetSize(int(screen.Fd()))
	d.report.Colors = colorprofile.Detect(screen, environ(d.p.getenv)).String()
}

type doctor struct {
	p      *process
	found  *term.Detection
	blank  rune
	report term.Report
}

func (d *doctor) json() error {
	enc := json.NewEncoder(d.p.stdout)
	enc.SetIndent("", "  ")
	if err := enc.Encode(d.report); err != nil {
		return &failure{exitFailed, fmt.Errorf("standard output: %w", err)}
	}
	return nil
}

func (d *doctor) forget() error {
	if err := terminalMemory().Forget(d.report.Key); err != nil {
		return &failure{exitFailed, err}
	}
	fmt.Fprintln(d.p.stdout, "Forgotten: this terminal is asked again at the next start.")
	return nil
}

// examine writes the report and, on a terminal, the test card and the
// question.
func (d *doctor) examine(ctx context.Context) error {
	out := bufio.NewWriter(d.p.stdout)
	d.summary(out)
	onTerminal := xterm.IsTerminal(int(d.p.stdout.Fd()))
	if !onTerminal {
		return out.Flush()
	}
	width := d.report.Columns
	if width < 40 {
		width = 80
	}
	d.card(out, width)
	samples := term.Samples(min(width, 76)-6, d.blank)
	fmt.Fprintf(out, "\nOne sentence in every way. It begins at the right, with %s\n\n", d.word(term.SampleBegins))
	for i, s := range samples {
		fmt.Fprintf(out, "%s\n  %d  %s\n\n", s.Bytes, i+1, s.Class)
	}
	if err := out.Flush(); err != nil {
		return &failure{exitFailed, err}
	}
	if !xterm.IsTerminal(int(d.p.stdin.Fd())) {
		return nil
	}
	return d.ask(ctx, samples)
}

// summary says what was found, in words.
func (d *doctor) summary(out io.Writer) {
	r := d.report
	name := r.Terminal
	if name == "" {
		name = "unknown"
	}
	if r.Version != "" {
		name += " " + r.Version
	}
	if r.Via != "" {
		name += ", through " + r.Via
	}
	if r.SSH {
		name += ", over SSH"
	}
	fmt.Fprintf(out, "class     %s\nterminal  %s\nfound by  %s, in %.0f ms\n", r.Class, name, r.FoundBy, r.Millis)
	if r.Colors != "" {
		fmt.Fprintf(out, "colours   %s\n", r.Colors)
	}
	if r.Columns > 0 {
		fmt.Fprintf(out, "size      %d x %d\n", r.Columns, r.Rows)
	}
	for _, reply := range r.Replies {
		fmt.Fprintf(out, "answered  %-9s %s\n", reply.Kind, strconv.Quote(reply.Text))
	}
	for _, v := range r.Variables() {
		fmt.Fprintf(out, "          %s=%s\n", v, r.Environment[v])
	}
}

// word writes a word as the interface would write it here.
func (d *doctor) word(text string) string {
	w := row.Writer{Blank: d.blank}
	d.found.Terminal.Apply(&w)
	var p line.Paragraph
	p.Set(text, bidi.RTL)
	var r cell.Row
	p.Truncate(&r, line.Options{Width: cell.StringWidth(text), Align: line.Left})
	return term.Enter(d.report.Class) + string(w.Append(nil, &r)) + term.Leave(d.report.Class)
}

// card draws the test card as the interface would draw it here.
func (d *doctor) card(out io.Writer, width int) {
	class := d.report.Class
	w := row.Writer{Blank: d.blank}
	d.found.Terminal.Apply(&w)
	var p line.Paragraph
	var r cell.Row
	column := func(s string, n int, dir bidi.Direction, a line.Align) {
		p.Set(s, dir)
		p.Truncate(&r, line.Options{Width: n, Align: a})
	}
	fmt.Fprintf(out, "\n%s", term.Enter(class))
	for _, l := range term.Card() {
		r.Reset()
		r.Blank(1, 0)
		column(l.Name, 16, bidi.LTR, line.Left)
		column(l.Text, 34, bidi.Auto, line.Right)
		r.Blank(2, 0)
		if room := width - 54; room > 20 {
			column(l.Look, room, bidi.LTR, line.Left)
		}
		fmt.Fprintf(out, "%s%s\n", term.Enter(class), w.Append(nil, &r))
	}
	io.WriteString(out, term.Leave(class))
}
