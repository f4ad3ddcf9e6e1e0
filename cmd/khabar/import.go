package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"khabar/feed"
	"khabar/feed/opml"
	"khabar/feed/refresh"
	"khabar/feed/store"
)

func newImport(p *process, f *flags) *cobra.Command {
	var folder string
	cmd := &cobra.Command{
		Use:   "import FILE.opml...",
		Short: "Subscribe to the feeds of a list",
		Long: `Import takes in lists of subscriptions: OPML as other readers of feeds export it, with its folders, or a list of addresses, one a line. - is standard input.

Feeds that are subscribed to already stay as they are. The articles come with the next refresh.`,
		Example: `khabar import subscriptions.opml && khabar refresh
khabar import ~/.newsboat/urls
khabar export | ssh other khabar import -`,
		Args: wants(1, "a subscription list (OPML)"),
		RunE: p.command(func(ctx context.Context, args []string) error {
			// All is read before anything is changed.
			var list []opml.Subscription
			for _, name := range args {
				data, err := readList(p, name)
				if err == nil {
					var one []opml.Subscription
					var notes []string
					one, notes, err = opml.Read(data, nameOf(name))
					list = append(list, one...)
					for _, note := range notes {
						fmt.Fprintf(p.stderr, "khabar: %s: %s\n", nameOf(name), note)
					}
				}
				if err != nil {
					return &failure{exitFailed, err}
				}
			}
			return f.onNews(ctx, p, func(l *library) error { return l.subscribe(ctx, p, list, folder) })
		}),
	}
	cmd.Flags().StringVar(&folder, "folder", "", "put all of them into this folder")
	return cmd
}

// readList reads a file, or standard input.
func readList(p *process, name string) ([]byte, error) {
	const most = 32 << 20
	in := p.stdin
	if name != "-" {
		file, err := os.Open(name)
		if err != nil {
			var at *os.PathError
			if errors.As(err, &at) {
				err = at.Err
			}
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		defer file.Close()
		in = file
	}
	data, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", nameOf(name), err)
	}
	return data, nil
}

// subscribe adds the feeds of a list and says how many.
func (l *library) subscribe(ctx context.Context, p *process, list []opml.Subscription, folder string) error {
	feeds := make([]feed.Feed, 0, len(list))
	settings := make([]store.Settings, 0, len(list))
	var refused []string
	for _, s := range list {
		address := refresh.Address(s.URL)
		if !hasHost(address) {
			refused = append(refused, feed.CleanLine(s.URL))
			continue
		}
		if folder != "" {
			s.Folder = folder
		}
		feeds = append(feeds, feed.Feed{URL: address, Title: s.Name, Site: s.Site})
		settings = append(settings, store.Settings{Name: s.Name, Folder: s.Folder})
	}
	added, err := l.AddFeeds(ctx, feeds, settings)
	if err != nil {
		return &failure{exitFailed, err}
	}
	for _, url := range refused {
		fmt.Fprintf(p.stderr, "khabar: %s: %v\n", url, errOnlyNamed)
	}
	line := plural(added, "feed") + " added"
	if old := len(feeds) - added; old > 0 {
		line += fmt.Sprintf(", %d were there already", old)
	}
	if len(refused) > 0 {
		line += fmt.Sprintf(", %d refused", len(refused))
	}
	fmt.Fprintln(p.stdout, line+".")
	return nil
}

// errOnlyNamed says where files and commands can be feeds.
var errOnlyNamed = errors.New("only http and https addresses are subscribed to; a file or a command is a feed where the configuration names it in a table [[feed]]")
