package refresh

import (
	"errors"
	"fmt"
	"net/http"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"khabar/feed/store"
)

func TestRefresh(t *testing.T) {
	s, b := newSite(t), newBench(t)
	one, two := b.add(s.set("/1", 20), store.Settings{}), b.add(s.set("/2", 5), store.Settings{Folder: "م"})
	var seen []Progress
	sum, err := b.Refresh(ctx, Request{}, func(p Progress) { seen = append(seen, p) })
	check(t, err)
	if sum.Done != 2 || sum.New != 25 || sum.Failed != 0 || sum.Total != 2 {
		t.Errorf("first: %+v", sum)
	}
	if len(seen) != 3 || seen[0].Total != 2 || seen[0].Done != 0 || seen[2].Done != 2 || seen[2].New != 25 || seen[1].Feed.ID == 0 {
		t.Errorf("progress: %+v", seen)
	}
	if f := b.feed(one); f.Total != 20 || f.Unread != 20 || f.Title != "أخبار /1" || f.ETag == "" || !f.Fetched.Equal(epoch) {
		t.Errorf("feed: %+v", f)
	}
	sum = b.refresh(Request{})
	if sum.Unchanged != 2 || sum.New != 0 || s.asked["/1"].Get("If-None-Match") != `"n20"` {
		t.Errorf("unchanged: %+v", sum)
	}
	s.set("/1", 21)
	before, err := b.Store.Changes(ctx)
	check(t, err)
	sum = b.refresh(Request{})
	after, err := b.Store.Changes(ctx)
	check(t, err)
	if sum.New != 1 || sum.Changed != 0 || sum.Unchanged != 1 || b.titles()[0] != "عنوان الخبر رقم 21" {
		t.Errorf("one more: %+v, %v", sum, b.titles()[0])
	}
	if after-before > 2 { // the article, the states
		t.Errorf("one article took %d transactions", after-before)
	}
	if f := b.feed(two); f.Total != 5 || f.Folder != "م" {
		t.Errorf("the other: %+v", f)
	}
}

// A feed that fails says so in plain words, and is asked less and less.
func TestFailures(t *testing.T) {
	s := newSite(t)
	closed := newSite(t)
	closed.Close()
	for _, c := range []struct {
		name, url, says string
		retired         bool
	}{
		{"404", s.does("/404", status(404)), "no such page (404)", false},
		{"410", s.does("/410", status(410)), "gone for good (410)", true},
		{"401", s.does("/401", status(401)), "name and password", false},
		{"500", s.does("/500", status(500)), "the server failed (500)", false},
		{"451", s.does("/451", status(451)), "status 451", false},
		{"page", s.does("/page", says("text/html", "<html><body><p>Login page, please log in to read on.</p></body></html>")), "no feed", false},
		{"picture", s.does("/png", says("image/png", "\x89PNG\r\n\x1a\n\x00\x00\x00")), "not text", false},
		{"nothing", s.does("/empty", says("text/xml", "")), "empty", false},
		{"unreachable", closed.URL + "/x", "refuses the connection", false},
		{"no host", "http://no-such-host.invalid/feed", "no host of this name", false},
		{"loop", s.does("/loop", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/loop", http.StatusFound) }), "redirects too often", false},
		{"private", s.does("/ssrf", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, closed.URL, http.StatusFound) }), "private address", false},
		{"file", s.does("/file", func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Location", "file:///etc/passwd")
			w.WriteHeader(302)
		}), "only http and https", false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := newBench(t)
			id := b.add(c.url, store.Settings{})
			other := b.add(s.set("/good", 3), store.Settings{})
			sum := b.refresh(Request{})
			if sum.Failed != 1 || len(sum.Failures) != 1 || !strings.Contains(sum.Failures[0].Reason, c.says) || sum.Failures[0].Retired != c.retired {
				t.Fatalf("%+v", sum.Failures)
			}
			f := b.feed(id)
			if !strings.Contains(f.Error, c.says) || f.Failures != 1 || (f.Retired != "") != c.retired {
				t.Errorf("kept: %+v", f.State)
			}
			if b.feed(other).Total != 3 {
				t.Error("the other feed brought nothing")
			}
		})
	}
}

