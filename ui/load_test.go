package ui

import (
	"errors"
	"testing"
	"time"

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

// TestDraft: the beginning of a long article is there to be read at once, alone
// on a narrow screen too; the whole takes its place, at the same words.
func TestDraft(t *testing.T) {
	for _, w := range []int{120, 60} {
		whole, begins := article(0, 400), article(0, 12)
		begins.ID = "draft"
		learner := &everything{}
		m := openWith(t, w, 24, learner)
		draft := batchesMsg{batches: []Batch{{Articles: []*feed.Article{begins}, Draft: true, Alone: true}}}
		settle(m, func() tea.Msg { return draft })
		r := &m.reader
		if r.article != begins || m.focus != paneReader || len(m.list.rows) != 1 || len(learner.all) != 0 {
			t.Fatalf("%d wide: %d rows, focus %d, reading %v, %d learned", w, len(m.list.rows), m.focus, r.article, len(learner.all))
		}
		press(m, "pgdown", "pgdown", "s")
		at, row := r.page.Place(r.top), r.top
		settle(m, func() tea.Msg {
			return batchesMsg{batches: []Batch{{Articles: []*feed.Article{whole}, Replaces: begins.Key()}}, done: true}
		})
		if r.article != whole || len(m.list.rows) != 1 || !m.list.rows[0].Starred || r.page.Place(r.top) != at || r.top != row || row == 0 {
			t.Errorf("%d wide: %d rows, whole %v, at %v, row %d; was at %v, row %d", w, len(m.list.rows), r.article == whole, r.page.Place(r.top), r.top, at, row)
		}
		if len(learner.all) != 1 || learner.all[0].Article != whole {
			t.Errorf("%d wide: learned %d", w, len(learner.all))
		}
		if press(m, "G"); !r.atEnd() {
			t.Errorf("%d wide: the end is not the whole's", w)
		}
	}
}

// TestDraftEnd: who went to the end is at the end of the whole, who came there by
// reading goes on reading.
func TestDraftEnd(t *testing.T) {
	for _, keys := range [][]string{{"G"}, {"pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown", "pgdown"}, {"G", "k"}} {
		whole, begins := article(0, 400), article(0, 12)
		begins.ID = "draft"
		m := openWith(t, 120, 24, &everything{})
		settle(m, func() tea.Msg {
			return batchesMsg{batches: []Batch{{Articles: []*feed.Article{begins}, Draft: true, Alone: true}}}
		})
		press(m, keys...)
		settle(m, func() tea.Msg {
			return batchesMsg{batches: []Batch{{Articles: []*feed.Article{whole}, Replaces: begins.Key()}}, done: true}
		})
		if last := keys[len(keys)-1] == "G"; m.reader.atEnd() != last {
			t.Errorf("%q: at the end %v", keys, m.reader.atEnd())
		}
	}
}

// TestDraftTogether: both come at once, and of two files that hold the same.
func TestDraftTogether(t *testing.T) {
	whole, begins, other := article(0, 20), article(0, 3), article(0, 3)
	begins.ID, other.ID = "draft a", "draft b"
	m := openWith(t, 120, 24, &everything{})
	settle(m, func() tea.Msg {
		return batchesMsg{batches: []Batch{
			{Articles: []*feed.Article{begins}, Draft: true}, {Articles: []*feed.Article{whole}, Replaces: begins.Key()},
			{Articles: []*feed.Article{other}, Draft: true},
		}}
	})
	if len(m.list.rows) != 2 {
		t.Fatalf("%d rows", len(m.list.rows))
	}
	settle(m, func() tea.Msg {
		return batchesMsg{batches: []Batch{{Articles: []*feed.Article{article(0, 20)}, Replaces: other.Key()}}, done: true}
	})
	if len(m.list.rows) != 1 || m.list.rows[0].ID != -1 {
		t.Errorf("of the same article: %+v", m.list.rows)
	}
}

// openWith makes a Model that waits for articles.
func openWith(t *testing.T, w, h int, learner Learner) *Model {
	t.Helper()
	ar, _ := locale.Match("ar")
	m := New(Config{Locale: ar, Given: Given{Loader: batches{}, Learner: learner}, Now: func() time.Time { return testNow }, Screen: Screen{Mirrored: true}})
	m.Update(tea.WindowSizeMsg{Width: w, Height: h})
	m.loading.on = true
	return m
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
