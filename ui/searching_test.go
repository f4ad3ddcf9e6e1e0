package ui

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/cell"
	"khabar/bidi/row"
	"khabar/feed/search"
	"khabar/ui/locale"
	"khabar/ui/page"
	"khabar/ui/term"
	"khabar/ui/theme"
)

// fakeSearcher finds headlines by their words, one after the other.
type fakeSearcher struct {
	mu    sync.Mutex
	heads func() []Headline
	asked []Asked
	ended int           // searches that were cancelled
	hold  chan struct{} // where not nil, a search waits for it
	err   error
	how   search.How
	hints []search.Hint
}

func (f *fakeSearcher) Search(ctx context.Context, a Asked) (Found, error) {
	f.mu.Lock()
	f.asked = append(f.asked, a)
	hold := f.hold
	f.mu.Unlock()
	if hold != nil {
		select {
		case <-hold:
		case <-ctx.Done():
			f.mu.Lock()
			f.ended++
			f.mu.Unlock()
			return Found{}, ctx.Err()
		}
	}
	f.mu.Lock()
	defer f.mu.Unlock()
	q := search.Parser{Typing: a.Typing}.Parse(a.Text)
	out := Found{Expr: q.Expr, Hints: append(q.Hints, f.hints...), How: f.how, Query: "قمح"}
	h := search.Highlight(q.Expr)
	for _, head := range f.heads() {
		if marks := h.Append(nil, head.Title); len(marks) > 0 {
			if out.Total++; len(out.Hits) < a.N {
				out.Hits = append(out.Hits, Hit{Headline: head, Marks: marks, Snippet: "قطعة من النص فيها كلمات", Marked: []search.Range{{Start: 0, End: 8}}})
			}
		}
	}
	out.Whole = len(out.Hits)
	return out, f.err
}

