package main

import (
	"context"
	"fmt"
	"hash/crc32"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"khabar/feed/store"
)

// newsServer serves four feeds; what it serves can be changed.
type newsServer struct {
	*httptest.Server
	mu    sync.Mutex
	items map[string][]string // by path, the newest first
}

func newNews(t *testing.T) *newsServer {
	s := &newsServer{items: map[string][]string{
		"/port.xml":    {"افتتاح الميناء الجديد", "تأجيل افتتاح الميناء"},
		"/rain.xml":    {"גשם ראשון בצפון", "שמש בדרום"},
		"/english.xml": {"Night trains return"},
		"/extra.xml":   {"سوق السمك في المدينة", "أسعار السمك"},
	}}
	s.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.mu.Lock()
		defer s.mu.Unlock()
		items, ok := s.items[r.URL.Path]
		switch {
		case r.URL.Path == "/page":
			fmt.Fprint(w, `<html><head><title>صفحة</title><link rel="alternate" type="application/rss+xml" title="سوق" href="/extra.xml"></head><body>نص</body></html>`)
		case !ok:
			w.WriteHeader(http.StatusInternalServerError)
		default:
			fmt.Fprintf(w, `<?xml version="1.0"?><rss version="2.0"><channel><title>قناة %s</title>`, strings.Trim(r.URL.Path, "/.xml"))
			for i, title := range items {
				fmt.Fprintf(w, `<item><guid>%s %s</guid><title>%s</title><pubDate>Fri, 20 Nov 2026 %02d:00:00 GMT</pubDate><description>`, r.URL.Path, title, title, 20-i-len(r.URL.Path)/2+len(items))
				for n := range 30 {
					// Each article has words of its own: it tells a story of its own.
					fmt.Fprintf(w, "&lt;p&gt;نص الخبر (%d)", n)
					for k := range 8 {
						fmt.Fprintf(w, " كلمات %x", crc32.ChecksumIEEE([]byte(title))+uint32(n*8+k))
					}
					fmt.Fprint(w, "&lt;/p&gt;")
				}
				fmt.Fprint(w, `</description></item>`)
			}
			fmt.Fprint(w, `</channel></rss>`)
		}
	}))
	t.Cleanup(s.Close)
	return s
}

func (s *newsServer) publish(path, title string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.items[path] = append([]string{title}, s.items[path]...)
}

// TestTmuxNews reads, refreshes, adds and removes feeds in the real binary, and
// comes back to where it was.
func TestTmuxNews(t *testing.T) {
	bin, dir, news := binary(t), t.TempDir(), newNews(t)
	list := filepath.Join(dir, "list.opml")
	writeFile(t, list, fmt.Sprintf(`<opml version="2.0"><body>
<outline text="محلية"><outline type="rss" text="الميناء" xmlUrl="%[1]s/port.xml"/><outline type="rss" text="גשם" xmlUrl="%[1]s/rain.xml"/></outline>
<outline type="rss" text="Gazette" xmlUrl="%[1]s/english.xml"/><outline type="rss" text="معطل" xmlUrl="%[1]s/broken.xml"/></body></opml>`, news.URL))
	writeFile(t, filepath.Join(dir, "config.toml"), "[refresh]\non-start = false\nevery = \"0\"\n")
	khabar := fmt.Sprintf("%s --data %s/data --config %s/config.toml", bin, dir, dir)
	for _, args := range []string{"import " + list, "refresh"} {
		// One of the feeds fails: refresh says so by its status.
		if out, err := exec.Command("sh", "-c", khabar+" "+args).CombinedOutput(); err != nil && args != "refresh" {
			t.Fatalf("khabar %s: %v\n%s", args, err, out)
		}
	}

	// All of it, the newest first; the feeds above.
	p := tmuxStart(t, 120, 36, nil, khabar)
	p.wait("كل الأخبار", "افتتاح الميناء الجديد", "גשם ראשון בצפון", "Night trains return", "1/5")
	p.keys("Escape")
	p.wait("المصادر", "محلية", "الميناء", "Gazette", "معطل", "!")
	p.keys("G")
	p.wait("عطل في الخادم")
	p.keys("g", "j", "j", "j", "j", "Enter")
	p.wait("1/2", "الميناء")
	p.gone("Night trains return")

	// Reading counts, and is undone; the place in the article is kept.
	p.keys("Enter", "PageDown", "PageDown")
	p.wait("(20)")
	p.gone("(0)")
	place := readerText(p.screen())
	p.back("Enter")
	p.keys("s")
	p.wait("★")
	p.keys("u")
	p.gone("★")

	// A refresh brings what is new, and the selection stays.
	news.publish("/port.xml", "الميناء يستقبل سفينة")
	p.keys("R")
	p.wait("الميناء يستقبل سفينة", "خبر جديد واحد", "2/3")

	// A feed is added by the address of a page, and removed, and comes back.
	p.keys("a")
	p.wait("عنوان مصدر أو صفحة")
	p.keys("-l", news.URL+"/page")
	p.keys("Enter")
	p.wait("extra", "خبران جديدان")
	p.keys("Enter")
	p.wait("سوق السمك في المدينة", "1/2")
	p.keys("x")
	p.wait("ذف المصدر")
	p.keys("u")
	p.wait("extra", "تراجع")
	p.keys("q")
	p.left()

	// Another program: the feeds stand there again, and the article opens where it
	// was left; and then at once.
	there := func(screen string) bool { return readerText(screen) == place }
	p.keys(khabar, "Enter")
	p.wait("المصادر", "محلية", "extra")
	p.keys("g", "j", "j", "j", "j", "Enter")
	p.wait("1/3")
	p.keys("j", "Enter")
	p.until("the place that was left", there)
	p.keys("q")
	p.left()
	p.keys(khabar, "Enter")
	p.wait("2/3", "الميناء")
	p.until("the place that was left", there)
	p.keys("q")
	p.left()

	// Or everything, for who wants that.
	writeFile(t, filepath.Join(dir, "config.toml"), "[interface]\nstart = 'all'\n[refresh]\non-start = false\n")
	p.keys(khabar, "Enter")
	p.wait("كل الأخبار", "1/8")
	p.keys("q")
	p.left()

	s, err := store.Open(context.Background(), filepath.Join(dir, "data", storeName), store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if n, err := s.Count(context.Background(), store.Filter{Unread: true}); n != 7 || err != nil {
		t.Errorf("%d articles are unread, %v; one was read", n, err)
	}
}

// TestTmuxCatalog goes from the welcome edition to the catalog, and keeps an
// article of a file.
func TestTmuxCatalog(t *testing.T) {
	bin, data := binary(t), filepath.Join(t.TempDir(), "data")
	p := tmuxStart(t, 120, 36, nil, bin+" --data "+data)
	p.wait("كل", "هذه طبعة الترحيب", "C", "الدليل")
	p.keys("C")
	p.wait("دليل المصادر", "العربية", "الفارسية")
	p.keys("Enter")
	p.wait("المغرب")
	p.back("الفارسية")
	p.back("1/6")
	p.back("ذات النجمة")
	p.wait("طبعة الترحيب", "المصادر")
	p.keys("q")
	p.left()

	p.keys(fmt.Sprintf("%s --data %s testdata/story/2-fish.txt", bin, data), "Enter")
	p.wait(bodyFish)
	p.keys("K")
	p.wait("فظ الخبر")
	p.keys("q")
	p.left()
	p.keys(fmt.Sprintf("%s --data %s", bin, data), "Enter")
	p.wait("كل الأخبار", bodyFish, "1/1")
	p.keys("q")
	p.left()
}

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}
