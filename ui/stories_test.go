package ui

import (
	"slices"
	"strings"
	"testing"
)

// The fake library's stories and saved searches: a search finds the headlines
// that have its text.

// ids are the articles from the top of the list on, as they stand there.
func spots(l *list) (ids []int64) {
	for at, ok := (at{}), len(l.rows) > 0; ok; at, ok = l.below(at) {
		ids = append(ids, l.headline(at).ID)
	}
	return ids
}

// TestStoryRows: one row for a story, that says where else it is told; it
// unfolds in place, and each telling can be opened and marked.
func TestStoryRows(t *testing.T) {
	l := stories(42) // 42 and 35 28 21 tell two stories, and 14 7
	m := openLibrary(t, 120, 36, l)
	if got := spots(&m.list); len(got) != 42-3 || got[0] != 42 {
		t.Fatalf("rows %v", got)
	}
	i := m.list.index(35)
	if r := m.list.rows[i]; r.Told != 2 || r.ToldBy != 2 || r.ToldUnread != 2 {
		t.Fatalf("%+v", r)
	}
	m.list.selected = i
	if it := m.list.item(m, m.list.here()); it.more != "◂ "+m.locale.AlsoIn(2) || it.meta == "" {
		t.Errorf("the row says %q", it.more)
	}
	press(m, "e")
	if got := spots(&m.list); len(got) != 41 || !slices.Equal(got[i:i+3], []int64{35, 28, 21}) {
		t.Fatalf("unfolded %v", got)
	}
	press(m, "j", "j")
	if m.list.current().ID != 21 || m.list.selected != i {
		t.Fatalf("at %d", m.list.current().ID)
	}
	press(m, "j")
	if m.list.current().ID != 34 {
		t.Fatalf("below the story: %d", m.list.current().ID)
	}
	press(m, "k", "s", "U")
	if h := l.find(21); !h.Starred || !h.Read || m.list.rows[i].ToldUnread != 1 || !m.list.headline(at{i, 2}).Read {
		t.Errorf("%+v; the row %+v", h, m.list.rows[i])
	}
	press(m, "u", "u")
	if m.list.rows[i].ToldUnread != 2 || m.list.current().ID != 21 {
		t.Errorf("undone: %+v at %d", m.list.rows[i], m.list.current().ID)
	}
	press(m, "enter")
	if m.reader.head.ID != 21 || m.list.current().ID != 21 || !l.find(21).Read || l.find(35).Read {
		t.Errorf("opened %d, at %d", m.reader.head.ID, m.list.current().ID)
	}
	press(m, "esc", "e")
	if got := spots(&m.list); len(got) != 39 || m.list.current().ID != 35 {
		t.Errorf("folded: %d spots, at %d", len(got), m.list.current().ID)
	}
	// The row is new while one telling is, and so it stays among the unread.
	press(m, "E", "u", "U")
	if it := m.list.item(m, m.list.here()); !it.unread || !m.list.rows[i].Read {
		t.Errorf("%+v is not new", m.list.rows[i])
	}
	press(m, "l")
	if got := m.list.current(); got == nil || got.ID != 28 && got.ID != 35 {
		t.Errorf("unread: at %+v", got)
	}
	press(m, "l", "E")
	if l.find(35).Read == false || !l.find(28).Read || !l.find(21).Read || m.list.item(m, m.list.here()).unread {
		t.Errorf("all tellings: %v %v %v", l.find(35).Read, l.find(28).Read, l.find(21).Read)
	}
	press(m, "u")
	if l.find(35).Read != true || l.find(28).Read {
		t.Error("not undone in one step")
	}
	press(m, "O")
	if got := spots(&m.list); len(got) != 42 || m.notify != m.locale.Messages.ShowingApart {
		t.Errorf("apart: %d, %q", len(got), m.notify)
	}
	press(m, "e")
	if m.notify != m.locale.Messages.ToldAlone {
		t.Errorf("unfolds nothing, says %q", m.notify)
	}
}

// TestReadOnStories: who reads on reads each story once, and then what else was
// told.
func TestReadOnStories(t *testing.T) {
	l := stories(21)
	for i := range l.heads {
		l.heads[i].Read = l.heads[i].Story == 0
	}
	m := openLibrary(t, 120, 200, l)
	m.list.selected = m.list.index(21)
	press(m, "enter")
	var way []int64
	for range 12 {
		if id := m.reader.head.ID; len(way) == 0 || way[len(way)-1] != id {
			way = append(way, id)
		}
		press(m, "space")
	}
	if !slices.Equal(way, []int64{21, 14, 7}) || m.notify != m.locale.Messages.AllRead {
		t.Errorf("read %v, %q", way, m.notify)
	}
}

// TestNoStoriesInFeed: a feed's own list, and the starred, have a row for each
// article.
func TestNoStoriesInFeed(t *testing.T) {
	for kind := scopeShelf; kind <= scopeMuted; kind++ {
		m := New(Config{Stored: Stored{Library: library(1)}, Together: true, Locale: openLibrary(t, 80, 24, library(1)).locale})
		if got, want := m.filter(scope{kind: kind}, false).Stories, kind == scopeAll || kind == scopeFolder || kind == scopeSaved; got != want {
			t.Errorf("list %d: %v", kind, got)
		}
	}
}

