package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"khabar/feed/store"
)

func newRemove(p *process, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "remove FEED...",
		Short: "End subscriptions",
		Long:  `Remove ends subscriptions. A FEED is a name or an address. Starred articles stay; the others go with their feed, and come back with khabar undo, or when you subscribe again within 30 days.`,
		Example: `khabar remove هسبريس
khabar undo`,
		Args:              wants(1, "a feed; khabar feeds lists them"),
		ValidArgsFunction: f.completing(feedNames),
		RunE: f.withNews(p, func(ctx context.Context, l *library, args []string) error {
			chosen, err := l.named(ctx, args, true)
			if err != nil {
				return err
			}
			for _, one := range chosen {
				for _, own := range l.settings.Feed {
					if addressOf(own) == one.URL {
						return &failure{exitUsage, fmt.Errorf("%s: the configuration names it; take it out there", one.Label())}
					}
				}
			}
			return l.onSheet(ctx, p, func(out *sheet) error {
				for _, one := range chosen {
					err := l.mended(ctx, p, func() error { return l.RemoveFeed(ctx, one.ID) })
					if err != nil && !errors.Is(err, store.ErrNotFound) {
						return &failure{exitFailed, err}
					}
					out.text("Removed " + one.Label() + "; khabar undo brings it back.")
				}
				return nil
			})
		}),
	}
}

func newUndo(p *process, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "undo",
		Short:   "Take back what you did last",
		Long:    `Undo takes back the last thing that was done to articles or feeds, here or in the interface: marking as read, starring, tagging, removing a feed, saving a search or a mute rule. Again, it takes back the one before. khabar redo does it again.`,
		Example: `khabar undo`,
		Args:    cobra.NoArgs,
		RunE:    f.takingStep(p, "Taken back: ", (*store.Store).Undo),
	}
}

func newRedo(p *process, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "redo",
		Short:   "Do again what undo took back",
		Long:    `Redo does again what was taken back last, here or in the interface, as long as nothing else was done since. Again, it does what was taken back before that.`,
		Example: `khabar redo`,
		Args:    cobra.NoArgs,
		RunE:    f.takingStep(p, "Done again: ", (*store.Store).Redo),
	}
}

// takingStep is the run of a command that takes a step of the journal, and says
// which.
func (f *flags) takingStep(p *process, did string, take func(*store.Store, context.Context) (store.Step, error)) func(*cobra.Command, []string) error {
	return f.withNews(p, func(ctx context.Context, l *library, _ []string) error {
		var step store.Step
		err := l.mended(ctx, p, func() (err error) {
			step, err = take(l.Store, ctx)
			return err
		})
		if err == nil { // a search that is back, or as it was, is run again
			err = l.mended(ctx, p, func() error { return l.finder.Settle(ctx) })
		}
		for _, none := range []error{store.ErrNothing, store.ErrNoneUndone} {
			if errors.Is(err, none) {
				err = none // without the file's name
			}
		}
		if err != nil {
			return &failure{exitFailed, err}
		}
		return l.onSheet(ctx, p, func(out *sheet) error {
			out.text(did + step.String() + ".")
			return nil
		})
	})
}
