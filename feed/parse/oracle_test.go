package parse

import (
	"strings"
	"testing"
	"time"

	"github.com/mmcdole/gofeed"

	"khabar/feed"
)

// TestGofeed reads feedparser's documents beside gofeed: where gofeed finds
// items, this package finds as many, with the same titles, links and dates.
func TestGofeed(t *testing.T) {
	items, same, dates, sameDates := 0, 0, 0, 0
	for name, data := range feedparserFiles(t) {
		other, err := gofeed.NewParser().ParseString(string(data))
		if err != nil {
			continue
		}
		doc, err := Parse(data, Input{Name: name})
		if err != nil {
			t.Errorf("%s: gofeed reads it: %v", name, err)
			continue
		}
		if len(doc.Articles) < len(other.Items) {
			t.Errorf("%s: %d items, gofeed finds %d", name, len(doc.Articles), len(other.Items))
			continue
		}
		for i, it := range other.Items {
			a := doc.Articles[i]
			if it.Title != "" {
				items++
				if want := plain(it.Title); a.Title == want || a.Title == feed.CleanLine(it.Title) {
					same++
				} else {
					t.Logf("%s: title %q, gofeed %q", name, a.Title, it.Title)
				}
			}
			if it.PublishedParsed != nil {
				dates++
				if a.Published.Time.Truncate(time.Second).Equal(it.PublishedParsed.Truncate(time.Second)) {
					sameDates++
				} else {
					t.Logf("%s: date %v, gofeed %v of %q", name, a.Published.Time, it.PublishedParsed, it.Published)
				}
			}
		}
	}
	t.Logf("%d of %d titles and %d of %d dates as gofeed's", same, items, sameDates, dates)
	if items == 0 || same*100 < items*95 || sameDates*100 < dates*80 {
		t.Error("too many differences")
	}
}

// TestBigFeedAsGofeed compares a whole feed field by field.
func TestBigFeedAsGofeed(t *testing.T) {
	data := bigFeed(50)
	other, err := gofeed.NewParser().ParseString(string(data))
	if err != nil {
		t.Fatal(err)
	}
	doc, err := Parse(data, Input{Name: "http://example.com/feed"})
	if err != nil || len(doc.Articles) != len(other.Items) {
		t.Fatal(err, len(doc.Articles))
	}
	for i, it := range other.Items {
		a := doc.Articles[i]
		if a.Title != it.Title || a.URL != it.Link || a.ID != it.GUID || !a.Published.Time.Equal(*it.PublishedParsed) || a.Byline[0] != it.Authors[0].Name || a.Section != it.Categories[0] {
			t.Fatalf("item %d: %+v, gofeed %+v", i, a, it)
		}
		if !strings.HasPrefix(it.Content, "<p>"+a.Body[0].Text[:100]) {
			t.Fatalf("item %d: body %q, gofeed %q", i, a.Body[0].Text[:100], it.Content[:100])
		}
	}
	if doc.Feed.Title != other.Title || doc.Feed.Site != other.Link || doc.Feed.Lang != other.Language {
		t.Errorf("feed %+v, gofeed %q %q", doc.Feed, other.Title, other.Link)
	}
}

// TestTruncated cuts a feed at every 101st byte: what was whole is there.
func TestTruncated(t *testing.T) {
	data := bigFeed(5)
	whole, err := Parse(data, Input{Name: "x"})
	if err != nil {
		t.Fatal(err)
	}
	for cut := 600; cut < len(data); cut += 101 {
		part := string(data[:cut])
		doc, err := Parse([]byte(part), Input{Name: "x"})
		if err != nil {
			t.Fatalf("cut at %d: %v", cut, err)
		}
		if n := strings.Count(part, "</item>"); n > 0 && len(doc.Articles) != n {
			t.Fatalf("cut at %d: %d articles of %d whole items", cut, len(doc.Articles), n)
		}
		if len(doc.Repairs) == 0 {
			t.Fatalf("cut at %d: nothing is said of it", cut)
		}
		for i, a := range doc.Articles {
			if a.Title != whole.Articles[i].Title || !a.Truncated && len(a.Body) != len(whole.Articles[i].Body) {
				t.Fatalf("cut at %d: article %d is %q", cut, i, a.Title)
			}
		}
	}
}

// TestKnown counts what is read of items that are known.
func TestKnown(t *testing.T) {
	first, err := Parse(bigFeed(20), Input{Name: "x"})
	if err != nil {
		t.Fatal(err)
	}
	sums := map[string]uint64{}
	for i, a := range first.Articles {
		sums[a.ID] = first.Sums[i]
	}
	changed := strings.Replace(string(bigFeed(21)), "عنوان الخبر رقم 3 ", "عنوان جديد رقم 3 ", 1)
	doc, err := Parse([]byte(changed), Input{Name: "x", Known: func(id string, sum uint64) bool { return sums[id] == sum && sum != 0 }})
	if err != nil {
		t.Fatal(err)
	}
	for i, a := range doc.Articles {
		if isNew := i == 3 || i == 20; isNew == doc.Known[i] || isNew == (len(a.Body) == 0) || a.Title == "" || a.ID == "" {
			t.Errorf("article %d: known %v, %d blocks", i, doc.Known[i], len(a.Body))
		}
	}
}
