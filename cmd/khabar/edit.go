package main

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"khabar/feed"
	"khabar/feed/store"
)

func newEdit(p *process, f *flags) *cobra.Command {
	var set store.Settings
	var dir string
	cmd := &cobra.Command{
		Use:   "edit FEED...",
		Short: "Change how feeds are called, filed and kept",
		Long: `Edit changes the settings of feeds: only what is named changes. A FEED is a name, an address or a folder.
An empty --name or --folder takes it away again.`,
		Example: `khabar edit هسبريس --folder أخبار/المغرب
khabar edit ynet --name "ynet חדשות" --full-text
khabar edit أخبار --days 90`,
		Args:              wants(1, "a feed; khabar feeds lists them"),
		ValidArgsFunction: f.completing(feedNames),
	}
	flags := cmd.Flags()
	flags.StringVar(&set.Name, "name", "", "call it so instead of by its own title")
	flags.StringVar(&set.Folder, "folder", "", "put it into this folder; a/b is b in a")
	flags.BoolVar(&set.FullText, "full-text", false, "fetch each article whole from its page; =false: no more")
	flags.IntVar(&set.KeepDays, "days", 0, "remove articles older than so many days; 0: as all feeds, -1: none")
	flags.IntVar(&set.KeepCount, "per-feed", 0, "keep so many articles, the newest; 0: as all feeds, -1: all")
	flags.StringVar(&dir, "direction", "", "of its texts, against what they say: ltr, rtl; auto: as they say")
	completeFlag(cmd, "folder", f.completing(folderNames))
	cmd.RunE = f.withNews(p, func(ctx context.Context, l *library, args []string) error {
		directions := map[string]feed.Direction{"ltr": feed.LeftToRight, "rtl": feed.RightToLeft, "auto": feed.Undeclared, "": feed.Undeclared}
		direction, ok := directions[dir]
		if !ok {
			return &failure{exitUsage, fmt.Errorf("--direction %s: it is ltr, rtl or auto", dir)}
		}
		changes := map[string]func(*store.Settings){
			"name":      func(to *store.Settings) { to.Name = strings.TrimSpace(set.Name) },
			"folder":    func(to *store.Settings) { to.Folder = strings.Trim(set.Folder, "/ ") },
			"full-text": func(to *store.Settings) { to.FullText = set.FullText },
			"days":      func(to *store.Settings) { to.KeepDays = set.KeepDays },
			"per-feed":  func(to *store.Settings) { to.KeepCount = set.KeepCount },
			"direction": func(to *store.Settings) { to.Direction = direction },
		}
		if !slices.ContainsFunc(slices.Collect(maps.Keys(changes)), flags.Changed) {
			return &failure{exitUsage, errors.New("change what? Name a setting: khabar edit --help lists them")}
		}
		chosen, err := l.named(ctx, args, false)
		if err != nil {
			return err
		}
		if flags.Changed("name") && len(chosen) > 1 {
			return &failure{exitUsage, fmt.Errorf("--name is for one feed alone, and these are %d: %s", len(chosen), labels(chosen))}
		}
		return l.onSheet(ctx, p, func(out *sheet) error {
			for _, one := range chosen {
				for name, change := range changes {
					if flags.Changed(name) {
						change(&one.Settings)
					}
				}
				if err := l.Set(ctx, one.ID, one.Settings); err != nil {
					return &failure{exitFailed, err}
				}
				said := "Changed " + one.Label()
				if one.Folder != "" {
					said += " in " + one.Folder
				}
				out.text(said + ".")
			}
			return nil
		})
	})
	return cmd
}
