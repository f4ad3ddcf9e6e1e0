package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"khabar/feed/index"
	"khabar/feed/store"
)

// withNews makes a cobra command's RunE of what a command does with the
// reader's news.
func (f *flags) withNews(p *process, do func(ctx context.Context, l *library, args []string) error) func(*cobra.Command, []string) error {
	return p.command(func(ctx context.Context, args []string) error {
		return f.onNews(ctx, p, func(l *library) error { return do(ctx, l, args) })
	})
}

// onNews opens the reader's news and does something with it. That is done again
// where the store is found damaged, see mended: what must not be done twice,
// such as reading standard input, is done outside, and of several steps each
// is mended by itself.
func (f *flags) onNews(ctx context.Context, p *process, do func(l *library) error) error {
	l, err := f.openLibrary(ctx, p)
	if err != nil {
		return err
	}
	defer func() { l.Close() }()
	return failureOf(l.mended(ctx, p, func() error { return do(l) }))
}

// onFindable is onNews with all of it indexed.
func (f *flags) onFindable(ctx context.Context, p *process, do func(l *library) error) error {
	return f.onNews(ctx, p, func(l *library) error { return l.findable(ctx, p, do) })
}

// findable does something with the store when all of it is indexed.
func (l *library) findable(ctx context.Context, p *process, do func(l *library) error) error {
	if err := l.index(ctx, p, false); err != nil {
		return err
	}
	err := do(l)
	var known *failure
	if err != nil && !errors.As(err, &known) && ctx.Err() != nil {
		return brokenOff(ctx.Err())
	}
	return failureOf(err)
}

// mended does something with the store. Where the file, or the index in it,
// turns out damaged on the way it is mended, which is said, and the thing done
// once more. A command mends once: where that does not last, the disk is broken.
func (l *library) mended(ctx context.Context, p *process, do func() error) error {
	err := do()
	if l.wasMended {
		return err
	}
	switch {
	case errors.Is(err, store.ErrDamaged):
		_ = l.Close()
		again, failed := openLibrary(context.WithoutCancel(ctx), p, l.Path(), l.settings)
		if failed != nil {
			return failed
		}
		*l = *again
	case errors.Is(err, index.ErrDamaged):
		fmt.Fprintln(p.stderr, "khabar: the index of the articles was damaged; they are indexed again")
		if failed := l.Reindex(context.WithoutCancel(ctx)); failed != nil {
			return &failure{exitFailed, failed}
		}
	default:
		return err
	}
	l.wasMended = true
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