// TestStoryMoves: a later telling takes the story's row away from under the
// reader; what is selected stays.
func TestStoryMoves(t *testing.T) {
	l := stories(42)
	m := openLibrary(t, 120, 36, l)
	press(m, "j", "j")
	m.list.selected = m.list.index(35)
	m.View()
	above := m.list.selected - m.list.top
	late := fakeHeadline(43)
	late.Story, late.Source = l.find(35).Story, "وكالة"
	l.heads = append([]Headline{late}, l.heads...)
	settle(m, m.reload())
	if m.list.current().ID != 35 || m.list.selected-m.list.top != above {
		t.Errorf("at %d, %d rows down", m.list.current().ID, m.list.selected-m.list.top)
	}
	if m.list.rows[0].ID != 43 || m.list.rows[0].Told != 3 {
		t.Errorf("the story stands at %+v", m.list.rows[0])
	}
	press(m, "j")
	settle(m, m.reload())
	if m.list.index(35) >= 0 {
		t.Error("the row stays for ever")
	}
}

// TestUnfoldedAnywhere walks a list with stories unfolded, on screens of many
// sizes: what is selected is always drawn, and nothing is drawn twice.
func TestUnfoldedAnywhere(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {64, 10}, {40, 9}} {
		l := stories(120)
		m := openLibrary(t, size[0], size[1], l)
		for i := range m.list.rows {
			if m.list.rows[i].Told > 0 {
				m.list.selected = i
				press(m, "e")
			}
		}
		press(m, "g")
		all := spots(&m.list)
		if len(all) != 120 {
			t.Fatalf("%d of 120 are there", len(all))
		}
		var way []int64
		for range all {
			way = append(way, m.list.current().ID)
			press(m, "j")
		}
		if !slices.Equal(way, all) {
			t.Errorf("%v: down by %v", size, way)
		}
		for i := range all {
			m.View()
			c, p, _ := m.arranged.find(paneList)
			rows := 0
			for a := m.list.topSpot(); ; {
				rows += m.list.height(m, a, c.w)
				if a == m.list.here() {
					break
				}
				var ok bool
				if a, ok = m.list.below(a); !ok {
					t.Fatalf("%v: the selection is not below the top", size)
				}
			}
			if rows > p.h && m.list.here() != m.list.topSpot() {
				t.Errorf("%v: the selection is %d rows down", size, rows)
			}
			if want := all[len(all)-1-i]; m.list.current().ID != want {
				t.Fatalf("%v: up at %d, want %d", size, m.list.current().ID, want)
			}
			press(m, "k")
		}
		press(m, "pgdown", "pgdown", "pgup", "pgup", "G", "g")
		if m.list.here() != (at{}) {
			t.Errorf("%v: not back at the top", size)
		}
	}
}

// TestSources: the reader is told who else tells the story, and what one says
// that another does not.
func TestSources(t *testing.T) {
	for _, size := range [][2]int{{120, 36}, {80, 24}, {50, 20}} {
		l := stories(42)
		m := openLibrary(t, size[0], size[1], l)
		m.list.selected = m.list.index(35)
		press(m, "enter")
		found := m.related.found
		if len(found) < 2 || !found[0].Tells || found[0].Headline.ID != 28 || found[1].Headline.ID != 21 {
			t.Fatalf("beside the article: %+v", found)
		}
		if it := m.related.item(m, 0); it.heading != m.locale.Messages.SameStory || !strings.Contains(it.meta, "الجزيرة") || it.date == "" {
			t.Errorf("%+v", it)
		}
		press(m, "j", "j", "d")
		top := m.reader.places[35]
		text := pageText(m)
		for _, want := range []string{"قال الأول هذا وحده.", "وقال الثاني ذلك.", "ثم زاد عليه.", m.locale.InBoth(3), m.locale.Messages.OnlyIn} {
			if !strings.Contains(text, want) {
				t.Errorf("%v: the comparison lacks %q:\n%s", size, want, text)
			}
		}
		if !strings.Contains(text, hasMark+"قال") || !strings.Contains(text, lacksMark+"وقال") || m.reader.with != 28 {
			t.Errorf("marks, with %d:\n%s", m.reader.with, text)
		}
		if name, _ := m.title(paneReader); name != m.locale.Messages.Comparison {
			t.Errorf("title %q", name)
		}
		press(m, "d")
		if m.reader.with != 21 {
			t.Errorf("the next is %d", m.reader.with)
		}
		press(m, "esc")
		if m.reader.compared() || m.reader.page.Place(m.reader.top) != top || m.reader.head.ID != 35 {
			t.Errorf("back at %+v of %d, was %+v", m.reader.page.Place(m.reader.top), m.reader.head.ID, top)
		}
		press(m, "d", "d", "d")
		if m.reader.compared() {
			t.Error("after the last comes the article")
		}
		// From the pane of sources: compare, open, and back.
		press(m, "tab", "j", "d")
		if m.reader.with != 21 {
			t.Errorf("with the selected one: %d", m.reader.with)
		}
		press(m, "tab", "enter")
		if m.reader.head.ID != 21 || m.reader.compared() {
			t.Errorf("opened %d", m.reader.head.ID)
		}
		press(m, "esc")
		if m.reader.head.ID != 35 || m.focus != paneRelated {
			t.Errorf("back to %d, %v", m.reader.head.ID, m.focus)
		}
		// From the list, of an article that is not open.
		press(m, "esc", "esc", "g", "d")
		if m.reader.head.ID == 42 || m.notify != m.locale.Messages.ToldAlone && m.list.rows[0].Story == 0 {
			t.Errorf("compared %d", m.reader.head.ID)
		}
	}
}

// pageText is the reader's page: each block's mark and text.
func pageText(m *Model) string {
	var b strings.Builder
	for _, block := range m.reader.page.Blocks {
		b.WriteString(block.Marker + block.Text + "\n")
	}
	return b.String()
}
