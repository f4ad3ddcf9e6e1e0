package parse

import (
	"strings"
	"testing"
)

// Items that share an ID but not an address are articles of their own; the
// same item twice is one.
func TestSharedIDs(t *testing.T) {
	const head, foot = `<rss version="2.0"><channel><title>x</title>`, `</channel></rss>`
	item := func(id, link, title string) string {
		return "<item><guid>" + id + "</guid><link>" + link + "</link><title>" + title + "</title></item>"
	}
	for _, c := range []struct{ items, ids string }{
		{item("0", "http://x.example/1", "أ") + item("0", "http://x.example/2", "ب") + item("7", "http://x.example/3", "ج"), "http://x.example/1 http://x.example/2 7"},
		{item("0", "http://x.example/1", "أ") + item("0", "http://x.example/1", "أ"), "0 0"},
		{item("1", "http://x.example/1", "أ") + item("2", "http://x.example/1", "ب"), "1 2"},
		{item("0", "", "أ") + item("0", "", "أ"), "0 0"},
	} {
		doc, err := Parse([]byte(head+c.items+foot), Input{Name: "http://x.example/feed"})
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, a := range doc.Articles {
			ids = append(ids, a.ID)
		}
		if doc.Articles[0].ID == "" {
			t.Error("an article without an ID")
		}
		if got := strings.Join(ids, " "); got != c.ids {
			t.Errorf("%s: %s, want %s", c.items, got, c.ids)
		}
	}
}

func TestSharedIDsWithoutAddresses(t *testing.T) {
	doc, err := Parse([]byte(`<rss version="2.0"><channel><title>x</title><item><guid>0</guid><title>أ</title></item><item><guid>0</guid><title>ب</title></item></channel></rss>`), Input{Name: "f"})
	if err != nil || len(doc.Articles) != 2 || doc.Articles[0].ID == doc.Articles[1].ID || doc.Articles[0].ID == "" {
		t.Errorf("%+v, %v", doc.Articles, err)
	}
}
