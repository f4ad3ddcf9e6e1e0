package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"crypto/x509"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/zstd"
)

// serve runs a server for one test.
func serve(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// get fetches an address that the reader typed.
func get(t *testing.T, url string, r Request) (*Response, *Error) {
	t.Helper()
	r.Typed = true
	res, err := NewClient(ClientOptions{Version: "1.2"}).Get(context.Background(), url, r)
	if err == nil {
		return res, nil
	}
	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("error of another type: %v", err)
	}
	return nil, e
}

func TestGetConditional(t *testing.T) {
	const tag, date = `"v1"`, "Mon, 25 Nov 2024 10:00:00 GMT"
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if agent := r.Header.Get("User-Agent"); !strings.HasPrefix(agent, "Khabar/1.2 ") {
			t.Errorf("user agent %q", agent)
		}
		w.Header().Set("ETag", tag)
		w.Header().Set("Cache-Control", "public, max-age=600")
		if r.Header.Get("If-None-Match") == tag && r.Header.Get("If-Modified-Since") == date {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Last-Modified", date)
		w.Header().Set("Content-Type", "application/rss+xml")
		io.WriteString(w, "<rss/>")
	})
	first, err := get(t, s.URL+"/f", Request{})
	if err != nil {
		t.Fatal(err)
	}
	if string(first.Body) != "<rss/>" || first.NotModified || first.ContentType != "application/rss+xml" || first.Modified.IsZero() {
		t.Errorf("first answer: %+v", first)
	}
	if left := time.Until(first.Condition.Fresh); left < 9*time.Minute || left > 10*time.Minute {
		t.Errorf("fresh for %v, want 10 minutes", left)
	}
	second, err := get(t, s.URL+"/f", Request{Condition: first.Condition})
	if err != nil {
		t.Fatal(err)
	}
	if !second.NotModified || second.Condition.ETag != tag || second.Condition.LastModified != date {
		t.Errorf("second answer: %+v", second)
	}
}

func TestGetEncodings(t *testing.T) {
	const text = "<rss>خبر</rss>"
	pack := func(f func(io.Writer) io.WriteCloser) []byte {
		var b bytes.Buffer
		w := f(&b)
		io.WriteString(w, text)
		w.Close()
		return b.Bytes()
	}
	bodies := map[string][]byte{
		"gzip":     pack(func(w io.Writer) io.WriteCloser { return gzip.NewWriter(w) }),
		"deflate":  pack(func(w io.Writer) io.WriteCloser { return zlib.NewWriter(w) }),
		"br":       pack(func(w io.Writer) io.WriteCloser { return brotli.NewWriter(w) }),
		"identity": []byte(text),
		"zstd": pack(func(w io.Writer) io.WriteCloser {
			z, err := zstd.NewWriter(w)
			if err != nil {
				t.Fatal(err)
			}
			return z
		}),
	}
	raw := pack(func(w io.Writer) io.WriteCloser {
		f, err := flate.NewWriter(w, 5)
		if err != nil {
			t.Fatal(err)
		}
		return f
	})
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		name := strings.TrimPrefix(r.URL.Path, "/")
		body := bodies[name]
		switch name {
		case "raw":
			name, body = "deflate", raw
		case "lie":
			name, body = "gzip", []byte(text)
		}
		w.Header().Set("Content-Encoding", name)
		w.Write(body)
	})
	for _, name := range []string{"gzip", "deflate", "br", "zstd", "identity", "raw", "lie"} {
		r, err := get(t, s.URL+"/"+name, Request{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if string(r.Body) != text {
			t.Errorf("%s: %q", name, r.Body)
		}
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

func TestGetRedirects(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved":
			http.Redirect(w, r, "/moved2", http.StatusMovedPermanently)
		case "/moved2":
			http.Redirect(w, r, "/temporary", http.StatusPermanentRedirect)
		case "/temporary":
			http.Redirect(w, r, "/end", http.StatusFound)
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/file":
			http.Redirect(w, r, "file:///etc/passwd", http.StatusFound)
		default:
			io.WriteString(w, r.URL.Path)
		}
	})
	r, err := get(t, s.URL+"/moved", Request{})
	if err != nil {
		t.Fatal(err)
	}
	if string(r.Body) != "/end" || r.URL != s.URL+"/end" || r.Moved != s.URL+"/temporary" {
		t.Errorf("body %q, from %s, moved %q", r.Body, r.URL, r.Moved)
	}
	if r, err := get(t, s.URL+"/temporary", Request{}); err != nil || r.Moved != "" {
		t.Errorf("a temporary redirect is remembered: %+v, %v", r, err)
	}
	if _, err := get(t, s.URL+"/loop", Request{}); err == nil || err.Kind != Redirects {
		t.Errorf("loop: %v", err)
	}
	if _, err := get(t, s.URL+"/file", Request{}); err == nil || err.Kind != Scheme {
		t.Errorf("redirect to a file: %v", err)
	}
}

