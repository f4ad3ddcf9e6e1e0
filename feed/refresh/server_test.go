package refresh

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"khabar/feed/fetch"
	"khabar/feed/store"
)

var ctx = context.Background()

// epoch is the present in these tests.
var epoch = time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)

// site is a server of one feed a path, each of so many items.
type site struct {
	*httptest.Server
	mu       sync.Mutex
	items    map[string]int              // by path
	answer   map[string]http.HandlerFunc // in place of the feed
	requests map[string]int
	asked    map[string]http.Header // of the last request
	busy     int
	most     int
	wait     time.Duration
}

func newSite(t *testing.T) *site {
	t.Helper()
	s := &site{items: map[string]int{}, answer: map[string]http.HandlerFunc{}, requests: map[string]int{}, asked: map[string]http.Header{}}
	s.Server = httptest.NewServer(s)
	t.Cleanup(s.Close)
	return s
}

func (s *site) set(path string, items int) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[path] = items
	return s.URL + path
}

func (s *site) does(path string, h http.HandlerFunc) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	if h == nil {
		delete(s.answer, path)
	} else {
		s.answer[path] = h
	}
	return s.URL + path
}

func (s *site) count(path string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.requests[path]
}

func status(code int, header ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for i := 0; i+1 < len(header); i += 2 {
			w.Header().Set(header[i], header[i+1])
		}
		w.WriteHeader(code)
	}
}

func says(typ, text string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", typ)
		fmt.Fprint(w, text)
	}
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	s.requests[r.URL.Path]++
	s.asked[r.URL.Path] = r.Header
	s.busy++
	s.most = max(s.most, s.busy)
	h, n, wait := s.answer[r.URL.Path], s.items[r.URL.Path], s.wait
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		s.busy--
		s.mu.Unlock()
	}()
	time.Sleep(wait)
	if h != nil {
		h(w, r)
		return
	}
	tag := fmt.Sprintf("%q", fmt.Sprint("n", n))
	w.Header().Set("ETag", tag)
	if r.Header.Get("If-None-Match") == tag {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	w.Header().Set("Content-Type", "application/rss+xml")
	fmt.Fprint(w, rss(s.URL, r.URL.Path, n))
}

// rss is a feed of n items, the newest first.
func rss(base, path string, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0"?><rss version="2.0"><channel><title>أخبار %s</title><link>%s/</link><language>ar</language>`, path, base)
	for i := n; i > 0; i-- {
		fmt.Fprintf(&b, "<item><title>عنوان الخبر رقم %d</title><guid isPermaLink=\"false\">%s-%d</guid><link>%s/page%s/%d</link><category>سياسة</category><pubDate>%s</pubDate><description>نص الخبر رقم %d.</description></item>\n",
			i, path, i, base, path, i, epoch.Add(time.Duration(i-1000)*time.Hour).Format(time.RFC1123Z), i)
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

// bench is an engine with its store, whose clock the test moves.
type bench struct {
	*Engine
	t   *testing.T
	now time.Time
}

func newBench(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, now: epoch}
	clock := func() time.Time { return b.now }
	s, err := store.Open(ctx, filepath.Join(t.TempDir(), "k.db"), store.Options{Now: clock})
	check(t, err)
	t.Cleanup(func() { s.Close() })
	b.Engine = New(Options{Store: s, Client: fetch.NewClient(fetch.ClientOptions{Timeout: 2 * time.Second}), Now: clock})
	return b
}

// add subscribes without asking.
func (b *bench) add(url string, set store.Settings) int64 {
	b.t.Helper()
	f := store.Feed{Settings: set}
	f.URL = url
	id, err := b.Store.AddFeed(ctx, f.Feed, set)
	check(b.t, err)
	return id
}

func (b *bench) refresh(r Request) Summary {
	b.t.Helper()
	s, err := b.Refresh(ctx, r, nil)
	check(b.t, err)
	return s
}

func (b *bench) feed(id int64) store.Feed {
	b.t.Helper()
	f, err := b.Store.FeedByID(ctx, id)
	check(b.t, err)
	return f
}

func (b *bench) titles() []string {
	b.t.Helper()
	list, err := b.Store.Window(ctx, nil, store.Filter{}, store.Newest, store.At(0), 10000)
	check(b.t, err)
	var out []string
	for _, h := range list {
		out = append(out, h.Title)
	}
	return out
}

func check(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
