package ui

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"khabar/bidi"
	"khabar/feed"
)

// tagMark stands before a tag.
const tagMark = "#"

// tags are the reader's, of what is stored and what is on the shelf.
func (m *Model) tags() []Tag {
	tags := m.tree.over.Tags
	have := map[string]bool{}
	for _, t := range tags {
		have[t.Name] = true
	}
	own := map[string]int{}
	for i := range m.shelf.heads {
		for _, t := range m.shelf.heads[i].Tags {
			own[t]++
		}
	}
	for name, n := range own {
		if !have[name] {
			tags = append(tags[:len(tags):len(tags)], Tag{name, n})
		}
	}
	return tags
}

func (m *Model) tagEntry(name string) entry {
	return entry{name: name, dir: m.nameDirection(name), mark: tagMark}
}

// askTag asks for a tag for the target: one that it has already is taken away.
func (m *Model) askTag() {
	h, ok := m.target()
	if !ok || h.ID == 0 {
		return
	}
	m.prompt.ask(m.locale.Messages.TagPrompt, bidi.Auto, "", func(s string) tea.Cmd {
		var cmds []tea.Cmd
		for _, tag := range tagsIn(s) {
			cmds = append(cmds, m.tag(h, tag))
		}
		return tea.Batch(cmds...)
	})
	m.prompt.offer.words = func(begun string) []string {
		var names []string
		for _, name := range h.Tags { // to take away
			if strings.HasPrefix(name, begun) {
				names = append(names, name)
			}
		}
		for _, t := range m.tags() {
			if strings.HasPrefix(t.Name, begun) && !slices.Contains(h.Tags, t.Name) {
				names = append(names, t.Name)
			}
		}
		return names
	}
}

// tagsIn are the tags that were typed, with commas between.
func tagsIn(s string) (tags []string) {
	for _, tag := range strings.FieldsFunc(s, func(r rune) bool { return r == ',' || r == '،' }) {
		if tag = strings.TrimLeft(strings.TrimSpace(feed.CleanLine(tag)), tagMark); tag != "" {
			tags = append(tags, first(tag, 100))
		}
	}
	return tags
}

// tag gives an article a tag, or takes it away.
func (m *Model) tag(h Headline, tag string) tea.Cmd {
	lib := m.libraryOf(h.ID)
	if lib == nil {
		return nil
	}
	act := ActTagged
	if slices.Contains(h.Tags, tag) {
		act = ActUntagged
	}
	m.markShown(act, tag, h.ID)
	if m.reader.head.ID == h.ID && m.reader.article != nil && !m.reader.raw {
		m.reader.show(m, m.reader.head, m.reader.article, false, m.reader.page.Place(m.reader.top))
	}
	return m.change(lib, func(ctx context.Context) changedMsg {
		n, err := lib.SetTagged(ctx, tag, act == ActTagged, h.ID)
		return changedMsg{act: act, count: n, name: tag, err: err}
	})
}

// tagText is an article's tags as lists and pages show them.
func tagText(tags []string) string {
	var b strings.Builder
	for i, tag := range tags {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(isolate(tagMark + tag))
	}
	return b.String()
}
