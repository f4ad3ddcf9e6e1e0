package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"khabar/bidi/line"
	"khabar/feed"
	"khabar/feed/catalog"
	"khabar/feed/store"
)

func newCatalog(p *process, f *flags) *cobra.Command {
	var q catalog.Query
	var asJSON, lists bool
	cmd := &cobra.Command{
		Use:   "catalog [WORD...]",
		Short: "Browse well-known news feeds and subscribe to them",
		Long: `Catalog lists well-known news feeds in Arabic, Persian, Hebrew and Urdu, by language and country: all, or those with the words in their name or address. The columns are language, country, name and address.

khabar catalog add subscribes to some of them. Where their addresses come from is said by --lists.`,
		Example: `khabar catalog --lang ar --country MA
khabar catalog هسبريس
khabar catalog add هسبريس ynet
khabar catalog add --lang ur`,
		Args: cobra.ArbitraryArgs,
		RunE: p.command(func(ctx context.Context, args []string) error {
			settings, err := f.configuration(p)
			if err != nil {
				return err
			}
			out, err := newSheet(ctx, p, settings, p.stdout)
			if err != nil {
				return err
			}
			if lists {
				for _, l := range catalog.Lists() {
					out.row(column{text: l.Name, width: 10}, column{text: l.Origin})
				}
				return out.close()
			}
			q.Words = strings.Join(args, " ")
			found := catalog.Find(q)
			if len(found) == 0 {
				return &failure{exitFailed, errors.New("the catalogue has none of that kind; khabar catalog lists all")}
			}
			if asJSON {
				enc := newLineEncoder(p)
				for _, e := range found {
					if err := enc.Encode(catalogLine{e.Name, e.Lang, e.Country, e.URL, e.List}); err != nil {
						return written(err)
					}
				}
				return enc.flush()
			}
			for _, e := range found {
				out.row(column{text: e.Lang, width: 2}, column{text: e.Country, width: 2}, column{text: e.Name, width: min(40, out.width/3)}, column{text: e.URL, align: line.Left})
			}
			return out.close()
		}),
	}
	cmd.PersistentFlags().StringVar(&q.Lang, "lang", "", "those in this language: ar, fa, he, ur")
	cmd.PersistentFlags().StringVar(&q.Country, "country", "", "those published in this country, by its code: EG, MA, IL, IR, PK, …")
	cmd.Flags().BoolVar(&asJSON, "json", false, "one JSON object a line")
	cmd.Flags().BoolVar(&lists, "lists", false, "say which public lists the addresses were taken from")
	cmd.AddCommand(newCatalogAdd(p, f, &q))
	return cmd
}

// catalogLine is an entry as --json prints it.
type catalogLine struct {
	Title   string `json:"title"`
	Lang    string `json:"lang"`
	Country string `json:"country"`
	URL     string `json:"url"`
	List    string `json:"list"`
}

func newCatalogAdd(p *process, f *flags, q *catalog.Query) *cobra.Command {
	var folder string
	cmd := &cobra.Command{
		Use:   "add [NAME...]",
		Short: "Subscribe to feeds of the catalogue",
		Long:  `Add subscribes to feeds of the catalogue, by name or address, or to all of a language or country. Their articles come with the next refresh.`,
		Example: `khabar catalog add هسبريس تابناک && khabar refresh
khabar catalog add --country MA --folder المغرب`,
		RunE: p.command(func(ctx context.Context, args []string) error {
			var chosen []catalog.Entry
			for _, name := range args {
				e, near, ok := catalog.Named(name)
				switch {
				case ok:
					chosen = append(chosen, e)
				case len(near) > 0:
					return &failure{exitUsage, fmt.Errorf("%q is in the names of %d feeds: %s", name, len(near), entryNames(near))}
				default:
					return &failure{exitUsage, fmt.Errorf("%q is not in the catalogue; khabar catalog lists it", name)}
				}
			}
			if len(args) == 0 {
				if *q == (catalog.Query{}) {
					return &failure{exitUsage, errors.New("add which? Name some, or a language or country: khabar catalog lists them")}
				}
				chosen = catalog.Find(*q)
			}
			feeds := make([]feed.Feed, len(chosen))
			settings := make([]store.Settings, len(chosen))
			for i, e := range chosen {
				feeds[i] = feed.Feed{URL: e.URL, Title: e.Name, Lang: e.Lang}
				settings[i] = store.Settings{Name: e.Name, Folder: strings.Trim(folder, "/ "), Found: true}
			}
			added := 0
			err := f.onNews(ctx, p, func(l *library) (err error) {
				added, err = l.AddFeeds(ctx, feeds, settings)
				return err
			})
			if err != nil {
				return err
			}
			said := plural(added, "feed") + " added"
			if old := len(feeds) - added; old > 0 {
				said += fmt.Sprintf(", %d were there already", old)
			}
			fmt.Fprintln(p.stdout, said+"; khabar refresh brings their articles.")
			return nil
		}),
	}
	cmd.ValidArgsFunction = catalogNames
	cmd.Flags().StringVar(&folder, "folder", "", "put them into this folder")
	completeFlag(cmd, "folder", f.completing(folderNames))
	return cmd
}

func entryNames(list []catalog.Entry) string {
	var names []string
	for i, e := range list {
		if i == 5 {
			names = append(names, "…")
			break
		}
		names = append(names, e.Name)
	}
	return strings.Join(names, "; ")
}
