package ui

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khabar/bidi/cell"
	"khabar/feed"
	"khabar/feed/parse"
	"khabar/ui/page"
)

var update = flag.Bool("update", false, "write the golden files anew")

// golden compares what a test got with the file that holds what is right.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (write it with -update)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs; got\n%s\nwant\n%s", path, got, want)
	}
}

// seed is the text page that the project began with, as it is read.
func seed(t *testing.T) *feed.Article {
	t.Helper()
	text, err := os.ReadFile("../feed/parse/testdata/seed.txt")
	if err != nil {
		t.Fatal(err)
	}
	doc, err := parse.Parse(text, parse.Input{Name: "seed.txt", Modified: testNow})
	if err != nil {
		t.Fatal(err)
	}
	return &doc.Articles[0]
}

// TestGoldenPage sets the seed page at three widths: every line of it, as the
// eye sees it, between bars.
func TestGoldenPage(t *testing.T) {
	for _, width := range []int{36, 56, 72} {
		m := openModel(t, 120, 36, seed(t))
		m.reader.page.Set(m.reader.page.Blocks, width)
		var out strings.Builder
		var r cell.Row
		for y := range m.reader.page.All() {
			r.Reset()
			m.reader.page.Draw(&r, y, &page.Look{})
			m.writer.Styles, m.writer.Links = nil, nil
			fmt.Fprintf(&out, "|%s|\n", m.writer.Append(nil, &r))
		}
		golden(t, fmt.Sprintf("page-%d", width), out.String())
	}
}

// TestGoldenScreen draws the whole screen with the seed page and others, at
// three sizes and in two languages.
func TestGoldenScreen(t *testing.T) {
	hebrew := &feed.Article{
		ID: "he", Title: "גשם ראשון בצפון: 14.5 מ״מ", Section: "חדשות", Source: "עיתון", Lang: "he",
		Published: feed.Date{Time: testNow.Add(-24 * time.Hour), From: feed.DateDeclared},
		Body:      []feed.Block{{Text: "גשם ראשון ירד הבוקר בצפון."}},
	}
	english := &feed.Article{
		ID: "en", Title: "Night trains return", Section: "Transport", Source: "Gazette", Lang: "en",
		Published: feed.Date{Time: testNow.Add(-48 * time.Hour), From: feed.DateDeclared},
		Body:      []feed.Block{{Text: "Night trains run again."}},
	}
	for _, size := range [][2]int{{120, 36}, {80, 24}, {50, 20}} {
		m := openModel(t, size[0], size[1], seed(t), hebrew, english)
		m.writer.Styles = nil
		golden(t, fmt.Sprintf("screen-%dx%d", size[0], size[1]), stripLinks(m.View().Content)+"\n")
	}
}