func TestGetStatuses(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		var code int
		fmt.Sscanf(r.URL.Path, "/%d", &code)
		w.Header().Set("Retry-After", "120")
		w.WriteHeader(code)
	})
	for code, kind := range map[int]Kind{404: NotFound, 410: Gone, 401: Denied, 403: Denied, 429: Busy, 503: Busy, 500: Server, 502: Server, 418: Status} {
		_, err := get(t, fmt.Sprintf("%s/%d", s.URL, code), Request{})
		if err == nil || err.Kind != kind || err.Code != code {
			t.Errorf("%d: %v", code, err)
			continue
		}
		if wait := time.Until(err.RetryAfter); wait < time.Minute || wait > 2*time.Minute {
			t.Errorf("%d: retry in %v", code, wait)
		}
		if !strings.HasPrefix(err.Error(), s.URL) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%d: message %q", code, err)
		}
	}
}

func TestGetFailures(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	closed := l.Addr().String()
	l.Close()
	for url, kind := range map[string]Kind{
		"http://" + closed + "/":       Refused,
		"http://no-such-host.invalid/": NoHost,
		"gopher://example.com/":        Scheme,
		"http://":                      Scheme,
	} {
		if _, err := get(t, url, Request{}); err == nil || err.Kind != kind {
			t.Errorf("%s: %v, want kind %d", url, err, kind)
		}
	}
	hang := make(chan struct{})
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-hang:
		case <-r.Context().Done():
		}
	})
	defer close(hang)
	c := NewClient(ClientOptions{Timeout: 100 * time.Millisecond})
	var e *Error
	if _, err := c.Get(context.Background(), s.URL, Request{Typed: true}); !errors.As(err, &e) || e.Kind != Timeout {
		t.Errorf("silent host: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	time.AfterFunc(20*time.Millisecond, cancel)
	if _, err := NewClient(ClientOptions{}).Get(ctx, s.URL, Request{Typed: true}); !errors.As(err, &e) || e.Kind != Canceled {
		t.Errorf("canceled: %v", err)
	}
}

func TestGetTLS(t *testing.T) {
	s := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { io.WriteString(w, "ok") }))
	defer s.Close()
	s.Config.ErrorLog = nil
	if _, err := get(t, s.URL, Request{}); err == nil || err.Kind != Certificate {
		t.Errorf("unknown authority: %v", err)
	}
	pool := x509.NewCertPool()
	pool.AddCert(s.Certificate())
	c := NewClient(ClientOptions{RootCAs: pool})
	if r, err := c.Get(context.Background(), s.URL, Request{Typed: true}); err != nil || string(r.Body) != "ok" {
		t.Errorf("known authority: %v, %v", r, err)
	}
	var e *Error
	other := strings.Replace(s.URL, "127.0.0.1", "localhost", 1)
	if _, err := c.Get(context.Background(), other, Request{Typed: true}); !errors.As(err, &e) || e.Kind != Certificate {
		t.Errorf("wrong name: %v", err)
	}
}

