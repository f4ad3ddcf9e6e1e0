package ui

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"khabar/feed"
	"khabar/feed/export"
	"khabar/ui/clip"
	"khabar/ui/locale"
	"khabar/ui/page"
)

// What is copied is the article's, byte for byte, wherever the place is.
func TestCopy(t *testing.T) {
	a := story()
	for _, tt := range []struct {
		keys []string
		want string
	}{
		{[]string{"y", "w"}, "قُرِئ"},
		{[]string{"y", "s"}, a.Title},
		{[]string{"y", "left", "w"}, "البيان"},
		{[]string{"y", "left", "left", "right", "w"}, "البيان"},
		{[]string{"y", "left", "enter"}, "البيان"},
		{[]string{"y", "left", "tab", "tab", "enter"}, a.Title},
		{[]string{"y", "a"}, string(export.AppendText(nil, a))},
		{[]string{"y", "l"}, a.URL},
		{[]string{"y", "c"}, "«قُرِئ البيان: نص أول»، الجريدة، 23 نوفمبر 2026، https://example.org/a?b=1"},
		{[]string{"j", "j", "j", "y", "p"}, a.Body[0].Text},
	} {
		o := &fakeOutside{}
		m := openOutside(t, 60, 12, o, a)
		for _, k := range tt.keys {
			press(m, k)
		}
		if o.last() != tt.want {
			t.Errorf("%v: copied %q, want %q", tt.keys, o.last(), tt.want)
		}
		if m.choice.open || m.reader.page.Chosen != (page.Chosen{}) {
			t.Errorf("%v: the question still stands", tt.keys)
		}
		if want := m.locale.Copied(clip.Words(tt.want)); m.notify != want {
			t.Errorf("%v: it says %q, want %q", tt.keys, m.notify, want)
		}
	}
}

