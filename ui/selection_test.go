package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/row"
	"khabar/feed"
)

// What is dragged over is the text of the article, byte for byte, whatever the
// direction, the interface and the width.
func TestSelectionIsTheArticle(t *testing.T) {
	body := []feed.Block{
		{Text: "قَالَ الوزيرُ إنّ «الخطة» ستكلّف 14.5 مليون درهم (نحو 1.3 مليون يورو) ولا تشمل شركة ONCF في مراكش، وستُعرض غدا على البرلمان في الرباط."},
		{Text: "شركة ONCF قالت إن السلام لا يكفي. اقرأ التقرير كاملا."},
		{Text: "Night trains return to Rabat after a long pause, the company said on Monday in a statement."},
		{Text: "הגשם הראשון ירד בצפון: 14.5 מ״מ נמדדו בתחנת צה״ל, כך נמסר."},
	}
	link := strings.Index(body[1].Text, "التقرير")
	body[1].Spans = []feed.Span{{Start: link, End: link + len("التقرير"), Style: feed.Linked, Target: "https://example.org/r"}}
	a := &feed.Article{ID: "a", Title: "عنوان", Lang: "ar", Body: body, URL: "https://example.org/a"}
	for _, tag := range []string{"ar", "en"} {
		for _, w := range []int{60, 80, 120, 140} {
			h := withMouse(t, w, 50, tag, a)
			m := h.m
			if m.focus != paneReader {
				m.setFocus(paneReader)
			}
			m.View()
			where := fmt.Sprintf("%s, %d columns", tag, w)
			block := map[int]int{}
			for i, b := range m.reader.page.Blocks {
				if b.Body > 0 {
					block[b.Body-1] = i
				}
			}
			last := func(i int) int { return len(m.reader.page.Blocks[block[i]].Text) - 1 }
			for i := range body {
				x, y := h.find(paneReader, block[i], 0)
				x2, y2 := h.find(paneReader, block[i], last(i))
				h.later()
				h.drag(x, y, x2, y2)
				if got, _ := m.Selected(); got != body[i].Text {
					t.Errorf("%s: of paragraph %d\n%q is marked, want\n%q", where, i, got, body[i].Text)
				}
				h.later()
				h.drag(x2, y2, x, y) // and from its end
				if got, _ := m.Selected(); got != body[i].Text {
					t.Errorf("%s: backward %q", where, got)
				}
			}
			x, y := h.find(paneReader, block[0], 0)
			x2, y2 := h.find(paneReader, block[3], last(3))
			h.later()
			h.drag(x, y, x2, y2)
			want := body[0].Text + "\n\n" + body[1].Text + "\n\n" + body[2].Text + "\n\n" + body[3].Text
			if got, _ := m.Selected(); got != want {
				t.Errorf("%s: of all paragraphs %q", where, got)
			}
			// A word, a paragraph.
			for word, i := range map[string]int{"الوزيرُ": 0, "14.5": 0, "السلام": 1, "صה": -1, "צה״ל": 3, "statement": 2} {
				if i < 0 {
					continue
				}
				at := strings.Index(body[i].Text, word)
				x, y := h.find(paneReader, block[i], at+len(word)/2/2*2)
				h.later()
				h.click(x, y)
				h.click(x, y)
				if got, _ := m.Selected(); got != word {
					t.Errorf("%s: a double click in %q marks %q", where, word, got)
				}
				h.click(x, y)
				if got, _ := m.Selected(); got != body[i].Text {
					t.Errorf("%s: a triple click in %q marks %q", where, word, got)
				}
			}
			// The headline and what is known of the article have nothing of ours.
			x, y = h.find(paneReader, 0, 0)
			x2, y2 = h.find(paneReader, block[0], 0)
			h.later()
			h.drag(x, y, x2, y2)
			if got, _ := m.Selected(); !strings.HasPrefix(got, a.Title+"\n") || strings.ContainsAny(got, "\u2066\u2067\u2068\u2069") {
				t.Errorf("%s: from the headline %q", where, got)
			}
			press(m, "esc")
			if _, ok := m.Selected(); ok || m.focus != paneReader {
				t.Errorf("%s: Esc leaves the selection, focus %d", where, m.focus)
			}
		}
	}
}

// At the pane's edge the page scrolls on for as long as the button is down.
func TestSelectionScrolls(t *testing.T) {
	h := withMouse(t, 100, 20, "ar", article(0, 40))
	m := h.m
	_, p, _ := m.arranged.find(paneReader)
	x, y := h.find(paneReader, blockOfBody(m, 0), 0)
	h.down(x, y)
	for range 30 {
		m.Update(tea.MouseMotionMsg{X: x - 3, Y: p.y + p.h, Button: tea.MouseLeft})
		m.Update(edgeMsg{m.pointer.edges})
		x ^= 1
	}
	if m.reader.top < 10 {
		t.Errorf("30 times beyond the edge the page is at row %d", m.reader.top)
	}
	top := m.reader.top
	h.up(x, p.y+p.h)
	m.Update(edgeMsg{m.pointer.edges})
	if m.reader.top != top {
		t.Error("it scrolls on without the button")
	}
	got, _ := m.Selected()
	if n := strings.Count(got, "الفقرة"); n < 3 || !strings.HasPrefix(m.reader.article.Body[0].Text, strings.SplitN(got, "\n", 2)[0]) {
		t.Errorf("%d paragraphs are marked", n)
	}
}

// A terminal that counts the columns of the row as it was written means the
// same cells.
func TestColumnsAsWritten(t *testing.T) {
	h := withMouse(t, 120, 36, "ar", article(0, 20), article(1, 20))
	m := h.m
	m.terminal.Class, m.terminal.Name = row.Words, "VTE"
	m.dress()
	m.View()
	x, y := h.find(paneList, at{1, 0}.entry()*parts, 2)
	m.compose(y)
	moved := 0
	for column := range m.width {
		at := m.writer.Under(&m.frame.row, column)
		e := tea.Mouse{X: column, Y: y}
		m.column(&e)
		if want := at; e.X != want { // every cell of the row has one column
			t.Errorf("column %d is cell %d, not %d", column, want, e.X)
		}
		if at != column {
			moved++
		}
		if at == x {
			h.later()
			h.click(column, y)
			if m.list.selected != 1 {
				t.Errorf("a click on the word selects %d", m.list.selected)
			}
			m.compose(y)
		}
	}
	if moved == 0 {
		t.Error("no word of the row is turned")
	}
}
