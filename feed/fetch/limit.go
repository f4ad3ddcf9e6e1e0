package fetch

import (
	"context"
	"io"
	"net/http"
	"sync"
	"time"
)

// limiter lets a few requests run at once for a host, and some more in all.
type limiter struct {
	all  chan struct{}
	each int
	mu   sync.Mutex
	host map[string]*slots
}

// slots are those of one host; users counts who holds or waits for one.
type slots struct {
	free  chan struct{}
	users int
}

func newLimiter(each, all int) *limiter {
	return &limiter{all: make(chan struct{}, all), each: each, host: map[string]*slots{}}
}

// acquire waits for a slot; release gives it back.
func (l *limiter) acquire(ctx context.Context, host string) (release func(), err error) {
	l.mu.Lock()
	s := l.host[host]
	if s == nil {
		s = &slots{free: make(chan struct{}, l.each)}
		l.host[host] = s
	}
	s.users++
	l.mu.Unlock()
	leave := func() {
		l.mu.Lock()
		if s.users--; s.users == 0 {
			delete(l.host, host)
		}
		l.mu.Unlock()
	}
	select {
	case s.free <- struct{}{}:
	case <-ctx.Done():
		leave()
		return nil, ctx.Err()
	}
	select {
	case l.all <- struct{}{}:
	case <-ctx.Done():
		<-s.free
		leave()
		return nil, ctx.Err()
	}
	return sync.OnceFunc(func() {
		<-l.all
		<-s.free
		leave()
	}), nil
}

// roundTripper judges, signs and counts every request, redirected ones too.
type roundTripper struct {
	next  http.RoundTripper
	limit *limiter
	auth  func(host string) (name, password string, ok bool)
}

func (t *roundTripper) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := guard(r.URL, grantOf(r.Context())); err != nil {
		return nil, err
	}
	if t.auth != nil && r.Header.Get("Authorization") == "" && r.URL.User == nil {
		if name, password, ok := t.auth(r.URL.Host); ok {
			r = r.Clone(r.Context())
			r.SetBasicAuth(name, password)
		}
	}
	release, err := t.limit.acquire(r.Context(), r.URL.Host)
	if err != nil {
		return nil, err
	}
	res, err := t.next.RoundTrip(r)
	if err != nil {
		release()
		return nil, err
	}
	res.Body = &releasing{res.Body, release}
	return res, nil
}

// releasing gives the slot back when the body is closed.
type releasing struct {
	io.ReadCloser
	release func()
}

func (b *releasing) Close() error {
	defer b.release()
	return b.ReadCloser.Close()
}

// idleReader gives up on a server that sends nothing for a while.
type idleReader struct {
	r      io.Reader
	cancel context.CancelFunc
	idle   time.Duration
	err    error // the first one stays: those behind it say less
}

func (r *idleReader) Read(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	var fired sync.Once
	late := false
	timer := time.AfterFunc(r.idle, func() {
		fired.Do(func() {
			late = true
			r.cancel()
		})
	})
	n, err := r.r.Read(p)
	timer.Stop()
	fired.Do(func() {})
	if err != nil && err != io.EOF && late {
		err = errIdle
	}
	r.err = err
	return n, err
}