func TestBackOff(t *testing.T) {
	s, b := newSite(t), newBench(t)
	id := b.add(s.does("/1", status(500)), store.Settings{})
	for n, wait := range []time.Duration{0, 5 * time.Minute, 10 * time.Minute, 20 * time.Minute, 40 * time.Minute} {
		sum := b.refresh(Request{})
		f := b.feed(id)
		if sum.Failed != 1 || f.Failures != n+1 {
			t.Fatalf("round %d: %+v, %+v", n, sum, f.State)
		}
		if wait == 0 {
			continue
		}
		if got := f.Retry.Sub(b.now); got != wait {
			t.Errorf("after %d failures it waits %v, want %v", n+1, got, wait)
		}
		b.now = b.now.Add(wait - time.Second)
		if sum := b.refresh(Request{}); sum.Waiting != 1 || sum.Total != 0 {
			t.Errorf("asked before it is due: %+v", sum)
		}
		b.now = b.now.Add(2 * time.Second)
	}
	if got := backOff(1000); got != 24*time.Hour {
		t.Errorf("the longest wait is %v", got)
	}
	b.now = b.now.Add(-time.Hour)
	s.set("/1", 4)
	s.does("/1", nil)
	if sum := b.refresh(Request{Feeds: []int64{id}}); sum.New != 4 {
		t.Errorf("named, it is asked at once: %+v", sum)
	}
	if f := b.feed(id); f.Error != "" || f.Failures != 0 || !f.Retry.IsZero() {
		t.Errorf("after a good answer: %+v", f.State)
	}
}

// What a server asks for is kept to.
func TestPolite(t *testing.T) {
	s, b := newSite(t), newBench(t)
	b.now = time.Now().Truncate(time.Second)
	busy := b.add(s.does("/busy", status(429, "Retry-After", "3600")), store.Settings{})
	fresh := b.add(s.does("/fresh", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "max-age=600")
		fmt.Fprint(w, rss(s.URL, "/fresh", 2))
	}), store.Settings{})
	gone := b.add(s.does("/gone", status(410)), store.Settings{})
	b.refresh(Request{})
	if wait := b.feed(busy).Retry.Sub(b.now); wait < 59*time.Minute || wait > 61*time.Minute {
		t.Errorf("the busy one waits %v", wait)
	}
	if wait := b.feed(fresh).Retry.Sub(b.now); wait < 9*time.Minute || wait > 11*time.Minute {
		t.Errorf("the fresh one waits %v", wait)
	}
	if sum := b.refresh(Request{Idle: true}); sum.Waiting != 2 || sum.Retired != 1 || sum.Total != 0 {
		t.Errorf("nobody waits: %+v", sum)
	}
	if sum := b.refresh(Request{Every: time.Nanosecond}); sum.Waiting != 2 || sum.Total != 0 {
		t.Errorf("by itself: %+v", sum)
	}
	if sum := b.refresh(Request{}); sum.Waiting != 1 || sum.Total != 1 || s.count("/fresh") != 2 {
		t.Errorf("the reader waits: %+v", sum)
	}
	if sum := b.refresh(Request{All: true}); sum.Total != 2 || s.count("/gone") != 1 {
		t.Errorf("all: %+v", sum)
	}
	if sum := b.refresh(Request{Feeds: []int64{gone}}); sum.Total != 1 || s.count("/gone") != 2 {
		t.Errorf("named: %+v", sum)
	}
	b.now = b.now.Add(2 * time.Hour)
	s.set("/fresh", 2)
	s.does("/fresh", nil)
	s.does("/busy", nil)
	b.refresh(Request{})
	b.now = b.now.Add(20 * time.Minute)
	if sum := b.refresh(Request{Every: 30 * time.Minute}); sum.Waiting != 2 {
		t.Errorf("asked less than half an hour ago: %+v", sum)
	}
	b.now = b.now.Add(11 * time.Minute)
	if sum := b.refresh(Request{Every: 30 * time.Minute}); sum.Total != 2 {
		t.Errorf("asked more than half an hour ago: %+v", sum)
	}
}

