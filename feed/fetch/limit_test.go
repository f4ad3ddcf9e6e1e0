package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestLimits(t *testing.T) {
	var now, most atomic.Int32
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		n := now.Add(1)
		for {
			m := most.Load()
			if n <= m || most.CompareAndSwap(m, n) {
				break
			}
		}
		time.Sleep(5 * time.Millisecond)
		now.Add(-1)
	})
	c := NewClient(ClientOptions{})
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			if _, err := c.Get(context.Background(), s.URL, Request{Typed: true}); err != nil {
				t.Error(err)
			}
		})
	}
	wg.Wait()
	if most.Load() > perHost {
		t.Errorf("%d requests at once for one host", most.Load())
	}
	if len(c.limit.host) != 0 || len(c.limit.all) != 0 {
		t.Errorf("slots are held: %v", c.limit.host)
	}
}

func TestGetBomb(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	chunk := make([]byte, 1<<20)
	for range 4 {
		z.Write(chunk)
	}
	z.Close()
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/bomb" {
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(packed.Bytes())
			return
		}
		for { // endless
			if _, err := w.Write(chunk); err != nil {
				return
			}
		}
	})
	c := NewClient(ClientOptions{})
	if c.most != 32<<20 {
		t.Errorf("the limit is %d bytes", c.most)
	}
	c.most = 3 << 20
	for _, path := range []string{"/bomb", "/endless"} {
		var e *Error
		if _, err := c.Get(context.Background(), s.URL+path, Request{Typed: true}); !errors.As(err, &e) || e.Kind != TooLarge {
			t.Errorf("%s: %v, want too large", path, err)
		}
	}
}

// TestGetCut: what came before the connection broke, or before the patience
// with it ended, is not thrown away; nothing at all is an error.
func TestGetCut(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"x"`)
		flush := func() { w.(http.Flusher).Flush() }
		switch r.URL.Path {
		case "/broken":
			w.Header().Set("Content-Length", "1000")
			io.WriteString(w, "half")
		case "/silent": // after the first bytes
			io.WriteString(w, "half")
			flush()
			<-r.Context().Done()
		case "/mute":
			flush()
			<-r.Context().Done()
		case "/drip": // for ever
			for r.Context().Err() == nil {
				io.WriteString(w, "half")
				flush()
				time.Sleep(10 * time.Millisecond)
			}
		case "/gzip":
			var b bytes.Buffer
			z := gzip.NewWriter(&b)
			io.WriteString(z, strings.Repeat("half ", 100000))
			z.Close()
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(b.Bytes()[:b.Len()/2])
		}
	})
	c := NewClient(ClientOptions{})
	c.idle, c.total = 500*time.Millisecond, 1500*time.Millisecond
	var all sync.WaitGroup
	for _, path := range []string{"/broken", "/silent", "/drip", "/gzip"} {
		all.Go(func() {
			r, err := c.Get(context.Background(), s.URL+path, Request{Typed: true})
			if err != nil || !r.Cut || !strings.HasPrefix(string(r.Body), "half") || r.Condition != (Condition{}) {
				t.Errorf("%s: %+v, %v", path, r, err)
			}
		})
	}
	all.Wait()
	_, err := c.Get(context.Background(), s.URL+"/mute", Request{Typed: true})
	var e *Error
	if !errors.As(err, &e) || e.Kind != Timeout {
		t.Errorf("nothing at all: %v", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), 50*time.Millisecond)
	defer cancel()
	go func() { time.Sleep(20 * time.Millisecond); cancel() }()
	if _, err := c.Get(ctx, s.URL+"/drip", Request{Typed: true}); !errors.As(err, &e) || e.Kind != Canceled {
		t.Errorf("cancelled: %v", err)
	}
}
