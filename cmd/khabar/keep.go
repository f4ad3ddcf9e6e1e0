package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"khabar/feed"
	"khabar/feed/store"
)

func newKeep(p *process, f *flags) *cobra.Command {
	var quiet bool
	cmd := &cobra.Command{
		Use:   "keep SOURCE...",
		Short: "Store articles of files, folders, pages or standard input",
		Long: `Keep stores articles without a subscription: of files and folders in any format that khabar reads, of pages, of JSON Lines, of standard input with -. What is stored already is stored once.

A JSON article may bring id, title, body, summary, section or category, date, source, url, lang and tags.`,
		Example: `khabar keep ~/news article.html
zcat corpus.jsonl.gz | khabar keep -
echo '{"id": "7", "title": "عنوان", "body": "نص", "section": "سياسة"}' | khabar keep -`,
		RunE: f.withNews(p, func(ctx context.Context, l *library, args []string) error {
			sources := sourcesOf(args, p.stdin)
			if len(sources) == 0 {
				return &failure{exitUsage, errors.New("keep what? Name a file, a folder, an address, or - for standard input")}
			}
			ctx, stop := interruptible(ctx)
			defer stop()
			return keep(ctx, p, l, sources, quiet)
		}),
	}
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "say nothing but what failed")
	return cmd
}

// keep stores what sources hold, as it comes.
func keep(ctx context.Context, p *process, l *library, sources []string, quiet bool) error {
	meter := newMeter(p, quiet)
	var sum store.Put
	problems, broken := newLoader(p, l.settings, sources).inBatches(ctx, func(articles []feed.Article) error {
		// What was read before the reader broke off is stored.
		var put store.Put
		err := l.mended(ctx, p, func() (err error) {
			put, err = l.Keep(context.WithoutCancel(ctx), articles)
			return err
		})
		sum.New, sum.Changed = append(sum.New, put.New...), append(sum.Changed, put.Changed...)
		sum.Unchanged += put.Unchanged
		meter.line(plural(len(sum.New), "article") + " kept")
		return err
	})
	meter.end()
	for _, problem := range problems {
		fmt.Fprintf(p.stderr, "khabar: %s\n", problem.Error())
	}
	if broken != nil {
		return &failure{exitFailed, broken}
	}
	if !quiet {
		line := plural(len(sum.New), "article") + " kept"
		if n := len(sum.Changed); n > 0 {
			line += fmt.Sprintf(", %d changed", n)
		}
		if sum.Unchanged > 0 {
			line += fmt.Sprintf(", %d were there already", sum.Unchanged)
		}
		fmt.Fprintln(p.stdout, line+".")
	}
	if ctx.Err() == nil {
		if err := l.mended(ctx, p, func() error { return l.index(ctx, p, quiet) }); err != nil {
			return err
		}
	}
	switch {
	case ctx.Err() != nil:
		return brokenOff(ctx.Err())
	case len(problems) > 0 && len(sum.New)+len(sum.Changed)+sum.Unchanged == 0:
		return &failure{exitFailed, nil}
	case len(problems) > 0:
		return &failure{exitSome, nil}
	}
	return nil
}
