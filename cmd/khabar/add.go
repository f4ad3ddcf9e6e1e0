package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"khabar/bidi/line"
	"khabar/feed"
	"khabar/feed/refresh"
	"khabar/feed/store"
)

func newAdd(p *process, f *flags) *cobra.Command {
	var set store.Settings
	var unchecked bool
	cmd := &cobra.Command{
		Use:   "add ADDRESS...",
		Short: "Subscribe to feeds",
		Long: `Add subscribes to the feed at an address and stores the articles it has now. The address may be that of any page: its feed is found; where it offers several they are listed to choose from.

Subscribing again to a feed that was removed brings its articles back.`,
		Example: `khabar add https://www.hespress.com
khabar add --folder أخبار/محلي --name هسبريس https://www.hespress.com/feed/
khabar add --full-text example.org/feed.xml`,
		Args: wants(1, "the address of a feed or of a page"),
		RunE: f.withNews(p, func(ctx context.Context, l *library, args []string) error {
			if set.Name != "" && len(args) > 1 {
				return &failure{exitUsage, errors.New("--name is for one address alone")}
			}
			set.Folder = strings.Trim(set.Folder, "/ ")
			ctx, stop := interruptible(ctx)
			defer stop()
			var failed []error
			err := l.onSheet(ctx, p, func(out *sheet) error {
				for _, address := range args {
					err := l.mended(ctx, p, func() error { return l.add(ctx, p, out, address, set, unchecked) })
					if err != nil {
						if ctx.Err() != nil {
							return brokenOff(ctx.Err())
						}
						failed = append(failed, err)
					}
				}
				return nil
			})
			if err := errors.Join(err, p.complain(ctx, l.settings, failed)); err != nil {
				return err
			}
			if len(failed) > 0 {
				return &failure{exitFailed, nil}
			}
			return nil
		}),
	}
	flags := cmd.Flags()
	flags.StringVar(&set.Folder, "folder", "", "put it into this folder; a/b is b in a")
	flags.StringVar(&set.Name, "name", "", "call it so instead of by its own title")
	flags.BoolVar(&set.FullText, "full-text", false, "fetch each article whole from its page")
	flags.BoolVar(&unchecked, "unchecked", false, "subscribe without looking whether there is a feed")
	completeFlag(cmd, "folder", f.completing(folderNames))
	return cmd
}

// add subscribes to one address and says what came of it.
func (l *library) add(ctx context.Context, p *process, out *sheet, address string, set store.Settings, unchecked bool) error {
	at := refresh.Address(address)
	if !hasHost(at) {
		return fmt.Errorf("%s: %w", at, errOnlyNamed)
	}
	if unchecked {
		_, err := l.AddFeed(ctx, feed.Feed{URL: at}, set)
		if errors.Is(err, store.ErrExists) {
			return fmt.Errorf("%s: you are subscribed to it already", at)
		}
		if err == nil {
			out.text("Added " + at + ".")
		}
		return err
	}
	meter := newMeter(p, false)
	meter.line(shorten("Asking "+at, 70))
	added, err := l.engine.Add(ctx, address, set)
	meter.end()
	switch {
	case errors.Is(err, store.ErrExists):
		return fmt.Errorf("%s: you are subscribed to it already, as %s", at, added.Feed.Label())
	case errors.Is(err, refresh.ErrSeveral):
		chosen, err := p.choose(out, at, added.Offered)
		if err != nil {
			return err
		}
		return l.add(ctx, p, out, chosen, set, false)
	case err != nil:
		return err
	}
	said := "Added " + added.Feed.Label()
	if added.Feed.URL != at {
		said += " (" + added.Feed.URL + ")"
	}
	if added.Feed.Folder != "" {
		said += " to " + added.Feed.Folder
	}
	out.text(said + ": " + plural(added.New, "article") + ".")
	return nil
}

// choose lists the feeds that a page offers and, where someone is there to
// answer, asks which one is meant.
func (p *process) choose(out *sheet, at string, offered []feed.Link) (address string, err error) {
	asks := out.rows && term.IsTerminal(int(p.stdin.Fd()))
	if asks {
		out.text(at + " offers " + plural(len(offered), "feed") + ":")
		for i, o := range offered {
			out.row(column{text: strconv.Itoa(i + 1), width: 2}, column{text: o.Title, width: out.width / 3}, column{text: o.Target, align: line.Left})
		}
		if err := out.flush(); err != nil {
			return "", err
		}
		for in := bufio.NewScanner(p.stdin); ; {
			fmt.Fprintf(p.stdout, "Which one? 1-%d, or Enter for none: ", len(offered))
			if !in.Scan() || strings.TrimSpace(in.Text()) == "" {
				return "", fmt.Errorf("%s: nothing was added", at)
			}
			if n, err := strconv.Atoi(strings.TrimSpace(in.Text())); err == nil && n >= 1 && n <= len(offered) {
				return offered[n-1].Target, nil
			}
		}
	}
	out.text(at + " offers " + plural(len(offered), "feed") + "; add the one you want:")
	for _, o := range offered {
		out.row(column{text: "khabar add '" + strings.ReplaceAll(o.Target, "'", "%27") + "'"}, column{text: o.Title})
	}
	return "", fmt.Errorf("%s: nothing was added yet", at)
}

// shorten is a text of at most n characters.
func shorten(s string, n int) string {
	r := []rune(feed.CleanLine(s))
	if len(r) <= n {
		return string(r)
	}
	return string(r[:n-1]) + "…"
}
