package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/ui/locale"
)

// catalogued is a library with a catalog.
func catalogued() *fakeLibrary {
	l := library(25)
	l.listed = []Listed{
		{Offer{URL: "https://feed1.example/rss", Title: "هسبريس"}, "ar", "MA"},
		{Offer{URL: "https://new.example/rss", Title: "الخبر"}, "ar", "DZ"},
		{Offer{URL: "https://other.example/rss", Title: "الشروق أونلاين"}, "ar", "DZ"},
		{Offer{URL: "https://isna.example/rss", Title: "ایسنا"}, "fa", "IR"},
	}
	return l
}

// TestRefresh: what is new comes in without moving what is selected.
func TestRefresh(t *testing.T) {
	l := library(300)
	m := openLibrary(t, 120, 36, l)
	press(m, "j", "j", "j")
	m.View()
	selected, above := m.list.current().ID, m.list.selected-m.list.top
	for id := int64(400); id < 440; id++ {
		l.arrive = append(l.arrive, fakeHeadline(id))
	}
	l.failing = 2
	l.hold = make(chan struct{})
	press(m, "R")
	settle(m, m.refresh.watch())
	if !m.refresh.running || m.list.current().ID != selected || len(m.list.rows) < 100 || m.list.first+m.list.selected != 43 {
		t.Fatalf("while it runs: running %v, at %d (%d + %d)", m.refresh.running, m.list.current().ID, m.list.first, m.list.selected)
	}
	if said := m.said(); !strings.Contains(said, "1/5") || !strings.Contains(said, "40 خبرا جديدا") {
		t.Errorf("the status says %q", said)
	}
	m.View()
	if m.list.selected-m.list.top != above {
		t.Errorf("the selection moved on the screen: %d rows below the top, was %d", m.list.selected-m.list.top, above)
	}
	m.Update(refreshMsg{progress: Progress{Feeds: 5, Done: 5, New: 40, Failed: 2}, done: true})
	if m.refresh.running || !strings.Contains(m.notify, "40 خبرا جديدا") || !strings.Contains(m.notify, "تعذّر جلب مصدرين") {
		t.Errorf("in the end: running %v, says %q", m.refresh.running, m.notify)
	}
	close(l.hold)
}

// TestRefreshUntouched: whoever has not pressed a key sees the newest.
func TestRefreshUntouched(t *testing.T) {
	l := library(30)
	m := openLibrary(t, 120, 36, l)
	l.arrive = []Headline{fakeHeadline(99)}
	settle(m, m.refreshFeeds(Ask{}, false))
	if m.list.current().ID != 99 || m.reader.head.ID != 99 || m.reader.head.Read {
		t.Errorf("selected %d, shown %d", m.list.current().ID, m.reader.head.ID)
	}
}

func TestCancelRefresh(t *testing.T) {
	l := library(30)
	l.hold = make(chan struct{})
	m := openLibrary(t, 120, 36, l)
	press(m, "R")
	if hints, _ := m.hints(200); !m.cancelable() || !strings.Contains(hints, m.locale.Messages.HintCancel) {
		t.Fatalf("hints: %s", hints)
	}
	press(m, "esc")
	if !m.refresh.canceled || m.showing != showList {
		t.Fatal("Esc does not cancel")
	}
	settle(m, func() tea.Msg { return refreshMsg{done: true, err: context.Canceled} })
	if m.refresh.running || m.notify != m.locale.Messages.RefreshCanceled || m.troubles.last != nil {
		t.Errorf("running %v, says %q, complains %v", m.refresh.running, m.notify, m.troubles.last)
	}
	// One that nobody asked for is ended in the tree only.
	settle(m, m.refreshFeeds(Ask{}, false))
	press(m, "esc")
	if m.refresh.canceled || m.showing != showTree {
		t.Fatal("Esc in the list does not lead to the feeds")
	}
	press(m, "esc")
	if !m.refresh.canceled {
		t.Error("Esc in the tree does not cancel")
	}
}

