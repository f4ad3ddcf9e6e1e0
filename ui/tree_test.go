package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/ui/locale"
	"khabar/ui/theme"
)

// rowsOf writes the tree as one would say it.
func rowsOf(u *menu) string {
	var out strings.Builder
	for i, e := range u.entries {
		mark := " "
		if i == u.selected {
			mark = ">"
		}
		fmt.Fprintf(&out, "%s%s%-1s %s %s\n", mark, strings.Repeat("  ", e.indent), e.mark, e.name, e.end)
	}
	return out.String()
}

func TestTree(t *testing.T) {
	l := library(25)
	l.heads[0].Starred = true
	l.heads[4].Read, l.heads[9].Read = true, true // of feed 2, as 24 % 5 + 1 is 5
	m := openLibrary(t, 120, 36, l)
	press(m, "esc")
	const all = `>  كل الأخبار 23
 ★ ذات النجمة 1
 ▾ أخبار 8
   ▾ عالم 3
       Al Jazeera English, the whole of it and more 3
     هسبريس 5
 ▾ Tech 5
     Ars Technica 5
   הארץ 5
 ! BBC اردو 5
`
	if m.showing != showTree || rowsOf(&m.tree.menu) != all {
		t.Fatalf("the tree:\n%s", rowsOf(&m.tree.menu))
	}

	// In and back.
	press(m, "j", "j", "enter")
	if m.showing != showList || m.list.scope.folder != "أخبار" || len(m.list.rows) != 10 {
		t.Fatalf("Enter on a folder: %+v, %d rows", m.list.scope, len(m.list.rows))
	}
	press(m, "esc", "j", "j", "enter")
	if m.list.scope.feed != 2 || len(m.list.rows) != 5 {
		t.Fatalf("Enter on a feed: %+v, %d rows", m.list.scope, len(m.list.rows))
	}
	if name, _ := m.listTitle(); name != l.feeds[1].Label {
		t.Errorf("its list is called %q", name)
	}
	press(m, "esc")
	if m.tree.selected != 4 {
		t.Errorf("back in the tree: row %d", m.tree.selected)
	}
	press(m, "g", "j", "space")
	if m.list.scope.kind != scopeStarred || len(m.list.rows) != 1 {
		t.Errorf("the starred: %+v, %d rows", m.list.scope, len(m.list.rows))
	}

	// A list opens where it was left.
	press(m, "esc", "g", "enter", "pgdown", "j")
	at := m.list.current().ID
	press(m, "esc", "j", "enter", "esc", "g", "enter")
	if got := m.list.current().ID; got != at || m.list.first+m.list.selected != int(25-at) {
		t.Errorf("left at %d, opened at %d", at, got)
	}
	press(m, "esc", "j")

	// Folding keeps the sum and the selection's folder.
	press(m, "j", "j", "z")
	if got := rowsOf(&m.tree.menu); !strings.Contains(got, ">  ◂ عالم 3\n     هسبريس 5\n") {
		t.Errorf("folded:\n%s", got)
	}
	press(m, "M")
	if got := rowsOf(&m.tree.menu); !strings.Contains(got, ">  ▸ عالم 3\n") {
		t.Errorf("folded, turned round:\n%s", got)
	}
	press(m, "M", "z", "j", "l")
	if got := rowsOf(&m.tree.menu); !strings.Contains(got, ">      Al") {
		t.Errorf("unfolded:\n%s", got)
	}

	// Reading counts.
	press(m, "A")
	if got := rowsOf(&m.tree.menu); strings.Contains(got, "Al Jaz") || !strings.Contains(got, "▾ أخبار 5\n") || m.notify == "" {
		t.Errorf("all of a feed read, unread only:\n%s", got)
	}
	press(m, "u")
	if got := rowsOf(&m.tree.menu); !strings.Contains(got, "▾ أخبار 8\n") {
		t.Errorf("undone:\n%s", got)
	}
	press(m, "f")
	if m.showing != showTree || m.focus != paneList {
		t.Error("f does not show the feeds")
	}
}

// TestTrouble: why a feed fails is said when it is selected.
func TestTrouble(t *testing.T) {
	m := openLibrary(t, 120, 36, library(5))
	press(m, "esc", "G")
	said, rows := m.notice(34)
	if len(said) != 1 || rows != 2 || !strings.Contains(said[0].s, "the server failed (500)") || said[0].style != theme.Error {
		t.Errorf("%d rows: %+v", rows, said)
	}
	press(m, "k")
	if said, _ := m.notice(34); len(said) != 0 {
		t.Errorf("of a feed that is well: %+v", said)
	}
}

// TestMenuFrames draws the panes of feeds in all languages and sizes.
func TestMenuFrames(t *testing.T) {
	for _, l := range locale.All() {
		for _, mirrored := range []bool{true, false} {
			m := openLibrary(t, 120, 36, catalogued())
			m.locale, m.mirrored = l, mirrored
			m.prompt.para.Set("", 0)
			for _, keys := range [][]string{{"esc"}, {"z"}, {"G"}, {"C"}, {"enter"}, {"enter"}, {"G"}, {"a", "h", "t"}, {"a", "left"}, {"خ"}} {
				press(m, keys...)
				for _, size := range [][2]int{{120, 36}, {80, 24}, {64, 15}, {50, 20}, {16, 5}, {10, 3}, {1, 1}} {
					m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
					checkFrame(t, m, fmt.Sprintf("%s, mirrored %v, %v at %v", l.Tag, mirrored, keys, size))
				}
			}
		}
	}
}

// TestGoldenTree draws the tree and the catalog in two languages.
func TestGoldenTree(t *testing.T) {
	for _, tag := range []string{"ar", "en"} {
		l := catalogued()
		l.heads[0].Starred = true
		l.feeds[3].Retired = "the page is gone for good (410)"
		m := openLibrary(t, 80, 24, l)
		m.locale, _ = locale.Match(tag)
		m.mirrored = m.locale.RightToLeft
		m.rearrange()
		press(m, "esc", "j", "j", "j", "j", "j", "j", "j")
		m.writer.Styles = nil
		golden(t, "tree-"+tag, stripLinks(m.View().Content)+"\n")
		press(m, "C", "enter", "j", "enter")
		m.writer.Styles = nil
		golden(t, "catalog-"+tag, stripLinks(m.View().Content)+"\n")
	}
}
