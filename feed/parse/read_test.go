package parse

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
)

// read collects what Read hands on.
func read(r io.Reader) (batches []int, titles []string, err error) {
	err = Read(context.Background(), r, Input{Name: "-", Modified: fileDate}, func(d Document) error {
		batches = append(batches, len(d.Articles))
		for _, a := range d.Articles {
			titles = append(titles, a.Title)
		}
		return nil
	})
	return batches, titles, err
}

func packed(s string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	io.WriteString(z, s)
	z.Close()
	return b.Bytes()
}

func TestReadStream(t *testing.T) {
	pr, pw := io.Pipe()
	got := make(chan string, 10)
	done := make(chan error, 1)
	go func() {
		done <- Read(context.Background(), pr, Input{Name: "-"}, func(d Document) error {
			for _, a := range d.Articles {
				got <- a.Title
			}
			return nil
		})
	}()
	for i := range 3 { // each is there before the next is sent
		fmt.Fprintf(pw, `{"title":"خبر %d","body":"نص الخبر"}`+"\n", i)
		select {
		case title := <-got:
			if title != fmt.Sprint("خبر ", i) {
				t.Errorf("article %d is %q", i, title)
			}
		case <-time.After(10 * time.Second):
			t.Fatal("an article of an endless stream does not arrive")
		}
	}
	pw.Close()
	if err := <-done; err != nil {
		t.Error(err)
	}
}

func TestRead(t *testing.T) {
	many := strings.Repeat(`{"title":"t","body":"b"}`+"\n", 1000)
	for _, tt := range []struct {
		name string
		data []byte
		n    int
		err  error
	}{
		{"json lines", []byte(many), 1000, nil},
		{"json lines, no newline at the end", []byte(strings.TrimSpace(many)), 1000, nil},
		{"gzip of json lines", packed(many), 1000, nil},
		{"with a mark", []byte("\xef\xbb\xbf" + many), 1000, nil},
		{"bad lines among good", []byte(many + "oops\n{}\n" + many), 2000, nil},
		{"one object on one line", []byte(`{"title":"t","body":"b"}`), 1, nil},
		{"one object on many lines", []byte("{\n\"title\":\"t\",\n\"body\":\"b\"\n}\n"), 1, nil},
		{"array", []byte("[{\"title\":\"t\",\"body\":\"b\"},\n{\"title\":\"u\",\"body\":\"b\"}]"), 2, nil},
		{"articles", []byte(`{"articles":[{"title":"t","body":"b"},{"title":"u"}]}` + "\n"), 2, nil},
		{"json feed on one line", []byte(`{"version":"https://jsonfeed.org/version/1","items":[{"id":"1","title":"t","content_text":"x"}]}` + "\n"), 1, nil},
		{"gzip of text", packed("عنوان الخبر هنا\n\nفقرة طويلة من الخبر تنتهي بنقطة في آخرها."), 1, nil},
		{"empty", nil, 0, ErrEmpty},
		{"blank", []byte(" \n\t\n\u200f"), 0, ErrEmpty},
		{"picture", []byte("\x89PNG\r\n\x1a\n\x00\x00"), 0, ErrBinary},
		{"zeros", make([]byte, 5000), 0, ErrBinary},
		{"bytes at random", atRandom(20000), 0, ErrBinary},
		{"noise", []byte(strings.Repeat("\x00\x01\x02\x03\xfe", 1000)), 0, ErrBinary},
		{"svg", []byte("<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>"), 0, ErrNoArticle},
		{"opml", []byte("<?xml version='1.0'?><opml version='2.0'><body><outline xmlUrl='http://x/'/></body></opml>"), 0, ErrNotFeed},
		{"no articles", []byte(`{"a":1}`), 0, ErrNoArticle},
	} {
		_, titles, err := read(bytes.NewReader(tt.data))
		var e *Error
		if !errors.Is(err, tt.err) || len(titles) != tt.n || err != nil && (!errors.As(err, &e) || e.Name != "-") {
			t.Errorf("%s: %d articles, %v; want %d, %v", tt.name, len(titles), err, tt.n, tt.err)
		}
	}
}

// endless is a source that does not end.
type endless struct{ unit []byte }

func (e endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		n += copy(p[n:], e.unit)
	}
	return n, nil
}

func TestReadEndless(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 32 MB several times")
	}
	var bomb bytes.Buffer
	z, _ := gzip.NewWriterLevel(&bomb, gzip.BestSpeed)
	chunk := bytes.Repeat([]byte("خبر "), 1<<17)
	for range 50 {
		z.Write(chunk)
	}
	z.Close()
	for name, r := range map[string]io.Reader{
		"a line without end": endless{[]byte("خبر ")},
		"lines without end":  endless{[]byte("خبر\n")},
		"a bomb":             bytes.NewReader(bomb.Bytes()),
	} {
		if _, _, err := read(r); !errors.Is(err, ErrTooLarge) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestReadEnds(t *testing.T) {
	stop := errors.New("enough")
	line := []byte(`{"title":"t","body":"b"}` + "\n")
	if err := Read(context.Background(), endless{line}, Input{Name: "-"}, func(Document) error { return stop }); !errors.Is(err, stop) {
		t.Errorf("emit's error: %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	if err := Read(ctx, endless{line}, Input{Name: "-"}, func(Document) error { cancel(); return nil }); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: %v", err)
	}
}

func TestDiscovery(t *testing.T) {
	for page, want := range map[string]string{
		`<html><head><title>x</title><link rel="alternate" type="application/rss+xml" title="سياسة" href="/f/1.xml"><link rel="alternate" type="application/feed+json" title="رياضة" href="j.json"><link rel="alternate" hreflang="en" href="/en"></head><body></body></html>`: "https://example.com/f/1.xml https://example.com/a/j.json",
		`<html><body><p>words</p><a href="/about">x</a> <a href="/rss.xml?x=1">RSS</a> <a href="feed/">Feed</a> <a href="/rss.xml?x=1">again</a></body></html>`:                                                                                                                "https://example.com/rss.xml?x=1 https://example.com/a/feed/",
		`<html><head><base href="https://other.example.net/b/"><link rel="alternate" type="application/atom+xml" href="atom"></head></html>`:                                                                                                                                   "https://other.example.net/b/atom",
		`<html><body><p>words only</p></body></html>`: "",
	} {
		doc, err := Parse([]byte(page), Input{Name: "https://example.com/a/"})
		if err != nil && !errors.Is(err, ErrNoArticle) {
			t.Errorf("%s: %v", page, err)
		}
		var got []string
		for _, l := range doc.Feeds {
			got = append(got, l.Target)
		}
		if strings.Join(got, " ") != want {
			t.Errorf("%s: feeds %q, want %q", page, got, want)
		}
	}
}

// atRandom makes bytes without a pattern, the same ones every time.
func atRandom(n int) []byte {
	b := make([]byte, n)
	r := rand.NewPCG(1, 2)
	for i := range b {
		b[i] = byte(r.Uint64())
	}
	return b
}
