package ui

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"khabar/ui/locale"
)

// fakeIndexer takes as long as hold lets it.
type fakeIndexer struct {
	mu    sync.Mutex
	runs  int
	ended int // that were cancelled
	hold  chan struct{}
	err   error
}

func (f *fakeIndexer) Index(ctx context.Context, tell func(done, left int)) error {
	f.mu.Lock()
	f.runs++
	hold := f.hold
	f.mu.Unlock()
	if hold != nil {
		tell(25, 75)
		select {
		case <-hold:
		case <-ctx.Done():
			f.mu.Lock()
			f.ended++
			f.mu.Unlock()
			return ctx.Err()
		}
	}
	return f.err
}

func TestIndexing(t *testing.T) {
	f := &fakeIndexer{}
	now := testNow
	ar, _ := locale.Match("ar")
	m := New(Config{Locale: ar, Stored: Stored{Library: library(10), Indexer: f}, Now: func() time.Time { return now }})
	m.resize(100, 30)
	settle(m, m.Init())
	if f.runs != 1 || m.indexing.running {
		t.Fatalf("at the start: %d runs, running %v", f.runs, m.indexing.running)
	}
	// What comes while it runs is indexed after it.
	f.hold = make(chan struct{})
	cmd := m.survey()
	settle(m, cmd)
	settle(m, m.survey())
	if !m.indexing.running || !m.indexing.again || f.runs != 2 {
		t.Fatalf("%d runs, %+v", f.runs, m.indexing)
	}
	if s := m.said(); s != "" {
		t.Errorf("a short one says %q", s)
	}
	now = now.Add(time.Second)
	if s := m.said(); !strings.Contains(s, "25%") || !strings.Contains(s, ar.Messages.Indexing) {
		t.Errorf("a long one says %q", s)
	}
	settle(m, m.indexed(indexMsg{done: 100, ended: true}))
	if f.runs != 3 {
		t.Errorf("not again: %d runs", f.runs)
	}
	// It ends with the program.
	m.Close(context.Background())
	if f.ended == 0 {
		t.Error("not cancelled")
	}
	f.hold, f.err = nil, errors.New("the disk is full")
	m.indexing.running = false
	settle(m, m.index())
	if m.troubles.last == nil {
		t.Error("what went wrong is not said")
	}
}