func TestRefreshSelected(t *testing.T) {
	l := library(30)
	m := openLibrary(t, 120, 36, l)
	press(m, "esc", "j", "j", "r")
	if got := m.refresh.progress.Feeds; got != 2 {
		t.Errorf("a folder: %d feeds are fetched", got)
	}
	press(m, "j", "j", "r")
	if got := m.refresh.progress.Feeds; got != 1 {
		t.Errorf("a feed: %d feeds are fetched", got)
	}
}

func TestAdd(t *testing.T) {
	l := library(5)
	l.offers = []Offer{{URL: "https://page.example/rss", Title: "أخبار"}, {URL: "https://x.example/comments", Title: "Comments"}}
	m := openLibrary(t, 120, 36, l)
	press(m, "a")
	if !m.prompt.open {
		t.Fatal("a asks nothing")
	}
	press(m, "q", "x", "backspace", "backspace")
	m.Update(tea.PasteMsg{Content: "  https://new.example/rss\n"})
	press(m, "enter")
	if len(l.feeds) != 6 || l.feeds[5].URL != "https://new.example/rss" || m.prompt.open {
		t.Fatalf("feeds: %+v", l.feeds)
	}
	if m.showing != showTree || m.tree.chosen() != (scope{kind: scopeFeed, feed: 6}) || !strings.Contains(m.notify, "7 أخبار جديدة") {
		t.Errorf("then: row %+v, says %q", m.tree.chosen(), m.notify)
	}

	// A page that offers several; an address that was pasted asks for itself.
	m.Update(tea.PasteMsg{Content: "https://page.example/"})
	press(m, "enter")
	if m.showing != showOffers || len(m.adding.entries) != 2 || len(l.feeds) != 6 {
		t.Fatalf("several: showing %d, %d offers", m.showing, len(m.adding.entries))
	}
	press(m, "esc")
	if m.showing != showTree {
		t.Error("Esc does not leave the offers")
	}
	m.Update(tea.PasteMsg{Content: "https://page.example/"})
	press(m, "enter", "j", "enter")
	if len(l.feeds) != 7 || l.feeds[6].URL != "https://x.example/comments" {
		t.Errorf("the second offer: %+v", l.feeds)
	}
	m.Update(tea.PasteMsg{Content: "not an address"})
	if m.prompt.open {
		t.Error("a text that was pasted asks for an address")
	}

	// One that is there already, and one that fails.
	m.Update(tea.PasteMsg{Content: "https://new.example/rss"})
	press(m, "enter")
	if !strings.Contains(m.notify, m.locale.Messages.Had) {
		t.Errorf("again: says %q", m.notify)
	}
	l.broken = errors.New("no feed there")
	m.Update(tea.PasteMsg{Content: "https://bad.example/"})
	press(m, "enter")
	if m.troubles.last == nil || m.troubles.last.Source != "https://bad.example/" {
		t.Errorf("complains %+v", m.troubles.last)
	}
}

func TestRemoveAndUndo(t *testing.T) {
	l := library(25)
	m := openLibrary(t, 120, 36, l)
	press(m, "esc", "G", "k", "enter")
	if m.list.scope.feed != 4 {
		t.Fatalf("in %+v", m.list.scope)
	}
	press(m, "x")
	if len(l.feeds) != 4 || m.showing != showTree || m.list.scope.kind != scopeAll || len(m.list.rows) != 20 {
		t.Fatalf("%d feeds, showing %d, list of %+v with %d", len(l.feeds), m.showing, m.list.scope, len(m.list.rows))
	}
	press(m, "u")
	if len(l.feeds) != 5 || len(m.tree.over.Feeds) != 5 || len(m.list.rows) != 25 || !strings.Contains(m.notify, "הארץ") {
		t.Errorf("undone: %d feeds, %d rows, says %q", len(l.feeds), len(m.list.rows), m.notify)
	}
	press(m, "G", "k", "enter")
	if m.list.scope.feed != 4 {
		t.Fatalf("in %+v", m.list.scope)
	}
	press(m, "ctrl+r") // the list that is shown goes with its feed
	if len(l.feeds) != 4 || m.list.scope.kind != scopeAll || len(m.list.rows) != 20 || !strings.Contains(m.notify, "הארץ") {
		t.Errorf("done again: %d feeds, list of %+v with %d rows, says %q", len(l.feeds), m.list.scope, len(m.list.rows), m.notify)
	}
}

