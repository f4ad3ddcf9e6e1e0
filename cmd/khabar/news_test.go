package main

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

// newsroom is a server of feeds for the scripts. /N.xml is a feed of so many
// items, /page a page that offers /3.xml, /pages one that offers two; a script
// changes what a path answers with the command «answer PATH STATUS», and how
// many items /live.xml has with «publish N».
type newsroom struct {
	mu       sync.Mutex
	answers  map[string]int
	live     int
	requests map[string]int
}

func (n *newsroom) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	n.mu.Lock()
	n.requests[r.URL.Path]++
	status, items := n.answers[r.URL.Path], n.live
	n.mu.Unlock()
	base := "http://" + r.Host
	if status != 0 {
		if status == http.StatusTooManyRequests {
			w.Header().Set("Retry-After", "3600")
		}
		w.WriteHeader(status)
		return
	}
	html := func(body string) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprint(w, "<!DOCTYPE html><html lang=ar><head><title>صحيفة</title>"+body)
	}
	if number, ok := strings.CutSuffix(r.URL.Path[1:], ".xml"); ok {
		if number != "live" {
			var err error
			if items, err = strconv.Atoi(number); err != nil {
				w.WriteHeader(http.StatusNotFound)
				return
			}
		}
		tag := fmt.Sprintf(`"%s-%d"`, number, items)
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("Content-Type", "application/rss+xml")
		fmt.Fprint(w, newsFeed(base, number, items))
		return
	}
	switch path := r.URL.Path; {
	case path == "/page":
		html(`<link rel="alternate" type="application/rss+xml" title="الخلاصة" href="/3.xml"></head><body>` + strings.Repeat("<p>نص.</p>", 9))
	case path == "/pages":
		html(`<link rel="alternate" type="application/rss+xml" title="سياسة" href="/4.xml"><link rel="alternate" type="application/atom+xml" title="رياضة" href="/5.xml"></head><body>`)
	case path == "/plain":
		html("</head><body><p>صفحة بلا خلاصة.</p>")
	case strings.HasPrefix(path, "/article/"):
		html("</head><body><article><h1>عنوان</h1>" + strings.Repeat("<p>"+strings.Repeat("هذا هو النص الكامل للخبر كما في صفحته. ", 9)+"</p>", 5) + "</article>")
	default:
		w.WriteHeader(http.StatusNotFound)
	}
}

func newsFeed(base, name string, n int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0"?><rss version="2.0"><channel><title>صحيفة %s</title><link>%s/</link><language>ar</language>`, name, base)
	for i := n; i > 0; i-- {
		section := "سياسة"
		if i%2 == 0 {
			section = "رياضة"
		}
		fmt.Fprintf(&b, "<item><title>خبر %d من %s</title><guid isPermaLink=\"false\">%s-%d</guid><link>%s/article/%s/%d</link><category>%s</category><pubDate>%s</pubDate><description>نص الخبر رقم %d.</description></item>\n",
			i, name, name, i, base, name, i, section, time.Date(2026, 1, 1, i%24, 0, 0, 0, time.UTC).Format(time.RFC1123Z), i)
	}
	b.WriteString("</channel></rss>")
	return b.String()
}

// TestNews tells the stories of testdata/news: feeds, a store, a server.
func TestNews(t *testing.T) {
	rooms := map[string]*newsroom{} // by the script's work folder
	var mu sync.Mutex
	room := func(ts *testscript.TestScript) *newsroom {
		mu.Lock()
		defer mu.Unlock()
		return rooms[ts.Getenv("SERVER")]
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/news", RequireExplicitExec: true,
		Setup: func(e *testscript.Env) error {
			n := &newsroom{answers: map[string]int{}, requests: map[string]int{}}
			s := httptest.NewServer(n)
			e.Defer(s.Close)
			closed := httptest.NewServer(n)
			closed.Close()
			mu.Lock()
			rooms[s.URL] = n
			mu.Unlock()
			e.Setenv("SERVER", s.URL)
			e.Setenv("CLOSED", closed.URL)
			for _, name := range []string{"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"} {
				e.Setenv(name, e.WorkDir+"/home/"+name)
			}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"answer": func(ts *testscript.TestScript, _ bool, args []string) {
				n := room(ts)
				n.mu.Lock()
				defer n.mu.Unlock()
				n.answers[args[0]], _ = strconv.Atoi(args[1])
			},
			// hurt WHAT [all]: the store in its usual folder is damaged.
			"hurt": func(ts *testscript.TestScript, _ bool, args []string) {
				ts.Check(hurt(filepath.Join(ts.Getenv("XDG_DATA_HOME"), "khabar", storeName), args[0], len(args) > 1))
			},
			"publish": func(ts *testscript.TestScript, _ bool, args []string) {
				n := room(ts)
				n.mu.Lock()
				defer n.mu.Unlock()
				n.live, _ = strconv.Atoi(args[0])
			},
			// asked PATH N: the path was asked for so often.
			"asked": func(ts *testscript.TestScript, neg bool, args []string) {
				n := room(ts)
				n.mu.Lock()
				defer n.mu.Unlock()
				if want, _ := strconv.Atoi(args[1]); (n.requests[args[0]] == want) == neg {
					ts.Fatalf("%s was asked for %d times", args[0], n.requests[args[0]])
				}
			},
		},
	})
}
