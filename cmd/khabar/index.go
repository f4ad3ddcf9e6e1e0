package main

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"runtime/debug"

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

// sparingly makes garbage be collected earlier while much of it is made, which
// costs next to nothing as long as the program itself needs little; what it
// returns ends that. What indexing needs is some 12 MB, and 7 MB for the
// runtime's own.
func sparingly() func() {
	const little, needed = 24 << 20, 22 << 20
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	if m.HeapAlloc > little {
		return func() {}
	}
	most := int64(needed + m.HeapAlloc)
	before := debug.SetMemoryLimit(-1)
	if before <= most { // the reader's own GOMEMLIMIT
		return func() {}
	}
	debug.SetMemoryLimit(most)
	return func() { debug.SetMemoryLimit(before) }
}
