package store

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
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
	check(t, s.each(ctx, "SELECT f.id, f.total, f.unread, count(a.id), coalesce(sum(a.read = 0), 0) FROM feed f LEFT JOIN article a ON a.feed = f.id GROUP BY f.id", nil, func(row scanner) error {
		var id, total, unread, n, u int
		if err := row.Scan(&id, &total, &unread, &n, &u); err != nil {
			return err
		}
		if total != n || unread != u {
			t.Errorf("feed %d counts %d articles, %d unread; it has %d, %d", id, total, unread, n, u)
		}
		return nil
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
	check(t, s.RenameFolder(ctx, "ب", "ج"))
	f.Title = "غيره"
	check(t, s.Describe(ctx, id, f))
	list := must(s.Feeds(ctx))(t)
	if len(list) != 2 || list[0].ID != id || list[0].URL != "https://c.example/" || list[0].State != st || list[0].Label() != "غيره" || list[1].Folder != "ج" {
		t.Errorf("feeds %+v", list)
	}
	for name, err := range map[string]error{
		"Set": s.Set(ctx, 99, set), "SetState": s.SetState(ctx, 99, st), "MoveFeed": s.MoveFeed(ctx, 99, "x"),
		"RemoveFeed": s.RemoveFeed(ctx, 99), "RenameFolder": s.RenameFolder(ctx, "x", "y"),
		"FeedByID": second(s.FeedByID(ctx, 99)), "Put": second(s.Put(ctx, 99, short(0, 0, 1), nil)),
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

func TestRemoveFeedKeepsStarred(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{Folder: "م"})
	put := must(s.Put(ctx, id, short(1, 0, 10), nil))(t)
	must(s.SetStarred(ctx, true, put.New[3]))(t)
	check(t, s.RemoveFeed(ctx, id))
	list := must(s.Window(ctx, nil, Filter{}, Newest, Place{}, 100))(t)
	if len(list) != 1 || list[0].ID != put.New[3] || list[0].Source != "مصدر 1" {
		t.Errorf("left: %+v", list)
	}
	checkCounts(t, s)
	if again := addFeed(t, s, 1, Settings{}); again != id {
		t.Errorf("added again as %d, was %d", again, id)
	}
	if p := must(s.Put(ctx, id, short(1, 0, 10), nil))(t); len(p.New) != 9 || p.Unchanged != 1 {
		t.Errorf("put again: %+v", p)
	}
	checkCounts(t, s)
}

func TestArticleRoundTrip(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	a := wholeArticle()
	put := must(s.Put(ctx, id, []feed.Article{a}, []uint64{7}))(t)
	got, h, err := s.Article(ctx, put.New[0])
	check(t, err)
	if !sameArticle(got, a) {
		t.Errorf("got %+v\nwant %+v", got, a)
	}
	if h.Title != a.Title || h.GUID != a.ID || h.URL != a.URL || h.Section != a.Section || h.Source != a.Source || h.Lang != a.Lang || h.Dir != a.Dir ||
		!h.Published.Time.Equal(a.Published.Time) || h.Published.Time.Format(time.RFC3339) != a.Published.Time.Format(time.RFC3339) ||
		h.Published.From != a.Published.From || h.Published.Day != a.Published.Day || h.Read || h.Starred {
		t.Errorf("headline %+v", h)
	}
	if _, _, err := s.Article(ctx, 999); !errors.Is(err, ErrNotFound) {
		t.Errorf("no article: %v", err)
	}
	if n := must(s.Find(ctx, 0, a.ID))(t); n != put.New[0] {
		t.Errorf("found %d", n)
	}
}

func TestPutAgain(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	list := short(1, 0, 5)
	sums := []uint64{1, 2, 3, 4, 5}
	first := must(s.Put(ctx, id, list, sums))(t)
	must(s.SetRead(ctx, true, first.New...))(t)
	known := must(s.Known(ctx, id))(t)
	if !known("id2", 3) || known("id2", 4) || known("idX", 3) {
		t.Error("Known is wrong")
	}
	named := make([]feed.Article, 5) // as the parser gives known ones
	for i := range named {
		named[i].ID = list[i].ID
	}
	named[1] = list[1]
	named[1].Title = "عنوان آخر"
	named[1].Published = feed.Date{}
	sums[1] = 77
	p := must(s.Put(ctx, id, named, sums))(t)
	if len(p.New) != 0 || len(p.Changed) != 1 || p.Unchanged != 4 {
		t.Errorf("put again: %+v", p)
	}
	_, h, err := s.Article(ctx, p.Changed[0])
	check(t, err)
	if h.Title != "عنوان آخر" || !h.Read || h.Published.From != feed.DateUnknown {
		t.Errorf("changed to %+v", h)
	}
	a, _, err := s.Article(ctx, first.New[4])
	check(t, err)
	if len(a.Body) != 1 {
		t.Error("an unchanged article lost its text")
	}
	full := list[0]
	full.Body = []feed.Block{{Text: "كامل"}, {Text: "النصّ"}}
	check(t, s.Replace(ctx, first.New[4], &full))
	if a, _, _ := s.Article(ctx, first.New[4]); len(a.Body) != 2 {
		t.Error("the full text is not there")
	}
	twice := []feed.Article{list[0], list[0]}
	twice[0].ID, twice[1].ID = "same", "same"
	if p := must(s.Put(ctx, id, twice, []uint64{5, 5}))(t); len(p.New) != 1 {
		t.Errorf("one ID twice: %+v", p)
	}
	checkCounts(t, s)
}

func TestKeep(t *testing.T) {
	s := fresh(t)
	list := []feed.Article{{ID: "1", Source: "أ", Title: "x"}, {ID: "1", Source: "ب", Title: "y"}}
	p := must(s.Keep(ctx, list))(t)
	if len(p.New) != 2 {
		t.Fatalf("kept %+v", p)
	}
	if p := must(s.Keep(ctx, list))(t); p.Unchanged != 2 {
		t.Errorf("kept again %+v", p)
	}
	got := must(s.Headlines(ctx, nil, p.New))(t)
	if got[0].GUID != "1" || got[1].GUID != "1" || got[0].Source == got[1].Source {
		t.Errorf("%+v", got)
	}
	if n := must(s.Find(ctx, 0, "1"))(t); n != p.New[1] {
		t.Errorf("found %d in %v", n, p.New)
	}
	if feeds := must(s.Feeds(ctx))(t); len(feeds) != 0 {
		t.Errorf("kept articles make a subscription: %+v", feeds)
	}
}

// TestWindow holds every list, from every place, against a slice.
func TestWindow(t *testing.T) {
	s := fresh(t)
	var ids []int64
	for f := range 4 {
		id := addFeed(t, s, f, Settings{Folder: []string{"", "أ", "ب", "أ"}[f]})
		list := short(f, 0, 60)
		for i := range list {
			if i%3 == 0 { // many of one date
				list[i].Published.Time = epoch.Add(-time.Duration(i/12) * time.Hour)
			}
			if i%7 == 0 {
				list[i].Published = feed.Date{}
			}
			if i%5 == 0 {
				list[i].Lang = "he"
			}
		}
		ids = append(ids, must(s.Put(ctx, id, list, nil))(t).New...)
	}
	for i, id := range ids {
		if i%2 == 0 {
			must(s.SetRead(ctx, true, id))(t)
		}
		if i%11 == 0 {
			must(s.SetStarred(ctx, true, id))(t)
			must(s.Tag(ctx, "وسم", id))(t)
		}
	}
	check(t, s.SetStories(ctx, map[int64]int64{ids[0]: 5, ids[100]: 5, ids[200]: 6}))
	all := must(s.Headlines(ctx, nil, ids))(t)
	tagged := func(h Headline) bool { tags, _ := s.TagsOf(ctx, h.ID); return slices.Contains(tags, "وسم") }
	middle := epoch.Add(-20 * time.Hour)
	for name, c := range map[string]struct {
		f    Filter
		want func(Headline) bool
	}{
		"all":     {Filter{}, func(Headline) bool { return true }},
		"feed":    {Filter{Feed: 2}, func(h Headline) bool { return h.Feed == 2 }},
		"folder":  {Filter{Folder: "أ"}, func(h Headline) bool { return h.Feed == 2 || h.Feed == 4 }},
		"section": {Filter{Section: "رياضة"}, func(h Headline) bool { return h.Section == "رياضة" }},
		"lang":    {Filter{Lang: "he"}, func(h Headline) bool { return h.Lang == "he" }},
		"unread":  {Filter{Unread: true}, func(h Headline) bool { return !h.Read }},
		"starred": {Filter{Starred: true}, func(h Headline) bool { return h.Starred }},
		"tag":     {Filter{Tag: "وسم"}, tagged},
		"story":   {Filter{Story: 5}, func(h Headline) bool { return h.Story == 5 }},
		"dates": {Filter{After: middle, Before: epoch}, func(h Headline) bool {
			return h.Date >= middle.Unix() && h.Date < epoch.Unix()
		}},
		"unread of a feed": {Filter{Unread: true, Feed: 3}, func(h Headline) bool { return !h.Read && h.Feed == 3 }},
		"much": {Filter{Unread: true, Folder: "أ", Section: "دولي", Lang: "ar"}, func(h Headline) bool {
			return !h.Read && (h.Feed == 2 || h.Feed == 4) && h.Section == "دولي" && h.Lang == "ar"
		}},
		"none": {Filter{Section: "لا شيء"}, func(Headline) bool { return false }},
	} {
		for _, o := range []Order{Newest, Oldest} {
			var want []Headline
			for _, h := range all {
				if c.want(h) {
					want = append(want, h)
				}
			}
			slices.SortFunc(want, func(a, b Headline) int {
				n := int(a.Date - b.Date)
				if n == 0 {
					n = int(a.ID - b.ID)
				}
				if o == Newest {
					n = -n
				}
				return n
			})
			compare := func(p Place, n int, want []Headline) {
				t.Helper()
				got, err := s.Window(ctx, nil, c.f, o, p, n)
				if err != nil || len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
					t.Fatalf("%s, order %d, %+v: %v, %d headlines, want %d", name, o, p, err, len(got), len(want))
				}
			}
			if n, err := s.Count(ctx, c.f); err != nil || n != len(want) {
				t.Errorf("%s: count %d, %v, want %d", name, n, err, len(want))
			}
			compare(Place{}, 1000, want)
			compare(End(), 7, want[max(0, len(want)-7):])
			for i := 0; i < len(want); i += 1 + len(want)/13 {
				k, to := want[i].Key(), min(i+7, len(want))
				compare(At(i), 7, want[i:to])
				compare(From(k), 7, want[i:to])
				compare(Next(k), 7, want[i+1:min(i+8, len(want))])
				compare(Previous(k), 7, want[max(0, i-7):i])
				if n, err := s.Position(ctx, c.f, o, k); err != nil || n != i {
					t.Errorf("%s: position %d, %v, want %d", name, n, err, i)
				}
			}
			compare(At(len(want)), 7, nil)
		}
	}
}

func TestWindowFarFromBothEnds(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	must(s.Put(ctx, id, short(1, 0, 3000), nil))(t)
	all := must(s.Window(ctx, nil, Filter{}, Newest, Place{}, 3000))(t)
	for _, at := range []int{1024, 1025, 1499, 1500, 1501, 2900, 2995, 2999, 3000, 9999} {
		got := must(s.Window(ctx, nil, Filter{}, Newest, At(at), 50))(t)
		if want := all[min(at, 3000):min(at+50, 3000)]; len(got) != len(want) || len(got) > 0 && !reflect.DeepEqual(got, want) {
			t.Errorf("at %d: %d headlines, want %d", at, len(got), len(want))
		}
	}
}

func TestUndo(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{Folder: "م"})
	other := addFeed(t, s, 2, Settings{})
	ids := must(s.Put(ctx, id, short(1, 0, 40), nil))(t).New
	must(s.Put(ctx, other, short(2, 0, 10), nil))(t)
	snapshot := func() string {
		var b strings.Builder
		for _, h := range must(s.Window(ctx, nil, Filter{}, Newest, Place{}, 100))(t) {
			tags, _ := s.TagsOf(ctx, h.ID)
			fmt.Fprintln(&b, h.ID, h.Read, h.Starred, tags)
		}
		return b.String()
	}
	var states []string
	do := func(want int, n int, err error) {
		t.Helper()
		if err != nil || n != want {
			t.Fatalf("changed %d, %v, want %d", n, err, want)
		}
		checkCounts(t, s)
	}
	act := func(want int, f func() (int, error)) {
		t.Helper()
		states = append(states, snapshot())
		n, err := f()
		do(want, n, err)
	}
	act(3, func() (int, error) { return s.SetRead(ctx, true, ids[1], ids[2], ids[7], 999) })
	act(2, func() (int, error) { return s.SetStarred(ctx, true, ids[1], ids[30]) })
	act(2, func() (int, error) { return s.Tag(ctx, "سياسة", ids[0], ids[5]) })
	act(37, func() (int, error) { return s.MarkAllRead(ctx, Filter{Folder: "م"}) })
	act(10, func() (int, error) { return s.MarkAllRead(ctx, Filter{}) })
	act(1, func() (int, error) { return s.SetRead(ctx, false, ids[3]) })
	act(1, func() (int, error) { return s.Untag(ctx, "سياسة", ids[5], ids[6]) })
	act(1, func() (int, error) { return s.SetStarred(ctx, false, ids[30]) })
	if n, err := s.SetRead(ctx, true, ids[1]); n != 0 || err != nil {
		t.Errorf("read already: %d, %v", n, err)
	}
	want := []string{"1 article unstarred", `tag "سياسة" taken from 1 article`, "1 article marked as unread", "10 articles marked as read",
		"37 articles marked as read", `2 articles tagged "سياسة"`, "2 articles starred", "3 articles marked as read"}
	steps := must(s.Steps(ctx, 100))(t)
	for i, what := range want {
		if steps[i].String() != what {
			t.Errorf("step %d is %q, want %q", i, steps[i], what)
		}
		st, err := s.Undo(ctx)
		if err != nil || st.String() != what {
			t.Fatalf("undid %q, %v; want %q", st, err, what)
		}
		if got, want := snapshot(), states[len(states)-1-i]; got != want {
			t.Fatalf("after undoing %q:\n%s\nwant\n%s", what, got, want)
		}
		checkCounts(t, s)
	}
	if _, err := s.Undo(ctx); !errors.Is(err, ErrNothing) {
		t.Errorf("nothing left: %v", err)
	}
	check(t, s.Opened(ctx, ids[9]))
	if _, err := s.Undo(ctx); !errors.Is(err, ErrNothing) {
		t.Errorf("opening is a step: %v", err)
	}
	if _, err := s.Tag(ctx, "", ids[0]); err == nil {
		t.Error("a tag without a name")
	}
}

func TestUndoOfWhatIsGone(t *testing.T) {
	s := fresh(t)
	id := addFeed(t, s, 1, Settings{})
	ids := must(s.Put(ctx, id, short(1, 0, 10), nil))(t).New
	must(s.MarkAllRead(ctx, Filter{}))(t)
	check(t, s.Remove(ctx, ids[2], ids[3]))
	must(s.Undo(ctx))(t)
	checkCounts(t, s)
	if n := must(s.Count(ctx, Filter{Unread: true}))(t); n != 8 {
		t.Errorf("%d unread", n)
	}
}

func TestPosition(t *testing.T) {
	s := fresh(t)
	ids := must(s.Put(ctx, addFeed(t, s, 1, Settings{}), short(1, 0, 2), nil))(t).New
	check(t, s.SetPosition(ctx, ids[0], Position{3, 140}))
	check(t, s.SetPosition(ctx, ids[0], Position{4, 7}))
	check(t, s.SetPosition(ctx, 999, Position{1, 1}))
	for id, want := range map[int64]Position{ids[0]: {4, 7}, ids[1]: {}, 999: {}} {
		if got := must(s.PositionOf(ctx, id))(t); got != want {
			t.Errorf("position of %d: %v, want %v", id, got, want)
		}
	}
}

func TestRetain(t *testing.T) {
	for name, c := range map[string]struct {
		set  Settings
		r    Retention
		want int // of 100 articles, one an hour, of each of two feeds; the second has no settings
	}{
		"nothing":    {Settings{}, Retention{}, 200},
		"age":        {Settings{}, Retention{Days: 2}, 2*49 + 2},
		"number":     {Settings{}, Retention{PerFeed: 10}, 2*10 + 2},
		"total":      {Settings{}, Retention{Total: 30}, 30 + 2},
		"own number": {Settings{KeepCount: 5}, Retention{PerFeed: 10}, 5 + 10 + 2},
		"own age":    {Settings{KeepDays: 1}, Retention{}, 25 + 100 + 1},
		"own none":   {Settings{KeepDays: -1, KeepCount: -1}, Retention{Days: 1, PerFeed: 3}, 100 + 3 + 1},
	} {
		t.Run(name, func(t *testing.T) {
			s := fresh(t)
			feeds := []int64{addFeed(t, s, 1, c.set), addFeed(t, s, 2, Settings{})}
			for i, id := range feeds {
				put := must(s.Put(ctx, id, short(i, 0, 100), nil))(t)
				must(s.SetStarred(ctx, true, put.New[0]))(t) // the oldest
			}
			indexAll(t, s)
			n := must(s.Retain(ctx, c.r))(t)
			left := must(s.Count(ctx, Filter{}))(t)
			if left != c.want || n != 200-left {
				t.Errorf("%d left, %d removed, want %d left", left, n, c.want)
			}
			if starred := must(s.Count(ctx, Filter{Starred: true}))(t); starred != 2 {
				t.Errorf("%d starred", starred)
			}
			checkCounts(t, s)
			for i, id := range feeds {
				if p := must(s.Put(ctx, id, short(i, 0, 100), nil))(t); len(p.New) != 0 {
					t.Errorf("%d came back", len(p.New))
				}
			}
			if found := must(s.Found(ctx, Query{Match: "الخبر"}))(t); found != left {
				t.Errorf("%d found, %d there", found, left)
			}
		})
	}
}

func TestSearch(t *testing.T) {
	s := fresh(t)
	a, b := addFeed(t, s, 1, Settings{Folder: "م"}), addFeed(t, s, 2, Settings{})
	must(s.Put(ctx, a, short(1, 0, 30), nil))(t)
	must(s.Put(ctx, b, short(2, 0, 30), nil))(t)
	p := must(s.Pending(ctx, 20))(t)
	if len(p.IDs) != 20 {
		t.Fatalf("%d pending", len(p.IDs))
	}
	words := make([]Words, 0, 20)
	for i, id := range p.IDs {
		w := Words{ID: id, Title: "عنوان مشترك", Body: "نص", Vector: []byte{byte(i)}}
		if i == 4 {
			w.Title, w.Body = "اخر", "مشترك بيت كبير"
		}
		words = append(words, w)
	}
	check(t, s.Index(ctx, p, words))
	check(t, s.Index(ctx, p, words)) // twice does nothing
	must(s.SetRead(ctx, true, p.IDs[0]))(t)
	for name, c := range map[string]struct {
		q    Query
		want int
		top  int64
	}{
		"word":   {Query{Match: `"مشترك"`, Title: 8}, 20, 0},
		"title":  {Query{Match: `title : "مشترك"`}, 19, 0},
		"phrase": {Query{Match: `"بيت كبير"`}, 1, p.IDs[4]},
		"order":  {Query{Match: `"كبير بيت"`}, 0, 0},
		"prefix": {Query{Match: `"كب" *`}, 1, p.IDs[4]},
		"or":     {Query{Match: `"كبير" OR "نص"`}, 20, p.IDs[4]},
		"not":    {Query{Match: `"مشترك" NOT "كبير"`}, 19, 0},
		"recent": {Query{Match: `"مشترك"`, Recent: true}, 20, p.IDs[19]},
		"unread": {Query{Match: `"مشترك"`, Filter: Filter{Unread: true}}, 19, 0},
		"feed":   {Query{Match: `"مشترك"`, Filter: Filter{Feed: b}}, 0, 0},
		"folder": {Query{Match: `"مشترك"`, Filter: Filter{Folder: "م"}, Recent: true}, 20, p.IDs[19]},
	} {
		c.q.Limit = 100
		hits := must(s.Search(ctx, c.q))(t)
		if len(hits) != c.want || c.top != 0 && (len(hits) == 0 || hits[0].ID != c.top) {
			t.Errorf("%s: %v, want %d", name, hits, c.want)
		}
		if n := must(s.Found(ctx, c.q))(t); n != c.want {
			t.Errorf("%s: %d counted, want %d", name, n, c.want)
		}
		for i := 1; i < len(hits); i++ {
			if hits[i].Score > hits[i-1].Score {
				t.Errorf("%s: not the best first: %v", name, hits)
			}
		}
	}
	if _, err := s.Search(ctx, Query{Match: `"`, Limit: 1}); err == nil {
		t.Error("broken syntax is no error")
	}
	if got := slices.Collect(s.Vocabulary(ctx, "كب")); !slices.Equal(got, []string{"كبير"}) {
		t.Errorf("vocabulary %q", got)
	}
	var vectors []int64
	check(t, s.Vectors(ctx, p.IDs[9], func(v *Vector) error {
		if len(v.Data) != 1 || v.Date == 0 {
			t.Errorf("vector %+v", v)
		}
		vectors = append(vectors, v.ID)
		return nil
	}))
	if !slices.Equal(vectors, p.IDs[10:]) {
		t.Errorf("vectors of %v", vectors)
	}
	rest := 0
	for {
		p := must(s.Pending(ctx, 7))(t)
		if len(p.IDs) == 0 {
			break
		}
		rest += len(p.IDs)
		check(t, s.Index(ctx, p, nil))
	}
	if rest != 40 {
		t.Errorf("%d were left to index, want 40", rest)
	}
	changed := short(1, 29, 1)
	changed[0].Title = "آخر"
	must(s.Put(ctx, a, changed, nil))(t)
	if p := must(s.Pending(ctx, 7))(t); len(p.IDs) != 1 {
		t.Errorf("a changed article: %d pending", len(p.IDs))
	}
	check(t, s.Reindex(ctx))
	if p := must(s.Pending(ctx, 100))(t); len(p.IDs) != 60 {
		t.Errorf("all again: %d pending", len(p.IDs))
	}
	checkCounts(t, s)
}

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
			if _, err := s.Undo(ctx); err != nil && !errors.Is(err, ErrNothing) {
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
