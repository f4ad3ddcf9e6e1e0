package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi/cell"
	"khabar/ui/locale"
)

// helpScreen opens the page of the keys and returns a row of it as it is seen.
func helpScreen(t *testing.T, w, h int, lang string) (*Model, func(y int) string) {
	t.Helper()
	m := openLibrary(t, w, h, library(3))
	m.locale, _ = locale.Match(lang)
	m.mirrored = m.locale.RightToLeft
	press(m, "?")
	m.draw()
	return m, func(y int) string { return rowText(&m.frame.whole.rows[y]) }
}

func rowText(r *cell.Row) string {
	var b strings.Builder
	for i := range r.Cells {
		b.WriteRune(r.Cells[i].Rune)
	}
	return b.String()
}

// TestHelpColumns: where the page is too long for the screen and there is room,
// the headings stand beside each other, from the side that the interface begins
// at; each has its keys whole under it, and everything can be reached.
func TestHelpColumns(t *testing.T) {
	for _, c := range []struct {
		w, h    int
		columns int
	}{{60, 24, 1}, {80, 24, 1}, {100, 200, 1}, {120, 36, 2}, {120, 24, 2}, {170, 36, 3}, {200, 60, 2}, {240, 24, 4}, {20, 10, 1}} {
		for _, lang := range []string{"ar", "en", "he", "fa", "ur"} {
			t.Run(fmt.Sprint(c.w, "x", c.h, " ", lang), func(t *testing.T) {
				m, row := helpScreen(t, c.w, c.h, lang)
				h := &m.help
				if len(h.columns) != c.columns {
					t.Fatalf("%d columns, want %d", len(h.columns), c.columns)
				}
				seen := ""
				for {
					for y := range c.h - 1 {
						seen += row(y) + "\n"
					}
					top := h.top
					if press(m, "pgdown"); h.top == top {
						break
					}
					m.draw()
				}
				if c.w > 40 {
					for _, b := range m.typing.bindings {
						if b.about != nil && len(b.keys) > 0 && !strings.Contains(seen, strings.Fields(keycap(b.keys[0]))[0]) {
							t.Errorf("%s is not to be seen", b.keys[0])
						}
					}
				}
				// Nothing of one topic stands in two columns.
				for i := range h.columns {
					if b := &h.columns[i].Blocks[0]; strings.Contains(b.Text, "\t") {
						t.Errorf("column %d begins with %q", i, b.Text)
					}
				}
				press(m, "g")
				m.draw()
				if c.columns < 2 {
					return
				}
				head := row(1 + h.page.All() + 1)
				first, last := h.columns[0].Blocks[0].Text, h.columns[c.columns-1].Blocks[0].Text
				a, b := strings.Index(head, shaped(t, first)), strings.Index(head, shaped(t, last))
				if a < 0 || b < 0 || (a > b) != m.locale.RightToLeft {
					t.Errorf("%q at %d, %q at %d in %q", first, a, last, b, head)
				}
			})
		}
	}
}

// shaped is a text as the cells of a row have it, the left one first.
func shaped(t *testing.T, s string) string {
	t.Helper()
	var c canvas
	c.begin(cell.StringWidth(s)+margins, 1)
	c.put(text{s: s})
	return strings.TrimSpace(rowText(&c.rows[0]))
}

// TestHelpMarked: what the mouse marks on the page of the keys is copied from
// the column it is in.
func TestHelpMarked(t *testing.T) {
	for _, lang := range []string{"ar", "en"} {
		m, _ := helpScreen(t, 170, 30, lang)
		y := 1 + m.help.page.All() + 2 // under the headings
		for i := range m.help.columns {
			w := m.help.columns[i].Width()
			x := (m.width-m.help.page.Width())/2 + i*(w+columnGap)
			if m.help.mirror {
				x = m.width - (m.width-m.help.page.Width()+1)/2 - (i+1)*w - i*columnGap
			}
			m.Update(tea.MouseClickMsg{X: x, Y: y, Button: tea.MouseLeft})
			m.Update(tea.MouseMotionMsg{X: x + w - 1, Y: y, Button: tea.MouseLeft})
			m.draw()
			got, ok := m.Selected()
			keys, about, _ := strings.Cut(m.help.columns[i].Blocks[1].Text, "\t")
			keys = strings.NewReplacer("\u2066", "", "\u2069", "").Replace(keys)
			if words, ok2 := strings.CutPrefix(got, keys+"\t"); !ok || !ok2 || words == "" || !strings.HasPrefix(about, words) {
				t.Errorf("%s, column %d: marked %q, want %q and %q", lang, i, got, keys, about)
			}
			m.Update(tea.MouseReleaseMsg{X: x + w - 1, Y: y, Button: tea.MouseLeft})
			m.selection = selection{}
			m.pointer.clicks = 0
			m.pointer.clicked = m.pointer.clicked.Add(-1 << 40)
		}
	}
}