func TestMoved(t *testing.T) {
	s, b := newSite(t), newBench(t)
	s.set("/new", 3)
	s.set("/also", 2)
	to := func(path string, code int) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, path, code) }
	}
	moved := b.add(s.does("/old", to("/new", 301)), store.Settings{Name: "اسمي"})
	lent := b.add(s.does("/tmp", to("/also", 302)), store.Settings{})
	twice := b.add(s.does("/older", to("/new", 308)), store.Settings{})
	sum := b.refresh(Request{Feeds: []int64{moved, lent}})
	if sum.New != 5 || sum.Moved != 1 {
		t.Errorf("%+v", sum)
	}
	if f := b.feed(moved); f.URL != s.URL+"/new" || f.Name != "اسمي" || f.Found {
		t.Errorf("moved for good: %+v", f)
	}
	if f := b.feed(lent); f.URL != s.URL+"/tmp" {
		t.Errorf("moved for now: %+v", f)
	}
	if sum := b.refresh(Request{Feeds: []int64{moved}}); sum.Unchanged != 1 || s.count("/old") != 1 {
		t.Errorf("asked at the new address: %+v", sum)
	}
	sum = b.refresh(Request{Feeds: []int64{twice}})
	if sum.Failed != 1 || !sum.Failures[0].Retired || !strings.Contains(sum.Failures[0].Reason, "subscribed to already") {
		t.Errorf("moved to one that is there: %+v", sum.Failures)
	}
}

// An address that was found, not typed, may not be a private one.
func TestFound(t *testing.T) {
	s, b := newSite(t), newBench(t)
	b.add(s.set("/1", 3), store.Settings{Found: true})
	sum := b.refresh(Request{})
	if sum.Failed != 1 || !strings.Contains(sum.Failures[0].Reason, "private address") || s.count("/1") != 0 {
		t.Errorf("%+v", sum.Failures)
	}
}

// What came before the connection broke is stored, and asked for again.
func TestCut(t *testing.T) {
	s, b := newSite(t), newBench(t)
	whole := rss(s.URL, "/cut", 10)
	id := b.add(s.does("/cut", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("ETag", `"x"`)
		w.Header().Set("Content-Length", fmt.Sprint(len(whole)))
		fmt.Fprint(w, whole[:strings.Index(whole, "رقم 3")])
	}), store.Settings{})
	sum := b.refresh(Request{})
	if sum.New != 7 || sum.Failed != 1 || !strings.Contains(sum.Failures[0].Reason, "broke in the middle") {
		t.Errorf("%+v, %+v", sum, sum.Failures)
	}
	if f := b.feed(id); f.ETag != "" || f.Total != 7 {
		t.Errorf("%+v", f)
	}
	s.does("/cut", nil)
	s.set("/cut", 10)
	if sum := b.refresh(Request{All: true}); sum.New != 3 || sum.Failed != 0 {
		t.Errorf("again: %+v", sum)
	}
}

// Retention takes the old ones, and they do not come back.
func TestRetention(t *testing.T) {
	s, b := newSite(t), newBench(t)
	b.Retention = store.Retention{PerFeed: 5}
	b.add(s.set("/1", 20), store.Settings{})
	if sum := b.refresh(Request{}); sum.New != 20 || sum.Removed != 15 || len(b.titles()) != 5 {
		t.Errorf("%+v", sum)
	}
	s.set("/1", 21)
	if sum := b.refresh(Request{}); sum.New != 1 || sum.Removed != 1 || len(b.titles()) != 5 {
		t.Errorf("%+v", sum)
	}
}

// A store in trouble ends the run with its own words.
func TestStoreFull(t *testing.T) {
	s := newSite(t)
	small, err := store.Open(ctx, filepath.Join(t.TempDir(), "k.db"), store.Options{MaxPages: 40})
	check(t, err)
	defer small.Close()
	b := newBench(t)
	b.Store = small
	for i := range 20 {
		b.add(s.set(fmt.Sprint("/", i), 200), store.Settings{})
	}
	_, err = b.Refresh(ctx, Request{}, nil)
	if !errors.Is(err, store.ErrFull) {
		t.Errorf("%v", err)
	}
	check(t, small.Check(ctx))
}