func TestCatalog(t *testing.T) {
	l := catalogued()
	m := openLibrary(t, 120, 36, l)
	press(m, "C")
	if m.showing != showCatalog || rowsOf(&m.catalog.menu) != ">  العربية 3\n   الفارسية 1\n" {
		t.Fatalf("languages:\n%s", rowsOf(&m.catalog.menu))
	}
	press(m, "enter")
	if rowsOf(&m.catalog.menu) != ">  الجزائر 2\n   المغرب 1\n" {
		t.Fatalf("countries:\n%s", rowsOf(&m.catalog.menu))
	}
	press(m, "enter", "enter", "j", "enter")
	if len(l.feeds) != 7 || rowsOf(&m.catalog.menu) != " ✓ الخبر \n>✓ الشروق أونلاين \n" {
		t.Fatalf("%d feeds:\n%s", len(l.feeds), rowsOf(&m.catalog.menu))
	}
	press(m, "esc", "esc", "j", "enter")
	if rowsOf(&m.catalog.menu) != ">  ایسنا \n" {
		t.Fatalf("a language of one country:\n%s", rowsOf(&m.catalog.menu))
	}
	press(m, "esc", "esc")
	if m.showing != showList || m.catalog.open() {
		t.Errorf("back: showing %d", m.showing)
	}
	press(m, "C", "enter", "j", "enter", "enter")
	if m.showing != showList || m.list.scope.feed != 1 {
		t.Errorf("Enter on a feed that is there: showing %d, %+v", m.showing, m.list.scope)
	}
}

// Countries stand as an alphabet of the interface has them, the reader's own
// first, feeds of no country last.
func TestCatalogCountries(t *testing.T) {
	l := library(1)
	for _, code := range []string{"", "SA", "AE", "PK", "IQ", "GB", "QA", "AF"} {
		l.listed = append(l.listed, Listed{Offer{URL: "https://" + code + ".example/rss", Title: code}, "ar", code})
	}
	m := openLibrary(t, 120, 36, l)
	of := func(language, territory string) string {
		m.locale, _ = locale.Match(language + "_" + territory)
		m.catalog = catalog{}
		m.browseCatalog(l.listed)
		press(m, "enter")
		var codes []string
		for _, row := range m.catalog.rows {
			codes = append(codes, row.Country)
		}
		m.catalog.level = catalogClosed
		return strings.Join(codes, " ")
	}
	for _, c := range [][3]string{
		{"ar", "QA", "QA AF AE IQ SA GB PK "},
		{"en", "", "AF IQ PK QA SA AE GB "},
	} {
		if got := of(c[0], c[1]); got != c[2] {
			t.Errorf("%s: %q, want %q", c[0], got, c[2])
		}
	}
}

// TestLook: what another program has stored comes in by itself.
func TestLook(t *testing.T) {
	l := library(30)
	m := openLibrary(t, 120, 36, l)
	press(m, "j")
	settle(m, func() tea.Msg { return changesMsg{number: 1} })
	l.heads = append([]Headline{fakeHeadline(99)}, l.heads...)
	settle(m, func() tea.Msg { return changesMsg{number: 1} })
	if len(m.list.rows) != 30 {
		t.Fatal("the list was read anew though nothing had changed")
	}
	settle(m, func() tea.Msg { return changesMsg{number: 2} })
	if len(m.list.rows) != 31 || m.list.current().ID != 29 || m.tree.over.All.Total != 31 {
		t.Errorf("%d rows, selected %d, %d in the tree", len(m.list.rows), m.list.current().ID, m.tree.over.All.Total)
	}
}
