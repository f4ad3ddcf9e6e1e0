package refresh

import (
	"context"
	"errors"
	"slices"
	"sync"

	"khabar/feed/fetch"
	"khabar/feed/store"
)

// run is one refresh.
type run struct {
	*Engine
	report func(Progress)

	mu      sync.Mutex
	summary Summary
	states  map[int64]store.State // to be kept
	broken  error                 // of the store: nothing more can be done
	stop    context.CancelFunc
}

// answer is what a feed said.
type answer struct {
	feed store.Feed
	res  *fetch.Response // nil: err, or a source that is no address
	err  error
}

// Refresh asks feeds and stores what they bring. report, if not nil, is told
// of each feed that is done, one at a time. A feed that fails is no error: it is
// in the summary and, with the reason, in the store. The error is the store's,
// or ctx's where that ended; what was stored until then stays.
func (e *Engine) Refresh(ctx context.Context, r Request, report func(Progress)) (Summary, error) {
	if err := e.sync(ctx); err != nil {
		return Summary{}, err
	}
	feeds, err := e.Store.Feeds(ctx)
	if err != nil {
		return Summary{}, err
	}
	run := &run{Engine: e, report: report, states: map[int64]store.State{}}
	list := e.due(feeds, r, &run.summary)
	run.summary.Total = len(list)
	run.tell(store.Feed{}, 0, nil)
	inner, stop := context.WithCancel(ctx)
	run.stop = stop
	defer stop()
	run.all(inner, list)
	// What is known by now is kept, even after a cancel.
	if err := run.keep(context.WithoutCancel(ctx)); err != nil && run.broken == nil {
		run.broken = err
	}
	if run.broken == nil && ctx.Err() == nil && e.Retention != (store.Retention{}) {
		run.summary.Removed, run.broken = e.Store.Retain(ctx, e.Retention)
	}
	run.summary.Feed, run.summary.Err, run.summary.FeedNew = store.Feed{}, nil, 0
	if run.broken == nil {
		run.broken = ctx.Err()
	}
	return run.summary, run.broken
}

// all asks the feeds: some goroutines wait for servers, as many as there are
// processors read what they answered and store it.
func (r *run) all(ctx context.Context, list []store.Feed) {
	q, unwatch := newQueue(ctx, list, r.PerHost)
	defer unwatch()
	answers := make(chan answer)
	var asking, reading sync.WaitGroup
	for range min(r.Parallel, len(list)) {
		asking.Go(func() {
			for f, ok := q.next(); ok; f, ok = q.next() {
				a := r.ask(ctx, f)
				q.done(f)
				answers <- a
			}
		})
	}
	for range min(r.readers, len(list)) {
		reading.Go(func() {
			for a := range answers {
				r.take(ctx, a)
			}
		})
	}
	asking.Wait()
	close(answers)
	reading.Wait()
}

// ask asks a server. Files and commands are left to take.
func (r *run) ask(ctx context.Context, f store.Feed) answer {
	if !isAddress(f.URL) {
		return answer{feed: f}
	}
	res, err := r.Client.Get(ctx, f.URL, fetch.Request{
		Typed: !f.Found, Condition: fetch.Condition{ETag: f.ETag, LastModified: f.LastModified},
	})
	return answer{f, res, err}
}

// take stores what a feed answered and keeps what came of it.
func (r *run) take(ctx context.Context, a answer) {
	if ctx.Err() != nil {
		return
	}
	var put store.Put
	was, err := a.feed.URL, a.err
	if err == nil {
		put, err = r.read(ctx, &a.feed, a.res)
	}
	if a.feed.URL != was {
		r.mu.Lock()
		r.summary.Moved++
		r.mu.Unlock()
	}
	if ctx.Err() != nil && len(put.New)+len(put.Changed) == 0 {
		return // cancelled: it says nothing of the feed
	}
	var broken *store.Error
	if errors.As(err, &broken) && !errors.Is(err, store.ErrNotFound) {
		r.fail(err)
		return
	}
	r.settle(a, put, err)
	if ids := slices.Concat(put.Changed, put.New); a.feed.FullText && len(ids) > 0 {
		r.pages(ctx, a.feed, ids)
	}
}

// settle notes the state of a feed that is done, and tells of it.
func (r *run) settle(a answer, put store.Put, err error) {
	f := a.feed
	st := f.State
	var failure *Failure
	if err == nil {
		st = store.State{Fetched: r.Now()}
		if a.res != nil {
			st.ETag, st.LastModified, st.Retry = a.res.Condition.ETag, a.res.Condition.LastModified, a.res.Condition.Fresh
		}
	} else {
		failure = r.failure(f, err)
		st.Failures++
		st.Error, st.Retry, st.Retired = failure.Reason, failure.Retry, ""
		if failure.Retired {
			st.Retired = failure.Reason
		}
	}
	f.State = st
	r.mu.Lock()
	r.states[f.ID] = st
	r.summary.Done++
	r.summary.New += len(put.New)
	r.summary.Changed += len(put.Changed)
	if failure != nil {
		r.summary.Failed++
		r.summary.Failures = append(r.summary.Failures, failure)
	} else if a.res != nil && a.res.NotModified {
		r.summary.Unchanged++
	}
	full := len(r.states) >= 256
	r.mu.Unlock()
	if full {
		if err := r.keep(context.Background()); err != nil {
			r.fail(err)
		}
	}
	r.tell(f, len(put.New), failure)
}

// keep stores the states that were noted.
func (r *run) keep(ctx context.Context) error {
	r.mu.Lock()
	states := r.states
	r.states = map[int64]store.State{}
	r.mu.Unlock()
	return r.Store.SetStates(ctx, states)
}

// fail ends the run: the store itself is in trouble.
func (r *run) fail(err error) {
	r.mu.Lock()
	if r.broken == nil {
		r.broken = err
	}
	r.mu.Unlock()
	r.stop()
}

func (r *run) tell(f store.Feed, n int, failure *Failure) {
	if r.report == nil {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	p := r.summary.Progress
	p.Feed, p.FeedNew, p.Err = f, n, failure
	r.report(p)
}
