package ui

import (
	"slices"
	"strings"
	"testing"
)

// TestSort sorts a list of 3,000 in every order, on the screen and in the
// library, and walks over it.
func TestSort(t *testing.T) {
	l := library(3000)
	sections := []string{"سياسة", "", "اقتصاد", "رياضة"}
	for i := range l.heads {
		l.heads[i].Section = sections[i%4]
		l.heads[i].Source = l.feeds[i%5].Label
		l.heads[i].Read = i%3 == 0
	}
	for o := range orders {
		m := openLibrary(t, 100, 30, l)
		press(m, "c")
		if m.showing != showPicker || m.picker.entries[0].mark != haveMark {
			t.Fatalf("S shows %d", m.showing)
		}
		for range o {
			press(m, "j")
		}
		press(m, "enter")
		want := l.sorted(o)
		if m.showing != showList || m.list.filter.Order != o || m.list.rows[0].ID != want[0].ID {
			t.Fatalf("%v: showing %d, order %v, first %d, want %d", o, m.showing, m.list.filter.Order, m.list.rows[0].ID, want[0].ID)
		}
		for range 200 {
			press(m, "ctrl+f")
			if at := m.list.first + m.list.selected; m.list.current().ID != want[at].ID {
				t.Fatalf("%v: at %d is %d, want %d", o, at, m.list.current().ID, want[at].ID)
			}
		}
		press(m, "G")
		if at := m.list.first + m.list.selected; at != 2999 || m.list.current().ID != want[at].ID {
			t.Errorf("%v: the end is %d at %d", o, m.list.current().ID, at)
		}
		press(m, "g", "R") // read anew, it stays where it is
		if m.list.first != 0 || m.list.rows[m.list.selected].ID != want[0].ID {
			t.Errorf("%v: after a refresh: %d", o, m.list.rows[m.list.selected].ID)
		}
		checkFrame(t, m, o.String())
	}
}

// TestGroup sets groups apart: in a list of sources each has one line above it.
func TestGroup(t *testing.T) {
	l := library(40)
	for i := range l.heads {
		l.heads[i].Source = l.feeds[i%2].Label
	}
	m := openLibrary(t, 120, 60, l)
	m.viewing.usual.Group = GroupSource
	press(m, "f", "enter")
	var lines []string
	for i := range m.list.rows {
		if s := m.groupText(i); s != "" {
			lines = append(lines, s)
		}
	}
	if !slices.Equal(lines, []string{l.feeds[1].Label, l.feeds[0].Label}) {
		t.Errorf("%q", lines)
	}
	checkFrame(t, m, "groups")
	// Another list is as usual; a change of this one is of this one alone.
	press(m, "c")
	m.picker.selected = int(orders) // no groups
	press(m, "enter")
	if v := m.viewing.view(m.list.scope); v.Group != GroupNone || v.Order != Newest {
		t.Errorf("%+v", v)
	}
	if v := m.viewing.view(scope{kind: scopeStarred}); v.Group != GroupSource {
		t.Errorf("another list: %+v", v)
	}
}

// TestUnreadFirst: what is read meanwhile stays where it is until the list is
// left.
func TestUnreadFirst(t *testing.T) {
	l := library(30)
	m := openLibrary(t, 120, 36, l)
	m.viewing.usual.Order = UnreadFirst
	press(m, "f", "enter", "j", "U")
	id := m.list.rows[1].ID
	press(m, "R")
	if m.list.rows[1].ID != id || !m.list.rows[1].Read {
		t.Errorf("row 1 is %+v", m.list.rows[1])
	}
	press(m, "f", "enter")
	press(m, "g")
	if m.list.rows[1].ID == id || m.list.rows[29].ID != id {
		t.Errorf("entered again: row 1 is %d, the last %d", m.list.rows[1].ID, m.list.rows[29].ID)
	}
}

// TestNarrow narrows a list to what is chosen, marks only that as read, and
// shows everything again.
func TestNarrow(t *testing.T) {
	l := library(60)
	for i := range l.heads {
		l.heads[i].Lang = []string{"ar", "he"}[i%2]
		l.heads[i].Section = []string{"سياسة", "رياضة", ""}[i%3]
	}
	m := openLibrary(t, 120, 36, l)
	pick := func(what string) {
		t.Helper()
		press(m, "I")
		i := slices.IndexFunc(m.picker.entries, func(e entry) bool { return strings.Contains(e.name, what) })
		if i < 0 {
			t.Fatalf("%q is not to choose among\n%s", what, rowsOf(&m.picker.menu))
		}
		m.picker.selected = i
		press(m, "enter")
	}
	pick("رياضة")
	if m.list.total != 20 || m.list.filter.Section != "رياضة" {
		t.Fatalf("%d rows of %+v", m.list.total, m.list.filter)
	}
	if name, _ := m.listTitle(); !strings.Contains(name, "رياضة") {
		t.Errorf("the title is %q", name)
	}
	press(m, "A")
	if n := countRead(l); n != 20 {
		t.Errorf("%d are read", n)
	}
	pick(m.locale.Language("he"))
	if m.list.total != 30 || m.list.filter.Section != "" {
		t.Errorf("%d rows of %+v", m.list.total, m.list.filter)
	}
	pick(m.locale.Messages.NarrowToday)
	if m.list.filter.Since == 0 || m.list.total == 0 {
		t.Errorf("%d rows of %+v", m.list.total, m.list.filter)
	}
	pick(m.locale.Messages.Starred)
	if len(m.list.rows) != 0 || m.emptyList()[0] != m.locale.Messages.EmptyNarrow {
		t.Errorf("%d rows, %q", len(m.list.rows), m.emptyList())
	}
	pick(m.locale.Messages.NarrowNone)
	if m.list.total != 60 {
		t.Errorf("%d rows in the end", m.list.total)
	}
	press(m, "l", "I")
	if m.picker.entries[0].mark != "" {
		t.Errorf("everything is ticked while some is not shown:\n%s", rowsOf(&m.picker.menu))
	}
	press(m, "esc")
	pick(m.locale.Messages.NarrowNone)
	if m.list.total != 60 || m.unreadOnly {
		t.Errorf("everything: %d rows, unread only %v", m.list.total, m.unreadOnly)
	}
}

// TestDensity: an article takes one row, three, or five.
func TestDensity(t *testing.T) {
	l := library(20)
	for i := range l.heads {
		l.heads[i].Title = "عنوان"
	}
	m := openLibrary(t, 120, 36, l)
	for i, want := range []int{1, 2, 3} {
		press(m, "Z")
		m.picker.selected = i
		press(m, "enter")
		it := m.list.item(m, at{row: 3})
		if n := it.height(&m.list.para, 40); n != want {
			t.Errorf("density %v: %d rows, want %d", m.viewing.view(m.list.scope).Density, n, want)
		}
		checkFrame(t, m, m.viewing.view(m.list.scope).Density.String())
	}
}
