package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"khabar/feed"
	"khabar/feed/find"
	"khabar/feed/store"
	"khabar/ui"
)

// relatedFlags are what related is asked for.
type relatedFlags struct {
	in   in
	json bool
	n    int
}

func newRelated(p *process, f *flags) *cobra.Command {
	var o relatedFlags
	cmd := &cobra.Command{
		Use:   "related ID|FILE",
		Short: "Find what else was written on an article",
		Long: `Related finds stored articles on the subject of another one, the nearest first, with the words that they share. Those that tell the same story are left out: khabar stories has them.

The other one is a stored article by its ID, which khabar list --json has, or the article in a FILE, at an address, or in standard input with -. The headings that its page names as related follow, with the stored article where there is one.

With --json each is one object on a line, as khabar list prints them, and score, why (the shared words), named (whether the page itself names it).`,
		Example: `khabar related article.html
khabar related 1234 -n 5 --json
khabar related a-17 --in corpus.jsonl`,
		Args: cobra.ExactArgs(1),
		RunE: p.command(func(ctx context.Context, args []string) error {
			if o.n < 0 {
				return &failure{exitUsage, fmt.Errorf("-n %d: it is 0 or more", o.n)}
			}
			given := sync.OnceValues(func() (feed.Article, error) { return f.articleOf(ctx, p, args[0]) })
			return o.in.do(ctx, p, f, func(ctx context.Context, l *library) (func() error, error) {
				near, named, err := o.find(ctx, l, args[0], given)
				return func() error { return o.write(ctx, p, l, near, named) }, err
			})
		}),
	}
	cmd.Flags().BoolVar(&o.json, "json", false, "one JSON object a line")
	cmd.Flags().IntVarP(&o.n, "number", "n", 10, "at most so many; 0: all")
	o.in.flag(cmd)
	return cmd
}

// find finds what is near to an article and what its page names. given is the
// article where name is none of the store.
func (o *relatedFlags) find(ctx context.Context, l *library, name string, given func() (feed.Article, error)) (near []find.Related, named []find.Heading, err error) {
	now := time.Now()
	id, err := l.Find(ctx, 0, name)
	var a feed.Article
	switch {
	case err == nil:
		if near, err = l.finder.Related(ctx, id, orAll(o.n), now); err == nil {
			a, _, err = l.Article(ctx, id)
		}
	case errors.Is(err, store.ErrNotFound):
		if a, err = given(); err == nil {
			near, err = l.finder.RelatedTo(ctx, &a, orAll(o.n), now)
		}
	}
	if err == nil {
		named, err = l.finder.Headings(ctx, &a)
	}
	return near, named, err
}

// articleOf reads the article of a source.
func (f *flags) articleOf(ctx context.Context, p *process, source string) (feed.Article, error) {
	settings, err := f.configuration(p)
	if err != nil {
		return feed.Article{}, err
	}
	if _, err := os.Stat(source); errors.Is(err, os.ErrNotExist) && source != "-" && !strings.Contains(source, "://") {
		return feed.Article{}, &failure{exitUsage, fmt.Errorf("%s: there is neither an article with this ID nor a file; khabar list --json has the IDs", quoted(source))}
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	load := newLoader(p, settings, []string{source})
	var articles []*feed.Article
	var problems []ui.Problem
	load.source(ctx, source, func(b ui.Batch) {
		articles, problems = append(articles, b.Articles...), append(problems, b.Problems...)
	})
	switch {
	case len(articles) == 0 && len(problems) > 0:
		return feed.Article{}, nothingOpened(problems)
	case len(articles) == 0:
		return feed.Article{}, &failure{exitFailed, fmt.Errorf("%s: there is no article in it", nameOf(feed.CleanLine(source)))}
	case len(articles) > 1:
		return feed.Article{}, &failure{exitUsage, fmt.Errorf("%s: there are %d articles in it; name one by its ID, with --in %s", nameOf(feed.CleanLine(source)), len(articles), feed.CleanLine(source))}
	}
	return *articles[0], nil
}

// relatedLine is an article that has to do with another one, as --json prints
// it.
type relatedLine struct {
	articleLine
	Score float64  `json:"score"`
	Why   []string `json:"why"`
	Named bool     `json:"named"`
}

// write writes what is near, and behind it what the page names besides.
func (o *relatedFlags) write(ctx context.Context, p *process, l *library, near []find.Related, named []find.Heading) error {
	if len(near)+len(named) == 0 {
		if err := p.complain(ctx, l.settings, []error{errors.New("nothing related found")}); err != nil {
			return err
		}
	}
	names := make(map[int64]bool)
	have := make(map[int64]bool)
	for i := range named {
		if h := named[i].Found; h != nil {
			names[h.ID] = true
		}
	}
	for i := range near {
		have[near[i].ID] = true
	}
	var more []*store.Headline
	for i := range named {
		switch h := &named[i]; {
		case h.Found == nil:
			more = append(more, &store.Headline{Title: h.Title, URL: h.Target})
		case !have[h.Found.ID]:
			have[h.Found.ID] = true
			more = append(more, h.Found)
		}
	}
	if o.json {
		enc := newLineEncoder(p)
		for i := range near {
			r := &near[i]
			if err := enc.Encode(relatedLine{lineOf(&r.Headline), r.Score, r.Shared, names[r.ID]}); err != nil {
				return written(err)
			}
		}
		for _, h := range more {
			if err := enc.Encode(relatedLine{lineOf(h), 0, []string{}, true}); err != nil {
				return written(err)
			}
		}
		return enc.flush()
	}
	out, err := newSheet(ctx, p, l.settings, p.stdout)
	if err != nil {
		return err
	}
	for i := range near {
		out.found(&near[i].Headline, nil, "shares: "+strings.Join(near[i].Shared, "، "), nil)
	}
	for _, h := range more {
		out.found(h, nil, "named by the page", nil)
	}
	return out.close()
}
