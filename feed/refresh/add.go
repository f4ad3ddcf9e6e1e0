package refresh

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net/url"
	"strings"

	"khabar/feed"
	"khabar/feed/fetch"
	"khabar/feed/parse"
	"khabar/feed/store"
)

// ErrSeveral says that a page offers several feeds: one is to be chosen.
// ErrNone says that it offers none.
var (
	ErrSeveral = errors.New("the page offers several feeds")
	ErrNone    = errors.New("there is no feed at this address, and the page offers none")
)

// Added is what subscribing came to.
type Added struct {
	Feed    store.Feed  // the subscription
	New     int         // articles that came with it
	Offered []feed.Link // the feeds to choose from, with ErrSeveral
}

// Add subscribes to the feed at an address, or to the one that the page there
// offers or its site has where sites usually have it, and stores the articles it has now. An address without a scheme is one
// of https, or of http where that is not spoken. The error is [store.ErrExists], with the feed, where it is
// subscribed to already, [ErrSeveral] with what is offered, [ErrNone], or what
// fetch or parse say of the address.
func (e *Engine) Add(ctx context.Context, address string, set store.Settings) (Added, error) {
	bare := !strings.Contains(address, ":/")
	address = Address(address)
	if f, err := e.Store.FeedByURL(ctx, address); err == nil {
		return Added{Feed: f}, store.ErrExists
	}
	res, doc, err := e.look(ctx, address, true)
	if bare && speaksNoTLS(err) {
		address = "http://" + strings.TrimPrefix(address, "https://")
		if f, err := e.Store.FeedByURL(ctx, address); err == nil {
			return Added{Feed: f}, store.ErrExists
		}
		res, doc, err = e.look(ctx, address, true)
	}
	if err != nil && doc.Format != parse.HTML {
		return Added{}, err
	}
	at := address
	if res.Moved != "" {
		at = res.Moved
	}
	set.Found = !sameHost(address, at)
	if !doc.Format.IsFeed() {
		if len(doc.Feeds) > 1 {
			return Added{Offered: doc.Feeds}, fmt.Errorf("%s: %w", address, ErrSeveral)
		}
		if len(doc.Feeds) == 0 {
			at, res, doc, err = e.usual(ctx, address, res.URL)
		} else {
			at = doc.Feeds[0].Target
			res, doc, err = e.look(ctx, at, sameHost(address, at))
		}
		if errors.Is(err, ErrNone) {
			err = fmt.Errorf("%s: %w", address, ErrNone)
		}
		if err != nil {
			return Added{}, err
		}
		// What the page links to is not what the reader typed, but on the host
		// that the reader named.
		set.Found = !sameHost(address, at)
		if !doc.Format.IsFeed() {
			return Added{}, fmt.Errorf("%s: %w", at, ErrNotFeed)
		}
		if res.Moved != "" {
			at = res.Moved
			set.Found = set.Found || !sameHost(address, at)
		}
	}
	return e.subscribe(ctx, at, set, res, doc)
}

// speaksNoTLS reports whether a host may be there without https.
func speaksNoTLS(err error) bool {
	var failed *fetch.Error
	var answer tls.RecordHeaderError
	return errors.As(err, &failed) && (failed.Kind == fetch.Refused || failed.Kind == fetch.Network || errors.As(err, &answer))
}

// look fetches and reads an address.
func (e *Engine) look(ctx context.Context, address string, typed bool) (res *fetch.Response, doc parse.Document, err error) {
	if !isAddress(address) {
		return nil, doc, &fetch.Error{Source: address, Kind: fetch.Scheme}
	}
	if res, err = e.Client.Get(ctx, address, fetch.Request{Typed: typed}); err != nil {
		return nil, doc, err
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%s: %w (%v)", address, ErrDefect, p)
		}
	}()
	doc, err = parse.Parse(res.Body, parse.Input{Name: res.URL, ContentType: res.ContentType, Modified: res.Modified})
	return res, doc, err
}

// usual looks for a feed where sites usually have it, for a page that names
// none.
func (e *Engine) usual(ctx context.Context, typed, page string) (at string, res *fetch.Response, doc parse.Document, err error) {
	base, err := url.Parse(page)
	if err != nil {
		return "", nil, doc, ErrNone
	}
	for _, path := range []string{"/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml"} {
		at = base.ResolveReference(&url.URL{Path: path}).String()
		res, doc, err = e.look(ctx, at, sameHost(typed, at))
		if err == nil && doc.Format.IsFeed() {
			return at, res, doc, nil
		}
		if ctx.Err() != nil {
			return "", nil, doc, err
		}
		var failed *fetch.Error
		if errors.As(err, &failed) && failed.Code == 0 { // it is not the path
			break
		}
	}
	return "", nil, doc, ErrNone
}

func (e *Engine) subscribe(ctx context.Context, at string, set store.Settings, res *fetch.Response, doc parse.Document) (Added, error) {
	about := doc.Feed
	about.URL = at
	id, err := e.Store.AddFeed(ctx, about, set)
	if err != nil && !errors.Is(err, store.ErrExists) {
		return Added{}, err
	}
	exists := err
	put, err := e.put(ctx, id, doc.Articles, doc.Sums)
	if err == nil {
		err = e.Store.SetState(ctx, id, store.State{
			ETag: res.Condition.ETag, LastModified: res.Condition.LastModified, Fetched: e.Now(), Retry: res.Condition.Fresh,
		})
	}
	if err != nil {
		return Added{}, err
	}
	f, err := e.Store.FeedByID(ctx, id)
	if err != nil {
		return Added{}, err
	}
	if exists != nil {
		return Added{Feed: f, New: len(put.New)}, store.ErrExists
	}
	if f.FullText {
		r := &run{Engine: e}
		r.pages(ctx, f, put.New)
	}
	return Added{Feed: f, New: len(put.New)}, nil
}

// Address makes of what a reader types the address that is meant: feed: goes,
// and a host alone is one of https. A path is left as it is.
func Address(s string) string {
	s = strings.TrimSpace(s)
	if rest, ok := strings.CutPrefix(s, "feed:"); ok {
		if s = strings.TrimPrefix(rest, "//"); !strings.Contains(s, "://") {
			return "http://" + s
		}
	}
	scheme, rest, found := strings.Cut(s, "://")
	if found {
		if lower := strings.ToLower(scheme); lower == "http" || lower == "https" {
			return lower + "://" + rest
		}
		return s
	}
	for _, other := range []string{"exec:", "file:", "/", "./", "../", "~"} {
		if strings.HasPrefix(s, other) {
			return s
		}
	}
	return "https://" + s
}
