package ui

import (
	"cmp"
	"math"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Look is how lists are shown until the reader has one otherwise.
type Look struct {
	Order   Order
	Group   Grouping
	Density Density
}

// view is how one list is shown.
type view struct {
	Look
	narrow narrow
}

// narrow is what a list is narrowed to, besides its scope. The zero value
// narrows nothing.
type narrow struct {
	starred, today     bool
	tag, section, lang string
}

// viewing is how lists are shown: as usual, or as the reader wanted one.
type viewing struct {
	usual Look
	of    map[scope]view
}

// view is how the list of a scope is shown.
func (v *viewing) view(s scope) view {
	if own, ok := v.of[s]; ok {
		return own
	}
	return view{Look: v.usual}
}

// filter adds to a list's filter what it is narrowed to, and how it is sorted.
func (v view) filter(f Filter, now time.Time) Filter {
	f.Order = v.Group.order(v.Order)
	f.Stories = f.Stories && f.Order <= Oldest // a story has no source, no section and no one headline
	f.Summaries = v.Density == DensitySummary
	f.Starred = f.Starred || v.narrow.starred
	f.Tag = orElse(v.narrow.tag, f.Tag)
	f.Section, f.Lang = v.narrow.section, v.narrow.lang
	if v.narrow.today {
		f.Since = time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, now.Location()).Unix()
	}
	return f
}

// setView shows the list of a scope in another way.
func (m *Model) setView(s scope, change func(*view)) tea.Cmd {
	v := m.viewing.view(s)
	was := v
	change(&v)
	if m.viewing.of == nil {
		m.viewing.of = map[scope]view{}
	}
	m.viewing.of[s] = v
	m.notify = m.viewText(was, v)
	near := m.list.current()
	if s != m.list.scope {
		near = nil
	}
	if was.Group.order(was.Order) != v.Group.order(v.Order) {
		near = nil // its place was one of the other order
		delete(m.walk.left, s)
	}
	if m.library(s) == nil {
		return nil
	}
	msg := listMsg{scope: s, filter: m.filter(s, m.unreadOnly), show: true}
	same := m.list.filter
	if same.Summaries = msg.filter.Summaries; same == msg.filter && s == m.list.scope {
		msg.held = m.list.held
	}
	return m.bring(msg, near)
}

// viewText says what is different in a list.
func (m *Model) viewText(was, v view) string {
	msg := &m.locale.Messages
	switch {
	case was.Density != v.Density:
		return msg.Density + ": " + m.densityNames()[v.Density]
	case was.Group != v.Group:
		return m.groupNames()[v.Group]
	case was.Order != v.Order:
		return msg.Sort + ": " + m.orderNames()[v.Order]
	case v.narrow == narrow{}:
		return msg.ShowingAll
	}
	return msg.Narrow + ": " + m.narrowText(v.narrow)
}

// viewed is the scope whose view the keys change.
func (m *Model) viewed() scope {
	if s := m.chosenScope(); s.kind != scopeNone {
		return s
	}
	return scope{kind: scopeAll}
}

func (m *Model) orderNames() [orders]string {
	msg := &m.locale.Messages
	return [orders]string{msg.SortNewest, msg.SortOldest, msg.SortUnread, msg.SortSource, msg.SortSection, msg.SortHeadline}
}

func (m *Model) groupNames() [groupings]string {
	msg := &m.locale.Messages
	return [groupings]string{msg.GroupNone, msg.GroupDay, msg.GroupSource, msg.GroupSection}
}

func (m *Model) densityNames() [densities]string {
	msg := &m.locale.Messages
	return [densities]string{msg.DensityNormal, msg.DensityCompact, msg.DensitySummary}
}

// word is an entry in the interface's own words.
func (m *Model) word(s string) entry { return entry{name: s, dir: m.direction()} }

// chooseSort lets the reader choose how the list is sorted and what is set
// apart in it.
func (m *Model) chooseSort() {
	s := m.viewed()
	v := m.viewing.view(s)
	order := v.Group.order(v.Order)
	var ways []way
	for o, name := range m.orderNames() {
		o := Order(o)
		ways = append(ways, way{m.word(name), o == order, func() tea.Cmd {
			return m.setView(s, func(v *view) {
				if v.Order = o; v.Group.order(o) != o {
					v.Group = GroupNone
				}
			})
		}})
	}
	for g, name := range m.groupNames() {
		g := Grouping(g)
		e := m.word(name)
		e.gap = g == GroupNone
		ways = append(ways, way{e, g == v.Group, func() tea.Cmd {
			return m.setView(s, func(v *view) { v.Group, v.Order = g, g.order(v.Order) })
		}})
	}
	m.pick(m.locale.Messages.Sort, ways)
}

