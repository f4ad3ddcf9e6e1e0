package ui

import (
	"context"
	"fmt"
	"reflect"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/row"
	"khabar/feed"
	"khabar/ui/locale"
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
		Locale: ar, Given: Given{Loader: batches{{Articles: as}}, Learner: &everything{}},
		Now: func() time.Time { return testNow }, Screen: Screen{Terminal: term.Terminal{Class: row.Visual}, Mirrored: true},
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
	begun := time.Now()
	go func() { done <- cmd() }()
	if msg, ok := message(done, begun); ok {
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
			begun := time.Now()
			var late []chan tea.Msg
			for c := range cmds {
				if c == nil {
					continue
				}
				r := make(chan tea.Msg, 1)
				go func() { r <- c() }()
				late = append(late, r)
			}
			for _, r := range late {
				if msg, ok := message(r, begun); ok {
					results <- settle(m, func() tea.Msg { return msg })
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
	}
	return false
}

// message waits for the message of a command that was begun then, but not for one
// that only waits for time to pass, or for another one. However busy the machine
// is, a command that is at work is waited for.
func message(done <-chan tea.Msg, begun time.Time) (msg tea.Msg, ok bool) {
	const pause = tellEvery + 30*time.Millisecond // a refresh tells of itself now and then
	wait := max(0, pause-time.Since(begun))
	for range 300 {
		select {
		case msg = <-done:
			return msg, true
		case <-time.After(wait):
		}
		if !working() {
			break
		}
		wait = pause
	}
	select {
	case msg = <-done:
		return msg, true
	default:
		return nil, false
	}
}

// working reports whether a command that settle has begun is at work.
func working() bool {
	buf := make([]byte, 1<<16)
	for {
		n := runtime.Stack(buf, true)
		if n < len(buf) {
			buf = buf[:n]
			break
		}
		buf = make([]byte, 2*len(buf))
	}
	for g := range strings.SplitSeq(string(buf), "\n\n") {
		state, _, _ := strings.Cut(g, "\n")
		if !strings.Contains(g, "created by khabar/ui.settle") {
			continue
		}
		idle := false
		for _, waits := range []string{"[chan receive", "[select", "[sleep", "[IO wait"} {
			idle = idle || strings.Contains(state, waits)
		}
		if !idle {
			return true
		}
	}
	return false
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
			if letter, ok := strings.CutPrefix(k, "ctrl+"); ok {
				key = tea.Key{Code: []rune(letter)[0], Mod: tea.ModCtrl}
			}
		}
		_, cmd := m.Update(tea.KeyPressMsg(key))
		quit = settle(m, cmd) || quit
		m.View()
	}
	return quit
}

// unread counts the unread articles of the shelf.
func unread(m *Model) int {
	n, _ := m.shelf.Count(m.ctx, Filter{Unread: true})
	return n
}
