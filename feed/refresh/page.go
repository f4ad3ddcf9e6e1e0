package refresh

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"khabar/feed"
	"khabar/feed/fetch"
	"khabar/feed/parse"
	"khabar/feed/store"
)

// Failures of fetching a whole article.
var (
	ErrNoPage   = errors.New("the article has no page of its own")
	ErrNoLonger = errors.New("its page has no more than the feed")
)

// pageAccept asks for pages.
const pageAccept = "text/html, application/xhtml+xml, */*;q=0.5"

// FullText fetches the whole text of an article from its page and stores it in
// the place of the feed's. The error is [ErrNoLonger] where the page has no
// more: the article is then as it was.
func (e *Engine) FullText(ctx context.Context, id int64) (feed.Article, error) {
	a, h, err := e.Store.Article(ctx, id)
	if err != nil {
		return a, err
	}
	f, err := e.Store.FeedByID(ctx, h.Feed)
	if err != nil && !errors.Is(err, store.ErrNotFound) {
		return a, err
	}
	return e.fullText(ctx, f, id, a)
}

func (e *Engine) fullText(ctx context.Context, f store.Feed, id int64, a feed.Article) (out feed.Article, err error) {
	defer func() {
		if p := recover(); p != nil {
			out, err = a, fmt.Errorf("%w (%v)", ErrDefect, p)
		}
	}()
	if !isAddress(a.URL) {
		return a, ErrNoPage
	}
	// A feed's link leads to no private address, but to the host that the
	// reader named.
	typed := !f.Found && f.URL != "" && sameHost(f.URL, a.URL)
	res, err := e.Client.Get(ctx, a.URL, fetch.Request{Typed: typed, Accept: pageAccept})
	if err != nil {
		return a, err
	}
	doc, err := parse.Parse(res.Body, parse.Input{Name: res.URL, ContentType: res.ContentType, Modified: res.Modified})
	if err != nil {
		return a, err
	}
	if doc.Format != parse.HTML || len(doc.Articles) != 1 || size(doc.Articles[0].Body) <= size(a.Body) {
		return a, ErrNoLonger
	}
	page := doc.Articles[0]
	if a.Summary == "" {
		a.Summary = short(a.Body)
	}
	a.Body, a.Raw, a.Related = page.Body, page.Raw, page.Related
	if len(page.Media) > 0 {
		a.Media = page.Media
	}
	if len(a.Byline) == 0 {
		a.Byline = page.Byline
	}
	if a.Place == "" {
		a.Place = page.Place
	}
	a.Truncated = res.Cut
	return a, e.Store.Replace(ctx, id, &a)
}

func size(body []feed.Block) (n int) {
	for i := range body {
		n += len(body[i].Text)
	}
	return n
}

// short is the text of a body that is no more than a lead.
func short(body []feed.Block) string {
	if len(body) == 1 && len(body[0].Text) < 1000 {
		return body[0].Text
	}
	return ""
}

// pages fetches the whole text of new articles. What fails stays as the feed
// has it: it can be asked for when the article is open.
func (r *run) pages(ctx context.Context, f store.Feed, ids []int64) {
	r.mu.Lock()
	r.summary.PagesTotal += len(ids)
	r.mu.Unlock()
	next := make(chan int64)
	var all sync.WaitGroup
	for range min(r.PerHost, len(ids)) {
		all.Go(func() {
			for id := range next {
				if a, _, err := r.Store.Article(ctx, id); err == nil {
					_, _ = r.fullText(ctx, f, id, a)
				}
				r.mu.Lock()
				r.summary.Pages++
				r.mu.Unlock()
				r.tell(store.Feed{}, 0, nil)
			}
		})
	}
	for i := len(ids) - 1; i >= 0; i-- { // the newest first
		select {
		case next <- ids[i]:
		case <-ctx.Done():
			i = 0
		}
	}
	close(next)
	all.Wait()
}
