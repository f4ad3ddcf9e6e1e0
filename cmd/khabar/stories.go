package main

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"khabar/feed/find"
)

// storiesFlags are what stories is asked for.
type storiesFlags struct {
	in   in
	json bool
	n    int
}

func newStories(p *process, f *flags) *cobra.Command {
	var o storiesFlags
	cmd := &cobra.Command{
		Use:   "stories",
		Short: "List the stories that several articles tell",
		Long: `Stories lists the stories that several stored articles tell, in almost the same words, the newest first.
In a pipe each article is a line: the story's number, then the columns of khabar list.
With --json each story is one object on a line: title and date of its newest article, sources, ids.`,
		Example: `khabar stories -n 10
khabar stories --json | jq -r '"\(.sources | length) \(.title)"'
zcat corpus.jsonl.gz | khabar stories --in -`,
		Args: cobra.NoArgs,
		RunE: p.command(func(ctx context.Context, _ []string) error {
			if o.n < 0 {
				return &failure{exitUsage, fmt.Errorf("-n %d: it is 0 or more", o.n)}
			}
			return o.in.do(ctx, p, f, func(ctx context.Context, l *library) (func() error, error) {
				var all []find.Story
				err := l.finder.Stories(ctx, func(s find.Story) bool {
					all = append(all, s)
					return o.n == 0 || len(all) < o.n
				})
				return func() error { return o.write(ctx, p, l, all) }, err
			})
		}),
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "one JSON object a line")
	cmd.Flags().IntVarP(&o.n, "number", "n", 0, "at most so many; 0: all")
	o.in.flag(cmd)
	return cmd
}

// storyLine is a story as --json prints it.
type storyLine struct {
	Title   string   `json:"title"`
	Date    string   `json:"date"`
	Sources []string `json:"sources"`
	IDs     []string `json:"ids"`
}

// lineOfStory is a story as --json prints it.
func lineOfStory(s *find.Story) storyLine {
	first := lineOf(&s.Articles[0])
	line := storyLine{Title: first.Title, Date: first.Date, Sources: []string{}}
	for i := range s.Articles {
		h := &s.Articles[i]
		line.IDs = append(line.IDs, h.GUID)
		if h.Source != "" && !slices.Contains(line.Sources, h.Source) {
			line.Sources = append(line.Sources, h.Source)
		}
	}
	return line
}

func (o *storiesFlags) write(ctx context.Context, p *process, l *library, all []find.Story) error {
	if len(all) == 0 {
		if err := p.complain(ctx, l.settings, []error{errors.New("no story is told by several articles")}); err != nil {
			return err
		}
	}
	if o.json {
		enc := newLineEncoder(p)
		for i := range all {
			if err := enc.Encode(lineOfStory(&all[i])); err != nil {
				return written(err)
			}
		}
		return enc.flush()
	}
	out, err := newSheet(ctx, p, l.settings, p.stdout)
	if err != nil {
		return err
	}
	for i := range all {
		if out.rows && i > 0 {
			out.row(column{text: ""})
		}
		for k := range all[i].Articles {
			h := &all[i].Articles[k]
			if out.rows {
				out.headline(h)
				continue
			}
			out.write(fmt.Sprint(i+1, "\t"))
			out.headline(h)
		}
	}
	return out.close()
}
