package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"khabar/cmd/khabar/config"
	"khabar/feed/fetch"
)

// TestPictureOfPrivateHost: a picture that a feed names on this machine or in
// its network is not asked for.
func TestPictureOfPrivateHost(t *testing.T) {
	asked := false
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { asked = true }))
	defer server.Close()
	p := newPictures(config.Default())
	p.folder = t.TempDir()
	for _, address := range []string{server.URL + "/a.png", "file:///etc/passwd", "http://169.254.169.254/", ""} {
		_, err := p.Picture(context.Background(), address)
		var e *fetch.Error
		if !errors.As(err, &e) {
			t.Errorf("%q: %v", address, err)
		}
	}
	if asked {
		t.Error("the server was asked")
	}
}

// TestKeptPictures: what is kept is not fetched again, stands in files of the
// reader alone, and the oldest go when there are too many.
func TestKeptPictures(t *testing.T) {
	p := newPictures(config.Default())
	p.folder, p.most = filepath.Join(t.TempDir(), "pictures"), 25
	for i := range 4 {
		path := filepath.Join(p.folder, fmt.Sprint(i))
		if err := replaceFile(path, []byte("0123456789")); err != nil {
			t.Fatal(err)
		}
		when := time.Unix(int64(1000+i), 0)
		if err := os.Chtimes(path, when, when); err != nil {
			t.Fatal(err)
		}
		if info, err := os.Stat(path); err != nil || info.Mode().Perm()&0o077 != 0 {
			t.Errorf("%v, %v", info.Mode(), err)
		}
	}
	p.drop()
	left, err := os.ReadDir(p.folder)
	if err != nil || len(left) != 2 || left[0].Name() != "2" {
		t.Errorf("left are %v, %v", left, err)
	}
}

func TestReadingOf(t *testing.T) {
	if _, err := readingOf(config.Default().Reader); err != nil {
		t.Error(err)
	}
	for _, spoil := range []func(*config.Reader){
		func(c *config.Reader) { c.Measure = 10 },
		func(c *config.Reader) { c.Marks = "gone" },
		func(c *config.Reader) { c.Images = "" },
	} {
		c := config.Default().Reader
		spoil(&c)
		if _, err := readingOf(c); err == nil {
			t.Errorf("%+v passes", c)
		}
	}
}
