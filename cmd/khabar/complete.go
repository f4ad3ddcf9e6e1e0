package main

import (
	"context"
	"slices"

	"github.com/spf13/cobra"

	"khabar/feed/catalog"
	"khabar/feed/store"
)

// completing makes a shell's completion of what a store has. A store that
// can't be opened completes nothing.
func (f *flags) completing(names func(context.Context, *store.Store) []string) cobra.CompletionFunc {
	return func(cmd *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
		ctx := cmd.Context()
		if ctx == nil {
			ctx = context.Background()
		}
		s, err := store.Open(ctx, f.storePath(), store.Options{AsItIs: true})
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		defer s.Close()
		list := names(ctx, s)
		slices.Sort(list)
		return slices.Compact(list), cobra.ShellCompDirectiveNoFileComp
	}
}

func feedNames(ctx context.Context, s *store.Store) (names []string) {
	feeds, _ := s.Feeds(ctx)
	for i := range feeds {
		names = append(names, feeds[i].Label())
	}
	return names
}

func folderNames(ctx context.Context, s *store.Store) (names []string) {
	counts, _ := s.FolderCounts(ctx)
	for name := range counts {
		if name != "" {
			names = append(names, name)
		}
	}
	return names
}

func sectionNames(ctx context.Context, s *store.Store) (names []string) {
	sections, _ := s.Sections(ctx)
	for name := range sections {
		names = append(names, name)
	}
	return names
}

func tagNames(ctx context.Context, s *store.Store) (names []string) {
	tags, _ := s.Tags(ctx)
	for name := range tags {
		names = append(names, name)
	}
	return names
}

// catalogNames completes the names of the catalogue.
func catalogNames(*cobra.Command, []string, string) (names []cobra.Completion, _ cobra.ShellCompDirective) {
	for e := range catalog.All() {
		names = append(names, e.Name)
	}
	return names, cobra.ShellCompDirectiveNoFileComp
}

// completeFlag completes a flag's value. It fails for a flag that is not there
// alone, which a test would see.
func completeFlag(cmd *cobra.Command, flag string, complete cobra.CompletionFunc) {
	if err := cmd.RegisterFlagCompletionFunc(flag, complete); err != nil {
		cmd.PrintErrln(err)
	}
}
