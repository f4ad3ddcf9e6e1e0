package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"khabar/feed/store"
)

// withNews makes a cobra command's RunE of what a command does with the
// reader's news.
func (f *flags) withNews(p *process, do func(ctx context.Context, l *library, args []string) error) func(*cobra.Command, []string) error {
	return p.command(func(ctx context.Context, args []string) error {
		l, err := f.openLibrary(ctx, p)
		if err != nil {
			return err
		}
		defer func() { l.Close() }()
		return l.mended(ctx, p, func() error { return do(ctx, l, args) })
	})
}

// mended does something with the store. Where the file turns out damaged on the
// way it is mended, which is said, and the thing done once more.
func (l *library) mended(ctx context.Context, p *process, do func() error) error {
	err := do()
	if !errors.Is(err, store.ErrDamaged) {
		return err
	}
	path := l.Path()
	_ = l.Close()
	s, err := openStore(context.WithoutCancel(ctx), p, path)
	if err != nil {
		return err
	}
	*l = *newLibrary(l.settings, s)
	return do()
}

// onSheet lets a command write to standard output, as rows on a terminal.
func (l *library) onSheet(ctx context.Context, p *process, do func(out *sheet) error) error {
	out, err := newSheet(ctx, p, l.settings, p.stdout)
	if err != nil {
		return err
	}
	if err := do(out); err != nil {
		_ = out.close() // what was done before it failed is said
		return err
	}
	return out.close()
}

// all are all feeds.
func (l *library) all(ctx context.Context) ([]store.Feed, error) {
	feeds, err := l.Feeds(ctx)
	if err != nil {
		return nil, &failure{exitFailed, err}
	}
	return feeds, nil
}

// named are the feeds that the reader names, each once; with one, no word may
// be several.
func (l *library) named(ctx context.Context, words []string, one bool) (chosen []store.Feed, err error) {
	feeds, err := l.all(ctx)
	if err != nil {
		return nil, err
	}
	seen := map[int64]bool{}
	for _, word := range words {
		list, err := pickFeeds(feeds, word)
		if err == nil && one && len(list) > 1 {
			err = fmt.Errorf("%q are %d feeds; name them by their addresses: %s", word, len(list), labels(list))
		}
		if err != nil {
			return nil, &failure{exitUsage, err}
		}
		for _, f := range list {
			if !seen[f.ID] {
				seen[f.ID] = true
				chosen = append(chosen, f)
			}
		}
	}
	return chosen, nil
}
