package main

import (
	"context"
	"errors"
	"os"
	"sync"
	"time"

	"khabar/cmd/khabar/config"
	"khabar/feed/index"
	"khabar/feed/store"
	"khabar/ui"
)

// shelves are the reader's store as the interface wants it: a ui.Library, and
// its Keeper, Refresher and Subscriber. The store is opened when something is
// asked of it; a file is made only when there is something to put into it. One
// that turns out damaged is mended on the way, see ask.
type shelves struct {
	path     string
	settings config.Config
	look     ui.Look // of lists, by the configuration
	left     ui.Left

	mu     sync.Mutex // guards what follows
	opened *library
	mended time.Time // when the store was mended last; zero: never
	times  int64     // how often it was
	told   bool      // what became of a damaged file
}

func newShelves(f *flags, settings config.Config) *shelves {
	return &shelves{path: f.storePath(), settings: settings}
}

// errNoStore says that nothing was ever stored.
var errNoStore = errors.New("nothing is stored yet")

// respite is how long a store has to be whole before it is mended again: one
// that is damaged at once lies on a broken disk, and each mending would keep
// another copy of it.
const respite = time.Minute

// open opens the store, and makes it where that is wanted.
func (s *shelves) open(ctx context.Context, make bool) (*library, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened != nil && (!s.opened.Damaged() || time.Since(s.mended) < respite) {
		return s.opened, nil
	}
	if s.opened != nil { // it is mended as it is opened; who still reads it asks again
		_ = s.opened.Close()
		s.opened, s.told, s.mended = nil, false, time.Now()
		s.times++
	}
	if _, err := os.Stat(s.path); errors.Is(err, os.ErrNotExist) && !make {
		return nil, errNoStore
	}
	opened, err := store.Open(context.WithoutCancel(ctx), s.path, store.Options{})
	if err != nil {
		return nil, err
	}
	s.opened = newLibrary(s.settings, opened)
	return s.opened, nil
}

// Close closes the store, if it was opened.
func (s *shelves) Close() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.opened == nil {
		return nil
	}
	return s.opened.Close()
}

// ask asks something of the store; it is made where that is wanted. Where it
// turns out damaged on the way it is mended, which the next Overview tells, and
// asked once more.
func ask[T any](ctx context.Context, s *shelves, make bool, what func(*library) (T, error)) (T, error) {
	var none T
	l, err := s.open(ctx, make)
	if err != nil {
		return none, err
	}
	answer, err := what(l)
	if err == nil || !s.changed(ctx, l, err) {
		return answer, err
	}
	if l, err = s.open(ctx, make); err != nil {
		return none, err
	}
	return what(l)
}

// askIfAny is ask for what a store that there is not has nothing of.
func askIfAny[T any](ctx context.Context, s *shelves, what func(*library) (T, error)) (T, error) {
	answer, err := ask(ctx, s, false, what)
	if errors.Is(err, errNoStore) {
		err = nil
	}
	return answer, err
}

// do is ask for what has no answer.
func (s *shelves) do(ctx context.Context, make bool, what func(*library) error) error {
	_, err := ask(ctx, s, make, func(l *library) (struct{}, error) { return struct{}{}, what(l) })
	return err
}

// changed reports whether asking again may go better after an error: the store
// is damaged, or was mended meanwhile and l closed. A damaged index is thrown
// away, and made again in the background.
func (s *shelves) changed(ctx context.Context, l *library, err error) bool {
	if errors.Is(err, index.ErrDamaged) {
		return l.Reindex(context.WithoutCancel(ctx)) == nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.opened != l || l.Damaged() && time.Since(s.mended) >= respite
}

// repair is what became of a damaged store, once.
func (s *shelves) repair(l *library) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if r := l.Repaired(); r != nil && !s.told {
		s.told = true
		return r
	}
	return nil
}
