package ui

import (
	"context"
	"strings"
	"testing"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"khabar/feed"
)

func TestClickSelectsAndOpens(t *testing.T) {
	for _, tag := range []string{"ar", "en"} {
		h := withMouse(t, 120, 36, tag, article(0, 30), article(1, 30), article(2, 30))
		m := h.m
		x, y := h.find(paneList, at{1, 0}.entry()*parts, 0)
		h.click(x, y)
		if m.list.selected != 1 || m.focus != paneList || m.reader.article.ID != "id0" {
			t.Fatalf("%s: a click selects %d, focus %d, shows %s", tag, m.list.selected, m.focus, m.reader.article.ID)
		}
		h.click(x, y)
		if m.reader.article.ID != "id1" || m.focus != paneReader {
			t.Fatalf("%s: a second click opens %s, focus %d", tag, m.reader.article.ID, m.focus)
		}
		h.later()
		x, y = h.find(paneRelated, 0, 0)
		h.click(x, y)
		if m.focus != paneRelated {
			t.Errorf("%s: a click into the related pane leaves the focus at %d", tag, m.focus)
		}
		c, p, _ := m.arranged.find(paneReader)
		h.click(c.x+c.w/2, p.y-1)
		if m.focus != paneReader {
			t.Errorf("%s: a click on the title leaves the focus at %d", tag, m.focus)
		}
		// The hint of the top, and that of quitting, are buttons.
		h.send(tea.MouseWheelMsg{X: c.x + 5, Y: 10, Button: tea.MouseWheelDown})
		if m.reader.top != wheelRows {
			t.Fatalf("%s: the wheel scrolls to %d", tag, m.reader.top)
		}
		m.compose(m.height - 1)
		line := ""
		for _, k := range m.frame.row.Cells {
			line += string(k.Rune)
		}
		at := utf8.RuneCountInString(line[:strings.Index(line, "g")])
		if m.hintAt(at) != actTop {
			t.Errorf("%s: at column %d of %q is %d", tag, at, line, m.hintAt(at))
		}
		h.click(at, m.height-1)
		if m.reader.top != 0 {
			t.Errorf("%s: the hint of the top leaves row %d", tag, m.reader.top)
		}
	}
}

// The wheel turns the pane under it, whatever has the keys, and what comes fast
// is done at once.
func TestWheel(t *testing.T) {
	as := []*feed.Article{article(0, 60)}
	for i := 1; i < 30; i++ {
		as = append(as, article(i, 2))
	}
	h := withMouse(t, 120, 36, "ar", as...)
	m := h.m
	c, _, _ := m.arranged.find(paneReader)
	for range 5 { // without time between
		m.Update(tea.MouseWheelMsg{X: c.x + 3, Y: 9, Button: tea.MouseWheelDown})
	}
	if m.reader.top != wheelRows || m.pointer.roll != 4 || !m.frame.same {
		t.Errorf("at once row %d, %d to come", m.reader.top, m.pointer.roll)
	}
	m.Update(rollMsg{})
	if m.reader.top != 5*wheelRows || m.focus != paneList {
		t.Errorf("then row %d, focus %d", m.reader.top, m.focus)
	}
	m.Update(rollMsg{})
	l, _, _ := m.arranged.find(paneList)
	h.send(tea.MouseWheelMsg{X: l.x + 3, Y: 9, Button: tea.MouseWheelDown})
	h.send(tea.MouseWheelMsg{X: l.x + 3, Y: 9, Button: tea.MouseWheelUp})
	if m.list.top != 0 || m.list.selected != 1 || m.reader.top != 5*wheelRows {
		t.Errorf("in the list down and up: from %d on, at %d", m.list.top, m.list.selected)
	}
	// The list moves under the mouse, and takes the selection along.
	for range 6 {
		m.Update(rollMsg{})
		h.send(tea.MouseWheelMsg{X: l.x + 3, Y: 9, Button: tea.MouseWheelDown})
	}
	if m.list.top != 6 || m.list.selected != 6 {
		t.Errorf("six notches down: from %d on, at %d", m.list.top, m.list.selected)
	}
	press(m, "j", "j", "j", "j")
	at := m.list.selected
	for range 6 {
		m.Update(rollMsg{})
		h.send(tea.MouseWheelMsg{X: l.x + 3, Y: 9, Button: tea.MouseWheelUp})
	}
	if m.list.top != 0 || m.list.selected > at || m.list.selected < 4 {
		t.Errorf("six notches up: from %d on, at %d", m.list.top, m.list.selected)
	}
}

func TestClickOnLink(t *testing.T) {
	text := "اقرأ التقرير كاملا هنا"
	at := strings.Index(text, "التقرير")
	a := &feed.Article{ID: "a", Title: "عنوان", Lang: "ar", Body: []feed.Block{{Text: text, Spans: []feed.Span{
		{Start: at, End: at + len("التقرير"), Style: feed.Linked, Target: "https://example.org/report"}}}}}
	h := withMouse(t, 100, 30, "ar", a)
	opened := ""
	h.m.opener = openerFunc(func(url string) { opened = url })
	block := -1
	for i, b := range h.m.reader.page.Blocks {
		if b.Body == 1 {
			block = i
		}
	}
	x, y := h.find(paneReader, block, at+2)
	h.click(x, y)
	if opened != "https://example.org/report" {
		t.Errorf("a click on the link opens %q", opened)
	}
	opened = ""
	x, y = h.find(paneReader, block, 0)
	h.later()
	h.click(x, y)
	if opened != "" {
		t.Errorf("a click beside the link opens %q", opened)
	}
}

type openerFunc func(url string)

func (f openerFunc) Open(_ context.Context, url string) error { f(url); return nil }

// Without the mouse the terminal is asked for none.
func TestMouseMode(t *testing.T) {
	h := withMouse(t, 80, 24, "ar", article(0, 2))
	if v := h.m.View(); v.MouseMode != tea.MouseModeCellMotion {
		t.Error("the mouse is not asked for")
	}
	h.m.typing.mouse = false
	if v := h.m.View(); v.MouseMode != tea.MouseModeNone {
		t.Error("the mouse is asked for")
	}
}