func TestGetPrivate(t *testing.T) {
	var hits atomic.Int32
	inner := serve(t, func(w http.ResponseWriter, r *http.Request) { hits.Add(1) })
	outer := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, inner.URL, http.StatusFound)
	})
	c := NewClient(ClientOptions{})
	var e *Error
	port := inner.URL[strings.LastIndexByte(inner.URL, ':'):]
	for _, url := range []string{inner.URL, "http://localhost" + port, "http://[::1]" + port, "http://[::ffff:127.0.0.1]" + port, "http://0.0.0.0" + port, "http://10.0.0.1/", "http://169.254.169.254/latest", "http://192.168.1.1/"} {
		if _, err := c.Get(context.Background(), url, Request{}); !errors.As(err, &e) || e.Kind != Private {
			t.Errorf("%s followed: %v", url, err)
		}
	}
	// Typed, and then redirected to another private address.
	if _, err := c.Get(context.Background(), outer.URL, Request{Typed: true}); !errors.As(err, &e) || e.Kind != Private {
		t.Errorf("redirect to a private address: %v", err)
	}
	if hits.Load() != 0 {
		t.Errorf("the private server was reached %d times", hits.Load())
	}
	if _, err := c.Get(context.Background(), inner.URL, Request{Typed: true}); err != nil {
		t.Errorf("typed: %v", err)
	}
	// A connection that a typed address left open is not for others.
	if _, err := c.Get(context.Background(), inner.URL, Request{}); !errors.As(err, &e) || e.Kind != Private {
		t.Errorf("followed after typed: %v", err)
	}
}

func TestGetAuth(t *testing.T) {
	var other *httptest.Server
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		name, password, _ := r.BasicAuth()
		if r.URL.Path == "/away" {
			http.Redirect(w, r, other.URL, http.StatusFound)
			return
		}
		if name != "قارئ" || password != "سر" {
			w.WriteHeader(http.StatusUnauthorized)
		}
	})
	host := strings.TrimPrefix(s.URL, "http://")
	c := NewClient(ClientOptions{Auth: func(h string) (string, string, bool) { return "قارئ", "سر", h == host }})
	if _, err := c.Get(context.Background(), s.URL, Request{Typed: true}); err != nil {
		t.Errorf("with a password: %v", err)
	}
	withPassword := strings.Replace(s.URL, "http://", "http://u:geheim@", 1)
	_, err := get(t, withPassword, Request{})
	if err == nil || err.Kind != Denied || strings.Contains(err.Error(), "geheim") {
		t.Errorf("wrong password: %v", err)
	}
}

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

func TestOpenAddress(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=windows-1256")
		io.WriteString(w, "x")
	})
	for it, err := range Open(context.Background(), s.URL+"/a", Options{}) {
		if err != nil {
			t.Fatal(err)
		}
		r, err := it.Open()
		if err != nil {
			t.Fatal(err)
		}
		data, _ := io.ReadAll(r)
		if string(data) != "x" || it.Name != s.URL+"/a" || it.ContentType != "text/html; charset=windows-1256" || it.Response == nil {
			t.Errorf("item %+v, %q", it, data)
		}
	}
}

func TestCondition(t *testing.T) {
	now := time.Date(2024, 11, 25, 10, 0, 0, 0, time.UTC)
	for _, tt := range []struct {
		header, value string
		fresh         time.Duration
	}{
		{"Cache-Control", "max-age=60", time.Minute},
		{"Cache-Control", `private, MAX-AGE="60"`, time.Minute},
		{"Cache-Control", "max-age=60, no-cache", 0},
		{"Cache-Control", "max-age=99999999", maxFresh},
		{"Cache-Control", "max-age=-1", 0},
		{"Expires", now.Add(time.Hour).Format(http.TimeFormat), time.Hour},
		{"Expires", "0", 0},
	} {
		h := http.Header{}
		h.Set(tt.header, tt.value)
		got := conditionOf(h, now).Fresh
		if want := now.Add(tt.fresh); tt.fresh > 0 && !got.Equal(want) || tt.fresh == 0 && !got.IsZero() {
			t.Errorf("%s: %s: fresh until %v", tt.header, tt.value, got)
		}
	}
	for value, want := range map[string]time.Duration{"120": 2 * time.Minute, now.Add(time.Hour).Format(http.TimeFormat): time.Hour, "9999999": 7 * 24 * time.Hour, "x": 0, "-5": 0} {
		got := retryAfter(http.Header{"Retry-After": {value}}, now)
		if want == 0 != got.IsZero() || want > 0 && !got.Equal(now.Add(want)) {
			t.Errorf("Retry-After %s: %v", value, got)
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
