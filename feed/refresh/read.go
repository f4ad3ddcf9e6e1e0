package refresh

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"khabar/feed"
	"khabar/feed/fetch"
	"khabar/feed/parse"
	"khabar/feed/store"
)

// Failures that are the feed's and neither fetch's nor parse's.
var (
	ErrNotFeed    = errors.New("it is no feed")
	ErrNotNamed   = errors.New("files and commands are read only where the configuration names them; it does so no more")
	ErrCut        = errors.New("the connection broke in the middle; what had come is stored")
	ErrDefect     = errors.New("the program failed on it; please report it")
	ErrMoved      = errors.New("it moved to an address that you are subscribed to already; remove it")
	ErrUnreadable = errors.New("none of its files can be read")
)

// isAddress reports whether a feed is fetched from the net.
func isAddress(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

// read reads an answer and stores what is new in it.
func (e *Engine) read(ctx context.Context, f *store.Feed, res *fetch.Response) (put store.Put, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("%w (%v)", ErrDefect, p)
		}
	}()
	if res == nil {
		return e.readOwn(ctx, f)
	}
	if !res.NotModified {
		known, err := e.known(ctx, f)
		if err != nil {
			return put, err
		}
		doc, err := parse.Parse(res.Body, parse.Input{Name: res.URL, ContentType: res.ContentType, Modified: res.Modified, Known: known})
		if put, err = e.store(ctx, f, doc, err); err != nil {
			return put, err
		}
	}
	if res.Moved != "" && res.Moved != f.URL {
		if err := e.move(ctx, f, res.Moved); err != nil {
			return put, err
		}
	}
	if res.Cut {
		return put, ErrCut
	}
	return put, nil
}

// known is what the store knows of a feed's articles; a feed that has none
// knows none.
func (e *Engine) known(ctx context.Context, f *store.Feed) (func(string, uint64) bool, error) {
	if f.Fetched.IsZero() && f.Total == 0 {
		return nil, nil
	}
	return e.Store.Known(ctx, f.ID)
}

// store stores a document of a feed.
func (e *Engine) store(ctx context.Context, f *store.Feed, doc parse.Document, err error) (store.Put, error) {
	if err != nil && doc.Format == parse.HTML {
		err = fmt.Errorf("%w: it is an HTML page", ErrNotFeed)
	}
	if err != nil {
		return store.Put{}, err
	}
	isFeed := doc.Format.IsFeed()
	if isAddress(f.URL) && !isFeed && doc.Format != parse.JSON && doc.Format != parse.JSONLines {
		return store.Put{}, fmt.Errorf("%w: it is an %s", ErrNotFeed, doc.Format)
	}
	if isFeed {
		doc.Feed.URL = f.URL
		if d := described(f.Feed, doc.Feed); d != f.Feed {
			if err := e.Store.Describe(ctx, f.ID, d); err != nil {
				return store.Put{}, err
			}
			f.Feed = d
		}
	}
	articles, sums := doc.Articles, doc.Sums
	if len(doc.Known) == len(articles) && slices.Contains(doc.Known, true) {
		articles, sums = unknown(doc)
	}
	if len(articles) == 0 {
		return store.Put{Unchanged: len(doc.Articles)}, nil
	}
	put, err := e.put(ctx, f.ID, articles, sums)
	put.Unchanged += len(doc.Articles) - len(articles)
	return put, err
}

// put stores articles of a feed.
func (e *Engine) put(ctx context.Context, id int64, articles []feed.Article, sums []uint64) (store.Put, error) {
	put, err := e.Store.Put(ctx, id, articles, sums)
	if err == nil && e.Stored != nil && len(put.New)+len(put.Changed) > 0 {
		err = e.Stored(ctx, append(slices.Clone(put.New), put.Changed...))
	}
	return put, err
}

// described is what a feed says of itself, over what it said before. When it
// was last changed is no news by itself.
func described(old, now feed.Feed) feed.Feed {
	if now.Title == "" {
		now.Title = old.Title
	}
	if now.Site == "" {
		now.Site = old.Site
	}
	if now.Title == old.Title && now.Site == old.Site && now.Description == old.Description && now.Lang == old.Lang && now.Dir == old.Dir {
		return old
	}
	return now
}

