package fetch

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
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
