package refresh

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"khabar/feed/fetch"
	"khabar/feed/store"
)

// counting counts what runs at once.
type counting struct {
	mu    sync.Mutex
	busy  map[string]int
	all   int
	most  map[string]int
	total int
}

func (c *counting) Get(ctx context.Context, address string, r fetch.Request) (*fetch.Response, error) {
	host := hostOf(address)
	c.mu.Lock()
	c.all++
	c.busy[host]++
	c.most["all"], c.most[host] = max(c.most["all"], c.all), max(c.most[host], c.busy[host])
	c.total++
	c.mu.Unlock()
	time.Sleep(2 * time.Millisecond)
	c.mu.Lock()
	defer c.mu.Unlock()
	c.all--
	c.busy[host]--
	return &fetch.Response{URL: address, NotModified: true}, nil
}

func TestAtOnce(t *testing.T) {
	b := newBench(t)
	c := &counting{busy: map[string]int{}, most: map[string]int{}}
	b.Client = c
	for i := range 120 {
		host := fmt.Sprintf("h%d.example", i%20)
		if i >= 60 {
			host = "big.example"
		}
		b.add(fmt.Sprintf("https://%s/%d", host, i), store.Settings{})
	}
	if sum := b.refresh(Request{}); sum.Unchanged != 120 || c.total != 120 {
		t.Errorf("%+v", sum)
	}
	for name, n := range c.most {
		if most := 2; name != "all" && n > most || name == "all" && (n > 16 || n < 8) {
			t.Errorf("%s: %d at once", name, n)
		}
	}
}

func TestCancel(t *testing.T) {
	s, b := newSite(t), newBench(t)
	for i := range 30 {
		b.add(s.set(fmt.Sprint("/", i), 5), store.Settings{})
	}
	s.wait = 5 * time.Millisecond
	inner, cancel := context.WithCancel(ctx)
	var told atomic.Int64
	sum, err := b.Refresh(inner, Request{}, func(p Progress) {
		if told.Store(int64(p.Done)); p.Done == 3 {
			cancel()
		}
	})
	if !errors.Is(err, context.Canceled) || sum.Done < 3 || sum.Done >= 30 || sum.Failed != 0 {
		t.Errorf("%+v, %v", sum, err)
	}
	if n := len(b.titles()); n != sum.New {
		t.Errorf("%d articles are stored, %d were told of", n, sum.New)
	}
	feeds, err := b.Store.Feeds(ctx)
	check(t, err)
	for _, f := range feeds {
		if f.Error != "" {
			t.Errorf("a cancel is no failure: %+v", f.State)
		}
	}
	if sum := b.refresh(Request{}); sum.New+len(b.titles()) < 150 || len(b.titles()) != 150 {
		t.Errorf("the rest: %+v, %d articles", sum, len(b.titles()))
	}
}

// Two engines of two processes at once bring each article once.
func TestTwoAtOnce(t *testing.T) {
	s, b := newSite(t), newBench(t)
	for i := range 10 {
		b.add(s.set(fmt.Sprint("/", i), 20), store.Settings{})
	}
	other, err := store.Open(ctx, b.Store.Path(), store.Options{})
	check(t, err)
	defer other.Close()
	second := New(Options{Store: other, Client: fetch.NewClient(fetch.ClientOptions{})})
	var wg sync.WaitGroup
	var sums [2]Summary
	var errs [2]error
	for i, e := range []*Engine{b.Engine, second} {
		wg.Go(func() { sums[i], errs[i] = e.Refresh(ctx, Request{}, nil) })
	}
	wg.Wait()
	check(t, errors.Join(errs[:]...))
	if n := len(b.titles()); n != 200 || sums[0].New+sums[1].New != 200 {
		t.Errorf("%d articles: %+v, %+v", n, sums[0], sums[1])
	}
	check(t, b.Store.Check(ctx))
}
