package main

import (
	"context"
	"time"

	"khabar/ui"
)

// preloaded is a Loader that has begun before the interface asks for it, so
// that sources are read while the terminal is asked, and a source that fails
// at once is told without a screen.
type preloaded struct {
	cancel  context.CancelFunc
	batches chan ui.Batch
	first   []ui.Batch // taken out of batches by failed
	done    bool       // batches is closed and empty
}

// preload begins to load.
func preload(ctx context.Context, l ui.Loader) *preloaded {
	ctx, cancel := context.WithCancel(ctx)
	p := &preloaded{cancel: cancel, batches: make(chan ui.Batch, 64)}
	go func() {
		defer close(p.batches)
		l.Load(ctx, func(b ui.Batch) {
			select {
			case p.batches <- b:
			case <-ctx.Done():
			}
		})
	}()
	return p
}

// failed waits for the first article, the end, or the limit, and reports
// whether all is read and nothing could be opened, with the reasons.
func (p *preloaded) failed(limit time.Duration) (bool, []ui.Problem) {
	enough := time.After(limit)
	var problems []ui.Problem
	for {
		select {
		case b, open := <-p.batches:
			if !open {
				p.done = true
				return true, problems
			}
			p.first = append(p.first, b)
			problems = append(problems, b.Problems...)
			if len(b.Articles) > 0 {
				return false, nil
			}
		case <-enough:
			return false, nil
		}
	}
}

// Load implements ui.Loader.
func (p *preloaded) Load(ctx context.Context, emit func(ui.Batch)) {
	defer p.cancel()
	for _, b := range p.first {
		emit(b)
	}
	p.first = nil
	for !p.done {
		select {
		case b, open := <-p.batches:
			if !open {
				return
			}
			emit(b)
		case <-ctx.Done():
			return
		}
	}
}
