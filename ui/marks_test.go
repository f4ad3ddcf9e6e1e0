package ui

import (
	"context"
	"errors"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

func TestMarks(t *testing.T) {
	l := library(20)
	m := openLibrary(t, 120, 36, l)
	press(m, "s", "j", "U", "j", "s")
	if !l.heads[0].Starred || !l.heads[1].Read || !l.heads[2].Starred || !m.list.rows[2].Starred || m.notify == "" {
		t.Fatalf("%+v", l.heads[:3])
	}
	press(m, "U", "U")
	if l.heads[2].Read {
		t.Error("U twice marks as read")
	}
	press(m, "A")
	if n := countRead(l); n != 20 {
		t.Errorf("all read: %d", n)
	}
	for i, want := range []struct{ read, starred int }{{1, 2}, {2, 2}, {1, 2}, {1, 1}, {0, 1}, {0, 0}, {0, 0}} {
		press(m, "u")
		starred := 0
		for _, h := range l.heads {
			if h.Starred {
				starred++
			}
		}
		if countRead(l) != want.read || starred != want.starred {
			t.Errorf("undo %d: %d read and %d starred, want %+v", i+1, countRead(l), starred, want)
		}
	}
	if m.notify != m.locale.Messages.NothingToUndo || m.list.rows[0].Starred {
		t.Errorf("in the end: %q, %+v", m.notify, m.list.rows[0])
	}
	for i, want := range []struct{ read, starred int }{{0, 1}, {1, 1}, {1, 2}, {2, 2}, {1, 2}, {20, 2}, {20, 2}} {
		press(m, "ctrl+r")
		starred := 0
		for _, h := range l.heads {
			if h.Starred {
				starred++
			}
		}
		if countRead(l) != want.read || starred != want.starred {
			t.Errorf("redo %d: %d read and %d starred, want %+v", i+1, countRead(l), starred, want)
		}
		if i == 0 && (!m.list.rows[0].Starred || m.notify != m.locale.Messages.Redone+m.locale.Starred(1)) {
			t.Errorf("done again: %q, %+v", m.notify, m.list.rows[0])
		}
	}
	if m.notify != m.locale.Messages.NothingToRedo || !m.list.rows[5].Read {
		t.Errorf("in the end: %q, %+v", m.notify, m.list.rows[5])
	}
	press(m, "u", "u", "u", "u", "u", "u")

	// In the reader they are for the open article.
	press(m, "j", "enter", "s")
	if id := m.reader.head.ID; !l.find(id).Starred || !l.find(id).Read || id == m.list.rows[0].ID {
		t.Errorf("in the reader: %+v", l.find(id))
	}
}

func countRead(l *fakeLibrary) (n int) {
	for _, h := range l.heads {
		if h.Read {
			n++
		}
	}
	return n
}

// TestFailedMark: what could not be stored is said, and not shown as done.
func TestFailedMark(t *testing.T) {
	l := library(20)
	m := openLibrary(t, 120, 36, l)
	l.broken = errors.New("the disk is full")
	press(m, "s")
	l.broken = nil
	press(m, "j")
	settle(m, m.reload())
	if m.list.rows[0].Starred || m.troubles.last == nil {
		t.Errorf("starred %v, complains %v", m.list.rows[0].Starred, m.troubles.last)
	}
}

// TestShelfMarks: the sources that were named have marks of their own.
func TestShelfMarks(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 2), article(1, 2), article(2, 2))
	press(m, "s", "j", "U", "A")
	if n := unread(m); n != 0 || !m.list.rows[0].Starred || !m.list.rows[2].Read {
		t.Fatalf("%d unread: %+v", n, m.list.rows)
	}
	press(m, "u")
	if n := unread(m); n != 2 || m.list.rows[2].Read {
		t.Errorf("undone: %d unread", n)
	}
	press(m, "u", "u", "u")
	if n := unread(m); n != 3 || m.list.rows[0].Starred || m.notify != m.locale.Messages.NothingToUndo {
		t.Errorf("all undone: %d unread, says %q", n, m.notify)
	}
	press(m, "ctrl+r", "ctrl+r")
	if n := unread(m); n != 2 || !m.list.rows[0].Starred || !m.list.rows[1].Read || !strings.HasPrefix(m.notify, m.locale.Messages.Redone) {
		t.Errorf("two of three done again: %d unread, says %q: %+v", n, m.notify, m.list.rows)
	}
	press(m, "s", "ctrl+r")
	if m.notify != m.locale.Messages.NothingToRedo {
		t.Errorf("after something else: %q", m.notify)
	}
	for _, k := range []string{"R", "r", "a", "x", "C", "K", "f", "z"} {
		if m.typing.keys[k] != actNone {
			t.Errorf("%s does something without a library", k)
		}
	}
}

