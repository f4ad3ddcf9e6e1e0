package main

import (
	"context"
	"iter"
	"net/url"
	"slices"
	"strings"

	"khabar/feed"
	"khabar/feed/fetch"
	"khabar/feed/parse"
	"khabar/ui"
)

// ahead is how many batches of a source wait at most while those before it are
// printed, pagesAhead how many pages are fetched at once.
const (
	sourcesAhead = 8
	ahead        = 16
	pagesAhead   = 8
)

// inOrder reads sources side by side and hands on what they hold in their
// order, the first as it comes. With page the text of each article of a feed
// is that of its page.
func (l *loader) inOrder(ctx context.Context, sources []string, page bool) iter.Seq[ui.Batch] {
	return func(yield func(ui.Batch) bool) {
		ctx, cancel := context.WithCancel(ctx)
		defer cancel()
		begun := make(chan chan ui.Batch, sourcesAhead)
		go func() {
			defer close(begun)
			for _, s := range sources {
				out := make(chan ui.Batch, ahead)
				select {
				case begun <- out:
				case <-ctx.Done():
					return
				}
				go func() {
					defer close(out)
					send := func(b ui.Batch) {
						select {
						case out <- b:
						case <-ctx.Done():
						}
					}
					if page {
						l.withPages(ctx, s, send)
					} else {
						l.source(ctx, s, send)
					}
				}()
			}
		}()
		for out := range begun {
			for open := true; open; {
				var b ui.Batch
				select {
				case b, open = <-out:
					if open && !yield(b) {
						return
					}
				case <-ctx.Done(): // a read that blocks is left behind
					return
				}
			}
		}
	}
}

// withPages is source with the pages of articles fetched, a few at once.
func (l *loader) withPages(ctx context.Context, source string, emit func(ui.Batch)) {
	queue := make(chan chan ui.Batch, pagesAhead)
	go func() {
		defer close(queue)
		l.source(ctx, source, func(b ui.Batch) {
			articles := b.Articles
			b.Articles = nil
			send := func(get func() ui.Batch) {
				out := make(chan ui.Batch, 1)
				select {
				case queue <- out:
					go func() { out <- get() }()
				case <-ctx.Done():
				}
			}
			if len(b.Problems) > 0 {
				send(func() ui.Batch { return b })
			}
			for _, a := range articles {
				send(func() ui.Batch { return l.fullText(ctx, source, a) })
			}
		})
	}()
	for out := range queue {
		emit(<-out)
	}
}

// fullText returns an article with the text of its page where that has more
// than the feed gave. What the feed says of it stays.
func (l *loader) fullText(ctx context.Context, source string, a *feed.Article) ui.Batch {
	b := ui.Batch{Articles: []*feed.Article{a}}
	if a.FeedURL == "" && a.URL == source || !strings.HasPrefix(a.URL, "http://") && !strings.HasPrefix(a.URL, "https://") {
		return b // it is the page
	}
	r, err := l.options.Client.Get(ctx, a.URL, fetch.Request{Typed: sameHost(source, a.URL), Accept: "text/html, application/xhtml+xml, */*;q=0.5"})
	if err != nil {
		b.Problems = problem(a.URL, err).Problems
		return b
	}
	doc, err := parse.Parse(r.Body, parse.Input{Name: r.URL, ContentType: r.ContentType, Modified: r.Modified})
	if err != nil {
		b.Problems = problem(a.URL, err).Problems
		return b
	}
	if len(doc.Articles) != 1 || length(&doc.Articles[0]) <= length(a) {
		return b
	}
	full := doc.Articles[0]
	merged := *a
	merged.Body, merged.Raw, merged.Truncated = full.Body, full.Raw, full.Truncated
	if length(a) > 0 && merged.Summary == "" && len(a.Body) == 1 {
		merged.Summary = a.Body[0].Text
	}
	merged.Related = append(slices.Clip(a.Related), full.Related...)
	for _, m := range full.Media {
		if !slices.ContainsFunc(a.Media, func(n feed.Media) bool { return n.URL == m.URL }) {
			merged.Media = append(slices.Clip(merged.Media), m)
		}
	}
	for _, s := range []struct {
		to   *string
		from string
	}{{&merged.Title, full.Title}, {&merged.Section, full.Section}, {&merged.Place, full.Place}, {&merged.Lang, full.Lang}} {
		if *s.to == "" {
			*s.to = s.from
		}
	}
	if len(merged.Byline) == 0 {
		merged.Byline = full.Byline
	}
	if merged.Published.IsZero() {
		merged.Published = full.Published
	}
	if merged.Dir == feed.Undeclared {
		merged.Dir = full.Dir
	}
	return ui.Batch{Articles: []*feed.Article{&merged}}
}

// sameHost reports whether a page is on the host that the reader has named: it
// may be a private one then.
func sameHost(source, page string) bool {
	s, err1 := url.Parse(source)
	p, err2 := url.Parse(page)
	return err1 == nil && err2 == nil && s.Host != "" && s.Host == p.Host
}

// length is how much there is to read in an article.
func length(a *feed.Article) int {
	n := 0
	for i := range a.Body {
		n += len(a.Body[i].Text)
	}
	return n
}