// chooseDensity lets the reader choose how much of an article the list has.
func (m *Model) chooseDensity() {
	s := m.viewed()
	now := m.viewing.view(s).Density
	var ways []way
	for _, d := range []Density{DensityCompact, DensityNormal, DensitySummary} {
		ways = append(ways, way{m.word(m.densityNames()[d]), d == now, func() tea.Cmd {
			return m.setView(s, func(v *view) { v.Density = d })
		}})
	}
	m.pick(m.locale.Messages.Density, ways)
}

// chooseNarrow lets the reader choose what the list is narrowed to: among what
// is in it.
func (m *Model) chooseNarrow() {
	s, msg := m.viewed(), &m.locale.Messages
	now := m.viewing.view(s).narrow
	var ways []way
	add := func(e entry, n narrow) {
		ways = append(ways, way{e, n == now, func() tea.Cmd { return m.setView(s, func(v *view) { v.narrow = n }) }})
	}
	all := func() tea.Cmd {
		cmd := m.setView(s, func(v *view) { v.narrow = narrow{} })
		if m.unreadOnly {
			return tea.Batch(cmd, m.filterUnread())
		}
		return cmd
	}
	ways = append(ways, way{m.word(msg.NarrowNone), now == narrow{} && !m.unreadOnly, all})
	unread := m.word(msg.UnreadOnly)
	ways = append(ways, way{unread, m.unreadOnly, m.filterUnread})
	add(m.word(msg.Starred), narrow{starred: true})
	add(m.word(msg.NarrowToday), narrow{today: true})
	gap := true
	counted := func(names []string, e func(string) entry, n func(string) narrow) {
		for _, name := range names {
			row := e(name)
			row.gap, gap = gap, false
			add(row, n(name))
		}
		gap = true
	}
	var tags []string
	for _, t := range m.tags() {
		tags = append(tags, t.Name)
	}
	counted(tags, m.tagEntry, func(s string) narrow { return narrow{tag: s} })
	rows := m.list.rows
	counted(common(rows, now.section, func(h *Headline) string { return h.Section }),
		func(s string) entry { return entry{name: s, dir: m.nameDirection(s)} }, func(s string) narrow { return narrow{section: s} })
	langs := common(rows, now.lang, func(h *Headline) string { return h.Lang })
	if len(langs) > 1 || now.lang != "" {
		counted(langs, func(s string) entry { return m.word(msg.NarrowLanguage + isolate(m.locale.Language(s))) }, func(s string) narrow { return narrow{lang: s} })
	}
	m.pick(msg.Narrow, ways)
}

// common are the words that some articles have most, at most 30 of them, and
// the one that is chosen.
func common(rows []Headline, chosen string, of func(*Headline) string) []string {
	const most = 30
	n := map[string]int{}
	for i := range rows {
		if s := of(&rows[i]); s != "" {
			n[s]++
		}
	}
	if chosen != "" {
		n[chosen] += len(rows)
	}
	var words []string
	for s := range n {
		words = append(words, s)
	}
	slices.SortFunc(words, func(a, b string) int { return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(a, b)) })
	return words[:min(most, len(words))]
}

// narrowText says what a list is narrowed to.
func (m *Model) narrowText(n narrow) string {
	msg := &m.locale.Messages
	switch {
	case n.starred:
		return msg.Starred
	case n.today:
		return msg.NarrowToday
	case n.tag != "":
		return isolate(tagMark + n.tag)
	case n.section != "":
		return isolate(n.section)
	case n.lang != "":
		return m.locale.Language(n.lang)
	}
	return ""
}

// groupText is the line above a row that begins a group, "" for others.
func (m *Model) groupText(i int) string {
	l := &m.list
	v := m.viewing.view(l.scope)
	if v.Group == GroupNone || i == 0 && !l.atTop {
		return ""
	}
	of := func(h *Headline) string {
		switch v.Group {
		case GroupDay:
			switch {
			case !h.Published.IsZero():
				return m.locale.Date(h.Published.Time, m.now())
			case h.Date == math.MinInt64: // sorted behind all others
				return m.locale.Messages.NoDate
			}
			return "" // stands in the day it came
		case GroupSource:
			return h.Source
		}
		return orElse(h.Section, m.locale.Messages.NoSection)
	}
	s := of(&l.rows[i])
	if s == "" && i == 0 && v.Group == GroupDay {
		return m.locale.Messages.NoDate
	}
	for j := i - 1; j >= 0; j-- {
		if before := of(&l.rows[j]); before != "" || v.Group != GroupDay {
			if before == s {
				return ""
			}
			break
		}
	}
	return s
}
