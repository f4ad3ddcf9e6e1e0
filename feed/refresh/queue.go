package refresh

import (
	"context"
	"net/url"
	"strings"
	"sync"

	"khabar/feed/store"
)

// queue hands out feeds so that hosts are asked side by side and none by more
// than a few at once.
type queue struct {
	mu      sync.Mutex
	free    *sync.Cond
	waiting []store.Feed
	busy    map[string]int
	each    int
	ended   bool
}

func newQueue(ctx context.Context, feeds []store.Feed, each int) (q *queue, stop func() bool) {
	q = &queue{waiting: feeds, busy: map[string]int{}, each: each}
	q.free = sync.NewCond(&q.mu)
	return q, context.AfterFunc(ctx, func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.ended = true
		q.free.Broadcast()
	})
}

// next waits for a feed whose host is free; ok is false where none is left.
func (q *queue) next() (f store.Feed, ok bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	for len(q.waiting) > 0 && !q.ended {
		for i := range q.waiting {
			host := hostOf(q.waiting[i].URL)
			if q.busy[host] < q.each {
				q.busy[host]++
				f = q.waiting[i]
				q.waiting = append(q.waiting[:i], q.waiting[i+1:]...)
				return f, true
			}
		}
		q.free.Wait()
	}
	return store.Feed{}, false
}

// done gives the host of a feed free.
func (q *queue) done(f store.Feed) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.busy[hostOf(f.URL)]--
	q.free.Broadcast()
}

// hostOf is the host of an address, with its port; a file or a command is a
// host of its own.
func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return address
	}
	host := strings.ToLower(u.Host)
	switch u.Scheme {
	case "http":
		return strings.TrimSuffix(host, ":80")
	case "https":
		return strings.TrimSuffix(host, ":443")
	}
	return host
}

// sameHost reports whether two addresses are of one host and port.
func sameHost(a, b string) bool { return hostOf(a) == hostOf(b) }
