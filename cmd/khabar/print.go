package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"syscall"

	"github.com/spf13/cobra"

	"khabar/feed/export"
	"khabar/ui"
)

func newPrint(p *process) *cobra.Command {
	return &cobra.Command{
		Use:   "print [SOURCE...]",
		Short: "Print articles as plain text",
		Long: `Print writes articles as plain text in logical order, without an escape code, one after the other.
Sources are named as for khabar itself.`,
		Example: `khabar print article.html
curl -s https://example.org/feed.xml | khabar print > news.txt`,
		Args: cobra.ArbitraryArgs,
		RunE: p.command(func(ctx context.Context, args []string) error {
			return printText(ctx, p, sourcesOf(args, p.stdin))
		}),
	}
}

// printText prints each article as soon as it is read, in the order of the
// sources. What could not be opened is said on stderr; the status is 1 where
// that was everything. A reader of the output that goes away ends it quietly.
func printText(ctx context.Context, p *process, sources []string) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	out := bufio.NewWriter(p.stdout)
	var text []byte
	var problems []ui.Problem
	var broken error
	printed := 0
	emit := func(b ui.Batch) {
		problems = append(problems, b.Problems...)
		for _, a := range b.Articles {
			if broken != nil {
				return
			}
			text = text[:0]
			if printed > 0 {
				text = append(text, "\n\n"...)
			}
			text = export.AppendText(text, a)
			printed++
			_, broken = out.Write(text)
		}
		if broken == nil {
			broken = out.Flush()
		}
		if broken != nil {
			cancel()
		}
	}
	l := newLoader(p, sources)
	if len(sources) == 0 {
		emit(welcomeEdition())
	}
	for _, s := range sources {
		l.source(ctx, s, emit)
	}
	switch {
	case errors.Is(broken, syscall.EPIPE):
		return nil
	case broken != nil:
		return &failure{exitFailed, fmt.Errorf("standard output: %w", broken)}
	case printed == 0 && len(problems) > 0:
		return nothingOpened(problems)
	}
	for _, problem := range problems {
		fmt.Fprintf(p.stderr, "khabar: %s\n", problem.Error())
	}
	return nil
}
