package main

import (
	"context"
	"fmt"
	"time"

	"github.com/spf13/cobra"
	xterm "golang.org/x/term"

	"khabar/bidi/line"
	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/search"
	"khabar/feed/store"
)

// listFlags are what list is asked for.
type listFlags struct {
	json, unread, starred, oldest       bool
	hidden                              bool
	saved                               string
	feed, folder, section, lang, tagged string
	n                                   int
}

func newList(p *process, f *flags) *cobra.Command {
	var o listFlags
	cmd := &cobra.Command{
		Use:   "list",
		Short: "List stored articles",
		Long: `List prints the headlines of stored articles, the newest first. What is asked for must hold together.
In a pipe the columns are: • for unread and ★ for starred, date, source, section, headline, address, with tabs between.
With --json each is one object on a line: id, title, section, source, date, url, lang, read, starred.`,
		Example: `khabar list --unread -n 20
khabar list --feed هسبريس --section سياسة
khabar list --json --starred | jq -r .url`,
		Args: cobra.NoArgs,
		RunE: f.withNews(p, func(ctx context.Context, l *library, _ []string) error {
			if o.n < 0 {
				return &failure{exitUsage, fmt.Errorf("-n %d: it is 0 or more", o.n)}
			}
			filters, err := o.filters(ctx, l.Store)
			if err != nil {
				return err
			}
			heads := newStreams(p, l, filters, o.oldest)
			if o.json {
				enc := newLineEncoder(p)
				return heads.each(ctx, o.n, func(h *store.Headline) error { return enc.article(h) }, enc.flush)
			}
			if o.n == 0 && xterm.IsTerminal(int(p.stdout.Fd())) {
				o.n = 50
			}
			out, err := newSheet(ctx, p, l.settings, p.stdout)
			if err != nil {
				return err
			}
			return heads.each(ctx, o.n, func(h *store.Headline) error { out.headline(h); return out.err }, out.close)
		}),
	}
	flags := cmd.Flags()
	flags.BoolVar(&o.json, "json", false, "one JSON object a line")
	flags.BoolVarP(&o.unread, "unread", "u", false, "only unread ones")
	flags.BoolVarP(&o.starred, "starred", "s", false, "only starred ones")
	flags.BoolVar(&o.hidden, "hidden", false, "only those that mute rules hide, which else are not listed")
	flags.BoolVar(&o.oldest, "oldest", false, "the oldest first")
	flags.StringVar(&o.feed, "feed", "", "of this feed: its name or address")
	flags.StringVar(&o.folder, "folder", "", "of the feeds in this folder")
	flags.StringVar(&o.section, "section", "", "of this section")
	flags.StringVar(&o.lang, "lang", "", "in this language: ar, he, fa, ur, …")
	flags.StringVar(&o.saved, "saved", "", "what this saved search finds, or this mute rule hides")
	flags.StringVar(&o.tagged, "tag", "", "with this tag of yours")
	flags.IntVarP(&o.n, "number", "n", 0, "at most so many; 0: all, on a terminal 50")
	completeFlag(cmd, "feed", f.completing(feedNames))
	completeFlag(cmd, "saved", f.completing(savedNames))
	completeFlag(cmd, "folder", f.completing(folderNames))
	completeFlag(cmd, "section", f.completing(sectionNames))
	completeFlag(cmd, "tag", f.completing(tagNames))
	return cmd
}

// filters are what is asked for in the store's terms. Lists of several are put
// together; none is an empty list.
func (o *listFlags) filters(ctx context.Context, s *store.Store) ([]store.Filter, error) {
	all := []store.Filter{{Unread: o.unread, Starred: o.starred, Lang: o.lang, Tag: o.tagged, Shown: !o.hidden, Hidden: o.hidden}}
	if o.saved != "" {
		list, err := s.Saved(ctx)
		if err != nil {
			return nil, &failure{exitFailed, err}
		}
		v, err := pickSaved(list, o.saved)
		if err != nil {
			return nil, err
		}
		of := find.SavedFilter(v, time.Now())
		of.Unread, of.Starred, of.Lang, of.Tag = of.Unread || o.unread, of.Starred || o.starred, o.lang, o.tagged
		all = []store.Filter{of}
	}
	if o.feed != "" {
		feeds, err := s.Feeds(ctx)
		if err != nil {
			return nil, &failure{exitFailed, err}
		}
		picked, err := pickFeeds(feeds, o.feed)
		if err != nil {
			return nil, &failure{exitUsage, err}
		}
		all = with(all, picked, func(f *store.Filter, one store.Feed) { f.Feed = one.ID })
	}
	if o.folder != "" {
		counts, err := s.FolderCounts(ctx)
		if err != nil {
			return nil, &failure{exitFailed, err}
		}
		var names []string
		for name := range counts {
			if inFolder(search.String(name), search.String(o.folder)) {
				names = append(names, name)
			}
		}
		if len(names) == 0 {
			return nil, &failure{exitUsage, fmt.Errorf("there is no folder %q; khabar feeds lists them", o.folder)}
		}
		all = with(all, names, func(f *store.Filter, name string) { f.Folder = name })
	}
	if o.section != "" {
		sections, err := s.Sections(ctx)
		if err != nil {
			return nil, &failure{exitFailed, err}
		}
		var names []string
		for name := range sections {
			if name == o.section {
				names = []string{name}
				break
			}
			if search.String(name) == search.String(o.section) {
				names = append(names, name)
			}
		}
		all = with(all, names, func(f *store.Filter, name string) { f.Section = name })
	}
	return all, nil
}

// with are the filters for each of some things.
func with[T any](filters []store.Filter, things []T, set func(*store.Filter, T)) []store.Filter {
	var out []store.Filter
	for _, f := range filters {
		for _, thing := range things {
			set(&f, thing)
			out = append(out, f)
		}
	}
	return out
}

// headline writes one.
func (s *sheet) headline(h *store.Headline) { s.found(h, nil, "", nil) }

// found writes a headline that was found, with the hits in it, and the piece of
// its text or the words that say why.
func (s *sheet) found(h *store.Headline, marks []line.Span, piece string, marked []line.Span) {
	mark := " "
	switch {
	case h.Starred:
		mark = "★"
	case !h.Read:
		mark = "•"
	}
	if !s.rows {
		mark = ""
		if !h.Read {
			mark = "•"
		}
		if h.Starred {
			mark += "★"
		}
		columns := []column{{text: mark}, {text: dateOf(h)}, {text: h.Source}, {text: h.Section}, {text: h.Title}, {text: h.URL}}
		if piece != "" {
			columns = append(columns, column{text: piece})
		}
		s.row(columns...)
		return
	}
	s.row(column{text: mark, width: 1}, column{text: dateOf(h), width: 10}, column{text: h.Source, width: min(20, s.width/4)}, column{text: h.Title, spans: marks})
	s.piece(piece, marked)
}

// dateOf is the day of an article, empty where it is not known: the day of its
// file is another.
func dateOf(h *store.Headline) string {
	if h.Published.IsZero() || h.Published.From == feed.DateOfFile {
		return ""
	}
	return h.Published.Time.Format("2006-01-02")
}
