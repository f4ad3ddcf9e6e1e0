//go:build linux

package main

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"sync"
	"time"
)

// soakFeeds is how many feeds the server has: /0 to /9.
const soakFeeds = 10

// moods are the ways in which a feed answers.
var moods = []string{"good", "good", "more", "more", "changed", "hostile", "broken", "cut", "slow", "drip", "gone", "500", "429", "loop", "empty", "page", "binary", "large"}

// soakNews is a server of feeds that change, break, and drag.
type soakNews struct {
	mu    sync.Mutex
	moods [soakFeeds]string
	items [soakFeeds]int
	turn  int
	away  bool
	rnd   *rand.Rand
}

func newSoakNews(seed uint64) *soakNews {
	n := &soakNews{rnd: rand.New(rand.NewPCG(seed, 2))}
	for i := range n.items {
		n.items[i] = 20
	}
	return n
}

// set changes a feed.
func (n *soakNews) set(i int, mood string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.turn++
	n.moods[i%soakFeeds] = mood
	if mood == "more" {
		n.items[i%soakFeeds] += 3
	}
}

func (n *soakNews) setAway(away bool) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.away = away
}

// calm lets all feeds answer at once and well.
func (n *soakNews) calm() {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.away = false
	n.moods = [soakFeeds]string{}
}

func (n *soakNews) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	var i int
	fmt.Sscanf(r.URL.Path, "/%d", &i)
	i = (i%soakFeeds + soakFeeds) % soakFeeds
	n.mu.Lock()
	mood, items, away, turn := n.moods[i], n.items[i], n.away, n.turn
	body := n.feed("http://"+r.Host, i, items, mood)
	n.mu.Unlock()
	if away {
		if c, _, err := http.NewResponseController(w).Hijack(); err == nil {
			c.Close()
		}
		return
	}
	switch mood {
	case "slow":
		select {
		case <-time.After(3 * time.Second):
		case <-r.Context().Done():
		}
	case "gone":
		w.WriteHeader(http.StatusGone)
		return
	case "500":
		w.WriteHeader(http.StatusInternalServerError)
		return
	case "429":
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusTooManyRequests)
		return
	case "loop":
		http.Redirect(w, r, r.URL.Path+"?"+fmt.Sprint(time.Now().UnixNano()), http.StatusFound)
		return
	case "page":
		fmt.Fprintf(w, `<!DOCTYPE html><html lang=ar dir=rtl><head><title>صفحة</title><link rel="alternate" type="application/rss+xml" title="سياسة" href="/%d"><link rel="alternate" type="application/rss+xml" title="رياضة" href="/%d"></head><body><p>نص</p></body></html>`, i+1, i+2)
		return
	case "binary":
		w.Header().Set("Content-Type", "application/rss+xml")
		_, _ = w.Write([]byte("\x7fELF\x02\x01\x00" + strings.Repeat("\x00\xff\x1b[2J", 500)))
		return
	case "", "good", "more", "changed":
		tag := fmt.Sprintf(`"%d-%d"`, i, items)
		if mood == "changed" {
			tag = fmt.Sprintf(`"%d-%d"`, i, turn)
		}
		w.Header().Set("ETag", tag)
		if r.Header.Get("If-None-Match") == tag {
			w.WriteHeader(http.StatusNotModified)
			return
		}
	}
	if mood != "drip" {
		_, _ = w.Write(body)
		return
	}
	for at := 0; at < len(body) && r.Context().Err() == nil; at += 2000 {
		_, _ = w.Write(body[at:min(len(body), at+2000)])
		_ = http.NewResponseController(w).Flush()
		time.Sleep(50 * time.Millisecond)
	}
}

// feed is what a feed says in a mood.
func (n *soakNews) feed(base string, i, items int, mood string) []byte {
	if mood == "empty" {
		return nil
	}
	texts := []string{"افتتاح الميناء الجديد في المدينة بعد خمس سنوات", "גשם ראשון בצפון הארץ, 20 מ״מ", "بازگشایی نمایشگاه کتاب تهران", "لاہور میں بارش کے بعد سڑکیں بند", "Night trains return", "نشرت صحيفة The Guardian (لندن) تقريرا", "日本の選挙 🇯🇵👨‍👩‍👧", "مَُِّ̂", "a\u00adb"}
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0"?><rss version="2.0"><channel><title>صحيفة %d</title><link>%s/</link><language>ar</language>`, i, base)
	long := 3
	if mood == "large" {
		long = 60
	}
	for k := items; k > max(0, items-30); k-- {
		text := texts[(k+i)%len(texts)]
		if mood == "changed" && k%7 == 0 {
			text += " (محدث)"
		}
		fmt.Fprintf(&b, "<item><title>%s %d</title><guid isPermaLink=\"false\">%d-%d</guid><link>%s/article/%d</link><category>سياسة</category><pubDate>%s</pubDate><description><![CDATA[",
			text, k, i, k, base, k, time.Date(2026, 11, 1, 0, k, i, 0, time.UTC).Format(time.RFC1123Z))
		for range long {
			fmt.Fprintf(&b, "<p>%s <a href=\"%s/%d\">رابط</a> %s.</p><ul><li>%s</ul><blockquote>%s</blockquote>", text, base, k, strings.Repeat(text+"، ", 5), text, text)
		}
		b.WriteString("]]></description></item>\n")
	}
	b.WriteString("</channel></rss>")
	out := []byte(b.String())
	switch mood {
	case "hostile", "broken":
		parts := hostileParts()
		for range 20 {
			at := n.rnd.IntN(len(out))
			out = append(out[:at:at], append([]byte(parts[n.rnd.IntN(len(parts))]), out[at:]...)...)
		}
		if mood == "broken" {
			out = out[n.rnd.IntN(len(out)/2):]
		}
	case "cut":
		out = out[:n.rnd.IntN(len(out))]
	}
	return out
}
