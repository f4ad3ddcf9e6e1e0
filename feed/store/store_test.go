package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"testing"
	"time"

	"khabar/feed"
)

var ctx = context.Background()

func must[T any](v T, err error) func(testing.TB) T {
	return func(t testing.TB) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// checkCounts holds the counts of feeds against the articles.
func checkCounts(t testing.TB, s *Store) {
	t.Helper()
	check(t, s.each(ctx, `SELECT f.id, f.total, f.unread, f.hidden, f.hidden_unread,
		count(a.id), coalesce(sum(a.read = 0), 0), coalesce(sum(a.hidden), 0), coalesce(sum(a.hidden AND a.read = 0), 0)
		FROM feed f LEFT JOIN article a ON a.feed = f.id GROUP BY f.id`, nil, func(row scanner) error {
		var id int
		var kept, have [4]int
		if err := row.Scan(&id, &kept[0], &kept[1], &kept[2], &kept[3], &have[0], &have[1], &have[2], &have[3]); err != nil {
			return err
		}
		if kept != have {
			t.Errorf("feed %d counts %v articles, unread, hidden, hidden and unread; it has %v", id, kept, have)
		}
		return nil
	}))
	check(t, s.each(ctx, `SELECT a.id, a.hidden, a.starred = 0 AND EXISTS (SELECT 1 FROM found JOIN saved s ON s.id = found.saved
		WHERE found.article = a.id AND s.mute = 1 AND s.removed = 0) FROM article a`, nil, func(row scanner) error {
		var id int
		var hidden, should bool
		err := row.Scan(&id, &hidden, &should)
		if hidden != should {
			t.Errorf("article %d is hidden: %v", id, hidden)
		}
		return err
	}))
	check(t, s.each(ctx, "SELECT f.article, f.at, coalesce(a.date, -1) FROM found f LEFT JOIN article a ON a.id = f.article", nil, func(row scanner) error {
		var id, at, date int
		err := row.Scan(&id, &at, &date)
		if at != date {
			t.Errorf("article %d is found at %d, its date is %d", id, at, date)
		}
		return err
	}))
	check(t, s.Check(ctx))
}

func TestFeeds(t *testing.T) {
	s := fresh(t)
	f := feed.Feed{URL: "https://a.example/rss?x=1&y='", Title: "عنوان", Site: "https://a.example", Description: "وصف", Lang: "ar", Dir: feed.RightToLeft, Updated: time.Unix(1700000000, 0)}
	set := Settings{Name: "اسمي", Folder: "أخبار", Place: 2, FullText: true, Direction: feed.LeftToRight, KeepDays: -1, KeepCount: 9}
	id := must(s.AddFeed(ctx, f, set))(t)
	got := must(s.FeedByURL(ctx, f.URL))(t)
	if want := (Feed{ID: id, Feed: f, Settings: set}); !reflect.DeepEqual(got, want) {
		t.Fatalf("got %+v\nwant %+v", got, want)
	}
	if again, err := s.AddFeed(ctx, f, Settings{}); !errors.Is(err, ErrExists) || again != id {
		t.Errorf("added twice: %d, %v", again, err)
	}
	st := State{ETag: `"x"`, LastModified: "Mon", Fetched: time.Unix(5, 0), Error: "لا يجيب", Failures: 3, Retry: time.Unix(9, 0), Retired: "410 Gone"}
	check(t, s.SetState(ctx, id, st))
	set.Folder, set.Name = "", ""
	check(t, s.Set(ctx, id, set))
	other := must(s.AddFeed(ctx, feed.Feed{URL: "https://b.example/"}, Settings{Folder: "ب"}))(t)
	if err := s.MoveFeed(ctx, id, "https://b.example/"); !errors.Is(err, ErrExists) {
		t.Errorf("moved onto another: %v", err)
	}
	check(t, s.MoveFeed(ctx, id, "https://c.example/"))
	f.Title = "غيره"
	check(t, s.Describe(ctx, id, f))
	list := must(s.Feeds(ctx))(t)
	if len(list) != 2 || list[0].ID != id || list[0].URL != "https://c.example/" || list[0].State != st || list[0].Label() != "غيره" || list[1].Folder != "ب" {
		t.Errorf("feeds %+v", list)
	}
	for name, err := range map[string]error{
		"Set": s.Set(ctx, 99, set), "SetState": s.SetState(ctx, 99, st), "MoveFeed": s.MoveFeed(ctx, 99, "x"),
		"RemoveFeed": s.RemoveFeed(ctx, 99),
		"FeedByID":   second(s.FeedByID(ctx, 99)), "Put": second(s.Put(ctx, 99, short(0, 0, 1), nil)),
	} {
		if !errors.Is(err, ErrNotFound) {
			t.Errorf("%s of no feed: %v", name, err)
		}
	}
	check(t, s.RemoveFeed(ctx, other))
	if list := must(s.Feeds(ctx))(t); len(list) != 1 {
		t.Errorf("%d feeds after removal", len(list))
	}
}

func second[T any](_ T, err error) error { return err }

// TestCountsAfterAnything does much at random and counts again.
func TestCountsAfterAnything(t *testing.T) {
	s := fresh(t)
	r := rand.New(rand.NewPCG(7, 7))
	for range 4 {
		addFeed(t, s, r.IntN(1000), Settings{Folder: fmt.Sprint(r.IntN(2))})
	}
	for range 150 {
		id := int64(1 + r.IntN(300))
		switch r.IntN(9) {
		case 0, 1:
			must(s.Put(ctx, int64(1+r.IntN(4)), short(1, r.IntN(200), 40), nil))(t)
		case 2:
			must(s.SetRead(ctx, r.IntN(2) == 0, id, id+1, id+5))(t)
		case 3:
			must(s.SetStarred(ctx, r.IntN(2) == 0, id))(t)
		case 4:
			must(s.MarkAllRead(ctx, Filter{Feed: int64(r.IntN(5))}))(t)
		case 5:
			step := s.Undo
			if r.IntN(3) == 0 {
				step = s.Redo
			}
			if _, err := step(ctx); err != nil && !errors.Is(err, ErrNothing) && !errors.Is(err, ErrNoneUndone) {
				t.Fatal(err)
			}
		case 6:
			check(t, s.Remove(ctx, id, id+2))
		case 7:
			must(s.Retain(ctx, Retention{PerFeed: 30 + r.IntN(50)}))(t)
		case 8:
			indexAll(t, s)
		}
	}
	checkCounts(t, s)
}

func TestSeveralAtOnce(t *testing.T) {
	path := filepath.Join(t.TempDir(), "k.db")
	a, b := open(t, path, Options{}), open(t, path, Options{})
	before := must(b.Changes(ctx))(t)
	done := make(chan error)
	for i := range 4 {
		s := []*Store{a, b}[i%2]
		id := addFeed(t, s, i, Settings{})
		go func() {
			for k := range 10 {
				if _, err := s.Put(ctx, id, short(i, k*20, 20), nil); err != nil {
					done <- err
					return
				}
				if _, err := s.Window(ctx, nil, Filter{}, Newest, Place{}, 50); err != nil {
					done <- err
					return
				}
				if _, err := s.MarkAllRead(ctx, Filter{Feed: id}); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	for range 4 {
		check(t, <-done)
	}
	if n := must(a.Count(ctx, Filter{}))(t); n != 800 {
		t.Errorf("%d articles", n)
	}
	if after := must(b.Changes(ctx))(t); after <= before {
		t.Errorf("changes from %d to %d", before, after)
	}
	checkCounts(t, a)
}

func TestCancelled(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	c, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Put(c, id, short(1, 0, 10), nil); !errors.Is(err, context.Canceled) {
		t.Errorf("put: %v", err)
	}
	if _, err := s.Window(c, nil, Filter{}, Newest, Place{}, 10); !errors.Is(err, context.Canceled) {
		t.Errorf("window: %v", err)
	}
	if n := must(s.Count(ctx, Filter{}))(t); n != 0 {
		t.Errorf("%d articles", n)
	}
	check(t, s.Close())
	if _, err := s.Count(ctx, Filter{}); err == nil {
		t.Error("a closed store counts")
	}
	if err := s.Opened(ctx, 1); err == nil {
		t.Error("a closed store writes")
	}
	check(t, s.Close())
}

func TestLabel(t *testing.T) {
	for want, f := range map[string]Feed{
		"اسم":                         {Feed: feed.Feed{URL: "https://x.example/", Title: "عنوان"}, Settings: Settings{Name: "اسم"}},
		"عنوان":                       {Feed: feed.Feed{URL: "https://x.example/", Title: "عنوان"}},
		"https://x.example/?q=أ":      {Feed: feed.Feed{URL: "https://x.example/?q=أ"}},
		"https://u:xxxxx@x.example/f": {Feed: feed.Feed{URL: "https://u:secret@x.example/f"}},
	} {
		if got := f.Label(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// TestRest: a store that has given its memory back works as before.
func TestRest(t *testing.T) {
	s, err := Open(ctx, filepath.Join(t.TempDir(), "x.db"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for n := range 2 {
		if _, err := s.Keep(ctx, []feed.Article{{ID: fmt.Sprint(n), Title: "عنوان"}}); err != nil {
			t.Fatal(err)
		}
		if err := s.Rest(ctx); err != nil {
			t.Fatal(err)
		}
	}
	if n, err := s.Count(ctx, Filter{}); n != 2 || err != nil {
		t.Errorf("%d articles, %v", n, err)
	}
}
