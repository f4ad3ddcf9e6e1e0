package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/ui/page"
)

// tree is the top of the list's pane: what there is to read, and the feeds by
// folder.
type tree struct {
	menu
	over   Overview
	known  bool // over is of the library
	scopes []scope
	folded map[string]bool // folders whose feeds are not shown

	choosing scope // the row to be selected when it is there

	surveying bool // one at a time: of many saved searches it takes a while
	again     bool // something changed meanwhile
}

// overviewMsg brings what the tree shows.
type overviewMsg struct {
	over Overview
	err  error
}

// survey asks for what the tree shows.
func (m *Model) survey() tea.Cmd {
	if m.stored.Library == nil {
		return nil
	}
	if m.tree.surveying {
		m.tree.again = true
		return nil
	}
	m.tree.surveying = true
	ctx, lib := m.ctx, m.stored.Library
	return func() tea.Msg {
		over, err := lib.Overview(ctx)
		return overviewMsg{over, err}
	}
}

// surveyed takes it.
func (m *Model) surveyed(msg overviewMsg) tea.Cmd {
	m.tree.surveying = false
	if m.tree.again {
		m.tree.again = false
		return tea.Batch(m.shownSurvey(msg), m.survey())
	}
	return m.shownSurvey(msg)
}

// shownSurvey shows what there is.
func (m *Model) shownSurvey(msg overviewMsg) tea.Cmd {
	if msg.err != nil {
		m.complain(msg.err)
		return nil
	}
	first := !m.tree.known
	if msg.over.Told != nil {
		m.complain(msg.over.Told)
	}
	m.tree.over, m.tree.known = msg.over, true
	m.recordTroubles(msg.over.Feeds)
	m.growTree()
	if m.catalog.open() {
		m.catalog.build(m)
	}
	if first {
		return tea.Batch(m.schedule(), m.lookAfter(0), m.index())
	}
	return m.index()
}

// feed is a subscription by its number, nil where it is not there.
func (t *tree) feed(id int64) *Feed {
	for i := range t.over.Feeds {
		if t.over.Feeds[i].ID == id {
			return &t.over.Feeds[i]
		}
	}
	return nil
}

// feedAt is the subscription at an address, nil where there is none.
func (t *tree) feedAt(url string) *Feed {
	for i := range t.over.Feeds {
		if t.over.Feeds[i].URL == url {
			return &t.over.Feeds[i]
		}
	}
	return nil
}

// chosen is the scope of the selected row.
func (t *tree) chosen() scope {
	if t.selected < len(t.scopes) {
		return t.scopes[t.selected]
	}
	return scope{}
}

// choose selects the row of a scope; where that is not shown, the folder it is
// in.
func (t *tree) choose(s scope) {
	for i := range t.scopes {
		if t.scopes[i] == s {
			t.selected = i
			return
		}
	}
	in := s.folder
	if f := t.feed(s.feed); f != nil {
		in = f.Folder
	} else if i := strings.LastIndexByte(in, '/'); i >= 0 {
		in = in[:i]
	} else {
		return
	}
	if in != "" {
		t.choose(scope{kind: scopeFolder, folder: in})
	}
}

