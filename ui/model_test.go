package ui

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/cell"
	"khabar/bidi/row"
	"khabar/feed"
	"khabar/ui/locale"
	"khabar/ui/page"
	"khabar/ui/term"
)

// batches is a Loader that has everything at hand.
type batches []Batch

func (l batches) Load(_ context.Context, emit func(Batch)) {
	for _, b := range l {
		emit(b)
	}
}

// everything is a Learner that calls all other articles related.
type everything struct {
	mu  sync.Mutex
	all []Entry
}

func (f *everything) Learn(_ context.Context, es []Entry) {
	f.mu.Lock()
	defer f.mu.Unlock()
	f.all = append(f.all, es...)
}

func (f *everything) Related(_ context.Context, id int64, _ *feed.Article, n int) (out []Related) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for _, e := range f.all {
		if e.ID != id && len(out) < n {
			out = append(out, Related{Headline: HeadlineOf(e), Shares: []string{"خبر"}})
		}
	}
	return out
}

var testNow = time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)

// article makes an article of n paragraphs, the n-th older than the first.
func article(n, paragraphs int) *feed.Article {
	a := &feed.Article{
		ID: fmt.Sprint("id", n), Title: fmt.Sprintf("عنوان الخبر رقم %d", n), Section: "دولي", Source: "جريدة", Lang: "ar",
		Published: feed.Date{Time: testNow.Add(-time.Duration(n) * time.Hour), From: feed.DateDeclared},
		Raw:       "النص كما ورد\nسطر ثان",
	}
	for i := range paragraphs {
		a.Body = append(a.Body, feed.Block{Text: fmt.Sprintf("الفقرة %d: %s", i, strings.Repeat("كلمات من النص العربي ", 12))})
	}
	return a
}

// open makes a Model of a screen's size with these articles loaded.
func openModel(t testing.TB, w, h int, as ...*feed.Article) *Model {
	t.Helper()
	ar, _ := locale.Match("ar")
	m := New(Config{
		Locale: ar, Mirrored: true, Loader: batches{{Articles: as}}, Learner: &everything{},
		Now: func() time.Time { return testNow }, Terminal: term.Terminal{Class: row.Visual},
	})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	settle(m, m.Init())
	return m
}

// settle runs commands and what they lead to until nothing is left, but for
// those that only wait for time to pass.
func settle(m *Model, cmd tea.Cmd) (quit bool) {
	if cmd == nil {
		return false
	}
	done := make(chan tea.Msg, 1)
	go func() { done <- cmd() }()
	select {
	case msg := <-done:
		switch msg := msg.(type) {
		case nil, spinMsg:
			return false
		case tea.BatchMsg:
			// Those that wait for others run beside them.
			results := make(chan bool, len(msg))
			cmds := make(chan tea.Cmd, len(msg))
			for _, c := range msg {
				cmds <- c
			}
			close(cmds)
			var late []chan tea.Msg
			var limits []time.Duration
			for c := range cmds {
				if c == nil {
					continue
				}
				r := make(chan tea.Msg, 1)
				go func() { r <- c() }()
				late, limits = append(late, r), append(limits, patience(c))
			}
			for i, r := range late {
				select {
				case msg := <-r:
					results <- settle(m, func() tea.Msg { return msg })
				case <-time.After(limits[i]):
				}
			}
			close(results)
			for q := range results {
				quit = quit || q
			}
			return quit
		case tea.QuitMsg:
			return true
		default:
			if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() { // of tea.Sequence
				for i := range v.Len() {
					quit = settle(m, v.Index(i).Interface().(tea.Cmd)) || quit
				}
				return quit
			}
			_, next := m.Update(msg)
			return settle(m, next)
		}
	case <-time.After(patience(cmd)):
	}
	return false
}

// patience is how long a command is waited for: one that waits for time to pass
// is let go, any other may be slow on a busy machine.
func patience(cmd tea.Cmd) time.Duration {
	if strings.Contains(runtime.FuncForPC(reflect.ValueOf(cmd).Pointer()).Name(), "bubbletea/v2.Tick.") {
		return 100 * time.Millisecond
	}
	return time.Second
}

