package main

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"
	xterm "golang.org/x/term"

	"khabar/feed"
)

// logTo makes the program write down what it does, where the flags want it: to
// the file of --log, or with -v alone to standard error, and while the
// interface has the terminal to a file in the state folder.
func (f *flags) logTo(p *process, cmd *cobra.Command) error {
	path := f.logFile
	if path == "" && !f.verbose {
		return nil
	}
	err, isFile := p.stderr.(*os.File)
	screen := !cmd.HasParent() && xterm.IsTerminal(int(p.stdout.Fd())) && isFile && xterm.IsTerminal(int(err.Fd()))
	if path == "" && screen {
		path = filepath.Join(xdg.StateHome, "khabar", "khabar.log")
	}
	w := p.stderr
	if path != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			return &failure{exitFailed, fmt.Errorf("the log: %w", err)}
		}
		file, err := os.OpenFile(path, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
		if err != nil {
			return &failure{exitFailed, fmt.Errorf("the log: %w", err)}
		}
		p.logged, w = file, file
	}
	p.log = newLog(w)
	p.log.Info("khabar "+version(), "command", cmd.CommandPath())
	return nil
}

// newLog writes lines of text whose words are cleaned: they are of feeds,
// servers and files.
func newLog(w io.Writer) *slog.Logger {
	return slog.New(slog.NewTextHandler(w, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Value.Kind() == slog.KindString || a.Value.Kind() == slog.KindAny {
			a.Value = slog.StringValue(feed.CleanLine(a.Value.String()))
		}
		return a
	}}))
}

// note writes a line, where a log is kept.
func (p *process) note(what string, args ...any) {
	if p.log != nil {
		p.log.Log(context.Background(), slog.LevelInfo, what, args...)
	}
}

// noteError writes down what went wrong, where a log is kept.
func (p *process) noteError(err error) {
	if p.log != nil && err != nil {
		p.log.Error(err.Error())
	}
}
