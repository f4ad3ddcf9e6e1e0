package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/ui/locale"
)

// typeText types a text, a key for each letter.
func typeText(m *Model, s string) {
	for _, r := range s {
		press(m, string(r))
	}
}

// first is what stands first in the palette.
func firstCommand(m *Model) string {
	if len(m.palette.entries) == 0 {
		return ""
	}
	return m.palette.entries[0].name
}

// The palette has everything that has a key, the places to go to and the
// languages; what is typed, in the interface's language or in English, finds it.
func TestPaletteFinds(t *testing.T) {
	l := library(20)
	m := openLibrary(t, 120, 36, l)
	press(m, "f")
	m.tree.choose(scope{kind: scopeFolder, folder: "أخبار"})
	press(m, "z", "l", ":") // what is folded, or has nothing unread, is there all the same
	msg := m.locale.Messages
	if !m.palette.open || len(m.palette.entries) < len(m.typing.bindings)-1+len(l.feeds)+4 {
		t.Fatalf("open: %v, with %d entries", m.palette.open, len(m.palette.entries))
	}
	checkFrame(t, m, "palette")
	for query, want := range map[string]string{
		"quit": msg.KeyQuit, "refr all": msg.KeyRefreshAll, "mark all": msg.KeyMarkAll, "mkall": msg.KeyMarkAll,
		"hebrew": msg.Language + isolate("עברית"), "english": msg.Language + isolate("English"),
		"هسبريس": msg.GoTo + isolate("هسبريس"), "هسبرس": msg.GoTo + isolate("هسبريس"), "הארץ": msg.GoTo + isolate("הארץ"), "هارتس": "",
		"عالم": msg.GoTo + isolate("أخبار/عالم"), "feed2.example": msg.GoTo + isolate(l.feeds[1].Label), "ars": msg.GoTo + isolate("Ars Technica"), "الى المصدر": "",
		first(msg.KeyStar, 20): msg.KeyStar,
	} {
		press(m, "esc", ":")
		typeText(m, query)
		if got := firstCommand(m); want != "" && got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
		checkFrame(t, m, query)
	}
	// "help" and "feeds" typed on an Arabic layout, which the first letter tells.
	press(m, "esc")
	m.Update(press1("ت"))
	for query, want := range map[string]string{"اثمح": msg.KeyHelp, "بثثيس": msg.KeyFeeds} {
		press(m, "esc", ":")
		typeText(m, query)
		if got := firstCommand(m); got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
	press(m, "esc")
	if m.palette.open || m.prompt.open {
		t.Error("Esc leaves it open")
	}
}

func TestPaletteDoes(t *testing.T) {
	l := library(20)
	m := openLibrary(t, 120, 36, l)
	press(m, "f", ":")
	typeText(m, "ars tech")
	press(m, "enter")
	if m.palette.open || m.list.scope.kind != scopeFeed || m.list.scope.feed != 3 || m.showing != showList {
		t.Errorf("to the feed: %+v", m.list.scope)
	}
	press(m, ":")
	typeText(m, "unread only")
	press(m, "enter")
	if !m.unreadOnly {
		t.Error("unread only is not on")
	}
	// Down takes the second; a key beside it is the action's.
	press(m, ":")
	typeText(m, "refresh")
	second := m.palette.entries[1]
	press(m, "down")
	if m.palette.current().name != second.name || !strings.Contains(second.end, "r") && !strings.Contains(second.end, "R") {
		t.Errorf("down: %+v", m.palette.current())
	}
	press(m, "up", "up", "esc")
	// Nothing found: Enter does nothing.
	press(m, ":")
	typeText(m, "xyzzy")
	press(m, "enter")
	if m.palette.open || m.prompt.open {
		t.Error("Enter on nothing leaves it open")
	}
	// A click does an entry.
	press(m, ":")
	typeText(m, "keys")
	m.View()
	typeText(m, " ")
	h := hand{t, m}
	h.m.View()
	m.palette.selected = 0
	h.click(40, m.paletteTop()+1)
	if m.palette.open || m.prompt.open {
		t.Error("a click leaves it open")
	}
}

// In the palette a quick q is a letter: keys that wait for a list that is slow
// do not end the program.
func TestPaletteTypedAhead(t *testing.T) {
	m := openModel(t, 100, 30, article(0, 3), article(1, 3))
	m.wait(waitList)
	for _, k := range []string{":", "q", "u"} {
		_, cmd := m.Update(tea.KeyPressMsg{Text: k, Code: rune(k[0])})
		if settle(m, cmd) {
			t.Fatalf("%s ends the program", k)
		}
	}
	m.arrived(waitList)
	m.replay()
	if !m.palette.open || m.prompt.line.Text() != "qu" {
		t.Errorf("typed ahead: %v, %q", m.palette.open, m.prompt.line.Text())
	}
}

// The language changes live: words, sides and dates; M turns the panes by hand
// and then they stay.
func TestLanguageLive(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 20), article(1, 20))
	press(m, "enter", "pgdown")
	at := m.reader.top
	for range locale.All() {
		press(m, "L")
		checkFrame(t, m, m.locale.Tag)
		if m.mirrored != m.locale.RightToLeft || m.notify != m.locale.Name {
			t.Errorf("%s: mirrored %v, says %q", m.locale.Tag, m.mirrored, m.notify)
		}
		want := m.arranged.columns[0].parts[0].pane == paneRelated
		if want != m.locale.RightToLeft {
			t.Errorf("%s: the list stands at the wrong side", m.locale.Tag)
		}
		if line := strings.ReplaceAll(m.reader.page.Blocks[2].Text, "\u2060", ""); !strings.Contains(line, m.date(m.reader.article.Published, true)) {
			t.Errorf("%s: the dateline is %q", m.locale.Tag, m.reader.page.Blocks[2].Text)
		}
		if m.reader.top != at {
			t.Errorf("%s: the page goes from row %d to %d", m.locale.Tag, at, m.reader.top)
		}
	}
	if m.locale.Tag != "ar" {
		t.Errorf("once around: %s", m.locale.Tag)
	}
	press(m, "M", "L")
	if m.mirrored {
		t.Error("panes that were turned by hand are turned back")
	}
}

