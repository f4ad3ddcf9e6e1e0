package parse

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khabar/feed"
)

var update = flag.Bool("update", false, "write the golden files anew")

// fileDate is the date that golden files were read at.
var fileDate = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// dump writes an article so that a person can check it.
func dump(a *feed.Article) string {
	var b strings.Builder
	field := func(name string, v any) {
		if s := fmt.Sprint(v); s != "" && s != "[]" && s != "0" {
			fmt.Fprintf(&b, "%s: %s\n", name, s)
		}
	}
	field("section", a.Section)
	field("title", a.Title)
	field("byline", strings.Join(a.Byline, "; "))
	field("place", a.Place)
	field("source", a.Source)
	field("url", a.URL)
	field("lang", a.Lang)
	field("dir", int(a.Dir))
	if !a.Published.IsZero() {
		from := []string{"unknown", "declared", "in text", "inferred", "of file"}[a.Published.From]
		layout := time.RFC3339
		if a.Published.Day {
			layout = time.DateOnly
		}
		fmt.Fprintf(&b, "published: %s (%s) %s\n", a.Published.Time.Format(layout), from, a.Published.Text)
	}
	field("summary", a.Summary)
	field("tags", strings.Join(a.Tags, "; "))
	for _, m := range a.Media {
		fmt.Fprintf(&b, "media: %s %s %s\n", m.URL, m.Type, m.Title)
	}
	for _, blk := range a.Body {
		kind := []string{"p", "h", "quote", "item", "code", "image", "row", "rule", "caption"}[blk.Kind]
		if blk.Level > 0 {
			kind += fmt.Sprint(blk.Level)
		}
		if blk.Marker != "" {
			kind += " " + blk.Marker
		}
		if blk.Dir != feed.Undeclared {
			kind += []string{"", " ltr", " rtl"}[blk.Dir]
		}
		if blk.Lang != "" {
			kind += " " + blk.Lang
		}
		if blk.Header {
			kind += " header"
		}
		fmt.Fprintf(&b, "[%s] %s\n", kind, strings.ReplaceAll(strings.ReplaceAll(blk.Text, "\n", "\\n"), "\t", "\\t"))
		for _, s := range blk.Spans {
			style := []string{"em", "strong", "mono", "link", "struck"}[s.Style]
			fmt.Fprintf(&b, "    %s %q %s\n", style, blk.Text[s.Start:s.End], s.Target)
		}
	}
	for _, r := range a.Related {
		fmt.Fprintf(&b, "related: %s %s\n", r.Title, r.Target)
	}
	return b.String()
}

// dumpDocument dumps all that was read out of a document.
func dumpDocument(doc Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "format: %v, %s\n", doc.Format, doc.Encoding)
	if doc.Format.IsFeed() {
		fmt.Fprintf(&b, "feed: %s | %s | %s | %s\n", doc.Feed.Title, doc.Feed.Site, doc.Feed.Description, doc.Feed.Lang)
	}
	for _, r := range doc.Repairs {
		fmt.Fprintf(&b, "repair: %s\n", r)
	}
	for _, f := range doc.Feeds {
		fmt.Fprintf(&b, "offers: %s %s\n", f.Title, f.Target)
	}
	for i := range doc.Articles {
		b.WriteString("\n")
		b.WriteString(dump(&doc.Articles[i]))
	}
	return b.String()
}

// TestGolden reads every document of testdata/documents and the seed page.
func TestGolden(t *testing.T) {
	files, err := filepath.Glob("testdata/documents/*")
	if err != nil {
		t.Fatal(err)
	}
	files = append(files, "testdata/seed.txt")
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			doc, err := Parse(data, Input{Name: filepath.Base(file), Modified: fileDate})
			if err != nil {
				t.Fatal(err)
			}
			got := dumpDocument(doc)
			golden := file + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if got != string(want) {
				t.Errorf("read differently than %s says:\n%s", golden, got)
			}
		})
	}
}
