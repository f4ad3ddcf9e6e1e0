package main

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"khabar/feed/find"
	"khabar/feed/store"
)

func newRemove(p *process, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "remove FEED...",
		Short: "End subscriptions",
		Long:  `Remove ends subscriptions. A FEED is a name or an address. Starred articles stay; the others go with their feed, and come back with khabar undo, or when you subscribe again within 30 days.`,
		Example: `khabar remove هسبريس
khabar undo`,
		Args:              cobra.MinimumNArgs(1),
		ValidArgsFunction: f.completing(feedNames),
		RunE: p.command(func(ctx context.Context, args []string) error {
			l, err := f.openLibrary(ctx, p)
			if err != nil {
				return err
			}
			defer l.Close()
			feeds, err := l.Feeds(ctx)
			if err != nil {
				return &failure{exitFailed, err}
			}
			var chosen []store.Feed
			for _, word := range args {
				list, err := pickFeeds(feeds, word)
				if err == nil && len(list) > 1 {
					err = fmt.Errorf("%q are %d feeds; name them by their addresses: %s", word, len(list), labels(list))
				}
				if err != nil {
					return &failure{exitUsage, err}
				}
				for _, own := range l.settings.Feed {
					if addressOf(own) == list[0].URL {
						return &failure{exitUsage, fmt.Errorf("%s: the configuration names it; take it out there", list[0].Label())}
					}
				}
				chosen = append(chosen, list...)
			}
			out, err := newSheet(ctx, p, l.settings, p.stdout)
			if err != nil {
				return err
			}
			for _, one := range chosen {
				if err := l.RemoveFeed(ctx, one.ID); err != nil && !errors.Is(err, store.ErrNotFound) {
					return &failure{exitFailed, err}
				}
				out.text("Removed " + one.Label() + "; khabar undo brings it back.")
			}
			return out.close()
		}),
	}
}

func newUndo(p *process, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:     "undo",
		Short:   "Take back what you did last",
		Long:    `Undo takes back the last thing that was done to articles or feeds, here or in the interface: marking as read, starring, tagging, removing a feed, saving a search or a mute rule. Again, it takes back the one before.`,
		Example: `khabar undo`,
		Args:    cobra.NoArgs,
		RunE: p.command(func(ctx context.Context, _ []string) error {
			settings, err := f.configuration(p)
			if err != nil {
				return err
			}
			s, err := f.openStore(ctx, p)
			if err != nil {
				return err
			}
			defer s.Close()
			step, err := s.Undo(ctx)
			if err == nil { // a search that is back, or as it was, is run again
				err = find.New(s).Settle(ctx)
			}
			if errors.Is(err, store.ErrNothing) {
				return &failure{exitFailed, store.ErrNothing}
			}
			if err != nil {
				return &failure{exitFailed, err}
			}
			out, err := newSheet(ctx, p, settings, p.stdout)
			if err != nil {
				return err
			}
			out.text("Taken back: " + step.String() + ".")
			return out.close()
		}),
	}
}
