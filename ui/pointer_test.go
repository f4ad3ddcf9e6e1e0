package ui

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/row"
	"khabar/feed"
	"khabar/ui/locale"
)

// hand is a mouse over a Model.
type hand struct {
	t *testing.T
	m *Model
}

func (h hand) send(msg tea.Msg) {
	h.t.Helper()
	_, cmd := h.m.Update(msg)
	settle(h.m, cmd)
	h.m.View()
}

func (h hand) down(x, y int) {
	h.t.Helper()
	h.send(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
}
func (h hand) move(x, y int) {
	h.t.Helper()
	h.send(tea.MouseMotionMsg{X: x, Y: y, Button: tea.MouseLeft})
}
func (h hand) up(x, y int) {
	h.t.Helper()
	h.send(tea.MouseReleaseMsg{X: x, Y: y, Button: tea.MouseLeft})
}

func (h hand) click(x, y int) {
	h.t.Helper()
	h.down(x, y)
	h.up(x, y)
}

func (h hand) drag(x, y, x2, y2 int) {
	h.t.Helper()
	h.down(x, y)
	h.move((x+x2)/2, (y+y2)/2)
	h.move(x2, y2)
	h.up(x2, y2)
}

// later lets time pass, so that the next press is no double click.
func (h hand) later() {
	now := h.m.now().Add(time.Second)
	h.m.now = func() time.Time { return now }
}

// withMouse is a Model of a screen that has been drawn.
func withMouse(t *testing.T, w, h int, tag string, as ...*feed.Article) hand {
	t.Helper()
	m := openModel(t, w, h, as...)
	l, _ := locale.Match(tag)
	m.mouseOn = true
	settle(m, m.setLanguage(l))
	m.View()
	return hand{t, m}
}

// find is where the screen shows a byte of a block in a pane.
func (h hand) find(p pane, block, offset int) (x, y int) {
	h.t.Helper()
	col, part, _ := h.m.arranged.find(p)
	c := &h.m.frame.panes[p]
	for row := range c.n {
		for _, s := range c.told[row].shows[:c.told[row].n] {
			column := 0
			for i, k := range c.rows[row].Cells {
				if i >= s.from && i < s.to && s.block == block && int(k.Start) <= offset && offset < int(k.End) {
					return col.x + column, part.y + row
				}
				column += int(k.Width)
			}
		}
	}
	h.t.Fatalf("pane %d does not show byte %d of block %d", p, offset, block)
	return 0, 0
}

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
	if m.list.selected != 0 || m.reader.top != 5*wheelRows {
		t.Errorf("in the list down and up: %d", m.list.selected)
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

func blockOfBody(m *Model, i int) int {
	for n, b := range m.reader.page.Blocks {
		if b.Body == i+1 {
			return n
		}
	}
	return -1
}

type keeps struct{ kept Kept }

func (k *keeps) KeepInterface(_ context.Context, kept Kept) error { k.kept = kept; return nil }

// Borders are dragged, in both directions of the interface, and stay where the
// reader let them go.
func TestDragBorders(t *testing.T) {
	for _, tag := range []string{"ar", "he", "en"} {
		h := withMouse(t, 140, 40, tag, article(0, 20), article(1, 20))
		m := h.m
		k := &keeps{}
		m.keepsake = k
		for _, p := range []pane{paneList, paneRelated} {
			c, _, _ := m.arranged.find(p)
			x, to := c.x+c.w, c.x+c.w+8
			if c.x > 0 && c.x+c.w >= m.width || p == paneList && m.rightToLeft() {
				x, to = c.x-1, c.x-9
			}
			h.later()
			h.drag(x, 12, to, 12)
			after, _, _ := m.arranged.find(p)
			if d := after.w - c.w; d < 7 || d > 9 {
				t.Errorf("%s: pane %d dragged by 8 grows by %d", tag, p, d)
			}
			checkFrame(t, m, tag)
		}
		if k.kept.Sizes != m.sizes || m.sizes == (Sizes{}) || k.kept.Language != tag {
			t.Errorf("%s: kept %+v of %+v", tag, k.kept, m.sizes)
		}
		// Beyond the other side a pane keeps its least width.
		h.later()
		c, _, _ := m.arranged.find(paneReader)
		h.drag(c.x-1, 12, m.width-1, 12)
		for _, p := range []pane{paneList, paneReader, paneRelated} {
			if c, _, ok := m.arranged.find(p); !ok || c.w < minRelated {
				t.Errorf("%s: pane %d is %d wide", tag, p, c.w)
			}
		}
		checkFrame(t, m, tag)
		// A stack's lying border.
		h.send(tea.WindowSizeMsg{Width: 90, Height: 40})
		c, p, _ := m.arranged.find(paneRelated)
		h.later()
		h.drag(c.x+4, p.y-1, c.x+4, p.y-6)
		if _, after, _ := m.arranged.find(paneRelated); after.h < p.h+4 || after.h > p.h+6 {
			t.Errorf("%s: the related pane of %d rows dragged by 5 has %d", tag, p.h, after.h)
		}
		checkFrame(t, m, tag)
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

// Without the mouse the terminal is asked for none.
func TestMouseMode(t *testing.T) {
	h := withMouse(t, 80, 24, "ar", article(0, 2))
	if v := h.m.View(); v.MouseMode != tea.MouseModeCellMotion {
		t.Error("the mouse is not asked for")
	}
	h.m.mouseOn = false
	if v := h.m.View(); v.MouseMode != tea.MouseModeNone {
		t.Error("the mouse is asked for")
	}
}
