package refresh

import (
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"khabar/feed/fetch"
	"khabar/feed/parse"
	"khabar/feed/store"
)

func page(links ...string) http.HandlerFunc {
	return says("text/html", "<!DOCTYPE html><html><head><title>صحيفة</title>"+strings.Join(links, "")+"</head><body><p>"+strings.Repeat("نص الصفحة. ", 40)+"</p></body></html>")
}

func alternate(href, title string) string {
	return fmt.Sprintf(`<link rel="alternate" type="application/rss+xml" title="%s" href="%s">`, title, href)
}

func TestAdd(t *testing.T) {
	s, b := newSite(t), newBench(t)
	direct := s.set("/direct", 4)
	a, err := b.Add(ctx, direct, store.Settings{Folder: "م"})
	check(t, err)
	if a.New != 4 || a.Feed.URL != direct || a.Feed.Folder != "م" || a.Feed.ETag == "" || a.Feed.Found {
		t.Errorf("a feed: %+v", a)
	}
	if again, err := b.Add(ctx, direct, store.Settings{}); !errors.Is(err, store.ErrExists) || again.Feed.ID != a.Feed.ID {
		t.Errorf("again: %+v, %v", again, err)
	}
	s.set("/found", 3)
	one := s.does("/", page(alternate("/found", "الخلاصة")))
	a, err = b.Add(ctx, one, store.Settings{})
	check(t, err)
	if a.New != 3 || a.Feed.URL != s.URL+"/found" {
		t.Errorf("a page's feed: %+v", a)
	}
	if sum := b.refresh(Request{}); sum.Unchanged != 2 {
		t.Errorf("refreshed: %+v", sum)
	}
	several := s.does("/several", page(alternate("/a", "أ"), alternate("/b", "ب")))
	a, err = b.Add(ctx, several, store.Settings{})
	if !errors.Is(err, ErrSeveral) || len(a.Offered) != 2 || a.Offered[1].Target != s.URL+"/b" || a.Offered[1].Title != "ب" {
		t.Errorf("several: %+v, %v", a, err)
	}
	bare := newSite(t)
	bare.set("/rss.xml", 2)
	bare.does("/feed", status(404))
	bare.does("/rss", page())
	a, err = b.Add(ctx, bare.does("/about/us", page()), store.Settings{})
	if err != nil || a.Feed.URL != bare.URL+"/rss.xml" || a.Feed.Found || bare.count("/atom.xml") != 0 {
		t.Errorf("where it usually is: %+v, %v", a, err)
	}
	a, err = b.Add(ctx, strings.TrimPrefix(bare.set("/bare", 1), "http://"), store.Settings{})
	if err != nil || a.Feed.URL != bare.URL+"/bare" {
		t.Errorf("without a scheme: %+v, %v", a, err)
	}
	s.set("/new", 2)
	a, err = b.Add(ctx, s.does("/moved", func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/new", http.StatusMovedPermanently) }), store.Settings{})
	if err != nil || a.Feed.URL != s.URL+"/new" {
		t.Errorf("moved: %+v, %v", a, err)
	}
}

func TestAddRefused(t *testing.T) {
	s, other, b := newSite(t), newSite(t), newBench(t)
	other.set("/private", 3)
	for _, path := range []string{"/feed", "/rss", "/rss.xml", "/feed.xml", "/atom.xml", "/index.xml"} {
		s.does(path, status(404))
	}
	for name, c := range map[string]struct {
		address string
		want    error
		says    string
	}{
		"no feed":         {s.does("/none", page()), ErrNone, ""},
		"404":             {s.does("/404", status(404)), nil, "(404)"},
		"not text":        {s.does("/png", says("image/png", "\x89PNG\r\n\x1a\n\x00\x00")), parse.ErrBinary, ""},
		"a list":          {s.does("/opml", says("text/x-opml", `<opml version="2.0"><body><outline text="x"/></body></opml>`)), parse.ErrNotFeed, ""},
		"a private feed":  {s.does("/trap", page(alternate(other.URL+"/private", "x"))), nil, "private address"},
		"a file":          {"file:///etc/passwd", nil, "only http and https"},
		"a page's page":   {s.does("/deep", page(alternate("/none", "x"))), ErrNotFeed, ""},
		"a page's file":   {s.does("/file", page(alternate("file:///etc/passwd", "x"))), nil, ""},
		"an odd address":  {"http://", nil, ""},
		"an odd address2": {"ht!tp:/x y", nil, ""},
	} {
		_, err := b.Add(ctx, c.address, store.Settings{})
		if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if n := other.count("/private"); n != 0 {
		t.Errorf("the private feed was asked %d times", n)
	}
	feeds, err := b.Store.Feeds(ctx)
	if check(t, err); len(feeds) != 0 {
		t.Errorf("subscribed to %+v", feeds)
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"example.org":              "https://example.org",
		" example.org/feed ":       "https://example.org/feed",
		"HTTP://example.org/X":     "http://example.org/X",
		"feed://example.org/rss":   "http://example.org/rss",
		"feed:https://example.org": "https://example.org",
		"exec:make x":              "exec:make x",
		"file:/home/x":             "file:/home/x",
		"/home/x":                  "/home/x",
		"../x.xml":                 "../x.xml",
		"localhost:8080/feed":      "https://localhost:8080/feed",
	} {
		if got := Address(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

// Files and commands of the configuration are feeds.
func TestOwn(t *testing.T) {
	b := newBench(t)
	dir := t.TempDir()
	write := func(name, text string) {
		check(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	write("a.txt", "خبر عاجل من الرباط\n\nقال المتحدث باسم الوزارة إن الاجتماع سيعقد غدا بحضور وفود من دول عدة في العاصمة.\n")
	write("feed.xml", rss("https://x.example", "/x", 3))
	write("picture.png", "\x89PNG\r\n\x1a\n\x00\x00")
	b.Own = []Own{
		{URL: "file:" + dir, Settings: store.Settings{Name: "ملفاتي", Folder: "م"}},
		{URL: "exec:cat '" + filepath.Join(dir, "feed.xml") + "'"},
	}
	sum := b.refresh(Request{})
	if sum.New != 7 || sum.Failed != 0 {
		t.Errorf("%+v, %+v", sum, sum.Failures)
	}
	feeds, err := b.Store.Feeds(ctx)
	check(t, err)
	if len(feeds) != 2 || feeds[1].Name != "ملفاتي" || feeds[1].Folder != "م" || feeds[1].Total != 4 || feeds[0].Total != 3 {
		t.Errorf("%+v", feeds)
	}
	write("b.txt", "خبر ثان من القاهرة\n\nاستقبل المدير العام يوم الاثنين وفدا رفيع المستوى في زيارة عمل تستمر يومين.\n")
	later := b.now.AddDate(1, 0, 0)
	check(t, os.Chtimes(filepath.Join(dir, "b.txt"), later, later))
	if sum := b.refresh(Request{}); sum.New != 1 {
		t.Errorf("one file more: %+v", sum)
	}
	b.Own = b.Own[:1]
	sum = b.refresh(Request{})
	if sum.Failed != 1 || !errors.Is(sum.Failures[0].Err, ErrNotNamed) {
		t.Errorf("no longer named: %+v", sum.Failures)
	}
	b.Own = []Own{{URL: "exec:false"}, {URL: "exec:no-such-command-here"}, {URL: "file:" + filepath.Join(dir, "none")}}
	if sum := b.refresh(Request{}); sum.Failed != 5 {
		t.Errorf("broken ones: %+v", sum.Failures)
	}
}

// Own feeds are asked alone where the configuration names them, whoever added
// them to the store.
func TestOwnSmuggled(t *testing.T) {
	b := newBench(t)
	witness := filepath.Join(t.TempDir(), "witness")
	b.add("exec:touch "+witness, store.Settings{})
	b.add("file:/etc/passwd", store.Settings{})
	if sum := b.refresh(Request{All: true}); sum.Failed != 2 || sum.New != 0 {
		t.Errorf("%+v", sum)
	}
	if _, err := os.Stat(witness); err == nil {
		t.Error("the command was run")
	}
}

func TestFullText(t *testing.T) {
	s, other, b := newSite(t), newSite(t), newBench(t)
	long := "<!DOCTYPE html><html lang=ar><head><title>عنوان الخبر رقم 1</title></head><body><nav>قائمة</nav><article><h1>عنوان الخبر رقم 1</h1>" +
		strings.Repeat("<p>"+strings.Repeat("قال المتحدث باسم الوزارة إن الاجتماع سيعقد يوم الاثنين في الرباط بحضور وفود. ", 4)+"</p>", 6) + "</article></body></html>"
	for i := 1; i <= 3; i++ {
		s.does(fmt.Sprint("/page/whole/", i), says("text/html; charset=utf-8", long))
	}
	s.does("/page/whole/3", status(404))
	id := b.add(s.set("/whole", 3), store.Settings{FullText: true})
	var last Progress
	sum, err := b.Refresh(ctx, Request{}, func(p Progress) { last = p })
	check(t, err)
	if sum.New != 3 || sum.Pages != 3 || last.Pages != 3 || last.PagesTotal != 3 {
		t.Errorf("%+v, %+v", sum, last)
	}
	list, err := b.Store.Window(ctx, nil, store.Filter{Feed: id}, store.Oldest, store.At(0), 10)
	check(t, err)
	for i, h := range list {
		a, _, err := b.Store.Article(ctx, h.ID)
		check(t, err)
		if whole := len(a.Body) > 3; whole != (i < 2) || a.Title != fmt.Sprintf("عنوان الخبر رقم %d", i+1) {
			t.Errorf("article %d: %d blocks, %q", i+1, len(a.Body), a.Title)
		}
		if i < 2 && !strings.Contains(a.Summary, "نص الخبر") {
			t.Errorf("the lead is lost: %+v", a.Summary)
		}
	}
	s.set("/whole", 4)
	s.does("/page/whole/4", says("text/html", "<p>قصير</p>"))
	if sum := b.refresh(Request{}); sum.New != 1 || sum.Changed != 0 {
		t.Errorf("known ones come back short: %+v", sum)
	}
	a, _, err := b.Store.Article(ctx, list[0].ID)
	if check(t, err); len(a.Body) < 4 {
		t.Error("the whole text is lost")
	}

	// A link to another private host is not followed.
	other.does("/secret", says("text/html", long))
	trap := b.add(s.does("/trap", says("application/rss+xml", `<rss version="2.0"><channel><title>x</title><item><title>فخ</title><guid>1</guid><link>`+other.URL+`/secret</link><description>نص</description></item></channel></rss>`)), store.Settings{})
	b.refresh(Request{Feeds: []int64{trap}})
	list, err = b.Store.Window(ctx, nil, store.Filter{Feed: trap}, store.Newest, store.At(0), 1)
	check(t, err)
	_, err = b.FullText(ctx, list[0].ID)
	var refused *fetch.Error
	if !errors.As(err, &refused) || refused.Kind != fetch.Private || other.count("/secret") != 0 {
		t.Errorf("%v, asked %d times", err, other.count("/secret"))
	}
}