// TestKeep stores what was named on the command line.
func TestKeep(t *testing.T) {
	l := library(3)
	m := openModel(t, 120, 36, article(0, 2), article(1, 2))
	m.stored.Library, m.stored.Keeper = l, l
	m.bindKeys(nil)
	press(m, "j", "K")
	if len(l.kept) != 1 || l.kept[0].ID != "id1" || m.notify != m.locale.Messages.KeptNow {
		t.Fatalf("%d kept, says %q", len(l.kept), m.notify)
	}
	// From here the stored ones are a key away, and back.
	press(m, "esc", "j", "enter")
	if m.list.scope.kind != scopeAll || len(m.list.rows) != 3 {
		t.Fatalf("in %+v with %d", m.list.scope, len(m.list.rows))
	}
	press(m, "K")
	if len(l.kept) != 1 || m.notify != m.locale.Messages.KeptAlready {
		t.Errorf("a stored one: %d kept, says %q", len(l.kept), m.notify)
	}
	press(m, "esc", "g", "enter")
	if m.list.scope.kind != scopeShelf || len(m.list.rows) != 2 {
		t.Errorf("back: %+v with %d", m.list.scope, len(m.list.rows))
	}
}

// TestPositionSurvives: where reading stopped is kept by paragraph, for another
// program, another size.
func TestPositionSurvives(t *testing.T) {
	l := library(5)
	m := openLibrary(t, 120, 36, l)
	press(m, "enter", "pgdown", "pgdown", "j")
	want := m.reader.page.Place(m.reader.top)
	m.Close(context.Background())
	kept := l.spots[5]
	if kept.Block == 0 || kept != m.reader.spot(want) {
		t.Fatalf("kept %+v, the page stands at %+v", kept, want)
	}
	for _, w := range []int{60, 80, 200} {
		m = openLibrary(t, w, 24, l)
		press(m, "enter")
		got := m.reader.page.Place(m.reader.top)
		if got.Block != want.Block || got.Offset > want.Offset {
			t.Errorf("%d columns: at %+v, was %+v", w, got, want)
		}
	}
	// Leaving for another article keeps it, too.
	press(m, "G", "esc", "j", "enter")
	if l.spots[5].Block <= kept.Block {
		t.Errorf("left at the end: %+v", l.spots[5])
	}
	press(m, "g", "esc", "k", "enter", "g", "esc")
	if l.spots[5] != (Spot{}) {
		t.Errorf("left at the top: %+v", l.spots[5])
	}
}

// TestStandsStill: the place is stored a while after the last scroll.
func TestStandsStill(t *testing.T) {
	l := library(5)
	m := openLibrary(t, 120, 36, l)
	press(m, "enter", "pgdown", "pgdown")
	settle(m, func() tea.Msg { return leaveMsg{m.reader.scrolls - 1} })
	if _, ok := l.spots[5]; ok {
		t.Error("stored while it is scrolled")
	}
	settle(m, func() tea.Msg { return leaveMsg{m.reader.scrolls} })
	if l.spots[5].Block == 0 {
		t.Errorf("not stored: %+v", l.spots)
	}
}

