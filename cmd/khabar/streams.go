package main

import (
	"context"

	"khabar/feed/store"
)

// streams are lists of articles, read window by window and put together.
type streams struct {
	of     []stream
	oldest bool // first
}

func newStreams(p *process, l *library, filters []store.Filter, oldest bool) *streams {
	s := &streams{of: make([]stream, len(filters)), oldest: oldest}
	order := store.Newest
	if oldest {
		order = store.Oldest
	}
	for i := range filters {
		s.of[i] = stream{p: p, l: l, filter: filters[i], order: order}
	}
	return s
}

// each calls f for at most n headlines in their order, 0 for all of them, and
// end when there is none left.
func (s *streams) each(ctx context.Context, n int, f func(*store.Headline) error, end func() error) error {
	for at := 0; n == 0 || at < n; at++ {
		var first *stream
		for i := range s.of {
			h := &s.of[i]
			if err := h.fill(ctx); err != nil {
				return &failure{exitFailed, err}
			}
			if len(h.window) > 0 && (first == nil || before(h.window[0].Key(), first.window[0].Key(), s.oldest)) {
				first = h
			}
		}
		if first == nil {
			break
		}
		if err := f(&first.window[0]); err != nil {
			return written(err)
		}
		first.window = first.window[1:]
	}
	return end()
}

func before(a, b store.Key, oldest bool) bool {
	if oldest {
		a, b = b, a
	}
	return a.Date > b.Date || a.Date == b.Date && a.ID > b.ID
}

// stream reads one list.
type stream struct {
	p      *process
	l      *library
	filter store.Filter
	order  store.Order
	window []store.Headline
	last   store.Key
	begun  bool
	ended  bool
}

const windowSize = 500

// fill reads the next window where the last one is used up. What was read
// stays where it is when the store is mended: the list goes on behind it.
func (r *stream) fill(ctx context.Context) error {
	if len(r.window) > 0 || r.ended {
		return nil
	}
	place := store.At(0)
	if r.begun {
		place = store.Next(r.last)
	}
	err := r.l.mended(ctx, r.p, func() (err error) {
		r.window, err = r.l.Window(ctx, nil, r.filter, r.order, place, windowSize)
		return err
	})
	r.begun, r.ended = true, len(r.window) < windowSize
	if n := len(r.window); n > 0 {
		r.last = r.window[n-1].Key()
	}
	return err
}