// growTree makes the rows anew; the selection stays on its scope.
func (m *Model) growTree() {
	t, msg := &m.tree, &m.locale.Messages
	was := t.chosen()
	t.entries, t.scopes = t.entries[:0], t.scopes[:0]
	add := func(s scope, e entry) {
		t.scopes, t.entries = append(t.scopes, s), append(t.entries, e)
	}
	dir := m.direction()
	counted := func(name string, unread int) entry {
		return entry{name: name, dir: dir, end: m.number(unread), strong: unread > 0}
	}
	if len(m.shelf.heads) > 0 {
		over, _ := m.shelf.Overview(m.ctx)
		add(scope{kind: scopeShelf}, counted(m.shelfName(), over.All.Unread))
	}
	add(scope{kind: scopeAll}, counted(msg.All, t.over.All.Unread))
	add(scope{kind: scopeStarred}, entry{name: msg.Starred, dir: dir, mark: starMark, end: m.number(t.over.Starred.Total)})
	if t.over.Kept.Total > 0 {
		add(scope{kind: scopeKept}, counted(msg.Kept, t.over.Kept.Unread))
	}
	m.growSearches(add)
	for i, tag := range t.over.Tags {
		e := m.tagEntry(tag.Name)
		e.end, e.gap = m.number(tag.Count), i == 0
		add(scope{kind: scopeTag, tag: tag.Name}, e)
	}
	fixed := len(t.entries)
	foldersOf(t.over.Feeds, m.showsFeed).grow(m, 0, add)
	if fixed < len(t.entries) {
		t.entries[fixed].gap = true
	}
	t.selected = clamp(t.selected, 0, len(t.entries)-1)
	t.choose(was)
	if slices.Contains(t.scopes, t.choosing) || t.feed(t.choosing.feed) != nil || t.saved(t.choosing.saved) != nil {
		t.choose(t.choosing)
		t.choosing = scope{}
	}
}

// showsFeed reports whether a feed is in the tree: where only what is unread is
// shown, one that has nothing new is not, unless something is wrong with it.
func (m *Model) showsFeed(f *Feed) bool {
	return !m.unreadOnly || f.Counts.Unread > 0 || f.Trouble != "" || f.Retired != ""
}

// Marks of the tree and the list, a column each.
const (
	starMark    = "★"
	troubleMark = "!"
	retiredMark = "×"
	haveMark    = "✓"
)

func (m *Model) feedEntry(f *Feed, indent int) entry {
	e := entry{name: f.Label, dir: m.nameDirection(f.Label), indent: indent, end: m.number(f.Counts.Unread), strong: f.Counts.Unread > 0}
	switch msg := &m.locale.Messages; {
	case f.Retired != "":
		e.mark, e.wrong = retiredMark, true
		e.about = msg.Retired + m.trouble(f.Retired)
	case f.Trouble != "":
		e.mark, e.wrong = troubleMark, true
		e.about = msg.Trouble + m.trouble(f.Trouble)
	}
	return e
}

// nameDirection is how a name reads: by its own letters.
func (m *Model) nameDirection(name string) bidi.Direction {
	return page.Or(bidi.Auto, name, direction(m.rightToLeft()))
}

// shelfName is what the sources that were named are called in the tree.
func (m *Model) shelfName() string {
	if m.given.Welcome {
		return m.locale.Messages.Welcome
	}
	return m.locale.Messages.Named
}

// number is a count, or nothing for none.
func (m *Model) number(n int) string {
	if n <= 0 {
		return ""
	}
	return m.locale.Number(n)
}

// toTree goes up from a list to the tree, to the list's row.
func (m *Model) toTree() tea.Cmd {
	m.growTree()
	m.tree.choose(m.list.scope)
	m.showing = showTree
	if m.tree.known {
		return nil
	}
	return m.survey()
}

// fold hides the feeds of the selected folder, or shows them.
func (m *Model) fold() {
	t := &m.tree
	s := t.chosen()
	if f := t.feed(s.feed); s.kind == scopeFeed && f != nil && f.Folder != "" {
		s = scope{kind: scopeFolder, folder: f.Folder}
	}
	if m.showing != showTree || s.kind != scopeFolder {
		return
	}
	if t.folded == nil {
		t.folded = map[string]bool{}
	}
	t.folded[s.folder] = !t.folded[s.folder]
	m.growTree()
	t.choose(s)
}

// filterUnread shows what is unread only, or everything again.
func (m *Model) filterUnread() tea.Cmd {
	m.unreadOnly = !m.unreadOnly
	m.notify = m.locale.Messages.ShowingAll
	if m.unreadOnly {
		m.notify = m.locale.Messages.ShowingUnread
	}
	m.growTree()
	if m.list.library == nil {
		return nil
	}
	return m.enter(m.list.scope, m.unreadOnly, m.list.head(), m.showing == showList)
}
