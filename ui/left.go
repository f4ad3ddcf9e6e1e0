package ui

import (
	"cmp"
	"context"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Left is where the reader left what is stored, and how lists are shown there.
// The zero value is the list of all, from its beginning.
type Left struct {
	List     Where
	Unread   bool     `json:",omitempty"` // only what is unread is shown
	Stories  string   `json:",omitempty"` // one row for a story, or for each telling, where that is not what the configuration says
	Tree     bool     `json:",omitempty"` // the feeds are shown in the list's place
	Selected *LeftAt  `json:",omitempty"` // nil: the first of the list
	Open     *LeftAt  `json:",omitempty"` // the article that is being read; nil: the list has the keys
	Views    []Viewed `json:",omitempty"` // of lists that are not shown as usual
	Folded   []string `json:",omitempty"` // folders
}

// Where is a list of stored articles.
type Where struct {
	Kind   string `json:",omitempty"` // "" is everything
	Feed   int64  `json:",omitempty"`
	Folder string `json:",omitempty"`
	Tag    string `json:",omitempty"`
	Saved  int64  `json:",omitempty"`
}

// LeftAt is an article, and its place in its list.
type LeftAt struct {
	ID, Date int64
	Group    string `json:",omitempty"`
	Story    int64  `json:",omitempty"`
}

// Viewed is how a list is shown, in the words of the configuration.
type Viewed struct {
	List                 Where
	Sort, Group, Density string
	Starred, Today       bool   `json:",omitempty"`
	Tag, Section, Lang   string `json:",omitempty"`
}

// whereNames are the lists that can be returned to.
var whereNames = map[scopeKind]string{
	scopeAll: "", scopeStarred: "starred", scopeKept: "kept", scopeFolder: "folder", scopeFeed: "feed", scopeTag: "tag", scopeSaved: "saved", scopeMuted: "muted",
}

const (
	storiesTogether = "together"
	storiesApart    = "apart"
)

// where is the list of a scope; ok is false for one of this run alone.
func (s scope) where() (w Where, ok bool) {
	kind, ok := whereNames[s.kind]
	return Where{kind, s.feed, s.folder, s.tag, s.saved}, ok
}

// scope is the scope of a list, that of all where there is no such list.
func (w Where) scope() scope {
	for kind, name := range whereNames {
		if name == w.Kind {
			return scope{kind, w.Feed, w.Folder, w.Tag, w.Saved}
		}
	}
	return scope{kind: scopeAll}
}

// compare orders lists, so that they are always written in one order.
func (w Where) compare(o Where) int {
	return cmp.Or(cmp.Compare(w.Kind, o.Kind), cmp.Compare(w.Feed, o.Feed), cmp.Compare(w.Folder, o.Folder), cmp.Compare(w.Tag, o.Tag), cmp.Compare(w.Saved, o.Saved))
}

func leftAt(h *Headline) *LeftAt { return &LeftAt{h.ID, h.Date, h.Group, h.Story} }

// head is what is known of the article before it is read.
func (l *LeftAt) head() *Headline {
	if l == nil {
		return nil
	}
	return &Headline{ID: l.ID, Date: l.Date, Group: l.Group, Story: l.Story}
}

// together reports whether a story has one row, where usual is what the
// configuration says.
func (l *Left) together(usual bool) bool {
	switch l.Stories {
	case storiesTogether:
		return true
	case storiesApart:
		return false
	}
	return usual
}

// views are how lists are shown that are not shown as usual.
func (l *Left) views() map[scope]view {
	of := map[scope]view{}
	for i := range l.Views {
		v := &l.Views[i]
		order, ok1 := ParseOrder(v.Sort)
		group, ok2 := ParseGrouping(v.Group)
		density, ok3 := ParseDensity(v.Density)
		if ok1 && ok2 && ok3 {
			of[v.List.scope()] = view{Look{order, group, density}, narrow{v.Starred, v.Today, v.Tag, v.Section, v.Lang}}
		}
	}
	return of
}

// FirstList is the list that the program begins with, read before the screen is
// there.
type FirstList struct {
	list listMsg
	open *Headline // the article that was being read, where it is still there
}

// ReadFirst reads the list that the reader left, around the article that was
// selected; where nothing is in it any more, that of all. Look and stories are
// what the configuration says.
func ReadFirst(ctx context.Context, lib Library, left Left, look Look, stories bool, now time.Time) (FirstList, error) {
	m := Model{together: left.together(stories), viewing: viewing{usual: look, of: left.views()}, now: func() time.Time { return now }}
	s := left.List.scope()
	b := FirstList{list: listMsg{scope: s, filter: m.filter(s, left.Unread), show: true}}
	b.around(ctx, lib, left.Selected)
	if len(b.list.part.rows) == 0 && b.list.part.err == nil && s.kind != scopeAll {
		left.Selected = nil
		s = scope{kind: scopeAll}
		b.list = listMsg{scope: s, filter: m.filter(s, left.Unread), show: true}
		b.around(ctx, lib, nil)
	}
	if left.Open != nil && b.list.part.err == nil {
		b.open = b.row(left.Open.ID)
		if b.open == nil {
			b.open, b.list.part.err = find(ctx, lib, Filter{}, left.Open)
		}
	}
	return b, b.list.part.err
}

// Empty reports whether nothing is in the list.
func (b *FirstList) Empty() bool { return len(b.list.part.rows) == 0 }

// around reads the rows around an article, or those that the list begins with.
func (b *FirstList) around(ctx context.Context, lib Library, at *LeftAt) {
	msg := &b.list
	p := &msg.part
	if at == nil {
		rows, err := lib.Window(ctx, nil, msg.filter, Place{}, FirstRows)
		p.begin(rows)
		p.err = err
		return
	}
	msg.head = *at.head()
	msg.near = msg.head.Key()
	p.around(ctx, lib, msg.filter, msg.near)
	p.total = -1
	if p.err != nil || b.row(at.ID) != nil || !msg.filter.Unread && msg.filter.Order != UnreadFirst {
		return
	}
	// It was read since it came into the list, and stays until the list is left.
	f := msg.filter
	f.Unread = false
	h, err := find(ctx, lib, f, at)
	if p.err = err; h == nil || len(p.rows) > 0 && !p.within(msg.filter.Order, msg.near) {
		return
	}
	h.Group = at.Group
	i, _ := slices.BinarySearchFunc(p.rows, msg.near, func(r Headline, k Key) int { return msg.filter.Order.compare(r.Key(), k) })
	p.rows = slices.Insert(p.rows, i, *h)
}

// row is an article among the rows that were read, nil where it is not.
func (b *FirstList) row(id int64) *Headline {
	if i := slices.IndexFunc(b.list.part.rows, func(h Headline) bool { return h.ID == id }); i >= 0 {
		return &b.list.part.rows[i]
	}
	return nil
}

// find reads the headline of an article of a list, nil where it is not in it.
func find(ctx context.Context, lib Library, f Filter, at *LeftAt) (*Headline, error) {
	f.Order, f.Stories = Newest, false
	rows, err := lib.Window(ctx, nil, f, Place{From, Key{Date: at.Date, ID: at.ID}}, 1)
	if err != nil || len(rows) == 0 || rows[0].ID != at.ID {
		return nil, err
	}
	return &rows[0], nil
}

// comeBack takes over how lists were shown; all of what was named is, read or
// not.
func (m *Model) comeBack(left Left) {
	m.together = left.together(m.together)
	m.unreadOnly = left.Unread && m.given.Loader == nil
	m.viewing.of = left.views()
	for _, folder := range left.Folded {
		if m.tree.folded == nil {
			m.tree.folded = map[string]bool{}
		}
		m.tree.folded[folder] = true
	}
}

// begun shows the list that the program begins with, and the article that was
// being read.
func (m *Model) begun(b *FirstList) tea.Cmd {
	left := &m.lasting.Kept.Left
	m.walk.returned = b.list.near != (Key{}) || b.open != nil
	cmds := []tea.Cmd{m.entered(b.list)}
	switch {
	case b.open != nil:
		m.wait(waitArticle)
		cmds = append(cmds, m.fetchArticle(*b.open, openAgain))
	case m.walk.returned && m.list.head() != nil:
		cmds = append(cmds, m.fetchArticle(*m.list.head(), openPreview))
	}
	if left.Tree && b.open == nil {
		m.tree.choosing = b.list.scope
		cmds = append(cmds, m.toTree())
	}
	return tea.Batch(cmds...)
}

// leftNow is where the reader is.
func (m *Model) leftNow() Left {
	s, head, shows := m.list.scope, m.list.head(), m.showing
	if head != nil && m.list.first+m.list.selected == 0 {
		head = nil // who was at the beginning wants to see what is new there
	}
	if s.kind == scopeFound {
		s, head, shows = m.searching.from.scope, m.searching.from.near, m.searching.from.showing
	}
	was := m.lasting.Kept.Left
	where, ok := s.where()
	if !ok {
		return was
	}
	left := Left{List: where, Unread: m.unreadOnly, Tree: shows != showList, Views: m.viewsNow()}
	if m.together != m.lasting.together {
		left.Stories = choose(m.together, storiesTogether, storiesApart)
	}
	if head != nil {
		left.Selected = leftAt(head)
	}
	if m.focus != paneList && m.reader.head.ID > 0 {
		left.Open = leftAt(&m.reader.head)
	}
	for folder, folded := range m.tree.folded {
		if folded {
			left.Folded = append(left.Folded, folder)
		}
	}
	slices.Sort(left.Folded)
	return left
}

// viewsNow are the lists that are not shown as usual, without those that are not
// there any more.
func (m *Model) viewsNow() (views []Viewed) {
	for s, v := range m.viewing.of {
		where, ok := s.where()
		gone := m.tree.known && (s.kind == scopeFeed && m.tree.feed(s.feed) == nil || s.kind == scopeSaved && m.tree.saved(s.saved) == nil)
		if !ok || gone || v == (view{Look: m.viewing.usual}) {
			continue
		}
		n := v.narrow
		views = append(views, Viewed{where, orderNames[v.Order], groupingNames[v.Group], densityNames[v.Density], n.starred, n.today, n.tag, n.section, n.lang})
	}
	slices.SortFunc(views, func(a, b Viewed) int { return a.List.compare(b.List) })
	return views
}
