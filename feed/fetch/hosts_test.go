package fetch

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
)

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
