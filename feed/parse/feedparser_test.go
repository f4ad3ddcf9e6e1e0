package parse

import (
	"archive/tar"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"khabar/feed"
)

// dataFolder is a folder of real documents that is not part of the project.
func dataFolder(t testing.TB) string {
	dir := os.Getenv("KHABAR_DATA")
	if dir == "" {
		t.Skip("KHABAR_DATA names no folder of real documents")
	}
	return dir
}

// feedparserFiles are the documents of feedparser's test suite.
func feedparserFiles(t testing.TB) map[string][]byte {
	f, err := os.Open(filepath.Join(dataFolder(t), "feeds", "feedparser-tests.tar.gz"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]byte{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return out
		}
		if err != nil {
			t.Fatal(err)
		}
		if h.Typeflag == tar.TypeReg && strings.HasPrefix(strings.TrimPrefix(h.Name, "./"), "tests/") {
			data, err := io.ReadAll(r)
			if err != nil {
				t.Fatal(err)
			}
			out[strings.TrimPrefix(strings.TrimPrefix(h.Name, "./"), "tests/")] = data
		}
	}
}

var (
	simpleCheck = regexp.MustCompile(`(?m)^Expect:\s+(?:not bozo and )?(feed|entries\[0\])(?:\.(\w+)|\[u?['"](\w+)['"]\])\s*==\s*u?(?:'([^'\\]*)'|"([^"\\]*)")\s*$`)
	headerLine  = regexp.MustCompile(`(?m)^(?:Header:\s*)?Content-type:\s*(.+?)\s*$`)
)

// TestFeedparser counts how many of feedparser's documents are read, and how
// many of its checks of one plain field hold.
func TestFeedparser(t *testing.T) {
	files := feedparserFiles(t)
	read, checks, held := 0, 0, 0
	for name, data := range files {
		in := Input{Name: "http://127.0.0.1:8097/tests/" + name}
		if m := headerLine.FindSubmatch(data[:min(len(data), 1000)]); m != nil {
			in.ContentType = string(m[1])
		}
		doc, err := Parse(data, in)
		if err != nil {
			t.Logf("%s: not read: %v", name, err)
		} else {
			read++
		}
		m := simpleCheck.FindSubmatch(data[:min(len(data), 4000)])
		if m == nil {
			continue
		}
		field, want := string(m[2])+string(m[3]), string(m[4])+string(m[5])
		got, ok := fieldOf(&doc, string(m[1]) == "feed", field)
		if !ok {
			continue
		}
		checks++
		if got == want || got == plain(want) {
			held++
		} else {
			t.Logf("%s: %s %s = %q, want %q", name, m[1], field, got, want)
		}
	}
	t.Logf("%d of %d read, %d of %d checks hold", read, len(files), held, checks)
	if read < 2060 {
		t.Errorf("%d documents read, want 2060 at least", read)
	}
	if held*100 < checks*92 {
		t.Errorf("%d of %d checks hold, want 92%%", held, checks)
	}
}

// plain is a text without markup, as this package gives it.
func plain(s string) string { return inlineText(s) }

// fieldOf gives the field of feedparser's name.
func fieldOf(doc *Document, ofFeed bool, field string) (string, bool) {
	if ofFeed {
		switch field {
		case "title":
			return doc.Feed.Title, true
		case "link":
			return doc.Feed.Site, true
		case "description", "subtitle", "tagline":
			return doc.Feed.Description, true
		case "language":
			return doc.Feed.Lang, true
		}
		return "", false
	}
	var a feed.Article
	if len(doc.Articles) > 0 {
		a = doc.Articles[0]
	}
	switch field {
	case "title":
		return a.Title, true
	case "link":
		return a.URL, true
	case "id", "guid":
		return a.ID, true
	case "author":
		return strings.Join(a.Byline, ", "), true
	case "summary", "description":
		if a.Summary != "" {
			return a.Summary, true
		}
		return rawText(a.Body), true
	case "category":
		return a.Section, true
	case "published", "updated":
		return a.Published.Time.Format(time.RFC3339), false
	}
	return "", false
}