// press presses keys, named as tea names them.
func press(m *Model, keys ...string) (quit bool) {
	for _, k := range keys {
		key := tea.Key{Text: k}
		switch k {
		case "enter":
			key = tea.Key{Code: tea.KeyEnter}
		case "tab":
			key = tea.Key{Code: tea.KeyTab}
		case "shift+tab":
			key = tea.Key{Code: tea.KeyTab, Mod: tea.ModShift}
		case "esc":
			key = tea.Key{Code: tea.KeyEscape}
		case "left", "right", "up", "down", "pgup", "pgdown", "home", "end":
			key = tea.Key{Code: map[string]rune{"left": tea.KeyLeft, "right": tea.KeyRight, "up": tea.KeyUp, "down": tea.KeyDown,
				"pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown, "home": tea.KeyHome, "end": tea.KeyEnd}[k]}
		case "backspace":
			key = tea.Key{Code: tea.KeyBackspace}
		case "space":
			key = tea.Key{Code: tea.KeySpace, Text: " "}
		default:
			key.Code = []rune(k)[0]
		}
		_, cmd := m.Update(tea.KeyPressMsg(key))
		quit = settle(m, cmd) || quit
		m.View()
	}
	return quit
}

// TestFrames draws many sizes, languages and states: every row is exactly as
// wide as the screen, there are exactly as many as it has, and the first
// column of each is blank or border.
func TestFrames(t *testing.T) {
	as := []*feed.Article{article(0, 30), article(1, 3), article(2, 0)}
	as[1].Title = "An English headline that is too long for two lines of the list and ends in an ellipsis, surely"
	as[2].Title = strings.Repeat("טקסט ארוך ", 60)
	for _, l := range locale.All() {
		for _, mirrored := range []bool{true, false} {
			m := openModel(t, 120, 36, as...)
			m.locale, m.mirrored = l, mirrored
			m.problems = []Problem{{Source: "a\x1b[31mb.txt", Err: errors.New("no such file")}}
			for _, keys := range [][]string{nil, {"enter"}, {"v"}, {"?"}, {"?", "tab"}, {"j", "enter"}, {"G"}, {"tab"}} {
				press(m, keys...)
				for _, size := range [][2]int{{120, 36}, {80, 24}, {200, 60}, {64, 15}, {50, 20}, {16, 5}, {10, 3}, {3, 2}, {1, 1}} {
					m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					checkFrame(t, m, fmt.Sprintf("%s, mirrored %v, %v at %v", l.Tag, mirrored, keys, size))
				}
			}
		}
	}
}

func checkFrame(t *testing.T, m *Model, where string) {
	t.Helper()
	m.writer.Styles = nil
	rows := strings.Split(m.View().Content, "\n")
	if len(rows) != m.height {
		t.Fatalf("%s: %d rows on a screen of %d", where, len(rows), m.height)
	}
	for y, r := range rows {
		if strings.ContainsRune(r, 0x1b) {
			r = stripLinks(r)
		}
		if n := cell.StringWidth(r); n != m.width && r != "" {
			t.Fatalf("%s: row %d is %d columns wide: %q", where, y, n, r)
		}
		if r != "" && r[0] != ' ' && !strings.HasPrefix(r, "─") {
			t.Fatalf("%s: row %d begins with %q", where, y, r)
		}
	}
}

// stripLinks takes OSC 8 out of a row.
func stripLinks(s string) string {
	for {
		i := strings.Index(s, "\x1b]8;")
		if i < 0 {
			return s
		}
		n := strings.Index(s[i:], "\x1b\\")
		if n < 0 {
			return s
		}
		s = s[:i] + s[i+n+2:]
	}
}

func TestOpenAndBack(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 30), article(1, 30), article(2, 30))
	if m.reader.article == nil || m.reader.article.ID != "id0" || m.list.rows[0].Read {
		t.Fatal("the newest article is not shown unread at the start")
	}
	press(m, "j", "enter")
	if m.focus != paneReader || m.reader.article.ID != "id1" || !m.list.rows[1].Read {
		t.Fatalf("Enter on the second: %s, focus %d", m.reader.article.ID, m.focus)
	}
	press(m, "pgdown", "j", "j")
	at := m.reader.top
	press(m, "tab")
	if m.focus != paneRelated || len(m.related.found) != 2 {
		t.Fatalf("Tab: focus %d, %d related", m.focus, len(m.related.found))
	}
	press(m, "j", "enter")
	if m.reader.article.ID != "id2" || m.focus != paneReader || m.reader.top != 0 {
		t.Fatalf("Enter on the second related: %s at %d, focus %d", m.reader.article.ID, m.reader.top, m.focus)
	}
	if m.list.selected != 2 {
		t.Errorf("the list stands at %d", m.list.selected)
	}
	press(m, "pgdown", "esc")
	if m.reader.article.ID != "id1" || m.reader.top != at || m.focus != paneRelated || m.related.selected != 1 {
		t.Fatalf("back: %s at %d (was %d), focus %d, selected %d", m.reader.article.ID, m.reader.top, at, m.focus, m.related.selected)
	}
	press(m, "esc", "esc")
	if m.focus != paneList {
		t.Errorf("back from the reader: focus %d", m.focus)
	}
	press(m, "k", "enter", "esc", "j", "enter")
	if m.reader.article.ID != "id1" || m.reader.top != at {
		t.Errorf("opened again: %s at %d, left at %d", m.reader.article.ID, m.reader.top, at)
	}
}