// openSearch makes a Model over a library that can be searched.
func openSearch(t testing.TB, w, h, n int) (*Model, *fakeLibrary, *fakeSearcher) {
	t.Helper()
	l := library(n)
	f := &fakeSearcher{heads: func() []Headline {
		l.mu.Lock()
		defer l.mu.Unlock()
		return append([]Headline(nil), l.heads...)
	}}
	ar, _ := locale.Match("ar")
	m := New(Config{
		Locale: ar, Now: func() time.Time { return testNow }, Screen: Screen{Terminal: term.Terminal{Class: row.Visual}, Mirrored: true},
		Stored: Stored{Library: l, Keeper: l, Searcher: f, Saver: l}, Feeds: Feeds{Refresher: l, Subscriber: l, Catalog: l},
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	settle(m, m.Init())
	return m, l, f
}

func letters(s string) (keys []string) {
	for _, r := range s {
		keys = append(keys, string(r))
	}
	return keys
}

func TestSearch(t *testing.T) {
	m, l, f := openSearch(t, 120, 36, 50)
	press(m, "j", "j")
	was := *m.list.current()
	press(m, "/")
	press(m, letters("رقم 7")...)
	if !m.prompt.open || m.list.scope.kind != scopeFound || len(m.list.rows) == 0 || !f.asked[len(f.asked)-1].Typing {
		t.Fatalf("while typing: %v, %d rows, asked %+v", m.list.scope, len(m.list.rows), f.asked)
	}
	// Esc goes back to where the reader was.
	press(m, "esc")
	if m.prompt.open || m.list.scope.kind != scopeAll || m.list.current().ID != was.ID {
		t.Fatalf("after Esc: %v at %d", m.list.scope, m.list.current().ID)
	}
	// Enter stays in the results; what one does to them is done to the articles.
	press(m, "/")
	press(m, letters("رقم 7")...)
	press(m, "enter")
	if m.prompt.open || m.focus != paneList || m.list.current().ID != 50 || f.asked[len(f.asked)-1].Typing {
		t.Fatalf("after Enter: %+v", m.list.current())
	}
	checkFrame(t, m, "results")
	press(m, "j", "s", "U")
	if h := l.find(49); !h.Starred || !h.Read || !m.list.rows[1].Starred {
		t.Errorf("marked: %+v", h)
	}
	press(m, "u", "u")
	if h := l.find(49); h.Starred || h.Read || m.list.rows[1].Starred || m.list.current().ID != 49 {
		t.Errorf("undone: %+v, at %d", h, m.list.current().ID)
	}
	press(m, "enter")
	if m.focus != paneReader || m.reader.head.ID != 49 || len(m.finding.hits) == 0 {
		t.Fatalf("opened %d with %d hits", m.reader.head.ID, len(m.finding.hits))
	}
	press(m, "esc")
	if m.focus != paneList || m.list.scope.kind != scopeFound || m.list.current().ID != 49 || !m.list.current().Read {
		t.Errorf("back in the results: %+v", m.list.current())
	}
	// The query is there to be changed, and comes back where that is given up.
	press(m, "/", "x", "esc")
	if m.searching.text != "رقم 7" || m.list.current().ID == 0 {
		t.Errorf("given up: %q", m.searching.text)
	}
	press(m, "w")
	if !f.asked[len(f.asked)-1].Newest || m.notify != m.locale.Messages.NewestFirst {
		t.Errorf("the newest first: %+v", f.asked[len(f.asked)-1])
	}
	press(m, "esc")
	if m.list.scope.kind != scopeAll || m.list.current().ID != was.ID {
		t.Errorf("after all: %v", m.list.scope)
	}
	// What was looked for before.
	press(m, "/", "up")
	if m.prompt.line.Text() != "رقم 7" {
		t.Errorf("history: %q", m.prompt.line.Text())
	}
	press(m, "esc")
}

// TestSearchMore: the list of results grows as one goes down, and the
// selection stays.
func TestSearchMore(t *testing.T) {
	m, _, f := openSearch(t, 120, 36, 3000)
	press(m, "/")
	press(m, letters("عنوان")...)
	press(m, "enter")
	if len(m.list.rows) != firstHits {
		t.Fatalf("%d results", len(m.list.rows))
	}
	press(m, "G")
	at := m.list.current().ID
	if len(m.list.rows) != 4*firstHits || m.list.selected != firstHits-1 {
		t.Errorf("%d results at %d, asked %+v", len(m.list.rows), m.list.selected, f.asked[len(f.asked)-1])
	}
	press(m, "j")
	if m.list.current().ID != at-1 {
		t.Errorf("at %d, then at %d", at, m.list.current().ID)
	}
	if _, count := m.listTitle(); count != fmt.Sprintf("%d/3000", firstHits+1) {
		t.Errorf("title %q", count)
	}
}

// TestSearchOvertaken: a search that more was typed after is cancelled, and
// what it finds is not shown.
func TestSearchOvertaken(t *testing.T) {
	m, _, f := openSearch(t, 120, 36, 50)
	f.hold = make(chan struct{})
	press(m, "/", "ر")
	press(m, "ق", "م")
	press(m, "enter")
	close(f.hold)
	f.mu.Lock()
	f.hold = nil
	f.mu.Unlock()
	for range 100 {
		f.mu.Lock()
		ended, asked := f.ended, len(f.asked)
		f.mu.Unlock()
		if asked > 1 && ended == asked-1 {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Errorf("%d of %d searches were cancelled", f.ended, len(f.asked))
}

func TestSearchSays(t *testing.T) {
	m, _, f := openSearch(t, 120, 36, 20)
	msg := &m.locale.Messages
	say := func(keys ...string) string {
		press(m, "/")
		press(m, keys...)
		press(m, "enter")
		defer press(m, "esc")
		checkFrame(t, m, strings.Join(keys, ""))
		return strings.Join(append(m.remarks(), m.emptyList()...), "|")
	}
	if s := say(letters("زقزقة")...); !strings.Contains(s, msg.FoundNothing) {
		t.Errorf("nothing found: %q", s)
	}
	if s := say(letters("\"")...); !strings.Contains(s, msg.HintNoWords) {
		t.Errorf("no words: %q", s)
	}
	if s := say(letters("\"عنوان الخبر")...); !strings.Contains(s, msg.HintQuote) {
		t.Errorf("an open quotation: %q", s)
	}
	f.how = search.OtherLayout
	if s := say(letters("عنوان")...); !strings.Contains(s, msg.FoundInstead) || !strings.Contains(s, "قمح") {
		t.Errorf("on another keyboard: %q", s)
	}
	f.err = errors.New("the disk is gone")
	press(m, "/", "ع", "enter")
	if m.troubles.last == nil || !strings.Contains(m.troubles.last.Error(), "the disk is gone") {
		t.Errorf("complaint %v", m.troubles.last)
	}
}

// TestSearchShelf searches what was named to be read.
func TestSearchShelf(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 2), article(1, 2), article(2, 2))
	m.given.Searcher = &fakeSearcher{heads: func() []Headline { return m.shelf.heads }}
	press(m, "/", "2", "enter")
	if len(m.list.rows) != 1 || m.list.rows[0].ID != -3 {
		t.Fatalf("found %+v", m.list.rows)
	}
	press(m, "s", "A")
	if h := m.shelf.heads[m.shelf.find(-3)]; !h.Starred || !h.Read || !m.list.rows[0].Starred {
		t.Errorf("marked: %+v", h)
	}
	press(m, "enter", "esc", "esc")
	if m.list.scope.kind != scopeShelf || len(m.list.rows) != 3 {
		t.Errorf("back: %v with %d", m.list.scope, len(m.list.rows))
	}
}

// looks counts the cells of the article's rows on the screen by their look.
func looks(m *Model) map[cell.Style]int {
	n := map[cell.Style]int{}
	look := m.pageLook()
	for y := range m.reader.height {
		var row cell.Row
		m.reader.page.Draw(&row, m.reader.top+y, &look)
		for i := range row.Cells {
			n[row.Cells[i].Style]++
		}
	}
	return n
}

func TestFindInArticle(t *testing.T) {
	m := openModel(t, 100, 24, article(0, 30))
	press(m, "enter", "pgdown")
	top := m.reader.top
	press(m, "/")
	press(m, letters("فقره 2")...)
	w := &m.finding
	if len(w.hits) != 11 || w.at < 0 || looks(m)[theme.Here] == 0 { // 2 and 20 to 29
		t.Fatalf("%d hits at %d", len(w.hits), w.at)
	}
	// Esc goes back to the words that were there.
	press(m, "esc")
	if m.reader.top != top || len(w.hits) != 0 || looks(m)[theme.Hit]+looks(m)[theme.Here] != 0 {
		t.Errorf("after Esc at %d of %d with %d hits", m.reader.top, top, len(w.hits))
	}
	press(m, "/")
	press(m, letters("فقره 2")...)
	press(m, "enter")
	if m.prompt.open || w.hits[w.at].block != w.hits[0].block+18 && w.at != 1 {
		t.Errorf("after Enter at hit %d", w.at)
	}
	if _, count := m.title(paneReader); !strings.HasPrefix(count, fmt.Sprintf("%d/11 · ", w.at+1)) {
		t.Errorf("title %q", count)
	}
	at := w.at
	press(m, "n", "n", "N")
	if w.at != at+1 {
		t.Errorf("n n N: from %d to %d", at, w.at)
	}
	row := m.reader.page.Row(page.Place{Block: w.hits[w.at].block, Offset: w.hits[w.at].start})
	if row < m.reader.top || row >= m.reader.top+m.reader.height {
		t.Errorf("the hit is on row %d, shown are %d to %d", row, m.reader.top, m.reader.top+m.reader.height)
	}
	for range 12 - w.at {
		press(m, "n")
	}
	if w.at != 1 || m.notify != "" {
		t.Errorf("round the end: at %d, %q", w.at, m.notify)
	}
	press(m, "N", "N")
	if w.at != 10 || m.notify != m.locale.Messages.Wrapped {
		t.Errorf("round the beginning: at %d, %q", w.at, m.notify)
	}
	// The hit under way has a look of its own.
	if n := looks(m)[theme.Here]; n != len([]rune("الفقرة 2")) && n != len([]rune("الفقرة 29")) {
		t.Errorf("%d cells are of the one that the reader went to", n)
	}
	// Esc takes the marks away, then goes back; n brings them again.
	press(m, "esc")
	if m.focus != paneReader || len(w.hits) != 0 {
		t.Errorf("Esc: focus %v, %d hits", m.focus, len(w.hits))
	}
	press(m, "n")
	if len(w.hits) != 11 {
		t.Errorf("n again: %d hits", len(w.hits))
	}
	press(m, "/", "/", "ز", "enter")
	if m.notify != m.locale.Messages.NotInArticle {
		t.Errorf("not there: %q", m.notify)
	}
	press(m, "esc")
	if m.focus != paneList {
		t.Errorf("focus %v", m.focus)
	}
	// On the wrong keyboard.
	press(m, "enter", "/")
	press(m, letters("hgtrvm")...) // الفقرة
	if len(w.hits) != 30 {
		t.Errorf("%d hits of hgtrvm", len(w.hits))
	}
}

// TestSearchFrames draws the prompts, results and hits in all languages and
// sizes.
func TestSearchFrames(t *testing.T) {
	for _, l := range locale.All() {
		for _, mirrored := range []bool{true, false} {
			m, _, f := openSearch(t, 120, 36, 100)
			m.locale, m.mirrored = l, mirrored
			f.hints = []search.Hint{{Kind: search.HintDate, Text: "after:غدا"}, {Kind: search.HintLong}}
			for _, keys := range [][]string{{"/"}, letters("رقم 7 abc"), {"left", "left", "home"}, {"end", "enter"}, {"esc", "/", "ر", "enter"}, {"j", "enter"}, {"n", "n"}, {"/", "ن", "enter"}, {"N"}, {"?"}, {"?", "esc", "esc", "esc"}} {
				press(m, keys...)
				for _, size := range [][2]int{{120, 36}, {80, 24}, {64, 15}, {50, 20}, {16, 5}, {10, 3}, {1, 1}} {
					m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					checkFrame(t, m, fmt.Sprintf("%s, mirrored %v, %v at %v", l.Tag, mirrored, keys, size))
				}
				m.Update(tea.WindowSizeMsg{Width: 120, Height: 36})
			}
		}
	}
}

func TestPieceFit(t *testing.T) {
	text := strings.Repeat("كلمة ", 40) + "القمح" + strings.Repeat(" كلمة", 40)
	at := strings.Index(text, "القمح")
	p := piece{text: text, spans: hitSpans([]search.Range{{Start: at, End: at + len("القمح")}})}
	for w := 1; w < 400; w += 7 {
		s, spans := p.fit(w, 2)
		if w > 20 && (len(spans) != 1 || s[spans[0].Start:spans[0].End] != "القمح") {
			t.Errorf("in %d columns: %q, %v", w, s, spans)
		}
	}
}
