package ui

import (
	"slices"
	"strings"
	"testing"
)

// TestTags tags an article, completes, takes a tag away, undoes, and opens the
// list of a tag.
func TestTags(t *testing.T) {
	l := library(20)
	m := openLibrary(t, 120, 36, l)
	press(m, "t")
	for _, r := range "مهم، للقراءة" {
		press(m, string(r))
	}
	press(m, "enter")
	if !slices.Equal(l.heads[0].Tags, []string{"للقراءة", "مهم"}) || len(m.list.rows[0].Tags) != 2 {
		t.Fatalf("tags %q, on the screen %q", l.heads[0].Tags, m.list.rows[0].Tags)
	}
	if !strings.Contains(m.item(&m.list.rows[0], "").meta, "#مهم") {
		t.Errorf("the row says %q", m.item(&m.list.rows[0], "").meta)
	}
	press(m, "j", "t", "م", "tab", "enter")
	if !slices.Equal(l.heads[1].Tags, []string{"مهم"}) || m.notify == "" {
		t.Errorf("completed to %q, %q", l.heads[1].Tags, m.notify)
	}
	press(m, "u")
	if len(l.heads[1].Tags) != 0 || len(m.list.rows[1].Tags) != 0 {
		t.Errorf("undone: %q", l.heads[1].Tags)
	}
	press(m, "k", "enter")
	if s := tagPage(m); !strings.Contains(s, "#مهم") {
		t.Errorf("the page has no tag:\n%s", s)
	}
	press(m, "t", "tab", "enter") // the first one it has is taken away
	if !slices.Equal(l.heads[0].Tags, []string{"مهم"}) || strings.Contains(tagPage(m), "#للقراءة") {
		t.Errorf("taken away: %q", l.heads[0].Tags)
	}

	press(m, "esc", "f")
	i := slices.IndexFunc(m.tree.scopes, func(s scope) bool { return s == scope{kind: scopeTag, tag: "مهم"} })
	if i < 0 {
		t.Fatalf("the tree has no tag\n%s", rowsOf(&m.tree.menu))
	}
	m.tree.selected = i
	press(m, "enter")
	if m.list.total != 1 || m.list.rows[0].ID != l.heads[0].ID {
		t.Errorf("the tag's list has %d", m.list.total)
	}
	press(m, "t", "tab", "enter", "f", "enter")
}

// tagPage is the text of the blocks on the reader's page.
func tagPage(m *Model) string {
	var b strings.Builder
	for _, block := range m.reader.page.Blocks {
		b.WriteString(block.Text + "\n")
	}
	return b.String()
}

// TestShelfTags: articles that are not stored can be tagged while the program
// runs.
func TestShelfTags(t *testing.T) {
	m := openModel(t, 120, 36, article(1, 3), article(2, 3))
	press(m, "t", "x", "enter", "I")
	i := slices.IndexFunc(m.picker.entries, func(e entry) bool { return e.name == "x" })
	if i < 0 {
		t.Fatalf("no tag to choose:\n%s", rowsOf(&m.picker.menu))
	}
	m.picker.selected = i
	press(m, "enter")
	if m.list.total != 1 {
		t.Errorf("%d articles have it", m.list.total)
	}
	press(m, "u")
	if n := len(m.shelf.heads[0].Tags) + len(m.shelf.heads[1].Tags); n != 0 {
		t.Errorf("%d tags after undo", n)
	}
}