func TestResizeKeepsTheWords(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 60))
	press(m, "pgdown", "pgdown", "pgdown")
	want := m.reader.page.Place(m.reader.top)
	for _, w := range []int{80, 200, 50, 66, 120} {
		m.Update(tea.WindowSizeMsg{Width: w, Height: 36})
		got := m.reader.page.Place(m.reader.top)
		if got.Block != want.Block {
			t.Errorf("at %d columns block %d is on top, was %d", w, got.Block, want.Block)
		}
	}
}

func TestEndsAndTop(t *testing.T) {
	m := openModel(t, 100, 30, article(0, 60))
	if m.focus != paneReader {
		t.Fatal("a single article does not have the keys")
	}
	press(m, "G")
	if !m.reader.atEnd() || m.reader.percent() != 100 || m.reader.top == 0 {
		t.Errorf("G: row %d, %d%%", m.reader.top, m.reader.percent())
	}
	end := m.reader.top
	press(m, "j", "pgdown", "end")
	if m.reader.top != end {
		t.Errorf("beyond the end: row %d, the end is at %d", m.reader.top, end)
	}
	press(m, "g")
	if m.reader.top != 0 {
		t.Errorf("g: row %d", m.reader.top)
	}
	press(m, "k", "pgup", "home")
	if m.reader.top != 0 {
		t.Errorf("above the top: row %d", m.reader.top)
	}
}

// unread counts the unread articles of the shelf.
func unread(m *Model) int {
	n, _ := m.shelf.Count(m.ctx, Filter{Unread: true})
	return n
}

func TestSpaceReadsOn(t *testing.T) {
	m := openModel(t, 100, 30, article(0, 20), article(1, 2), article(2, 2))
	press(m, "enter")
	for range 50 {
		if m.reader.article.ID != "id0" {
			break
		}
		press(m, "space")
	}
	if m.reader.article.ID != "id1" {
		t.Fatalf("behind the first article Space opened %s", m.reader.article.ID)
	}
	press(m, "space", "space", "space")
	if m.reader.article.ID != "id2" || unread(m) != 0 {
		t.Errorf("at the end: %s, %d unread", m.reader.article.ID, unread(m))
	}
}

func TestRawText(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 20))
	press(m, "pgdown")
	at := m.reader.top
	press(m, "v")
	if !m.reader.raw || m.reader.page.Blocks[2].Text != "النص كما ورد" {
		t.Fatalf("v shows %+v", m.reader.page.Blocks)
	}
	press(m, "esc")
	if m.reader.raw || m.reader.top != at {
		t.Errorf("back from the raw text: row %d, was %d", m.reader.top, at)
	}
}

func TestPanes(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 20), article(1, 1))
	for _, step := range []struct {
		key  string
		want pane
	}{
		{"tab", paneReader}, {"tab", paneRelated}, {"tab", paneList}, {"shift+tab", paneRelated},
		{"right", paneReader}, {"right", paneList}, {"right", paneList}, {"left", paneReader}, {"left", paneRelated},
	} {
		press(m, step.key)
		if m.focus != step.want {
			t.Fatalf("%s: focus on %d, want %d", step.key, m.focus, step.want)
		}
	}
	press(m, "M", "right")
	if m.focus != paneRelated || m.arranged.columns[0].parts[0].pane != paneList {
		t.Errorf("turned round: focus %d, columns %+v", m.focus, m.arranged.columns)
	}
}

func TestNarrowShowsTheFocusedPane(t *testing.T) {
	m := openModel(t, 50, 20, article(0, 20), article(1, 1))
	if _, _, ok := m.arranged.find(paneList); !ok {
		t.Fatal("a narrow screen begins without the list")
	}
	press(m, "enter")
	if _, _, ok := m.arranged.find(paneReader); !ok {
		t.Fatal("Enter does not show the reader")
	}
	press(m, "esc")
	if _, _, ok := m.arranged.find(paneList); !ok {
		t.Error("Esc does not show the list")
	}
}

