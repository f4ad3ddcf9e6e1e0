package main

import (
	"bufio"
	"context"
	"time"

	"github.com/spf13/cobra"

	"khabar/feed/opml"
	"khabar/feed/store"
)

func newExport(p *process, f *flags) *cobra.Command {
	return &cobra.Command{
		Use:   "export",
		Short: "Write the subscriptions as OPML",
		Long: `Export writes all subscriptions, with their folders, to standard output as OPML 2.0, which other readers of feeds import.
Files and commands of the configuration are not in it.`,
		Example: `khabar export > subscriptions.opml
khabar export | ssh other khabar import -`,
		Args: cobra.NoArgs,
		RunE: f.withNews(p, func(ctx context.Context, l *library, _ []string) error {
			feeds, err := l.all(ctx)
			if err != nil {
				return err
			}
			out := bufio.NewWriter(p.stdout)
			err = opml.Write(out, "Khabar", time.Now(), subscriptions(feeds))
			if err == nil {
				err = out.Flush()
			}
			return written(err)
		}),
	}
}

// subscriptions are feeds as other programs take them.
func subscriptions(feeds []store.Feed) []opml.Subscription {
	list := make([]opml.Subscription, 0, len(feeds))
	for _, f := range feeds {
		if hasHost(f.URL) {
			s := opml.Subscription{URL: f.URL, Site: f.Site, Folder: f.Folder}
			if label := f.Label(); label != f.URL {
				s.Name = label
			}
			list = append(list, s)
		}
	}
	return list
}