// Going through the page word by word meets every word of the article once, in
// the order of the text, and no footnote's number.
func TestCopyEveryWord(t *testing.T) {
	a := story()
	o := &fakeOutside{}
	m := openOutside(t, 60, 12, o, a)
	var want, got []string
	for _, s := range []string{a.Title, "", a.Body[0].Text, a.Body[2].Text, a.Body[3].Text, a.Body[4].Text} {
		for start, end := clip.Word(s, 0); end > start; {
			want = append(want, s[start:end])
			next, last := clip.Word(s, end)
			if next < end {
				break
			}
			start, end = next, last
		}
	}
	press(m, "y")
	for range 60 {
		q := m.outgoing.at
		text, at := m.sourceOf(q.block, q.word)
		start, end := clip.Word(text, at)
		got = append(got, text[start:end])
		if m.reader.page.RightToLeft(q.block) {
			press(m, "left")
		} else {
			press(m, "right")
		}
		if m.outgoing.at == q {
			break
		}
		if row := m.reader.page.Row(page.Place{Block: m.outgoing.at.block, Offset: m.outgoing.at.word}); row < m.reader.top || row >= m.reader.top+m.reader.height {
			t.Errorf("%q is at row %d, the screen shows %d and %d more", got[len(got)-1], row, m.reader.top, m.reader.height)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("the words are\n%q, want\n%q", got, want)
	}
	before := m.outgoing.at
	press(m, "up")
	if m.outgoing.at == before {
		t.Error("up goes nowhere")
	}
	press(m, "esc")
	if m.choice.open {
		t.Error("Esc leaves the question open")
	}
}

// An article that is only selected is copied whole, its link too.
func TestCopySelected(t *testing.T) {
	l := library(20)
	o := &fakeOutside{files: map[string]string{}}
	m := openLibrary(t, 120, 30, l)
	m.outgoing.to, m.opener = o, o
	m.bindKeys(nil)
	press(m, "j")
	press(m, "y")
	if len(m.choice.options) != 3 {
		t.Fatalf("%d options for an article that is not open", len(m.choice.options))
	}
	press(m, "a")
	if want := fmt.Sprintf("عنوان الخبر رقم %d", 19); !strings.Contains(o.last(), want) {
		t.Errorf("copied %q, not %q", o.last(), want)
	}
	press(m, "y")
	press(m, "l")
	if m.notify != m.locale.Out.Nothing {
		t.Errorf("without a link it says %q", m.notify)
	}
}

// The letters of a question are those of the keys, whatever layout is on.
func TestCopyOnLayouts(t *testing.T) {
	for keys, want := range map[string]string{"غ ص": "قُرِئ", "غ س": story().Title, "y w": "قُرِئ", "ט '": "قُرِئ"} {
		o := &fakeOutside{}
		m := openOutside(t, 60, 12, o, story())
		press(m, strings.Fields(keys)...)
		if o.last() != want {
			t.Errorf("%s: copied %q, want %q", keys, o.last(), want)
		}
	}
}

func TestCopyFails(t *testing.T) {
	for err, want := range map[error]func(*locale.Out) string{
		clip.ErrTooLarge: func(o *locale.Out) string { return o.TooLong },
		clip.ErrNoWay:    func(o *locale.Out) string { return o.NoClipboard },
	} {
		o := &fakeOutside{fail: err}
		m := openOutside(t, 60, 12, o, story())
		press(m, "y")
		press(m, "a")
		if m.notify != want(&m.locale.Out) {
			t.Errorf("%v: %q", err, m.notify)
		}
	}
	m := openOutside(t, 60, 12, &fakeOutside{})
	press(m, "y")
	if m.choice.open || m.notify != m.locale.Out.Nothing {
		t.Errorf("with nothing to copy: %q", m.notify)
	}
}

// Where a line or a paragraph has the focus, the place begins there.
func TestCopyFocus(t *testing.T) {
	a := story()
	o := &fakeOutside{}
	m := openOutside(t, 60, 24, o, a)
	m.reading.Focus = page.OneParagraph
	m.reader.at = m.reader.page.Row(m.reader.page.PlaceOf(2, 0))
	press(m, "y", "p")
	if o.last() != a.Body[2].Text {
		t.Errorf("copied %q, want %q", o.last(), a.Body[2].Text)
	}
}

// What the mouse marks is copied when its button goes up, and again by y.
func TestCopyMarked(t *testing.T) {
	a := story()
	h := withMouse(t, 120, 40, "ar", a)
	o := &fakeOutside{}
	m := h.m
	m.outgoing.to = o
	m.bindKeys(nil)
	m.setFocus(paneReader)
	m.View()
	block := m.reader.page.PlaceOf(2, 0).Block
	x, y := h.find(paneReader, block, 0)
	x2, y2 := h.find(paneReader, block, len(a.Body[2].Text)-1)
	h.later()
	h.drag(x, y, x2, y2)
	if o.last() != a.Body[2].Text {
		t.Fatalf("the button up copied %q, want %q", o.last(), a.Body[2].Text)
	}
	o.clipped = nil
	press(m, "y")
	if o.last() != a.Body[2].Text || m.choice.open {
		t.Errorf("y copied %q", o.last())
	}
}

// Another page may come while the reader is asked what to copy: what is copied
// stands on that.
func TestCopyOtherPage(t *testing.T) {
	for _, k := range []string{"w", "left", "right", "down", "tab"} {
		a, other := story(), &feed.Article{Title: "خبر آخر", Body: []feed.Block{{Text: "نص"}}}
		o := &fakeOutside{}
		m := openOutside(t, 60, 12, o, a)
		press(m, "j", "j", "j", "y", "left", "left", "left")
		m.reader.show(m, Headline{ID: 77, Title: other.Title}, other, false, page.Place{})
		press(m, k, "w")
		if got := o.last(); got == "" || !strings.Contains(other.Title+" "+other.Body[0].Text, got) {
			t.Errorf("%s: copied %q", k, got)
		}
		m.View()
	}
	o := &fakeOutside{}
	m := openOutside(t, 60, 12, o, story())
	press(m, "y")
	m.reader.show(m, Headline{ID: 77}, &feed.Article{}, false, page.Place{})
	if press(m, "left", "w"); len(o.clipped) > 0 || m.notify != m.locale.Out.Nothing {
		t.Errorf("of an empty page %q is copied: %q", o.clipped, m.notify)
	}
}
