package parse

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"khabar/feed"
)

// longText is a page of more than a megabyte.
func longText(paragraph func(i int) string, head, tail string) string {
	var b strings.Builder
	b.WriteString(head)
	for i := 0; b.Len() < longFrom+1<<16; i++ {
		b.WriteString(paragraph(i))
	}
	b.WriteString(tail)
	return b.String()
}

// TestDrafts: of a long text or page a draft comes first, which the whole begins
// with; of what is short, or of another kind, none, nor where none is wanted.
func TestDrafts(t *testing.T) {
	sentence := strings.Repeat("كلمات من نص طويل عن الميناء ", 20) + "."
	text := longText(func(i int) string { return fmt.Sprintf("الفقرة %d: %s\n\n", i, sentence) }, "عنوان المقال الطويل جدا هنا\n\n", "")
	page := longText(func(i int) string { return fmt.Sprintf("<p>الفقرة %d: %s</p>\n", i, sentence) },
		"<!DOCTYPE html><html lang=ar><head><title>عنوان المقال الطويل جدا هنا</title></head><body><article><h1>عنوان المقال الطويل جدا هنا</h1>\n", "</article></body></html>")
	oneLine := longText(func(i int) string { return fmt.Sprintf("<p>الفقرة %d: %s</p>", i, sentence) }, "<html><body><article><h1>عنوان المقال الطويل جدا هنا</h1>", "</article></body></html>")
	rss := longText(func(i int) string {
		return fmt.Sprintf("<item><title>خبر %d</title><description>%s</description></item>\n", i, sentence)
	},
		"<rss version=\"2.0\"><channel><title>م</title>\n", "</channel></rss>")
	lists := longText(func(i int) string { return fmt.Sprintf("{\"title\": \"%d\", \"text\": \"%s\"},\n", i, sentence) }, "[", "{}]")
	for name, c := range map[string]struct {
		text    string
		name    string
		wanted  bool
		draft   bool
		minimum int // blocks
	}{
		"text":            {text, "a.txt", true, true, 50},
		"page":            {page, "a.html", true, true, 50},
		"page in a line":  {oneLine, "a.html", true, true, 50},
		"markdown":        {"---\ntitle: عنوان المقال\n---\n" + text, "a.md", true, true, 50},
		"not wanted":      {text, "a.txt", false, false, 0},
		"short":           {text[:longFrom/2], "a.txt", true, false, 0},
		"feed":            {rss, "a.xml", true, false, 0},
		"list of several": {lists, "a.json", true, false, 0},
	} {
		t.Run(name, func(t *testing.T) {
			var docs []Document
			in := Input{Name: c.name, Modified: time.Unix(1700000000, 0), Drafts: c.wanted}
			emit := func(d Document) error { docs = append(docs, d); return nil }
			if err := Read(context.Background(), strings.NewReader(c.text), in, emit); err != nil {
				t.Fatal(err)
			}
			// The same of a file, whose length is known.
			piped := docs
			docs = nil
			path := filepath.Join(t.TempDir(), "file")
			if err := os.WriteFile(path, []byte(c.text), 0o600); err != nil {
				t.Fatal(err)
			}
			f, err := os.Open(path)
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			if err := Read(context.Background(), f, in, emit); err != nil || !reflect.DeepEqual(docs, piped) {
				t.Fatalf("%v: %d documents of a file, and of a pipe %d", err, len(docs), len(piped))
			}
			whole := docs[len(docs)-1]
			if whole.Draft || (len(docs) == 2) != c.draft || len(docs) > 2 {
				t.Fatalf("%d documents, the last one a draft: %v", len(docs), whole.Draft)
			}
			if !c.draft {
				return
			}
			d, a := docs[0].Articles[0], whole.Articles[0]
			if !docs[0].Draft || d.ID == a.ID || d.Title != a.Title || d.Lang != a.Lang || d.Published != a.Published || d.Source != a.Source {
				t.Errorf("the draft is %q, %+v, %q, %q; the whole %q, %+v, %q, %q", d.Title, d.Published, d.Lang, d.Source, a.Title, a.Published, a.Lang, a.Source)
			}
			if len(d.Body) < c.minimum || len(d.Body) >= len(a.Body) {
				t.Fatalf("%d blocks of %d", len(d.Body), len(a.Body))
			}
			for i := range d.Body[:len(d.Body)-1] {
				if !sameBlock(d.Body[i], a.Body[i]) {
					t.Fatalf("block %d is %q in the draft and %q", i, d.Body[i].Text, a.Body[i].Text)
				}
			}
		})
	}
}

func sameBlock(a, b feed.Block) bool {
	return a.Kind == b.Kind && a.Text == b.Text && a.Level == b.Level
}