// TestSameIDs: feeds count their items from 1 without asking each other.
func TestSameIDs(t *testing.T) {
	a, b := article(0, 1), article(1, 1)
	b.ID, b.Source = a.ID, "جريدة أخرى"
	m := openModel(t, 120, 36, a, b)
	press(m, "j", "enter")
	if len(m.list.rows) != 2 || m.reader.article != b || unread(m) != 1 {
		t.Errorf("%d articles, reading %q, %d unread", len(m.list.rows), m.reader.article.Title, unread(m))
	}
}

func TestNothingOpened(t *testing.T) {
	ar, _ := locale.Match("ar")
	cause := errors.New("there is no such file")
	m := New(Config{Locale: ar, Loader: batches{{Problems: []Problem{{Source: "x.txt", Err: cause}}}}})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if !settle(m, m.Init()) {
		t.Fatal("the program stays, with nothing to read")
	}
	problems, err := m.Problems()
	if !errors.Is(err, ErrNothingOpened) || len(problems) != 1 || !errors.Is(problems[0].Err, cause) {
		t.Errorf("problems %v, %v", problems, err)
	}
}

// TestRawTextKeepsEmptyLines: of the text as it came nothing is left out.
func TestRawTextKeepsEmptyLines(t *testing.T) {
	a := article(0, 1)
	a.Raw = "سطر\n\n\nسطر"
	m := openModel(t, 120, 36, a)
	press(m, "v")
	if got := m.reader.page.All(); got != 2+4 {
		t.Errorf("%d rows: two of the heading and four lines are 6", got)
	}
	for y := range 6 {
		var r cell.Row
		if m.reader.page.Draw(&r, y, &page.Look{}); r.Width() != m.reader.page.Width() {
			t.Errorf("row %d is %d columns wide", y, r.Width())
		}
	}
}

// TestCancel stops a loading that takes long; in the reader Esc goes back
// instead.
func TestCancel(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 20), article(1, 1))
	stopped := false
	m.loading, m.spins, m.cancelLoad = true, 5, func() { stopped = true }
	press(m, "enter", "esc")
	if stopped || m.focus != paneList {
		t.Fatalf("Esc in the reader: stopped %v, focus %d", stopped, m.focus)
	}
	press(m, "esc")
	if !stopped || m.loading || m.notify == "" {
		t.Errorf("Esc in the list: stopped %v, loading %v, says %q", stopped, m.loading, m.notify)
	}
}

func TestHelpAndQuit(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 20))
	press(m, "?")
	if !m.help.open {
		t.Fatal("? opens nothing")
	}
	if press(m, "esc") || m.help.open {
		t.Error("Esc does not close the page of the keys")
	}
	if !press(m, "q") {
		t.Error("q does not quit")
	}
}

// TestLateBatches: articles that come while one reads do not move what is
// selected or read.
func TestLateBatches(t *testing.T) {
	m := openModel(t, 120, 36, article(5, 20), article(6, 20), article(7, 20))
	press(m, "j", "enter")
	settle(m, func() tea.Msg {
		return batchesMsg{batches: []Batch{{Articles: []*feed.Article{article(0, 1), article(1, 1), article(9, 1)}}}, done: true}
	})
	if got := m.list.current().Title; got != article(6, 0).Title || m.reader.article.ID != "id6" {
		t.Errorf("selected %s, reading %s", got, m.reader.article.ID)
	}
	if m.list.rows[0].Title != article(0, 0).Title || m.list.rows[5].Title != article(9, 0).Title {
		t.Error("the newest does not stand first")
	}
}

func BenchmarkView(b *testing.B) {
	as := make([]*feed.Article, 200)
	for i := range as {
		as[i] = article(i, 60)
	}
	m := openModel(b, 200, 60, as...)
	press(m, "enter", "pgdown")
	b.ReportAllocs()
	for b.Loop() {
		m.View()
	}
}

func BenchmarkPageDown(b *testing.B) {
	m := openModel(b, 200, 60, article(0, 4000))
	press(m, "enter")
	for b.Loop() {
		m.Update(tea.KeyPressMsg(tea.Key{Code: tea.KeyPgDown}))
		m.View()
		if m.reader.atEnd() {
			m.reader.top = 0
		}
	}
}
