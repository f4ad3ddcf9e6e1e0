package ui

import (
	"errors"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
	"khabar/ui/locale"
)

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
	m := New(Config{Locale: ar, Given: Given{Loader: batches{{Problems: []Problem{{Source: "x.txt", Err: cause}}}}}})
	m.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	if !settle(m, m.Init()) {
		t.Fatal("the program stays, with nothing to read")
	}
	problems, err := m.Problems()
	if !errors.Is(err, ErrNothingOpened) || len(problems) != 1 || !errors.Is(problems[0].Err, cause) {
		t.Errorf("problems %v, %v", problems, err)
	}
}

// TestCancel stops a loading that takes long; in the reader Esc goes back
// instead.
func TestCancel(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 20), article(1, 1))
	stopped := false
	m.loading.on, m.loading.spins, m.loading.cancel = true, 5, func() { stopped = true }
	press(m, "enter", "esc")
	if stopped || m.focus != paneList {
		t.Fatalf("Esc in the reader: stopped %v, focus %d", stopped, m.focus)
	}
	press(m, "esc")
	if !stopped || m.loading.on || m.notify == "" {
		t.Errorf("Esc in the list: stopped %v, loading %v, says %q", stopped, m.loading.on, m.notify)
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
