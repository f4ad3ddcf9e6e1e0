package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"

	"github.com/spf13/cobra"

	"khabar/feed"
	"khabar/feed/store"
	"khabar/ui"
)

// in is what a command finds things in: the reader's store, or with --in what
// some sources hold.
type in struct {
	sources []string
}

// flag adds --in to a command.
func (i *in) flag(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&i.sources, "in", nil, "in this file, folder or address, or - for standard input, in place of your store; may be given again")
}

// errSome says that some of the sources of --in could not be read.
var errSome = &failure{exitSome, nil}

// do opens what is to be searched, with all of it indexed, and calls find. What
// find returns writes the result; by then a temporary store is gone.
func (i *in) do(ctx context.Context, p *process, f *flags, find func(context.Context, *library) (func() error, error)) error {
	keepOnClosed()
	ctx, stop := signal.NotifyContext(ctx, ends...)
	defer stop()
	write := func() error { return nil }
	found := func(l *library) (err error) {
		write, err = find(ctx, l)
		return err
	}
	var some, err error
	if len(i.sources) == 0 {
		err = f.onFindable(ctx, p, found)
	} else {
		some, err = i.within(ctx, p, f, found)
	}
	if err == nil {
		err = write()
	}
	if err == nil {
		err = some
	}
	return err
}

// within finds in what the sources hold. some is errSome where a source could
// not be read.
func (i *in) within(ctx context.Context, p *process, f *flags, find func(*library) error) (some, err error) {
	l, remove, some, err := i.load(ctx, p, f)
	defer remove()
	if err != nil {
		return some, err
	}
	defer l.Close()
	return some, l.findable(ctx, p, find)
}

// load puts what the sources hold into a store in a folder of its own. remove,
// which is never nil, removes it. some is errSome where a source could not be
// read.
func (i *in) load(ctx context.Context, p *process, f *flags) (l *library, remove func(), some, err error) {
	remove = func() {}
	settings, err := f.configuration(p)
	if err != nil {
		return nil, remove, nil, err
	}
	dir, err := os.MkdirTemp("", "khabar-")
	if err != nil {
		return nil, remove, nil, &failure{exitFailed, fmt.Errorf("a folder for what is searched could not be made: %w", err)}
	}
	remove = func() { os.RemoveAll(dir) }
	s, err := store.Open(ctx, filepath.Join(dir, storeName), store.Options{})
	if err != nil {
		return nil, remove, nil, &failure{exitFailed, err}
	}
	l = newLibrary(settings, s)
	n, problems, err := l.keepAll(ctx, p, i.sources)
	for _, problem := range problems {
		fmt.Fprintf(p.stderr, "khabar: %s\n", problem.Error())
	}
	switch {
	case ctx.Err() != nil:
		err = brokenOff(ctx.Err())
	case err != nil:
		err = &failure{exitFailed, err}
	case n == 0 && len(problems) > 0:
		err = &failure{exitFailed, nil}
	case len(problems) > 0:
		some = errSome
	}
	if err != nil {
		l.Close()
	}
	return l, remove, some, err
}

// keepAll stores what sources hold, as it comes, and returns how many articles
// that are.
func (l *library) keepAll(ctx context.Context, p *process, sources []string) (n int, problems []ui.Problem, err error) {
	meter := newMeter(p, false)
	defer meter.end()
	problems, err = newLoader(p, l.settings, sources).inBatches(ctx, func(articles []feed.Article) error {
		n += len(articles)
		meter.line(plural(n, "article") + " read")
		_, err := l.Keep(ctx, articles)
		return err
	})
	return n, problems, err
}
