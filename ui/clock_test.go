package ui

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/row"
	"khabar/feed"
	"khabar/ui/locale"
	"khabar/ui/term"
)

// The list says how long ago something was, and says it anew with every minute
// of the clock, where nothing else changes; the reader has the date whole.
func TestClock(t *testing.T) {
	now := time.Date(2026, 11, 25, 12, 0, 20, 0, time.UTC)
	en, _ := locale.Match("en")
	a := article(1, 3)
	a.Published = feed.Date{Time: now.Add(-10 * time.Minute), From: feed.DateDeclared}
	old := article(2, 3)
	old.Published = feed.Date{Time: now.AddDate(0, 0, -30), From: feed.DateDeclared}
	m := New(Config{
		Locale: en, Given: Given{Loader: batches{{Articles: []*feed.Article{a, old}}}}, Now: func() time.Time { return now }, Screen: Screen{Terminal: term.Terminal{Class: row.Visual}},
	})
	m.Update(tea.WindowSizeMsg{Width: 120, Height: 24})
	settle(m, m.Init())
	before := m.View().Content
	if !strings.Contains(before, "10 min ago") || !strings.Contains(before, "25 November 11:50") || !strings.Contains(before, "26 October") {
		t.Fatalf("the times are not there:\n%s", before)
	}
	now = now.Add(30 * time.Second)
	if got := m.View().Content; got != before {
		t.Errorf("half a minute later, in the same minute of the clock, it looks otherwise:\n%s", got)
	}
	now = now.Add(30 * time.Second)
	if _, cmd := m.Update(clockMsg{}); cmd == nil {
		t.Error("nobody waits for the next minute")
	}
	if got, want := m.View().Content, strings.ReplaceAll(before, "10 min ago", "11 min ago"); got != want {
		t.Errorf("a minute later: got\n%s\nwant\n%s", got, want)
	}
}

// A day without a clock stays that day wherever the reader is.
func TestDateOfDay(t *testing.T) {
	m := openModel(t, 80, 24)
	m.now = func() time.Time { return time.Date(2026, 11, 25, 20, 0, 0, 0, time.FixedZone("", -8*3600)) }
	day := feed.Date{Time: time.Date(2026, 11, 25, 0, 0, 0, 0, time.UTC), Day: true, From: feed.DateInferred}
	if got := m.date(day, false); got != "~اليوم" {
		t.Errorf("in the list: %q", got)
	}
	if got := m.date(day, true); got != "25 نوفمبر (تقديرا)" {
		t.Errorf("in the reader: %q", got)
	}
}

// The date of a file is not that of its article: no list shows it, a page says
// what it is, and days are headed by what is known.
func TestDateOfFile(t *testing.T) {
	m := openModel(t, 80, 24)
	m.now = func() time.Time { return time.Date(2026, 11, 25, 20, 0, 0, 0, time.UTC) }
	file := feed.Date{Time: m.now().Add(-time.Hour), From: feed.DateOfFile}
	if got := m.date(file, false); got != "" {
		t.Errorf("in the list: %q", got)
	}
	if got := m.date(file, true); got != "تاريخ الملف: 25 نوفمبر" {
		t.Errorf("in the reader: %q", got)
	}
}

// Articles without a date stand in the day they came, without a heading of
// their own between those of it; where nothing is above them, they have one.
func TestGroupsOfDaysWithoutDates(t *testing.T) {
	l := library(12)
	for i := range l.heads {
		if i%3 == 0 {
			l.heads[i].Published = feed.Date{}
		}
	}
	m := openLibrary(t, 120, 60, l)
	m.viewing.usual.Group = GroupDay
	press(m, "f", "enter")
	days := map[string]int{}
	for i := range m.list.rows {
		if s := m.groupText(i); s != "" {
			days[s]++
		}
	}
	if len(days) < 2 {
		t.Fatalf("one day alone: %v", days)
	}
	for s, n := range days {
		if n != 1 {
			t.Errorf("%q stands %d times", s, n)
		}
	}
}