// TestSpaceFarAway: the next unread article may be far from what is in memory.
func TestSpaceFarAway(t *testing.T) {
	l := library(5000)
	for i := range l.heads {
		l.heads[i].Read = i > 0 && i != 3000 && i != 2
	}
	m := openLibrary(t, 120, 36, l)
	press(m, "enter")
	for _, want := range []int64{5000 - 2, 5000 - 3000} {
		press(m, "G", "space")
		if m.reader.head.ID != want || m.list.current().ID != want || m.focus != paneReader {
			t.Fatalf("Space went to %d, selected %d, want %d", m.reader.head.ID, m.list.current().ID, want)
		}
	}
	press(m, "G", "space")
	if m.notify != m.locale.Messages.AllRead || m.reader.head.ID != 2000 {
		t.Errorf("at the end: %d, says %q", m.reader.head.ID, m.notify)
	}
	// One that is unread again, above, is found from the beginning.
	l.heads[10].Read = false
	press(m, "space")
	if m.reader.head.ID != 4990 {
		t.Errorf("round the end: %d", m.reader.head.ID)
	}
}

// TestPrompt types in both directions.
func TestPrompt(t *testing.T) {
	var got string
	m := openModel(t, 80, 24, article(0, 1))
	m.prompt.ask("؟", 0, "", func(s string) tea.Cmd { got = s; return nil })
	press(m, "خ", "ر", "right", "ب", "home", "ا", "left", "left", "left", "left", "ی", "enter")
	if got != "اخبری" { // the left arrow goes on in a text that reads to the left
		t.Errorf("typed %q", got)
	}
	m.prompt.ask("?", 1, "https://example.org/a b", func(s string) tea.Cmd { got = s; return nil })
	key := func(k tea.Key) { m.Update(tea.KeyPressMsg(k)) }
	key(tea.Key{Code: 'w', Mod: tea.ModCtrl})
	key(tea.Key{Code: tea.KeyBackspace})
	key(tea.Key{Code: 'w', Mod: tea.ModCtrl})
	key(tea.Key{Code: 'c', Text: "c"})
	key(tea.Key{Code: tea.KeyEnter})
	if got != "https://example.org/c" {
		t.Errorf("edited to %q", got)
	}
	long := strings.Repeat("0123456789", 20)
	m.prompt.ask("address:", 1, long, func(s string) tea.Cmd { got = s; return nil })
	checkFrame(t, m, "a long address")
	key(tea.Key{Code: tea.KeyHome})
	checkFrame(t, m, "its beginning")
	key(tea.Key{Code: tea.KeyEscape})
	if m.prompt.open || got == long {
		t.Error("Esc does not close the prompt")
	}
}

// TestNothingUnseenIsMarked: where the pane shows something to choose from, the
// list behind it is not marked as read.
func TestNothingUnseenIsMarked(t *testing.T) {
	l := library(20)
	m := openLibrary(t, 120, 36, l)
	for _, key := range []string{"T", "c", "I", "C"} {
		press(m, key, "A")
		if m.showing == showList || len(l.acts) > 0 {
			t.Errorf("%s: showing %d, done %v", key, m.showing, l.acts)
		}
		press(m, "esc")
	}
	press(m, "A")
	if len(l.acts) != 1 {
		t.Errorf("in the list: %v", l.acts)
	}
}

// neighbours calls the articles of a library related, as it has them.
type neighbours struct{ *fakeLibrary }

func (n neighbours) Related(_ context.Context, id int64, _ *feed.Article, most int) (out []Related) {
	n.mu.Lock()
	defer n.mu.Unlock()
	for _, h := range n.heads {
		if h.ID != id && len(out) < most {
			out = append(out, Related{Headline: h})
		}
	}
	return out
}

func (n neighbours) Named(context.Context, int64, *feed.Article) []Headline { return nil }

// TestRelatedFollowMarks: what is marked in the list, and what is undone, shows
// beside the open article too.
func TestRelatedFollowMarks(t *testing.T) {
	l := library(20)
	m := openLibrary(t, 120, 36, l)
	m.stored.Finder = neighbours{l}
	press(m, "enter", "esc")
	unread := func() (n int) {
		for _, r := range m.related.found {
			if !r.Headline.Read {
				n++
			}
		}
		return n
	}
	if unread() == 0 {
		t.Fatalf("%d related, none unread", len(m.related.found))
	}
	press(m, "A")
	if n := unread(); n > 0 || len(m.related.found) == 0 {
		t.Errorf("all is read, and %d of %d related ones are not", n, len(m.related.found))
	}
	press(m, "u")
	if unread() == 0 {
		t.Error("undone, and all related ones are read")
	}
}
