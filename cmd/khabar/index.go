package main

import (
	"context"
	"errors"
	"fmt"

	"khabar/feed/find"
	"khabar/feed/store"
)

// index indexes what is stored and not indexed yet, so that it is found. How
// far it is shows where that takes long. What can't be written is left as it
// is: what was indexed before is found all the same.
func (l *library) index(ctx context.Context, p *process, quiet bool) error {
	defer sparingly()()
	meter := newMeter(p, quiet)
	err := l.finder.CatchUp(ctx, func(n find.Progress) {
		if all := n.Done + n.Left; n.Left > 0 {
			meter.line(fmt.Sprintf("%d of %s indexed", n.Done, plural(all, "article")))
		}
	})
	meter.end()
	switch {
	case errors.Is(err, context.Canceled):
		return brokenOff(err)
	case err != nil && !errors.Is(err, store.ErrReadOnly):
		return &failure{exitFailed, err}
	}
	return nil
}

// Index implements ui.Indexer.
func (s *shelves) Index(ctx context.Context, tell func(done, left int)) error {
	err := s.do(ctx, false, func(l *library) error {
		defer sparingly()()
		done := 0
		err := l.finder.CatchUp(ctx, func(n find.Progress) {
			done = n.Done
			tell(n.Done, n.Left)
		})
		if done > restAfter {
			l.rest(ctx)
		}
		return err
	})
	if errors.Is(err, errNoStore) || errors.Is(err, store.ErrReadOnly) {
		return nil
	}
	return err
}

// restAfter is after how many articles the memory that indexing took is given
// back.
const restAfter = 1000