// unknown are the articles of a document that are not known already.
func unknown(doc parse.Document) (articles []feed.Article, sums []uint64) {
	for i, known := range doc.Known {
		if !known {
			articles, sums = append(articles, doc.Articles[i]), append(sums, doc.Sums[i])
		}
	}
	return articles, sums
}

// move follows a permanent redirect. An address of another host is none that
// the reader named.
func (e *Engine) move(ctx context.Context, f *store.Feed, to string) error {
	err := e.Store.MoveFeed(ctx, f.ID, to)
	if errors.Is(err, store.ErrExists) {
		return ErrMoved
	}
	if err == nil && !f.Found && !sameHost(f.URL, to) {
		f.Found = true
		err = e.Store.Set(ctx, f.ID, f.Settings)
	}
	if err == nil {
		f.URL = to
	}
	return err
}

// readOwn reads a file, the files of a folder, or what a command prints.
func (e *Engine) readOwn(ctx context.Context, f *store.Feed) (put store.Put, err error) {
	if !slices.ContainsFunc(e.Own, func(o Own) bool { return o.URL == f.URL }) {
		return put, ErrNotNamed
	}
	known, err := e.known(ctx, f)
	if err != nil {
		return put, err
	}
	var first error
	read := 0
	for item, err := range fetch.Open(ctx, f.URL, fetch.Options{Exec: true}) {
		if err == nil && strings.HasPrefix(f.URL, "file:") && f.Failures == 0 && item.Modified.Before(f.Fetched.Add(-1e9)) {
			read++
			continue // as it was
		}
		var one store.Put
		if err == nil {
			one, err = e.readItem(ctx, f, item, known)
		}
		var broken *store.Error
		if errors.As(err, &broken) || ctx.Err() != nil {
			return put, err
		}
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		read++
		put.New, put.Changed = append(put.New, one.New...), append(put.Changed, one.Changed...)
		put.Unchanged += one.Unchanged
	}
	if read == 0 && first == nil {
		first = ErrUnreadable
	}
	if read == 0 {
		return put, first
	}
	return put, nil // a folder may have files that are no articles
}

func (e *Engine) readItem(ctx context.Context, f *store.Feed, item *fetch.Item, known func(string, uint64) bool) (put store.Put, err error) {
	r, err := item.Open()
	if err != nil {
		return put, err
	}
	defer r.Close()
	data, err := io.ReadAll(io.LimitReader(r, 33<<20))
	if err != nil {
		return put, err
	}
	data = bytes.TrimSpace(data)
	doc, err := parse.Parse(data, parse.Input{Name: item.Name, Modified: item.Modified, Known: known})
	for i := range doc.Articles {
		doc.Articles[i].FeedURL = f.URL
	}
	return e.store(ctx, f, doc, err)
}

// failure says in plain words why a feed could not be refreshed, and when it
// is asked again.
func (e *Engine) failure(f store.Feed, err error) *Failure {
	out := &Failure{Feed: f, Reason: Reason(err), Err: err}
	if wait := backOff(f.Failures + 1); wait > 0 {
		out.Retry = e.Now().Add(wait)
	}
	var fetched *fetch.Error
	if errors.As(err, &fetched) {
		if fetched.RetryAfter.After(out.Retry) {
			out.Retry = fetched.RetryAfter
		}
		out.Retired = fetched.Kind == fetch.Gone
	}
	if errors.Is(err, ErrMoved) {
		out.Retired = true
	}
	if out.Retired {
		out.Retry = e.Now().AddDate(0, 0, 1)
	}
	return out
}

// Reason says what is wrong without naming the source, which the caller does.
func Reason(err error) string {
	var fetched *fetch.Error
	var parsed *parse.Error
	switch {
	case errors.As(err, &fetched):
		return fetched.Reason()
	case errors.As(err, &parsed):
		return (&parse.Error{Detail: parsed.Detail, Err: parsed.Err}).Error()
	}
	return feed.CleanLine(err.Error())
}