// Hints, help and messages have the letters of the reader's layout, and the keys
// that he has bound.
func TestHintsByLayout(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 3))
	row := func() string { s, _ := m.hints(200); return s }
	if s := row(); !strings.Contains(s, isolate("q")) {
		t.Errorf("before a key: %q", s)
	}
	m.Update(press1("ت"))
	if s := row(); !strings.Contains(s, "\u2066ض q\u2069") || !strings.Contains(s, "\u2066؟ ?\u2069") || !strings.Contains(s, isolate("Esc")) {
		t.Errorf("on an Arabic layout: %q", s)
	}
	if s := m.saying("press l now", "l"); s != "press \u2066م l\u2069 now" {
		t.Errorf("said: %q", s)
	}
	press(m, "?")
	checkFrame(t, m, "help")
	help := ""
	for _, b := range m.help.blocks() {
		help += b.Text + "\n"
	}
	for _, s := range []string{"ت j", "لا b", "لأ G", "^F", "PgDn", "◌ِ A"} {
		if !strings.Contains(help, s) {
			t.Errorf("help lacks %q:\n%s", s, help)
		}
	}
	press(m, "?", "j")
	if s := row(); strings.Contains(s, "ض") {
		t.Errorf("back on a Latin layout: %q", s)
	}
	m.bindKeys(map[string][]string{"quit": {"f10"}, "help": {}})
	if s := row(); !strings.Contains(s, isolate("F10")) || strings.Contains(s, m.locale.Messages.HintHelp) {
		t.Errorf("bound otherwise: %q", s)
	}
}

// A conflict of keys is said when the program starts.
func TestConflictIsSaid(t *testing.T) {
	ar, _ := locale.Match("ar")
	m := New(Config{Locale: ar, Keyboard: Keyboard{Keys: map[string][]string{"star": {"q"}}}})
	if m.troubles.last == nil || !strings.Contains(m.troubles.last.Error(), "q is for star and for quit") {
		t.Errorf("says %v", m.troubles.last)
	}
}

// The palette has room on every screen that panes have.
func TestPaletteSizes(t *testing.T) {
	m := openModel(t, 120, 36, article(0, 3))
	press(m, ":")
	for _, size := range [][2]int{{16, 5}, {20, 6}, {40, 10}, {64, 24}, {200, 60}, {80, 24}} {
		m.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
		checkFrame(t, m, fmt.Sprint(size))
		press(m, "down", "pgdown", "pgdown", "up")
		checkFrame(t, m, fmt.Sprint(size, " moved"))
		if i := m.palette.selected; i < m.palette.top || i >= m.palette.top+m.palette.height {
			t.Errorf("%v: entry %d is selected, %d to %d are seen", size, i, m.palette.top, m.palette.top+m.palette.height)
		}
	}
}
