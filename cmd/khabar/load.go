package main

import (
	"context"
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"sync"
	"time"

	"khabar/cmd/khabar/config"
	"khabar/feed"
	"khabar/feed/fetch"
	"khabar/feed/parse"
	"khabar/ui"
)

// welcome is the edition that is read where no source is named. It begins with
// one of the articles in welcome/start, which are the same in each language of
// the interface.
//
//go:embed welcome
var welcome embed.FS

// loader joins fetch and parse: it implements ui.Loader.
type loader struct {
	sources []string // none: the welcome edition,
	lang    string   // which begins in this language
	options fetch.Options
	drafts  bool // of long articles the beginning first
}

// newLoader reads sources, those of the net as the configuration wants it.
func newLoader(p *process, c config.Config, sources []string) *loader {
	return &loader{sources: sources, options: fetch.Options{Stdin: p.stdin, Client: newClient(c)}}
}

// Load implements ui.Loader. All sources are read at once; it does not wait
// for one that blocks when ctx ends.
func (l *loader) Load(ctx context.Context, emit func(ui.Batch)) {
	if len(l.sources) == 0 {
		emit(welcomeEdition(l.lang))
		return
	}
	var one sync.Mutex
	var all sync.WaitGroup
	for _, s := range l.sources {
		all.Go(func() {
			l.source(ctx, s, func(b ui.Batch) {
				one.Lock()
				defer one.Unlock()
				if ctx.Err() == nil {
					emit(b)
				}
			})
		})
	}
	done := make(chan struct{})
	go func() { all.Wait(); close(done) }()
	select {
	case <-done:
	case <-ctx.Done():
		one.Lock() // nothing is emitted from here on
	}
}

// keepBatch is how many articles are stored at once.
const keepBatch = 2000

// inBatches reads the sources and hands their articles to put, many at once; it
// keeps what it gets no longer than it runs. Its first error ends the reading.
func (l *loader) inBatches(ctx context.Context, put func([]feed.Article) error) (problems []ui.Problem, err error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var waiting []feed.Article
	hand := func() {
		if err != nil || len(waiting) == 0 {
			return
		}
		if err = put(waiting); err != nil {
			cancel()
		}
		waiting = waiting[:0]
	}
	for _, s := range l.sources {
		l.source(ctx, s, func(b ui.Batch) {
			problems = append(problems, b.Problems...)
			for _, a := range b.Articles {
				waiting = append(waiting, *a)
			}
			if len(waiting) >= keepBatch {
				hand()
			}
		})
	}
	hand()
	return problems, err
}

// source reads one source. Its documents are read side by side and handed on
// in their order.
func (l *loader) source(ctx context.Context, source string, emit func(ui.Batch)) {
	emit(ui.Batch{Now: feed.CleanLine(nameOf(source))})
	alone := l.drafts && len(l.sources) == 1 && isFile(source)
	type result chan ui.Batch
	queue := make(chan result, 2*runtime.GOMAXPROCS(0))
	go func() {
		defer close(queue)
		for item, err := range fetch.Open(ctx, source, l.options) {
			out := make(result, 1)
			select {
			case queue <- out:
			case <-ctx.Done():
				return
			}
			if err != nil {
				out <- problem(source, err)
				close(out)
				continue
			}
			go func() {
				defer close(out)
				if err := read(ctx, item, l.drafts, alone, func(b ui.Batch) { out <- b }); err != nil && ctx.Err() == nil {
					out <- problem(item.Name, err)
				}
			}()
		}
	}()
	for out := range queue {
		for b := range out {
			emit(b)
		}
	}
}

// errDefect is what the reader is told when a document uncovers an error of
// the program: the others are read all the same.
var errDefect = errors.New("the program failed on it; please report it")

// read reads one document.
func read(ctx context.Context, item *fetch.Item, drafts, alone bool, emit func(ui.Batch)) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%w (%v)", errDefect, r)
		}
	}()
	r, err := item.Open()
	if err != nil {
		return err
	}
	defer r.Close()
	in := parse.Input{Name: item.Name, ContentType: item.ContentType, Modified: item.Modified, Drafts: drafts}
	draft := ""
	leftOut := 0
	err = parse.Read(ctx, r, in, func(d parse.Document) error {
		if leftOut == 0 && d.LeftOut.N > 0 {
			emit(problem(item.Name, &parse.Error{Name: item.Name, Detail: d.LeftOut.First, Err: parse.ErrLeftOut}))
		}
		leftOut += d.LeftOut.N
		if len(d.Articles) == 0 && d.Format.IsFeed() {
			return errNoItems
		}
		b := batch(d)
		if b.Draft, b.Replaces = d.Draft, draft; d.Draft {
			draft, b.Alone = d.Articles[0].Key(), alone
		}
		emit(b)
		if d.Draft {
			pause(ctx, draftPause)
		}
		return ctx.Err()
	})
	if err == nil && leftOut > 1 {
		err = &parse.Error{Name: item.Name, Detail: fmt.Sprintf("%d more", leftOut-1), Err: parse.ErrLeftOut}
	}
	return err
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// draftPause is how long the rest of a long article waits for the screen that
// shows its beginning.
const draftPause = 40 * time.Millisecond

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-time.After(d):
	case <-ctx.Done():
	}
}

// errNoItems says that a feed has nothing in it yet.
var errNoItems = errors.New("the feed has no articles yet")

func batch(d parse.Document) ui.Batch {
	b := ui.Batch{Articles: make([]*feed.Article, len(d.Articles))}
	for i := range d.Articles {
		b.Articles[i] = &d.Articles[i]
	}
	return b
}

// problem tells a source apart from what is wrong with it: errors of fetch and
// parse have both in one.
func problem(source string, err error) ui.Batch {
	var fetched *fetch.Error
	var parsed *parse.Error
	switch {
	case errors.As(err, &fetched):
		source, err = fetched.Source, reason{of: fetched}
	case errors.As(err, &parsed):
		source, err = parsed.Name, &parse.Error{Detail: parsed.Detail, Err: parsed.Err}
	}
	return ui.Batch{Problems: []ui.Problem{{Source: nameOf(source), Err: err}}}
}

// reason is an error of fetch without its source.
type reason struct{ of *fetch.Error }

func (r reason) Error() string { return r.of.Reason() }
func (r reason) Unwrap() error { return r.of }

// nameOf is what a reader calls a source.
func nameOf(source string) string {
	if source == "-" {
		return "standard input"
	}
	return source
}

// welcomeEdition reads the articles that are part of the program, the first in a
// language, or in Arabic.
func welcomeEdition(lang string) ui.Batch {
	first := path.Join("welcome/start", lang+".md")
	if _, err := fs.Stat(welcome, first); err != nil {
		first = "welcome/start/ar.md"
	}
	names, _ := fs.Glob(welcome, "welcome/*.md")
	var all ui.Batch
	for _, name := range append([]string{first}, names...) {
		text, err := welcome.ReadFile(name)
		if err != nil {
			continue
		}
		if doc, err := parse.Parse(text, parse.Input{Name: name}); err == nil {
			all.Articles = append(all.Articles, batch(doc).Articles...)
		}
	}
	return all
}
